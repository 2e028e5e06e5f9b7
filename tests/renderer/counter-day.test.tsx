/** Today, beside complaints: each thing of the counter's day leads where it is done. */
import { screen, within } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, expect, test } from 'vitest'
import { accepted } from '#shared/foundation/result.ts'
import { useNavigation } from '#renderer/workstation/frame/navigation.state.ts'
import type { Place } from '#renderer/workstation/frame/places.ts'
import { TodayPage } from '#renderer/workstation/today/today-page.tsx'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'
import { REPORT_ID, ROW_ID, busyCounter, quietToday } from './support/today.ts'

afterEach(clear)

async function showToday(counter = busyCounter) {
  openHost({ 'today.get': () => accepted({ ...quietToday, counter }) })
  const hands = await show(<TodayPage />)
  await screen.findByText('没有未结的投诉。有客户来，按 F2 登记。')
  return hands
}

test.each<readonly [string | RegExp, Place]>([
  [/去结账/, { name: 'day', date: '2025-10-18' }],
  [/挂失 · 城市通卡/, { name: 'register_row', rowId: ROW_ID }],
  [/重大差错、违规 · .*待向直属领导补报.*优先/, { name: 'upwardReport', reportId: REPORT_ID }],
  [/巡检 1\/3 · 二表 0\/2 · 复盘未写全/, { name: 'duty' }],
  [/09:00 已过，今天还没有结账/, { name: 'day', date: null }],
  [/周六投诉报告和工作总结（周），.*24:00 前报送（/, { name: 'day', date: null }],
])('%s leads there by Enter', async (name, place) => {
  const hands = await showToday()
  screen.getByRole('button', { name }).focus()
  await hands.keyboard('{Enter}')
  expect(useNavigation.getState().place).toEqual(place)
})

test('a day that nobody closed is said as an alarm, and how it is closed', async () => {
  await showToday()
  const alarm = screen.getByText('2025-10-18 还没有结账').closest('[role="alert"]')
  expect(alarm).not.toBeNull()
  within(alarm as HTMLElement).getByText('制表、两人当面签字后，这一天才锁定。')
})

test('many days that nobody closed take one line, and the earliest is closed first', async () => {
  const hands = await showToday({ ...busyCounter, unclosed: { days: 12, earliest: '2025-09-22' } })
  expect(screen.getByText('12 天还没有结账，最早的是 2025-09-22')).toBeTruthy()
  await hands.click(screen.getByRole('button', { name: /去结账/ }))
  expect(useNavigation.getState().place).toEqual({ name: 'day', date: '2025-09-22' })
})

test.each([
  ['the earliest day that was left open', busyCounter, '2025-10-18'],
  ['today after closing time', { ...busyCounter, unclosed: null }, null],
])('D leads to %s', async (_which, counter, date) => {
  const hands = await showToday(counter)
  await hands.keyboard('d')
  expect(useNavigation.getState().place).toEqual({ name: 'day', date })
})

test('D leads nowhere while no day waits to be closed', async () => {
  const hands = await showToday(quietToday.counter)
  await hands.keyboard('d')
  expect(useNavigation.getState().place).toEqual({ name: 'today' })
})

test('what does not wait takes no line', async () => {
  await showToday(quietToday.counter)
  for (const title of ['登记簿里到期的', '请示汇报', '今天的值守', '日终', /还没有结账/]) {
    expect(screen.queryByText(title)).toBeNull()
  }
})

test('a part that the organisation does not ask for is not counted', async () => {
  await showToday({
    ...quietToday.counter,
    duty: { patrols: { done: 1, of: 3 }, forms: { done: 0, of: 0 }, reviewMissing: false },
  })
  expect(screen.getByText('巡检 1/3')).toBeTruthy()
})

test('is written in the language of the person', async () => {
  await showToday()
  await i18next.changeLanguage('en')
  expect(await screen.findByText('2025-10-18 was never closed')).toBeTruthy()
  expect(screen.getByText('Rounds 1/3 · Forms 0/2 · Review incomplete')).toBeTruthy()
  expect(screen.getByText(/Saturday report and summary \(week\)/)).toBeTruthy()
  await i18next.changeLanguage('zh-CN')
})
