/** Leaving: a word first where something is left lying, and the way to it; never a lock (S4-21(4)). */
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { accepted } from '#shared/foundation/result.ts'
import { ShiftPage } from '#renderer/workstation/handover/shift-page.tsx'
import type { LeavingWarnings } from '#renderer/workstation/session/leaving.state.ts'
import { useLeaving } from '#renderer/workstation/session/leaving.state.ts'
import { LeavingDialog } from '#renderer/workstation/session/leaving-dialog.tsx'
import { useNavigation } from '#renderer/workstation/frame/navigation.state.ts'
import { openHost } from './support/host.ts'
import { shiftDetail, status } from './support/records.ts'
import { clear, show } from './support/show.tsx'
import { useSession } from '#renderer/workstation/session/session.state.ts'

afterEach(() => {
  clear()
  useLeaving.setState({ warnings: null })
  useNavigation.setState({ place: { name: 'today' } })
})

const SHIFT = '2025-10-20.am.high_counter.1'

async function leaving(warnings: LeavingWarnings) {
  const host = openHost({
    'session.leaving': () => accepted({ warnings }),
    'session.signOut': () => accepted({ ...status, person: null }),
  })
  const hands = await show(<LeavingDialog />)
  await act(() => useLeaving.getState().ask())
  return { host, hands }
}

test('R-274 nothing left lying: the person leaves at once', async () => {
  const { host } = await leaving([])
  expect(host.inputs('session.signOut')).toHaveLength(1)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('R-274 an unsigned shift is said with its article, and one key leads there', async () => {
  const { host, hands } = await leaving([{ kind: 'unsigned_handover', shiftId: SHIFT }])
  const dialog = await screen.findByRole('dialog')
  expect(dialog.textContent).toContain('2025-10-20')
  expect(dialog.textContent).toContain('21(4)')
  expect(host.inputs('session.signOut')).toEqual([])
  await hands.click(within(dialog).getByRole('button', { name: '去交班' }))
  expect(useNavigation.getState().place).toEqual({ name: 'shift', shiftId: SHIFT })
  expect(host.inputs('session.signOut')).toEqual([])
})

test('R-274 whoever has read it may leave', async () => {
  const { host, hands } = await leaving([{ kind: 'unsaved_draft', count: 2 }])
  const dialog = await screen.findByRole('dialog')
  expect(dialog.textContent).toContain('2 份')
  await hands.click(within(dialog).getByRole('button', { name: '照样退出' }))
  await waitFor(() => expect(host.inputs('session.signOut')).toHaveLength(1))
})

test.each([
  ['E999', true],
  [shiftDetail.row.onDuty, false],
] as const)('R-275 %s at the shift of another: told %s', async (employeeNo, told) => {
  openHost({ 'shift.get': () => accepted(shiftDetail) })
  await show(<ShiftPage shiftId={shiftDetail.row.shiftId} />)
  await screen.findByText('尾箱现金')
  const person = { employeeNo, name: '某柜员', role: 'teller' as const }
  act(() => useSession.setState({ status: { ...status, person } }))
  expect(screen.queryAllByText(/当班的是/)).toHaveLength(told ? 1 : 0)
})
