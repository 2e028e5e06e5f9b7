/** Reading the log of a branch, for pages and folds. */
import { sealedAggregate } from '#shared/sealed/events.ts'
import type { Queryable, SqlValue } from './hub-database.ts'
import type { StoredEvent } from './event-table.ts'

interface Columns {
  number: number
  device: string
  epoch: number
  seq: number
  hash: Uint8Array
  prev: Uint8Array
  body: Uint8Array
  salt: Uint8Array | null
  bytes: Uint8Array | null
  duplicate_of: number | null
}

const SELECT = `SELECT e.branch_seq AS number, e.device, e.epoch, e.seq, e.hash, e.prev, e.body,
  p.salt, p.bytes, e.duplicate_of
  FROM event e LEFT JOIN event_part p ON p.branch_id = e.branch_id AND p.branch_seq = e.branch_seq`

/** Number and weight of events, so that a page can be cut before its bodies are read. */
export interface EventWeight {
  readonly number: number
  readonly device: string
  readonly bytes: number
}

/** At most `limit` events after `cursor` and up to `head`, in order. */
export async function weighBranchEvents(
  queryable: Queryable,
  branchId: string,
  range: { cursor: number; head: number; limit: number },
): Promise<EventWeight[]> {
  return queryable.query<EventWeight>(
    `SELECT e.branch_seq AS number, e.device,
       octet_length(e.body) + coalesce(octet_length(p.bytes), 0) AS bytes
     FROM event e LEFT JOIN event_part p ON p.branch_id = e.branch_id AND p.branch_seq = e.branch_seq
     WHERE e.branch_id = $1 AND e.branch_seq > $2 AND e.branch_seq <= $3
     ORDER BY e.branch_seq LIMIT $4`,
    [branchId, range.cursor, range.head, range.limit],
  )
}

/** Events of a branch after `cursor` up to `to`, in order. */
export async function readBranchEvents(
  queryable: Queryable,
  branchId: string,
  range: { cursor: number; to: number },
): Promise<StoredEvent[]> {
  return read(
    queryable,
    `${SELECT} WHERE e.branch_id = $1 AND e.branch_seq > $2 AND e.branch_seq <= $3
     ORDER BY e.branch_seq`,
    [branchId, range.cursor, range.to],
  )
}

/** An event as a device of its branch is given it. */
export interface PageEvent extends StoredEvent {
  /** Head office has a part of it and keeps it. */
  readonly withheld: boolean
}

/** Events of a branch after `cursor` up to `to`, in order, without the parts that stay at head office. */
export async function readBranchPage(
  queryable: Queryable,
  branchId: string,
  range: { cursor: number; to: number },
): Promise<PageEvent[]> {
  const rows = await queryable.query<Columns & { withheld: boolean }>(
    `SELECT e.branch_seq AS number, e.device, e.epoch, e.seq, e.hash, e.prev, e.body, e.duplicate_of,
       p.branch_seq IS NOT NULL AND h.hidden AS withheld,
       CASE WHEN h.hidden THEN NULL ELSE p.salt END AS salt,
       CASE WHEN h.hidden THEN NULL ELSE p.bytes END AS bytes
     FROM event e
     LEFT JOIN event_part p ON p.branch_id = e.branch_id AND p.branch_seq = e.branch_seq
     CROSS JOIN LATERAL (SELECT e.kind = $4 OR EXISTS (SELECT 1 FROM withheld w
       WHERE w.branch_id = e.branch_id AND w.kind = e.kind AND w.aggregate_id = e.aggregate_id
     ) AS hidden) h
     WHERE e.branch_id = $1 AND e.branch_seq > $2 AND e.branch_seq <= $3
     ORDER BY e.branch_seq`,
    [branchId, range.cursor, range.to, sealedAggregate.kind],
  )
  return rows.map(({ withheld, ...row }) => ({ ...fromColumns(row), withheld }))
}

/** Events of one aggregate up to a number, in hub order, duplicates left out. */
export async function readAggregateEvents(
  queryable: Queryable,
  branchId: string,
  aggregate: { kind: string; id: string },
  upTo: number,
): Promise<StoredEvent[]> {
  return read(
    queryable,
    `${SELECT} WHERE e.branch_id = $1 AND e.kind = $2 AND e.aggregate_id = $3
     AND e.branch_seq <= $4 AND e.duplicate_of IS NULL ORDER BY e.branch_seq`,
    [branchId, aggregate.kind, aggregate.id, upTo],
  )
}

/** Deletes the personal parts of an aggregate's events up to a number, copies included. */
export async function deleteParts(
  tx: Queryable,
  branchId: string,
  aggregate: { kind: string; id: string },
  upTo: number,
): Promise<void> {
  await tx.query(
    `DELETE FROM event_part p USING event e
     WHERE p.branch_id = $1 AND e.branch_id = p.branch_id AND e.branch_seq = p.branch_seq
       AND e.kind = $2 AND e.aggregate_id = $3 AND e.branch_seq <= $4`,
    [branchId, aggregate.kind, aggregate.id, upTo],
  )
}

async function read(
  queryable: Queryable,
  sql: string,
  values: readonly SqlValue[],
): Promise<StoredEvent[]> {
  const rows = await queryable.query<Columns>(sql, values)
  return rows.map(fromColumns)
}

function fromColumns({ salt, bytes, duplicate_of, ...row }: Columns): StoredEvent {
  return { ...row, part: salt && bytes ? { salt, bytes } : null, duplicateOf: duplicate_of }
}
