/** What was folded from a branch's log. */
import { type Queryable, onlyRow } from './hub-database.ts'

export interface AggregateKey {
  readonly kind: string
  readonly id: string
}

export interface StoredAggregate {
  readonly folded: string
  readonly erased: boolean
  readonly brokenAt: number | null
}

/**
 * Takes the right to fold a branch until the transaction ends. Without `wait` it answers false when
 * another process has it.
 */
export async function lockProjection(
  tx: Queryable,
  branchId: string,
  wait: boolean,
): Promise<boolean> {
  if (wait) {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [branchId])
    return true
  }
  const rows = await tx.query<{ taken: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken',
    [branchId],
  )
  return onlyRow(rows).taken
}

/** Number up to which the branch is folded, or 0 for another `program`, after which all is folded anew. */
export async function projectionCursor(
  tx: Queryable,
  branchId: string,
  program: string,
): Promise<number> {
  const [row] = await tx.query<{ cursor: number; program: string }>(
    'SELECT cursor, program FROM projection WHERE branch_id = $1',
    [branchId],
  )
  if (row?.program === program) return row.cursor
  await tx.query('DELETE FROM aggregate WHERE branch_id = $1', [branchId])
  await tx.query('DELETE FROM complaint_row WHERE branch_id = $1', [branchId])
  await tx.query('DELETE FROM proposal_row WHERE branch_id = $1', [branchId])
  return 0
}

export async function moveProjection(
  tx: Queryable,
  branchId: string,
  program: string,
  cursor: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO projection (branch_id, cursor, program) VALUES ($1, $2, $3)
     ON CONFLICT (branch_id) DO UPDATE SET cursor = excluded.cursor, program = excluded.program`,
    [branchId, cursor, program],
  )
}

export async function readAggregate(
  queryable: Queryable,
  branchId: string,
  key: AggregateKey,
): Promise<StoredAggregate | null> {
  const [row] = await queryable.query<{
    folded: string
    erased: boolean
    broken_at: number | null
  }>(
    `SELECT folded, erased, broken_at FROM aggregate
     WHERE branch_id = $1 AND kind = $2 AND aggregate_id = $3`,
    [branchId, key.kind, key.id],
  )
  return row ? { folded: row.folded, erased: row.erased, brokenAt: row.broken_at } : null
}

export async function writeAggregate(
  tx: Queryable,
  branchId: string,
  key: AggregateKey,
  aggregate: StoredAggregate,
): Promise<void> {
  await tx.query(
    `INSERT INTO aggregate (branch_id, kind, aggregate_id, folded, erased, broken_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (branch_id, kind, aggregate_id) DO UPDATE
     SET folded = excluded.folded, erased = excluded.erased, broken_at = excluded.broken_at`,
    [branchId, key.kind, key.id, aggregate.folded, aggregate.erased, aggregate.brokenAt],
  )
}

/** Every aggregate of a branch, in a fixed order. */
export async function listAggregates(
  queryable: Queryable,
  branchId: string,
): Promise<(AggregateKey & StoredAggregate)[]> {
  const rows = await queryable.query<{
    kind: string
    aggregate_id: string
    folded: string
    erased: boolean
    broken_at: number | null
  }>(
    `SELECT kind, aggregate_id, folded, erased, broken_at FROM aggregate
     WHERE branch_id = $1 ORDER BY kind, aggregate_id`,
    [branchId],
  )
  return rows.map((row) => ({
    kind: row.kind,
    id: row.aggregate_id,
    folded: row.folded,
    erased: row.erased,
    brokenAt: row.broken_at,
  }))
}

/** Branches whose log is longer than what was folded of it. */
export async function branchesToFold(queryable: Queryable, program: string): Promise<string[]> {
  const rows = await queryable.query<{ branch_id: string }>(
    `SELECT h.branch_id FROM branch_head h LEFT JOIN projection p USING (branch_id)
     WHERE h.head > coalesce(p.cursor, 0) OR (p.program IS NOT NULL AND p.program <> $1)`,
    [program],
  )
  return rows.map((row) => row.branch_id)
}
