/** The opening of a shift: when the person came is taken from the day on duty where it stands already. */
import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Output } from '#shared/contract/workstation.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { useShiftList } from '#renderer/workstation/handover/shift-list.state.ts'
import { ShiftOpening } from '#renderer/workstation/handover/shift-opening.tsx'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

afterEach(() => {
  clear()
  useShiftList.setState({ opening: null })
})

const prepared: Output<'shift.prepare'> = {
  previous: null,
  unsignedPrevious: null,
  lines: [{ name: 'cash_box', unit: 'fen', opening: 0, previousClosing: 100, minimum: null }],
  startsAt: '2026-03-02T08:30:00+08:00',
  arrivedAt: null,
  rostered: null,
  attendanceKinds: [
    { kind: 'handover', minutes: 10 },
    { kind: 'clerk', minutes: 15 },
  ],
}
const KEY = { date: '2026-03-02', period: 'am', post: 'high_counter', position: 1 } as const

async function opened(change: Partial<Output<'shift.prepare'>>) {
  const host = openHost({
    'shift.prepare': () => accepted({ ...prepared, ...change }),
    'shift.open': () => refused('double_shift', 'open already'),
  })
  const hands = await show(<ShiftOpening />)
  await act(() => useShiftList.getState().prepare(KEY))
  const time = await screen.findByLabelText<HTMLInputElement>(/到岗时间/)
  const open = async () => {
    await hands.click(screen.getByRole('button', { name: /^接 / }))
    await waitFor(() => expect(host.inputs('shift.open')).toHaveLength(1))
    return host.inputs('shift.open')[0]?.arrival
  }
  return { hands, time, open }
}

test('R-251 what the day on duty has is shown with its source, cannot be typed over and goes along', async () => {
  const { hands, time, open } = await opened({
    arrivedAt: '2026-03-02T08:12:00+08:00',
    rostered: 'clerk',
  })
  expect(time.value).toBe('08:12')
  expect(screen.getByText(/值守已记/)).toBeTruthy()
  expect(screen.getByText('按排班')).toBeTruthy()
  await hands.type(time, '0900')
  expect(time.value).toBe('08:12')
  expect(await open()).toEqual({ kind: 'clerk', arrivedAt: '2026-03-02T08:12:00+08:00' })
})

test('where it has nothing the time is asked, and nobody has to say it', async () => {
  const { time, open } = await opened({})
  expect(time.value).toBe('')
  expect(screen.queryByText(/值守已记/)).toBeNull()
  expect(await open()).toBeNull()
})
