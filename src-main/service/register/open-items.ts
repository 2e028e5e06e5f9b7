/** What the registers tell a shift and a day: what is open, how much was written, what keeps from closing. */
import { type BusinessDate, businessDateOf } from '#shared/foundation/instant.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import { formatYuan } from '#shared/foundation/money.ts'
import type { CarryOverItem } from '#shared/handover/carry-over.ts'
import type { DeadlineState } from '#shared/complaint/rules/types.ts'
import type { ProfilePack } from '#shared/pack/profile-pack.ts'
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
  const { profile, rules, calendar } = packsOf(desk)
  return listOpenRegisterRows(desk.book.db).flatMap(({ folded: { state } }) => {
    if (!state || state.register === 'transfer') return []
    return {
      kind: state.register,
      id: state.rowId,
      subject: subjectOf(state, profile),
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
  readonly dueAt: string
  readonly state: DeadlineState
  readonly source: string
}

/** Open rows with a time of their own, the earliest in front: lost cards, payments of the day. */
export function registerDeadlines(desk: Desk): readonly RegisterDeadline[] {
  const { profile } = packsOf(desk)
  const now = desk.book.now()
  return listOpenRegisterRows(desk.book.db)
    .flatMap((found) => {
      const { state } = found.folded
      const clock = registerRow(desk, found, now)?.clock ?? null
      if (!state || !clock) return []
      const { rowId, register } = state
      return { rowId, register, subject: subjectOf(state, profile), ...clock }
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

/** A line, a product, a reason, an amount: never a name or a number of a customer. */
function subjectOf(state: RegisterState, profile: ProfilePack): string {
  switch (state.register) {
    case 'difference': {
      const { line, unit, difference } = state.recorded
      const label = profile.balanceLines.find(({ code }) => code === line)?.label ?? line
      const sign = difference > 0 ? '+' : ''
      return `${label} ${sign}${unit === 'fen' ? formatYuan(difference) : difference}`
    }
    case 'loss': {
      const { product } = state.recorded
      return profile.replacement?.products.find(({ code }) => code === product)?.label ?? product
    }
    case 'transfer':
      return state.recorded.item
    case 'exception': {
      const { reason, amountFen } = state.recorded
      const known = profile.exceptionReasons.values.find(({ value }) => value === reason)
      return `${known?.label ?? reason} ${formatYuan(amountFen)}`
    }
    case 'phone_payment':
      return formatYuan(state.recorded.amountFen)
  }
}
