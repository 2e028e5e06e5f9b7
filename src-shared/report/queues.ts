/** Cases that wait: to be filed, to be called back (S4-16(6), S2-19; ). */
import { DAY_MS, type EpochMs } from '../foundation/instant.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { rowAsOf } from './case-course.ts'
import type { CaseRow } from './case-row.ts'

export interface Waiting {
  readonly caseId: string
  /** Filing: the days, of 24 hours each, after the case ended; callback: its clock. */
  readonly dueMs: EpochMs
  readonly overdue: boolean
}

/**
 * Cases closed or withdrawn and not filed since, as it stood at `asOf`, the one due first on top; one filed,
 * reopened and ended again waits anew. Whistleblowing waits elsewhere.
 */
export function archiveQueue(
  rows: readonly CaseRow[],
  asOf: EpochMs,
  archiving: ProfilePack['archiving'],
): readonly Waiting[] {
  return inOrder(
    rows.flatMap((row) => {
      const filing = row.restricted ? null : filingOf(row, asOf, archiving.withinDays)
      if (filing === null || filing.filedAt !== null) return []
      return [{ caseId: row.caseId, dueMs: filing.dueMs, overdue: asOf > filing.dueMs }]
    }),
  )
}

/** Callbacks still to be made as it stood at `asOf`, the one due first on top. */
export function callbackQueue(rows: readonly CaseRow[], asOf: EpochMs): readonly Waiting[] {
  return inOrder(
    rows
      .flatMap((row) => (row.restricted ? [] : (rowAsOf(row, asOf) ?? [])))
      .flatMap(({ caseId, clocks }) =>
        clocks
          .filter(
            ({ kind, doneAt, cancelled }) => kind === 'callback' && !cancelled && doneAt === null,
          )
          .map(({ dueMs }) => ({ caseId, dueMs, overdue: asOf > dueMs })),
      ),
  )
}

/**
 * Until when a case that had ended at `asOf` is filed, and when it was since that end (null = not yet); null
 * while it is open.
 */
export function filingOf(
  row: CaseRow,
  asOf: EpochMs,
  withinDays: number,
): { readonly dueMs: EpochMs; readonly filedAt: EpochMs | null } | null {
  const known = rowAsOf(row, asOf)
  const end = known?.changes.at(-1)
  if (!known || !end || end.kind === 'reopened') return null
  const filedAt = known.archivedAt !== null && known.archivedAt >= end.at ? known.archivedAt : null
  return { dueMs: end.at + withinDays * DAY_MS, filedAt }
}

function inOrder(waiting: readonly Waiting[]): readonly Waiting[] {
  return waiting.toSorted(
    (a, b) => a.dueMs - b.dueMs || (a.caseId < b.caseId ? -1 : Number(a.caseId > b.caseId)),
  )
}
