/** Inputs of the shift calls at the counter of the running test. */
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { desk } from '../../../support/counter.ts'
import {
  ADMINISTRATOR,
  addColleague,
  addWitness,
  COLLEAGUE,
  WITNESS,
} from '../../../support/desk.ts'
import { signingOf } from '../../../support/shift-signing.ts'

export const KEY = { date: '2026-03-02', period: 'am', post: 'high_counter', position: 1 } as const
export const NEXT = { ...KEY, period: 'pm' } as const
const LINES = ['cash_box', 'atm', 'blank_vouchers', 'seals', 'keys']
export const opening = (change: Partial<Input<'shift.open'>> = {}): Input<'shift.open'> => ({
  key: KEY,
  lines: LINES.map((name) => ({ name, opening: 100 })),
  mismatchReason: null,
  arrival: null,
  ...change,
})
export const counting = (
  shift: ShiftDetail,
  change: (name: string) => object = () => ({}),
): Input<'shift.count'> => ({
  shiftId: shift.row.shiftId,
  seenVersion: shift.row.version,
  lines: LINES.map((name) => ({ name, in: 50, out: 30, closing: 120, ...change(name) })),
  cash: [],
  billingTotal: null,
})
export const signing = (
  shift: ShiftDetail,
  change: Partial<Input<'shift.sign'>> = {},
): Input<'shift.sign'> => ({
  ...signingOf(shift, { outgoing: ADMINISTRATOR, incoming: COLLEAGUE, witness: WITNESS }),
  ...change,
})

/** The colleague who takes over and the third person who watches, both let in. */
export async function addPeople(): Promise<void> {
  await addColleague(desk)
  await addWitness(desk)
}

/** Opened and counted. */
export async function countedShift(change?: (name: string) => object): Promise<ShiftDetail> {
  const shift = await desk.must('shift.open', opening())
  return await desk.must('shift.count', counting(shift, change))
}
