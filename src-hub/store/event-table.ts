/**
 * The log of a branch. Numbers are given under the lock of the branch's head and become visible in
 * their order, so a reader who has seen number n will never find a smaller one later. A sequence
 * object would not do: its numbers commit out of order.
 */
import { concatBytes } from '#shared/foundation/bytes.ts'
import type { EpochMs } from '#shared/foundation/instant.ts'
import { sameBytes } from '#shared/log/chain.ts'
import type { Part } from '#shared/log/envelope.ts'
import { type Queryable, onlyRow } from './hub-database.ts'
import { withholdRecords } from './withheld-table.ts'

export interface DeviceHead {
  readonly epoch: number
  readonly seq: number
  readonly hash: Uint8Array
}

/** An event ready to be numbered. */
export interface NewEvent {
  readonly seq: number
  readonly id: string
  readonly kind: string
  readonly aggregateId: string
  readonly hash: Uint8Array
  readonly prev: Uint8Array
  readonly body: Uint8Array
  readonly part: Part | null
  /** After it the branch has no words of the record any more. */
  readonly withholds: boolean
}

export interface StoredEvent {
  readonly number: number
  readonly device: string
  readonly epoch: number
  readonly seq: number
  readonly hash: Uint8Array
  readonly prev: Uint8Array
  readonly body: Uint8Array
  readonly part: Part | null
  readonly duplicateOf: number | null
}

/** Takes the branch's lock until the transaction ends and answers its head number. */
export async function lockBranch(tx: Queryable, branchId: string): Promise<number> {
  const rows = await tx.query<{ head: number }>(
    'SELECT head FROM branch_head WHERE branch_id = $1 FOR UPDATE',
    [branchId],
  )
  return onlyRow(rows).head
}

export async function branchHead(queryable: Queryable, branchId: string): Promise<number> {
  const rows = await queryable.query<{ head: number }>(
    'SELECT head FROM branch_head WHERE branch_id = $1',
    [branchId],
  )
  return onlyRow(rows).head
}

export async function deviceHead(
  queryable: Queryable,
  branchId: string,
  device: string,
): Promise<DeviceHead | null> {
  const [row] = await queryable.query<DeviceHead>(
    'SELECT epoch, seq, hash FROM device_head WHERE branch_id = $1 AND device = $2',
    [branchId, device],
  )
  return row ?? null
}

/** The newest stored event of one epoch. */
export async function epochHead(
  queryable: Queryable,
  branchId: string,
  device: string,
  epoch: number,
): Promise<DeviceHead | null> {
  const [row] = await queryable.query<DeviceHead>(
    `SELECT epoch, seq, hash FROM event WHERE branch_id = $1 AND device = $2 AND epoch = $3
     ORDER BY seq DESC LIMIT 1`,
    [branchId, device, epoch],
  )
  return row ?? null
}

/** Hashes of the stored events of one epoch between two seqs, both included. */
export async function storedHashes(
  queryable: Queryable,
  branchId: string,
  position: { device: string; epoch: number },
  fromSeq: number,
  toSeq: number,
): Promise<Map<number, Uint8Array>> {
  const rows = await queryable.query<{ seq: number; hash: Uint8Array }>(
    `SELECT seq, hash FROM event
     WHERE branch_id = $1 AND device = $2 AND epoch = $3 AND seq BETWEEN $4 AND $5`,
    [branchId, position.device, position.epoch, fromSeq, toSeq],
  )
  return new Map(rows.map(({ seq, hash }) => [seq, hash]))
}

/**
 * An event id stands in the branch already. The transaction is lost; the same events go in when
 * `appendEvents` is told to look for repeated ids.
 */
export class RepeatedEventId extends Error {}

/** An id that stands in the branch with other words or under another device; `seq` is the copy's place. */
export class ForgedEventId extends Error {
  readonly seq: number
  constructor(seq: number) {
    super('an event bears the id of another')
    this.seq = seq
  }
}

/**
 * Stores events after `head` and moves both heads. The branch must be locked by `lockBranch` in the
 * same transaction. Repeated ids are so rare that nobody looks for them at first: an index keeps each id
 * to one effective event, and throws `RepeatedEventId`. With `repeats` they are looked up and stored as
 * duplicates, when a device chained its own bytes anew; any other copy throws `ForgedEventId`.
 */
