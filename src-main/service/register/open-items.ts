/** What the registers tell a shift and a day: what is open, how much was written, what keeps from closing. */
import { type BusinessDate, businessDateOf } from '#shared/foundation/instant.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import type { CarryOverItem } from '#shared/handover/carry-over.ts'
import type { DeadlineState } from '#shared/complaint/rules/types.ts'
import type { RegisterKind } from '#shared/register/enumerations.ts'
import { clockOfRow } from '#shared/register/clock.ts'
import { keptRegisters } from '#shared/register/kept.ts'
import { ownerOf } from '#shared/register/standing.ts'
import type { RegisterState } from '#shared/register/state.ts'
import { countRegister, listOpenRegisterRows } from '../../store/tables/register-table.ts'
import { type Desk, packsOf, personOf } from '../desk.ts'
import { registerRow } from './view.ts'

/** Open rows of every register, in the shape in which shifts carry them over (S4-15(4)). */
export function openRegisterItems(desk: Desk): readonly CarryOverItem[] {
  const { rules, calendar } = packsOf(desk)
  return listOpenRegisterRows(desk.book.db).flatMap(({ folded: { state } }) => {
    if (!state || state.register === 'transfer') return []
    return {
      kind: state.register,
      id: state.rowId,
      ...aboutOf(state),
      since: state.recorded.at,
      dueAt: clockOfRow(state, rules, calendar)?.dueAt ?? null,
      owner: stillHere(desk, ownerOf(state)),
    }
  })
}

/** Whoever has left answers for nothing: such a row waits for another owner. */
function stillHere(desk: Desk, employeeNo: string): string | null {
  return personOf(desk, employeeNo)?.active === false ? null : employeeNo
}

export interface RegisterCount {
  readonly register: RegisterKind
  /** Rows written on the day, refused attempts among them. */
  readonly written: number
  /** Rows of any day that are open now. */
  readonly open: number
}

/** What the handover sheet says of each register that this organisation keeps. */
export function registerCounts(desk: Desk, date: BusinessDate): readonly RegisterCount[] {
  return keptRegisters(packsOf(desk).profile).map((register) => ({
    register,
    ...countRegister(desk.book.db, register, date),
  }))
}

export interface RegisterDeadline {
  readonly rowId: string
  readonly register: RegisterKind
  readonly subject: string
  readonly amount?: CarryOverItem['amount']
  readonly dueAt: string
  readonly state: DeadlineState
  readonly source: string
}

/** Open rows with a time of their own, the earliest in front: lost cards, payments of the day. */
export function registerDeadlines(desk: Desk): readonly RegisterDeadline[] {
  const now = desk.book.now()
  return listOpenRegisterRows(desk.book.db)
    .flatMap((found) => {
      const { state } = found.folded
      const clock = registerRow(desk, found, now)?.clock ?? null
      if (!state || !clock) return []
      const { rowId, register } = state
      return { rowId, register, ...aboutOf(state), ...clock }
    })
    .toSorted((a, b) => instantOf(a.dueAt) - instantOf(b.dueAt))
}

/** Payments by telephone of a day and of those before it that keep the day from closing (S4-05(4)). */
export function blockingPhonePayments(desk: Desk, date: BusinessDate): readonly string[] {
  return listOpenRegisterRows(desk.book.db).flatMap(({ folded: { state } }) =>
    state?.register === 'phone_payment' && businessDateOf(instantOf(state.recorded.at)) <= date
      ? state.rowId
      : [],
  )
}

/** A code and an amount, which screens put into words: never a name or a number of a customer. */
function aboutOf(state: RegisterState): Pick<CarryOverItem, 'subject' | 'amount'> {
  switch (state.register) {
    case 'difference': {
      const { line, unit, difference } = state.recorded
      return { subject: line, amount: { unit, value: difference } }
    }
    case 'loss':
      return { subject: state.recorded.product }
    case 'transfer':
      return { subject: state.recorded.item }
    case 'exception': {
      const { reason, amountFen } = state.recorded
      return { subject: reason, amount: { unit: 'fen', value: amountFen } }
    }
    case 'phone_payment':
      return { subject: '', amount: { unit: 'fen', value: state.recorded.amountFen } }
  }
}
