/** Cases that wait: to be filed, to be called back (S4-16(6), S2-19; ). */
import { DAY_MS, type EpochMs } from '../foundation/instant.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import type { CaseRow } from './case-row.ts'

export interface Waiting {
  readonly caseId: string
  /** Filing: end of the days after closing; callback: its clock. */
  readonly dueMs: EpochMs
  readonly overdue: boolean
}

/** Closed cases not yet filed, the one due first on top; whistleblowing waits elsewhere. */
export function archiveQueue(
  rows: readonly CaseRow[],
  asOf: EpochMs,
  archiving: ProfilePack['archiving'],
): readonly Waiting[] {
  return inOrder(
    rows.flatMap((row) => {
      const dueMs = archiveDueMs(row, archiving.withinDays)
      return row.restricted || row.archivedAt !== null || dueMs === null
        ? []
        : [{ caseId: row.caseId, dueMs, overdue: asOf > dueMs }]
    }),
  )
}

/** Callbacks still to be made, the one due first on top. */
export function callbackQueue(rows: readonly CaseRow[], asOf: EpochMs): readonly Waiting[] {
  return inOrder(
    rows.flatMap(({ caseId, restricted, clocks }) =>
      clocks
        .filter(
          ({ kind, doneAt, cancelled }) => kind === 'callback' && !cancelled && doneAt === null,
        )
        .filter(() => !restricted)
        .map(({ dueMs }) => ({ caseId, dueMs, overdue: asOf > dueMs })),
    ),
  )
}

/** Until when a case that is closed for good is filed; null while it is not closed. */
export function archiveDueMs(row: CaseRow, withinDays: number): EpochMs | null {
  const last = row.changes.at(-1)
  return last?.kind === 'closed' ? last.at + withinDays * DAY_MS : null
}

function inOrder(waiting: readonly Waiting[]): readonly Waiting[] {
  return waiting.toSorted(
    (a, b) => a.dueMs - b.dueMs || (a.caseId < b.caseId ? -1 : Number(a.caseId > b.caseId)),
  )
}
