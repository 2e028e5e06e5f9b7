/** Counting the lines of a shift: amounts, cash by denomination, and both systems' totals. */
import type { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Refusal, type Result, accepted, refused } from '#shared/foundation/result.ts'
import { shiftCounted } from '#shared/handover/events.ts'
import { countCash } from '#shared/handover/rules/cash.ts'
import { reconcileRow, reconcileTotals } from '#shared/handover/rules/reconcile.ts'
import type {
  CashRow,
  CashSheet,
  CountedLine,
  OpeningLine,
  Totals,
} from '#shared/handover/sheet.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { ProfilePack } from '#shared/pack/profile-pack.ts'
import { type Desk, packsOf } from '../desk.ts'
import { matchLines, pieceFault, strayLine } from './lines.ts'
import { unsigned, write } from './record.ts'

type Input = CallInput<typeof shiftCalls, 'shift.count'>

/** The latest count stands until the sign-off. */
export function count(desk: Desk, input: Input, actor: Actor): Result<ShiftDetail> {
  const { profile } = packsOf(desk)
  return write(desk, actor, input.shiftId, unsigned, shiftCounted, (state) => {
    const lines = matchLines(state.lines, input.lines, (_line, given) => given)
    if (!lines.ok) return lines
    const wrong = firstWrong(state.lines, input.lines)
    if (wrong) return wrong
    const cash = cashOf(input.cash, lines.value, profile)
    if (!cash.ok) return cash
    const totals = totalsOf(input.billingTotal, lines.value, profile)
    if (!totals.ok) return totals
    return accepted({
      at: formatInstant(desk.book.now()),
      lines: lines.value,
      cash: cash.value,
      totals: totals.value,
    })
  })
}

/** The first line, as it was given, that holds more than a line may. */
function firstWrong(openings: readonly OpeningLine[], given: readonly CountedLine[]) {
  for (const [index, line] of given.entries()) {
    const place = `lines.${index}`
    const { unit = 'fen', opening = 0 } = openings.find(({ name }) => name === line.name) ?? {}
    const answer = reconcileRow({ ...line, opening })
    if (!answer.ok) return under(place, answer)
    const fault =
      pieceFault(unit, line.in, `${place}.in`) ??
      pieceFault(unit, line.out, `${place}.out`) ??
      pieceFault(unit, line.closing, `${place}.closing`)
    if (fault) return fault
  }
  return null
}

/** Each line once, each a line that is counted so, each agreeing with its closing (S4-43(7)). */
function cashOf(
  given: Input['cash'],
  lines: readonly CountedLine[],
  { cash }: ProfilePack,
): Result<CashSheet[]> {
  const stray = strayLine(
    given.map(({ line }) => line),
    cash.lines,
  )
  if (stray >= 0) {
    return refused('unknown_line', 'this line is not counted by denomination, or twice', {
      field: `cash.${stray}.line`,
      source: 'S4-43(7)',
    })
  }
  const sheets: CashSheet[] = []
  for (const [index, { line, rows }] of given.entries()) {
    const field = `cash.${index}`
    const whole: CashRow[] = []
    for (const [at, row] of rows.entries()) {
      const known = cash.denominations.find(({ code }) => code === row.code)
      if (!known) {
        return refused('unknown_denomination', 'no such note or coin', {
          field: `${field}.rows.${at}.code`,
          source: 'S4-43(7)',
        })
      }
      const { code, fen, perBundle, bundlesPerBrick } = known
      whole.push({ ...row, code, fen, perBundle, bundlesPerBrick })
    }
    const closing = lines.find(({ name }) => name === line)?.closing ?? 0
    const answer = countCash(closing, whole)
    if (!answer.ok) return under(field, answer)
    if (!answer.value.ok) {
      return refused('cash_differs', 'notes and coins come to another amount than the line', {
        field: `${field}.rows`,
        source: 'S4-43(7)',
        params: { line, sum: answer.value.sum, difference: answer.value.difference },
      })
    }
    sheets.push({ line, rows: whole.filter(isThere) })
  }
  return accepted(sheets)
}

function isThere({ bricks, bundles, loose, damaged }: CashRow): boolean {
  return bricks + bundles + loose + damaged > 0
}

/** The billing total against what the operators' lines processed (S4-09(5)). */
function totalsOf(
  billing: number | null,
  lines: readonly CountedLine[],
  { operatorTotals }: ProfilePack,
): Result<Totals | null> {
  if (billing === null) return accepted(null)
  if (operatorTotals.lines.length === 0) {
    return refused('no_operator_totals', 'this organisation keeps no second system', {
      field: 'billingTotal',
      source: 'S4-09(5)',
    })
  }
  const operators = operatorTotals.lines.map((line) => ({
    line,
    amount: lines.find(({ name }) => name === line)?.out ?? 0,
  }))
  const answer = reconcileTotals(
    billing,
    operators.map(({ amount }) => amount),
  )
  if (!answer.ok) return answer
  return accepted({ billing, operators, difference: answer.value.difference })
}

/** A rule's refusal with its field below the input's. */
function under(field: string, { refusal }: { readonly refusal: Refusal }) {
  return {
    ok: false as const,
    refusal: { ...refusal, field: `${field}.${refusal.field ?? ''}` },
  }
}