export async function appendEvents(
  tx: Queryable,
  branchId: string,
  head: number,
  writer: { device: string; epoch: number; now: EpochMs },
  events: readonly NewEvent[],
  repeats: boolean,
): Promise<void> {
  const last = events.at(-1)
  if (!last) return
  const duplicateOf = repeats
    ? await findRepeats(tx, branchId, head, writer, events)
    : events.map(() => null)
  try {
    await insertEvents(tx, branchId, head, writer, events, duplicateOf)
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === '23505' && constraint === 'event_identity') throw new RepeatedEventId()
    throw error
  }
  await insertParts(tx, branchId, head, events)
  await withholdRecords(tx, branchId, events)
  await tx.query(
    `WITH numbered AS (UPDATE branch_head SET head = $2 WHERE branch_id = $1)
     INSERT INTO device_head (branch_id, device, epoch, seq, hash) VALUES ($1, $3, $4, $5, $6)
     ON CONFLICT (branch_id, device)
     DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq, hash = excluded.hash`,
    [branchId, head + events.length, writer.device, writer.epoch, last.seq, last.hash],
  )
}

/**
 * One statement for all rows. Links and bodies travel as one run of bytes and are cut out by the
 * server: an array of bytes would be written out as text and read back, row by row.
 */
async function insertEvents(
  tx: Queryable,
  branchId: string,
  head: number,
  writer: { device: string; epoch: number; now: EpochMs },
  events: readonly NewEvent[],
  duplicateOf: readonly (number | null)[],
): Promise<void> {
  const starts: number[] = []
  let length = 0
  for (const { hash, prev, body } of events) {
    starts.push(length + 1)
    length += hash.length + prev.length + body.length
  }
  await tx.query(
    `INSERT INTO event (branch_id, branch_seq, device, epoch, seq, event_id, kind, aggregate_id,
       hash, prev, body, received_at, duplicate_of)
     SELECT $1::uuid, $2::bigint + n, $3::text, $4::integer, seq, event_id, kind, aggregate_id,
       substring($5::bytea FROM at FOR 32), substring($5::bytea FROM at + 32 FOR 32),
       substring($5::bytea FROM at + 64 FOR size), $6::bigint, duplicate_of
     FROM unnest($7::integer[], $8::integer[], $9::bigint[], $10::text[], $11::text[], $12::text[],
       $13::bigint[]) WITH ORDINALITY
       AS t (at, size, seq, event_id, kind, aggregate_id, duplicate_of, n)`,
    [
      branchId,
      head,
      writer.device,
      writer.epoch,
      concatBytes(...events.flatMap(({ hash, prev, body }) => [hash, prev, body])),
      writer.now,
      starts,
      events.map((event) => event.body.length),
      events.map((event) => event.seq),
      events.map((event) => event.id),
      events.map((event) => event.kind),
      events.map((event) => event.aggregateId),
      duplicateOf,
    ],
  )
}

/**
 * For each event the number where its id stands first, in the branch or earlier in this list. A workstation
 * knows a copy by its new epoch and gives it no second effect; a copy of any other make would take effect
 * there and not here.
 */
async function findRepeats(
  tx: Queryable,
  branchId: string,
  head: number,
  writer: { device: string; epoch: number },
  events: readonly NewEvent[],
): Promise<(number | null)[]> {
  const standing = await standingEvents(tx, branchId, events)
  return events.map(({ id, seq, body }, index) => {
    const first = standing.get(id)
    if (!first) {
      standing.set(id, { number: head + index + 1, device: writer.device, body })
      return null
    }
    const own = first.device === writer.device && sameBytes(first.body, body)
    if (!own || writer.epoch === 1) throw new ForgedEventId(seq)
    return first.number
  })
}

interface StandingEvent {
  readonly number: number
  readonly device: string
  readonly body: Uint8Array
}

/** What the branch holds already under these ids, by id. */
async function standingEvents(
  tx: Queryable,
  branchId: string,
  events: readonly NewEvent[],
): Promise<Map<string, StandingEvent>> {
  const rows = await tx.query<StandingEvent & { event_id: string }>(
    `SELECT event_id, branch_seq AS number, device, body FROM event
     WHERE branch_id = $1 AND event_id = ANY($2::text[]) AND duplicate_of IS NULL`,
    [branchId, events.map((event) => event.id)],
  )
  return new Map(rows.map((row) => [row.event_id, row]))
}

async function insertParts(
  tx: Queryable,
  branchId: string,
  head: number,
  events: readonly NewEvent[],
): Promise<void> {
  const numbers: number[] = []
  const salts: Uint8Array[] = []
  const bytes: Uint8Array[] = []
  for (const [index, { part }] of events.entries()) {
    if (!part) continue
    numbers.push(head + index + 1)
    salts.push(part.salt)
    bytes.push(part.bytes)
  }
  if (numbers.length === 0) return
  await tx.query(
    `INSERT INTO event_part (branch_id, branch_seq, salt, bytes)
     SELECT $1::uuid, number, salt, bytes
     FROM unnest($2::bigint[], $3::bytea[], $4::bytea[]) AS t (number, salt, bytes)`,
    [branchId, numbers, salts, bytes],
  )
}
