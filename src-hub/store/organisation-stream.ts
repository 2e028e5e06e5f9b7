/** The organisation's stream: one row reaches every branch. Only the hub writes it. */
import type { EpochMs } from '#shared/foundation/instant.ts'
import type { DeviceHead, NewEvent, StoredEvent } from './event-table.ts'
import { type Queryable, onlyRow } from './hub-database.ts'

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
}

/** Takes the stream's lock until the transaction ends and answers its head number. */
export async function lockOrganisation(tx: Queryable): Promise<number> {
  return onlyRow(await tx.query<{ head: number }>('SELECT head FROM organisation FOR UPDATE')).head
}

export async function organisationHead(queryable: Queryable): Promise<number> {
  return onlyRow(await queryable.query<{ head: number }>('SELECT head FROM organisation')).head
}

/** The newest event that the hub wrote into the stream in an epoch. */
export async function organisationEpochHead(
  queryable: Queryable,
  device: string,
  epoch: number,
): Promise<DeviceHead | null> {
  const [row] = await queryable.query<DeviceHead>(
    `SELECT epoch, seq, hash FROM organisation_event WHERE device = $1 AND epoch = $2
     ORDER BY seq DESC LIMIT 1`,
    [device, epoch],
  )
  return row ?? null
}

/** Stores one event after `head`, under the lock of `lockOrganisation`. */
export async function appendToOrganisation(
  tx: Queryable,
  head: number,
  writer: { device: string; epoch: number; now: EpochMs },
  event: NewEvent,
): Promise<void> {
  await tx.query(
    `INSERT INTO organisation_event (number, device, epoch, seq, event_id, kind, aggregate_id, hash,
       prev, body, salt, bytes, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      head + 1,
      writer.device,
      writer.epoch,
      event.seq,
      event.id,
      event.kind,
      event.aggregateId,
      event.hash,
      event.prev,
      event.body,
      event.part?.salt ?? null,
      event.part?.bytes ?? null,
      writer.now,
    ],
  )
  await tx.query('UPDATE organisation SET head = $1', [head + 1])
}

const COLUMNS = 'number, device, epoch, seq, hash, prev, body, salt, bytes'

/** At most `limit` events after `cursor` and up to `head`, in order. */
export async function readOrganisationEvents(
  queryable: Queryable,
  range: { cursor: number; head: number; limit: number },
): Promise<StoredEvent[]> {
  const rows = await queryable.query<Columns>(
    `SELECT ${COLUMNS} FROM organisation_event
     WHERE number > $1 AND number <= $2 ORDER BY number LIMIT $3`,
    [range.cursor, range.head, range.limit],
  )
  return rows.map(fromColumns)
}

/** The newest events of one kind of aggregate, newest first. */
export async function readNewestOrganisationEvents(
  queryable: Queryable,
  kind: string,
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await queryable.query<Columns>(
    `SELECT ${COLUMNS} FROM organisation_event WHERE kind = $1 ORDER BY number DESC LIMIT $2`,
    [kind, limit],
  )
  return rows.map(fromColumns)
}

/** Every event of one kind of aggregate, or of one record of it, in order. */
export async function readOrganisationKind(
  queryable: Queryable,
  kind: string,
  aggregateId: string | null = null,
): Promise<StoredEvent[]> {
  const rows = await queryable.query<Columns>(
    `SELECT ${COLUMNS} FROM organisation_event
     WHERE kind = $1 AND ($2::text IS NULL OR aggregate_id = $2::text) ORDER BY number`,
    [kind, aggregateId],
  )
  return rows.map(fromColumns)
}

/** Id of the newest event of one kind; null when there is none. Another id means that something came in. */
export async function newestOrganisationId(
  queryable: Queryable,
  kind: string,
): Promise<string | null> {
  const [row] = await queryable.query<{ event_id: string }>(
    'SELECT event_id FROM organisation_event WHERE kind = $1 ORDER BY number DESC LIMIT 1',
    [kind],
  )
  return row?.event_id ?? null
}

function fromColumns({ salt, bytes, ...row }: Columns): StoredEvent {
  return { ...row, part: salt && bytes ? { salt, bytes } : null, duplicateOf: null }
}
