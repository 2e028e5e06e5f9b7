/** The event table: what was written here and what the hub returned. Rows are never changed or deleted. */
import { type Position, type SealedEvent, decodeBody } from '#shared/log/envelope.ts'
import type { LoggedEvent } from '#shared/log/fold.ts'
import { loggedEventOf } from '#shared/log/logged-event.ts'
import { type ReadableDb, type WritableDb, allRows, eachRow, getRow, run } from '../handle.ts'

/** Streams of the pull: the branch's own log, and what head office says to everyone. */
export const BRANCH_STREAM = 0
export const ORGANISATION_STREAM = 1
export type Stream = typeof BRANCH_STREAM | typeof ORGANISATION_STREAM

export interface StoredEvent extends SealedEvent {
  readonly row: number
  readonly stream: Stream
  /** Place in hub order; null in the own tail. */
  readonly number: number | null
  readonly kind: string
  readonly aggregate: string
}

/** A row of the event table with its device's id. */
export interface EventRow {
  row: number
  stream: Stream
  device: string
  epoch: number
  seq: number
  number: number | null
  kind: string
  aggregate: string
  hash: Uint8Array
  prev: Uint8Array
  body: Uint8Array
  part_salt: Uint8Array | null
  part: Uint8Array | null
}

export const EVENT_COLUMNS =
  'e.row, e.stream, d.id AS device, e.epoch, e.seq, e.number, e.kind, e.aggregate, e.hash, e.prev, e.body, e.part_salt, e.part'
export const EVENT_FROM = 'FROM event e JOIN device d ON d.number = e.device'

/** The event of a row. */
export function eventOf(row: EventRow): StoredEvent {
  return {
    row: row.row,
    stream: row.stream,
    number: row.number,
    kind: row.kind,
    aggregate: row.aggregate,
    position: { device: row.device, epoch: row.epoch, seq: row.seq },
    body: row.body,
    part: row.part && row.part_salt ? { salt: row.part_salt, bytes: row.part } : null,
    hash: row.hash,
    prev: row.prev,
  }
}

/** The small number that stands for a device id in this file. */
export function deviceNumber(db: WritableDb, id: string): number {
  const known = getRow<{ number: number }>(db, 'SELECT number FROM device WHERE id = ?', id)
  if (known) return known.number
  return Number(run(db, 'INSERT INTO device (id) VALUES (?)', id).lastInsertRowid)
}

/** Adds an event. A second one at the same position is an error of the caller. Returns its row. */
export function insertEvent(
  db: WritableDb,
  device: number,
  event: Omit<StoredEvent, 'row'>,
): number {
  const { position, part } = event
  const result = run(
    db,
    'INSERT INTO event (stream, device, epoch, seq, number, kind, aggregate, hash, prev, body, part_salt, part) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    event.stream,
    device,
    position.epoch,
    position.seq,
    event.number,
    event.kind,
    event.aggregate,
    event.hash,
    event.prev,
    event.body,
    part?.salt ?? null,
    part?.bytes ?? null,
  )
  return Number(result.lastInsertRowid)
}

export function findEvent(db: ReadableDb, position: Position): StoredEvent | null {
  const row = getRow<EventRow>(
    db,
    `SELECT ${EVENT_COLUMNS} ${EVENT_FROM} WHERE d.id = ? AND e.epoch = ? AND e.seq = ? AND e.retired = 0`,
    position.device,
    position.epoch,
    position.seq,
  )
  return row ? eventOf(row) : null
}

/** Last event of a device, in its highest epoch. */
export function findHead(db: ReadableDb, device: string): StoredEvent | null {
  const row = getRow<EventRow>(
    db,
    `SELECT ${EVENT_COLUMNS} ${EVENT_FROM} WHERE d.id = ? AND e.retired = 0 ORDER BY e.epoch DESC, e.seq DESC LIMIT 1`,
    device,
  )
  return row ? eventOf(row) : null
}

/** Events of one device and epoch after a seq, in order. */
export function listAfter(
  db: ReadableDb,
  device: string,
  epoch: number,
  seq: number,
  limit: number,
): StoredEvent[] {
  return allRows<EventRow>(
    db,
    `SELECT ${EVENT_COLUMNS} ${EVENT_FROM} WHERE d.id = ? AND e.epoch = ? AND e.seq > ? AND e.retired = 0 ORDER BY e.seq LIMIT ?`,
    device,
    epoch,
    seq,
    limit,
  ).map(eventOf)
}

/**
 * Events of an aggregate in folding order: hub order first, then the own tail. Events of others that
 * lost their place (the hub went back in time) wait until they return. A re-chained copy of an event
 * that is already there has no second effect and is left out.
 */
export function listAggregate(
  db: ReadableDb,
  kind: string,
  id: string,
  ownDevice: string,
): StoredEvent[] {
  const rows = allRows<EventRow>(
    db,
    `SELECT ${EVENT_COLUMNS} ${EVENT_FROM} WHERE e.aggregate = ? AND e.kind = ? AND e.retired = 0
      AND (e.number IS NOT NULL OR d.id = ?)
      ORDER BY e.number IS NULL, e.number, e.epoch, e.seq`,
    id,
    kind,
    ownDevice,
  )
  return withoutCopies(rows.map(eventOf))
}

