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
