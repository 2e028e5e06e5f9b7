/**
 * Do the figures agree (catalogue §4.6)? All amounts are integers: fen, or pieces where a line counts
 * things. A difference is closing − expected, with its sign; nothing is rounded, ever.
 */
import { type Result, accepted, refused } from '../../foundation/result.ts'

const LINE_SOURCE = 'S4-10'
const TOTALS_SOURCE = 'S4-09(5)'
const CASH_SOURCE = 'S4-43(7)'

export interface BalanceRow {
  readonly opening: number
  readonly in: number
  readonly out: number
  readonly closing: number
  /** Closing of the row before; absent or null when there is none. */
  readonly previousClosing?: number | null | undefined
}

export interface RowAnswer {
  readonly ok: boolean
  readonly expected: number
  readonly difference: number
  /** With both faults at once, `difference`. */
  readonly problem: 'difference' | 'discontinuity' | null
}

/**
 * `expected = opening + in − out`; ok when closing equals it and opening equals the closing before
 * (S4-10, R-242). Refuses, naming the field, what is no integer ≥ 0 and sums beyond 2^53−1.
 */
export function reconcileRow(row: BalanceRow): Result<RowAnswer> {
  const { opening, out, closing } = row
  const previousClosing = row.previousClosing ?? null
  for (const field of ['opening', 'in', 'out', 'closing'] as const) {
    if (!isAmount(row[field])) return notAnAmount(field)
  }
  if (previousClosing !== null && !isAmount(previousClosing)) return notAnAmount('previousClosing')
  if (!Number.isSafeInteger(opening + row.in)) return tooLarge('in')
  const expected = opening + row.in - out
  const difference = closing - expected
  if (!Number.isSafeInteger(difference)) return tooLarge('closing')
  const continuous = previousClosing === null || previousClosing === opening
  const problem = difference !== 0 ? 'difference' : continuous ? null : 'discontinuity'
  return accepted({ ok: problem === null, expected, difference, problem })
}

export interface SumAnswer {
  readonly ok: boolean
  readonly sum: number
  readonly difference: number
}

/** Σ operators against the billing total (S4-09(5), R-240); difference = Σ − billing. */
export function reconcileTotals(billing: number, operators: readonly number[]): Result<SumAnswer> {
  if (!isAmount(billing)) return notAnAmount('billing', TOTALS_SOURCE)
  let sum = 0
  for (const [index, amount] of operators.entries()) {
    if (!isAmount(amount)) return notAnAmount(`operators.${index}`, TOTALS_SOURCE)
    sum += amount
    if (!Number.isSafeInteger(sum)) return tooLarge(`operators.${index}`, TOTALS_SOURCE)
  }
  return accepted({ ok: sum === billing, sum, difference: sum - billing })
}

export interface CashCount {
  readonly denomination: number
  readonly count: number
}

/** Σ(denomination × count) against the book (S4-43(7), R-325); difference = counted − book. */
export function reconcileCash(book: number, counts: readonly CashCount[]): Result<SumAnswer> {
  if (!isAmount(book)) return notAnAmount('book', CASH_SOURCE)
  let sum = 0
  for (const [index, { denomination, count }] of counts.entries()) {
    if (!isAmount(denomination)) return notAnAmount(`counts.${index}.denomination`, CASH_SOURCE)
    if (!isAmount(count)) return notAnAmount(`counts.${index}.count`, CASH_SOURCE)
    // The product is checked by division: beyond 2^53 the product itself can no longer be trusted.
    if (denomination > 0 && count > (Number.MAX_SAFE_INTEGER - sum) / denomination) {
      return tooLarge(`counts.${index}.count`, CASH_SOURCE)
    }
    sum += denomination * count
  }
  return accepted({ ok: sum === book, sum, difference: sum - book })
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function notAnAmount(field: string, source = LINE_SOURCE): ReturnType<typeof refused> {
  return refused('invalid_input', 'an integer of 0 or more', { field, source })
}

function tooLarge(field: string, source = LINE_SOURCE): ReturnType<typeof refused> {
  return refused('invalid_input', 'the sum is too large', { field, source })
}
