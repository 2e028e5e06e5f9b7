/** The working calendar on the settings page: reading a file, taking it in, own days. */
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Input } from '#shared/contract/workstation.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { App } from '#renderer/workstation/app.tsx'
import { HOLIDAYS_2027 } from '#tests/support/valid-inputs.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

const calendar = {
  years: [{ ...HOLIDAYS_2027, year: 2026, origin: 'shipped' as const }],
  workingHours: [['09:00', '17:00']] as [string, string][],
  ownRestDays: [
    { date: '2026-11-03', reason: '过去的' },
    { date: '2026-12-03', reason: '装修' },
  ],
  ownWorkdays: [],
  alarm: { year: 2027, state: 'soon' as const },
  today: '2026-11-22',
}

async function settings(answers: Parameters<typeof openHost>[0]) {
  openHost({
    'calendar.get': () => accepted(calendar),
    'staff.list': () => accepted({ people: [] }),
    'complaint.listKept': () => accepted({ rows: [], total: 0 }),
    ...answers,
  })
  const hands = await show(<App />)
  await hands.keyboard('{F9}')
  await screen.findByText('还没有 2027 年的放假安排')
  return hands
}

function choose(text: string): void {
  const file = new File([text], 'list.json', { type: 'application/json' })
  fireEvent.change(document.querySelector('input[type=file]') as HTMLInputElement, {
    target: { files: [file] },
  })
}

test('a list is shown before it is taken in, and the alarm ends', async () => {
  const taken: unknown[] = []
  const hands = await settings({
    'calendar.readList': ({ text }) =>
      accepted({ list: JSON.parse(text) as typeof HOLIDAYS_2027, replaces: false }),
    'calendar.takeInList': (input) => {
      taken.push(input.list)
      const years = [...calendar.years, { ...HOLIDAYS_2027, origin: 'taken_in' as const }]
      return accepted({ ...calendar, years, alarm: null })
    },
  })
  choose(JSON.stringify(HOLIDAYS_2027))
  expect(await screen.findByText('2027 年放假安排')).toBeTruthy()
  expect(taken).toEqual([])
  await hands.click(screen.getByRole('button', { name: '采用这份安排' }))
  expect(await screen.findByText('本网点导入')).toBeTruthy()
  expect(taken).toEqual([HOLIDAYS_2027])
  expect(screen.queryByText('还没有 2027 年的放假安排')).toBeNull()
})

test('a list that is wrong says what is wrong with it', async () => {
  await settings({
    'calendar.readList': () =>
      refused('invalid_list', 'missing', {
        field: 'holidays',
        params: { reason: 'holiday_missing', names: '国庆' },
      }),
  })
  choose('{}')
  expect((await screen.findByText(/缺少：国庆/)).textContent).toContain('holidays')
})

test('only days to come can be taken away, and hours are typed as they are said', async () => {
  const changes: Input<'calendar.changeBranchDays'>[] = []
  const hands = await settings({
    'calendar.changeBranchDays': (change) => {
      changes.push(change)
      return accepted(calendar)
    },
  })
  expect(screen.queryByRole('button', { name: '去掉 2026-11-03' })).toBeNull()
  await hands.click(screen.getByRole('button', { name: '去掉 2026-12-03' }))
  const hours = screen.getByLabelText('工作时间')
  await hands.clear(hours)
  await hands.type(hours, '八点半到下班{Enter}')
  expect(await screen.findByRole('alert')).toBeTruthy()
  await hands.clear(hours)
  await hands.type(hours, '08:30-12:00，13:30—17:30{Enter}')
  await waitFor(() =>
    expect(changes).toEqual([
      { ownRestDays: [{ date: '2026-11-03', reason: '过去的' }] },
      {
        workingHours: [
          ['08:30', '12:00'],
          ['13:30', '17:30'],
        ],
      },
    ]),
  )
})
