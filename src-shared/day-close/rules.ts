/** What a closed day has to hold, and the chain from day to day (S4-43(7), S4-42(3), S4-09(5)). */
import { canonicalJson, toHex, utf8 } from '../foundation/bytes.ts'
import type { Sha256 } from '../foundation/ports.ts'
import { MOST_FEN } from '../foundation/money.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import { countCash } from '../handover/rules/cash.ts'
import type { DayCloseFacts } from '../handover/rules/day-close.ts'
import { reconcileTotals } from '../handover/rules/reconcile.ts'
import type { CashRow, Totals } from '../handover/sheet.ts'
import { sameEmployee } from '../staff/same-employee.ts'
import type { DayFigures, DayCash } from './events.ts'
import type { ClosedDay, PreparedDay } from './state.ts'

/**
 * Cash of the day against its book, in integer fen. Refuses by field below `cash` what is no count, a
 * denomination twice, a book that is no integer ≥ 0 and, at `cash.rows`, more than a branch ever holds.
 */
export function countDayCash(
  rows: readonly CashRow[],
  book: number,
): Result<Pick<DayCash, 'counted' | 'book' | 'difference'>> {
  const answer = countCash(book, rows)
  if (!answer.ok) {
    const field = answer.refusal.field === 'closing' ? 'book' : answer.refusal.field
    return { ok: false, refusal: { ...answer.refusal, field: `cash.${field}` } }
  }
  const { sum: counted, difference } = answer.value
  return counted > MOST_FEN
    ? refused('invalid_input', 'no branch holds so much cash', {
        field: 'cash.rows',
        source: 'S4-43(7)',
        params: { reason: 'too_big', maximum: MOST_FEN },
      })
    : accepted({ counted, book, difference })
}

/** The operators' totals of the day against the billing system; refuses by field below `totals`. */
export function compareDayTotals(billing: number, operators: Totals['operators']): Result<Totals> {
  const amounts = operators.map(({ amount }) => amount)
  const answer = reconcileTotals(billing, amounts)
  if (!answer.ok) {
    return {
      ok: false,
      refusal: { ...answer.refusal, field: `totals.${answer.refusal.field ?? 'billing'}` },
    }
  }
  return accepted({ billing, operators, difference: answer.value.difference })
}

/** What else of the day the closing looks at; the draft brings cash, totals and report. */
export interface DayAround {
  readonly unsignedShifts: readonly string[]
  readonly phonePayments: readonly string[]
  readonly reviewMissing: readonly string[]
  readonly workloadDone: boolean
  readonly lobbyWarnings: readonly string[]
  /** The figures as they would be drawn up now. */
  readonly figures: DayFigures
  /** Whether the organisation holds billing against operators. */
  readonly hasTotals: boolean
}

/**
 * The facts that `dayCloseReady` judges. A daily report counts as done while its figures are those of now:
 * what came in since has to be drawn up again. Totals that were not compared although the
 * organisation has such books stand as a difference nobody explained.
 */
export function dayCloseFacts(
  prepared: PreparedDay | null,
  around: DayAround,
  signatures: { readonly maker: string | null; readonly manager: string | null },
): DayCloseFacts {
  const { cash = null, totals = null } = prepared ?? {}
  const by = prepared?.by ?? null
  return {
    cash: cash && {
      difference: cash.difference,
      explained: explained(cash.explained, prepared?.cashExplanation ?? null, by),
    },
    totals: totals
      ? {
          difference: totals.difference,
          explained: explained(totals.explained, prepared?.totalsExplanation ?? null, by),
        }
      : around.hasTotals
        ? { difference: Number.NaN, explained: null }
        : null,
    unsignedShifts: around.unsignedShifts,
    phonePayments: around.phonePayments,
    reviewMissing: around.reviewMissing,
    dailyReportDone: prepared !== null && sameFigures(prepared.figures, around.figures),
    workloadDone: around.workloadDone,
    signature: signatures.maker,
    managerSignature: signatures.manager,
    lobbyWarnings: around.lobbyWarnings,
  }
}

function explained(given: DayCash['explained'], words: string | null, by: string | null) {
  return given && { reason: words ?? given.reason, supervisor: given.supervisor, explainedBy: by }
}

function sameFigures(one: DayFigures, other: DayFigures): boolean {
  return canonicalJson(one) === canonicalJson(other)
}

/** SHA-256 over the canonical form of everything on the sheet but its digest and its free words. */
export function dayDigest(sha256: Sha256, sheet: Omit<ClosedDay, 'digest'>): string {
  return toHex(sha256(utf8(canonicalJson(sheet))))
}

export interface DayFault {
  readonly date: string
  readonly what:
    | 'digest'
    | 'cash'
    | 'totals'
    | 'same_person'
    | 'sheet_missing'
    | 'sheet_digest'
    | 'previous'
  /** The sheet or the day before that fails; null where the whole day does. */
  readonly where: string | null
}

/**
 * Recomputes the digest and the sums of every closed day, compares the shift sheets it names with the
 * digests they bear now, and follows the link to the day before. Answers the first fault in the order of
 * the days, or null. `digests` are those of the signed sheets by shift.
 */
export function verifyDays(
  days: readonly ClosedDay[],
  digests: ReadonlyMap<string, string>,
  sha256: Sha256,
): DayFault | null {
  const known = new Map(days.map((day) => [day.date, day.digest]))
  for (const day of days.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const found = faultOf(day, digests, known, sha256)
    if (found) return { date: day.date, ...found }
  }
  return null
}

function faultOf(
  day: ClosedDay,
  digests: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, string>,
  sha256: Sha256,
): Omit<DayFault, 'date'> | null {
  const { digest, ...body } = day
  if (dayDigest(sha256, body) !== digest) return { what: 'digest', where: null }
  if (sameEmployee(day.maker.employeeNo, day.manager.employeeNo))
    return { what: 'same_person', where: null }
  const cash = countDayCash(day.cash.rows, day.cash.book)
  if (!cash.ok || cash.value.difference !== day.cash.difference)
    return { what: 'cash', where: null }
  if (day.totals) {
    const totals = compareDayTotals(day.totals.billing, day.totals.operators)
    if (!totals.ok || totals.value.difference !== day.totals.difference) {
      return { what: 'totals', where: null }
    }
  }
  for (const sheet of day.sheets) {
    const stands = digests.get(sheet.shiftId)
    if (stands === undefined) return { what: 'sheet_missing', where: sheet.shiftId }
    if (stands !== sheet.digest) return { what: 'sheet_digest', where: sheet.shiftId }
  }
  const { previous } = day
  return previous === null || known.get(previous.date) === previous.digest
    ? null
    : { what: 'previous', where: previous.date }
}
