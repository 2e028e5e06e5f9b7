/** Records whose parts stay at head office, and the boxes that are kept for the compliance office. */
import type { EpochMs } from '#shared/foundation/instant.ts'
import { sealedAggregate } from '#shared/sealed/events.ts'
import type { NewEvent } from './event-table.ts'
import type { Queryable } from './hub-database.ts'

/** Notes the records of those events after which their branch has no words any more. */
export async function withholdRecords(
  tx: Queryable,
  branchId: string,
  events: readonly NewEvent[],
): Promise<void> {
  const records = events.filter((event) => event.withholds)
  if (records.length === 0) return
  await tx.query(
    `INSERT INTO withheld (branch_id, kind, aggregate_id)
     SELECT $1::uuid, kind, id FROM unnest($2::text[], $3::text[]) AS t (kind, id)
     ON CONFLICT DO NOTHING`,
    [branchId, records.map(({ kind }) => kind), records.map(({ aggregateId }) => aggregateId)],
  )
}

export interface SealedRow {
  readonly sealedId: string
  readonly branchCode: string
  readonly receivedAt: EpochMs
  readonly body: Uint8Array
  readonly salt: Uint8Array
  readonly bytes: Uint8Array
}

/** Everything that was ever handed in sealed, of all branches, oldest first. */
export async function listSealed(queryable: Queryable): Promise<SealedRow[]> {
  const rows = await queryable.query<{
    aggregate_id: string
    code: string
    received_at: number
    body: Uint8Array
    salt: Uint8Array
    bytes: Uint8Array
  }>(
    `SELECT e.aggregate_id, b.code, e.received_at, e.body, p.salt, p.bytes
     FROM event e JOIN branch b USING (branch_id)
     JOIN event_part p ON p.branch_id = e.branch_id AND p.branch_seq = e.branch_seq
     WHERE e.kind = $1 AND e.duplicate_of IS NULL
     ORDER BY e.received_at, b.code, e.branch_seq`,
    [sealedAggregate.kind],
  )
  return rows.map((row) => ({
    sealedId: row.aggregate_id,
    branchCode: row.code,
    receivedAt: row.received_at,
    body: row.body,
    salt: row.salt,
    bytes: row.bytes,
  }))
}
