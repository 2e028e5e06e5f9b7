/** How far each log was looked through for errands, and what there is to look at. */
import type { EpochMs } from '#shared/foundation/instant.ts'
import type { AggregateKey } from './projection-table.ts'
import type { Queryable } from './hub-database.ts'

/** Number up to which the errands of a branch are run. */
export async function errandCursor(queryable: Queryable, branchId: string): Promise<number> {
  const [row] = await queryable.query<{ cursor: number }>(
    'SELECT cursor FROM errand_cursor WHERE branch_id = $1',
    [branchId],
  )
  return row?.cursor ?? 0
}

/** Moves forward alone: two processes may run the same errands. */
export async function moveErrandCursor(
  queryable: Queryable,
  branchId: string,
  cursor: number,
): Promise<void> {
  await queryable.query(
    `INSERT INTO errand_cursor (branch_id, cursor) VALUES ($1, $2)
     ON CONFLICT (branch_id) DO UPDATE SET cursor = greatest(errand_cursor.cursor, excluded.cursor)`,
    [branchId, cursor],
  )
}

/** Records of these kinds that were written on after `cursor` and up to `to`, in the order of their last event. */
export async function touchedRecords(
  queryable: Queryable,
  branchId: string,
  kinds: readonly string[],
  range: { cursor: number; to: number },
): Promise<AggregateKey[]> {
  const rows = await queryable.query<{ kind: string; aggregate_id: string }>(
    `SELECT kind, aggregate_id FROM event
     WHERE branch_id = $1 AND branch_seq > $2 AND branch_seq <= $3 AND kind = ANY($4::text[])
       AND duplicate_of IS NULL
     GROUP BY kind, aggregate_id ORDER BY max(branch_seq)`,
    [branchId, range.cursor, range.to, kinds],
  )
  return rows.map((row) => ({ kind: row.kind, id: row.aggregate_id }))
}

/** Branches with events whose errands are not run yet. */
export async function branchesWithErrands(queryable: Queryable): Promise<string[]> {
  const rows = await queryable.query<{ branch_id: string }>(
    `SELECT h.branch_id FROM branch_head h LEFT JOIN errand_cursor c USING (branch_id)
     WHERE h.head > coalesce(c.cursor, 0)`,
  )
  return rows.map((row) => row.branch_id)
}

/** True when an event of this id stands in the branch. */
export async function eventStands(
  queryable: Queryable,
  branchId: string,
  eventId: string,
): Promise<boolean> {
  const rows = await queryable.query(
    'SELECT 1 FROM event WHERE branch_id = $1 AND event_id = $2 AND duplicate_of IS NULL',
    [branchId, eventId],
  )
  return rows.length > 0
}

/** When the hub stored the event with this number. */
export async function storedAt(
  queryable: Queryable,
  branchId: string,
  number: number,
): Promise<EpochMs | null> {
  const [row] = await queryable.query<{ received_at: number }>(
    'SELECT received_at FROM event WHERE branch_id = $1 AND branch_seq = $2',
    [branchId, number],
  )
  return row?.received_at ?? null
}
