/** Lists of the packs: the organisation's own words in its language, ours in the others. */
import { screen } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, expect, test } from 'vitest'
import { accepted } from '#shared/foundation/result.ts'
import { RegisterPage } from '#renderer/workstation/register/register-page.tsx'
import { itemSubject } from '#renderer/workstation/handover/shift-words.ts'
import { openHost } from './support/host.ts'
import { choices, differenceRow } from './support/registers.ts'
import { clear, show } from './support/show.tsx'

afterEach(async () => {
  await i18next.changeLanguage('zh-CN')
  clear()
})

const own = {
  ...choices,
  differenceReasons: [{ value: 'miscounted', label: '本行自己的说法' }],
}

test.each([
  ['zh-CN', '本行自己的说法'],
  ['zh-TW', '清點有誤'],
  ['en', 'Miscounted'],
])('in %s a reason of the register is %s', async (language, words) => {
  openHost({
    'register.choices': () => accepted(own),
    'register.list': () => accepted({ rows: [differenceRow], next: null }),
  })
  await show(<RegisterPage />)
  await i18next.changeLanguage(language)
  expect(await screen.findByText(words)).toBeTruthy()
})

test('an open report upward is carried over by its reason in words', async () => {
  await show(<p />)
  const item = { kind: 'upward_report', subject: 'confidentiality_leak' } as const
  expect(itemSubject(i18next.t, item)).toBe('失泄密')
})

const MONEY = { unit: 'fen', value: -5000 } as const
test.each([
  ['zh-CN', '移动 -50.00', '城市通卡', '系统不能受理的号码 100.00'],
  ['zh-TW', '移動 -50.00', '城市通卡', '系統不能受理的號碼 100.00'],
  ['en', 'China Mobile -50.00', 'City card', 'Number the system refuses 100.00'],
])('in %s open rows of the registers are called %s, %s, %s', async (language, ...words) => {
  await show(<p />)
  await i18next.changeLanguage(language)
  const { t } = i18next
  expect([
    itemSubject(t, { kind: 'difference', subject: 'mobile', amount: MONEY }),
    itemSubject(t, { kind: 'loss', subject: 'city_card' }),
    itemSubject(t, {
      kind: 'exception',
      subject: 'number_refused',
      amount: { unit: 'fen', value: 10_000 },
    }),
  ]).toEqual(words)
  const paid = { kind: 'phone_payment', subject: '', amount: { unit: 'fen', value: 5000 } } as const
  expect(itemSubject(t, paid)).toBe('50.00')
})
