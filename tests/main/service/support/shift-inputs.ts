/** Inputs of the shift calls at the counter of the running test. */
import type { ShiftDetail } from '#shared/contract/views.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { desk } from '../../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE } from '../../../support/desk.ts'

export const KEY = { date: '2026-03-02', period: 'am', post: 'high_counter', position: 1 } as const
export const NEXT = { ...KEY, period: 'pm' } as const
const LINES = ['cash_box', 'atm', 'blank_vouchers', 'seals', 'keys']
export const opening = (change: Partial<Input<'shift.open'>> = {}): Input<'shift.open'> => ({
  key: KEY,
  lines: LINES.map((name) => ({ name, opening: 100 })),
  mismatchReason: null,
  ...change,
})
export const counting = (
  shift: ShiftDetail,
  change: (name: string) => object = () => ({}),
): Input<'shift.count'> => ({
  shiftId: shift.row.shiftId,
  seenVersion: shift.row.version,
  lines: LINES.map((name) => ({ name, in: 50, out: 30, closing: 120, ...change(name) })),
})
export const signing = (
  shift: ShiftDetail,
  change: Partial<Input<'shift.sign'>> = {},
): Input<'shift.sign'> => ({
  shiftId: shift.row.shiftId,
  seenVersion: shift.row.version,
  outgoing: { ...ADMINISTRATOR },
  incoming: { ...COLLEAGUE },
  reviewed: ['balances', 'carry_over'],
  differences: [],
  note: null,
  ...change,
})

/** Opened and counted. */
export async function countedShift(change?: (name: string) => object): Promise<ShiftDetail> {
  const shift = await desk.must('shift.open', opening())
  return await desk.must('shift.count', counting(shift, change))
}