function withoutCopies(events: StoredEvent[]): StoredEvent[] {
  if (events.every((event) => event.position.epoch === 1)) return events
  const seen = new Set<string>()
  return events.filter((event) => {
    const id = decodeBody(event.body)?.id
    if (id === undefined) return true
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}

/** Devices and epochs that have events here. */
export function listChains(db: ReadableDb): { device: string; epoch: number }[] {
  return allRows(
    db,
    `SELECT DISTINCT d.id AS device, e.epoch AS epoch ${EVENT_FROM} WHERE e.retired = 0 ORDER BY e.device, e.epoch`,
  )
}

/** The first event of a chain. */
export function findFirst(db: ReadableDb, device: string, epoch: number): StoredEvent | null {
  return listAfter(db, device, epoch, 0, 1)[0] ?? null
}

/** The events of one chain, in order, one by one. */
export function* eachOfChain(
  db: ReadableDb,
  device: string,
  epoch: number,
): Generator<StoredEvent> {
  const text = `SELECT ${EVENT_COLUMNS} ${EVENT_FROM} WHERE d.id = ? AND e.epoch = ? AND e.retired = 0 ORDER BY e.seq`
  for (const row of eachRow<EventRow>(db, text, device, epoch)) yield eventOf(row)
}

/** Every aggregate that has events. */
export function listAggregateKeys(db: ReadableDb): { kind: string; id: string }[] {
  return allRows(db, 'SELECT DISTINCT kind, aggregate AS id FROM event ORDER BY kind, aggregate')
}

/** Gives an event its place in hub order. */
export function placeEvent(db: WritableDb, row: number, number: number | null): void {
  run(db, 'UPDATE event SET number = ? WHERE row = ?', number, row)
}

/** Forgets every place: the hub began anew and will return the events again. */
export function forgetPlaces(db: WritableDb): void {
  run(db, 'UPDATE event SET number = NULL WHERE number IS NOT NULL')
}

/** Takes an event out of the log's reading; its row stays as evidence. */
export function retireRow(db: WritableDb, row: number): void {
  run(db, 'UPDATE event SET retired = 1 WHERE row = ?', row)
  run(db, 'DELETE FROM attention WHERE row = ?', row)
}

/**
 * Retires what stands without a place from a position on: another chain takes over there, and what
 * followed in the old one follows nothing any more.
 */
export function retireUnplacedFrom(db: WritableDb, position: Position): void {
  const rows = allRows<{ row: number }>(
    db,
    `SELECT e.row ${EVENT_FROM} WHERE d.id = ? AND e.epoch = ? AND e.seq >= ? AND e.number IS NULL AND e.retired = 0`,
    position.device,
    position.epoch,
    position.seq,
  )
  for (const { row } of rows) retireRow(db, row)
}

/** Own events that have no place in hub order yet, over all epochs, in the order they were written. */
export function listUnplaced(db: ReadableDb, device: string): StoredEvent[] {
  return allRows<EventRow>(
    db,
    `SELECT ${EVENT_COLUMNS} ${EVENT_FROM} WHERE d.id = ? AND e.number IS NULL AND e.retired = 0 ORDER BY e.epoch, e.seq`,
    device,
  ).map(eventOf)
}

/** True when own events of an older epoch have no place: they were lost at the hub. */
export function hasUnplacedBefore(db: ReadableDb, device: string, epoch: number): boolean {
  return (
    getRow(
      db,
      `SELECT 1 ${EVENT_FROM} WHERE d.id = ? AND e.epoch < ? AND e.number IS NULL AND e.retired = 0 LIMIT 1`,
      device,
      epoch,
    ) !== undefined
  )
}

/** How many own events the hub has not returned, and when the first of them was written. */
export function tailSummary(
  db: ReadableDb,
  device: string,
  confirmed: { readonly epoch: number; readonly seq: number },
): { count: number; first: StoredEvent | null } {
  const row = getRow<{ count: number }>(
    db,
    `SELECT count(*) AS count ${EVENT_FROM} WHERE d.id = ? AND e.epoch = ? AND e.seq > ? AND e.retired = 0`,
    device,
    confirmed.epoch,
    confirmed.seq,
  )
  return {
    count: row?.count ?? 0,
    first: listAfter(db, device, confirmed.epoch, confirmed.seq, 1)[0] ?? null,
  }
}

/** Deletes the personal parts of an aggregate. The chain stays valid. */
export function eraseParts(db: WritableDb, kind: string, id: string): void {
  run(
    db,
    'UPDATE event SET part = NULL, part_salt = NULL WHERE aggregate = ? AND kind = ?',
    id,
    kind,
  )
}

/**
 * The event as the fold sees it; null when the bytes are no body. `withPart: false` leaves the personal
 * fields out, as on a machine that never had them.
 */
export function toLogged(
  event: StoredEvent,
  hubDevice: string | null,
  withPart = true,
): LoggedEvent | null {
  const body = decodeBody(event.body)
  return body === null
    ? null
    : loggedEventOf({
        position: event.position,
        body,
        part: withPart ? event.part : null,
        branchSeq: event.number,
        fromHub: hubDevice !== null && event.position.device === hubDevice,
      })
}
