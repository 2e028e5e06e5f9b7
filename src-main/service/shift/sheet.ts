/** The figures of a shift as they were counted: expected amounts, and everything that does not agree. */
import { reconcileRow } from '#shared/handover/rules/reconcile.ts'
import { OPERATOR_TOTALS, type SheetLine } from '#shared/handover/sheet.ts'
import type { ShiftState } from '#shared/handover/state.ts'

/** The counted sheet with expected and difference; null before a count. All integers (S4-10). */
export function sheetOf(state: ShiftState): SheetLine[] | null {
  const { counted } = state
  if (!counted) return null
  return state.lines.flatMap((line) => {
    const count = counted.find(({ name }) => name === line.name)
    const answer = count && reconcileRow({ ...count, opening: line.opening })
    return count && answer?.ok
      ? {
          ...line,
          in: count.in,
          out: count.out,
          closing: count.closing,
          expected: answer.value.expected,
          difference: answer.value.difference,
        }
      : []
  })
}

/** A line of the sheet, or the two systems' totals, that does not agree. */
export interface Differing {
  readonly line: string
  readonly unit: 'fen' | 'piece'
  readonly difference: number
}

/** Everything on a counted sheet that does not agree, in the order of the sheet. */
export function differingOf(state: ShiftState): readonly Differing[] {
  const lines = (sheetOf(state) ?? [])
    .filter(({ difference }) => difference !== 0)
    .map(({ name, unit, difference }) => ({ line: name, unit, difference }))
  const totals = state.totals?.difference ?? 0
  return totals === 0
    ? lines
    : [...lines, { line: OPERATOR_TOTALS, unit: 'fen', difference: totals }]
}
