/** What was known of a case at a moment: later changes, answers and filings do not count (S2-22). */
import type { EpochMs } from '../foundation/instant.ts'
import type { CaseChange, FlowRow } from './case-row.ts'

/**
 * The changes of a row that moved it, in their order. One that does not fit (a second closing) moves
 * nothing, and none counts before the one it follows, whatever time a machine wrote down; so every row
 * reconciles. What was closed or withdrawn may be reopened.
 */
function courseOf({ receivedAt, changes }: FlowRow): readonly CaseChange[] {
  const course: CaseChange[] = []
  let open = true
  let last = receivedAt
  for (const { kind, at } of changes) {
    if ((kind === 'reopened') === open) continue
    open = !open
    last = Math.max(last, at)
    course.push({ kind, at: last })
  }
  return course
}

/**
 * The row as it stood at `asOf`, that moment included, with only the changes that moved it; null when the
 * case was not there yet. So a period counted anew gives the same figures, whatever happened since.
 */
export function rowAsOf<Row extends FlowRow>(row: Row, asOf: EpochMs): Row | null {
  if (row.receivedAt > asOf) return null
  const known = (at: EpochMs | null) => (at !== null && at <= asOf ? at : null)
  return {
    ...row,
    changes: courseOf(row).filter(({ at }) => at <= asOf),
    archivedAt: known(row.archivedAt),
    clocks: row.clocks.map((clock) => ({ ...clock, doneAt: known(clock.doneAt) })),
    marks: row.marks.filter(({ at }) => at <= asOf),
    callbacks: row.callbacks.filter(({ at }) => at <= asOf),
  }
}
