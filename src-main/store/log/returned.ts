/**
 * What the hub returned, applied. Each slice commits with its cursor in one transaction: a cursor at c
 * means that every event up to c is held (I11).
 */
import { fromHex, utf8 } from '#shared/foundation/bytes.ts'
import type { Sha256 } from '#shared/foundation/ports.ts'
import { chainHash, sameBytes } from '#shared/log/chain.ts'
import { decodeBody, partDigest } from '#shared/log/envelope.ts'
import type { LoggedEvent } from '#shared/log/fold.ts'
import { type PulledEvent, fromPartText } from '#shared/sync/messages.ts'
import { type WritableDb, inTransaction } from '../handle.ts'
import { clearAttention } from './attention-table.ts'
import {
  BRANCH_STREAM,
  type StoredEvent,
  type Stream,
  deviceNumber,
  findEvent,
  insertEvent,
  placeEvent,
  retireUnplacedFrom,
  toLogged,
} from './event-table.ts'
import { type AggregateRef, type LogIdentity, foldReturned } from './fold-table.ts'
import { readMeta, writeMeta } from './meta-table.ts'

/** Events of one transaction: a slice keeps the writer busy for some tens of milliseconds at most. */
export const SLICE_EVENTS = 200

/** The hub holds own events that this store does not: an older copy of the disk is in use. */
export class LostOwnEvents extends Error {}
/** A page holds bytes that do not chain; nothing of the slice was stored. */
export class BrokenPage extends Error {}

export interface ReturnedOptions {
  readonly sha256: Sha256
  readonly identity: LogIdentity
  readonly at: (point: string) => void
}

/** Applies one slice of a stream and moves its cursor to the slice's last number. */
export function applySlice(
  db: WritableDb,
  stream: Stream,
  events: readonly PulledEvent[],
  options: ReturnedOptions,
): AggregateRef[] {
  return inTransaction(db, () => {
    const cursor = stream === BRANCH_STREAM ? 'branchCursor' : 'organisationCursor'
    const start = readMeta(db, cursor) ?? 0
    if (events.some((event, index) => event.number !== start + index + 1)) {
      throw new BrokenPage('numbers are missing or out of order')
    }
    const touched = new Map<string, { ref: AggregateRef; events: LoggedEvent[] }>()
    for (const event of events) {
      const stored = hold(db, stream, event, options)
      const logged = stored && toLogged(stored, options.identity.hubDevice)
      if (!logged) continue
      const ref = { kind: stored.kind, id: stored.aggregate }
      const key = `${ref.kind}/${ref.id}`
      const entry = touched.get(key) ?? { ref, events: [] }
      entry.events.push(logged)
      touched.set(key, entry)
    }
    options.at('after-hold')
    for (const { ref, events: returned } of touched.values())
      foldReturned(db, ref, returned, options.identity)
    const last = events.at(-1)
    if (last) writeMeta(db, cursor, last.number)
    options.at('before-cursor-commit')
    return [...touched.values()].map(({ ref }) => ref)
  })
}

/**
 * Makes sure that the event is here and has its place; answers it as stored, or null when it had this
 * place already and is folded.
 */
function hold(
  db: WritableDb,
  stream: Stream,
  event: PulledEvent,
  options: ReturnedOptions,
): StoredEvent | null {
  const own = event.device === options.identity.device
  const position = { device: event.device, epoch: event.epoch, seq: event.seq }
  const hash = fromHex(event.hash)
  const standing = findEvent(db, position)
  if (standing && sameBytes(standing.hash, hash)) {
    if (standing.number === event.number) return null
    if (standing.number !== null) throw new BrokenPage('an event came back under another number')
    placeEvent(db, standing.row, event.number)
    if (own) noteConfirmed(db, event)
    clearAttention(db, standing.row)
    return { ...standing, number: event.number }
  }
  if (own && event.body === undefined) throw new LostOwnEvents()
  if (standing) {
    // Another event stands at this place without a number: the hub has gone back in time and the
    // device wrote its log anew. What the hub numbers is the branch's log.
    if (standing.number !== null)
      throw new BrokenPage('a numbered event came back with other bytes')
    // An own one that was never sent must be chained anew, or it would be lost.
    if (own) throw new LostOwnEvents()
    retireUnplacedFrom(db, position)
  }
  const fresh = verified(event, stream, options.sha256)
  expectPredecessor(db, event, fresh.prev)
  const row = insertEvent(db, deviceNumber(db, event.device), fresh)
  if (own) noteConfirmed(db, event)
  return { ...fresh, row }
}

/**
 * Hub order keeps each device's own order, so the event before is here already, and this one names its
 * hash. The first of an epoch names its writer's key, which is not known here.
 */
function expectPredecessor(db: WritableDb, event: PulledEvent, prev: Uint8Array): void {
  if (event.seq === 1) return
  const before = findEvent(db, { device: event.device, epoch: event.epoch, seq: event.seq - 1 })
  if (!before || before.number === null || !sameBytes(before.hash, prev)) {
    throw new BrokenPage('an event does not follow the one before it')
  }
}

/** The pulled event as it will be stored, after its bytes were checked against its hash and part. */
function verified(event: PulledEvent, stream: Stream, sha256: Sha256): Omit<StoredEvent, 'row'> {
  if (event.body === undefined || event.prev === undefined)
    throw new BrokenPage('an event came without body')
  const bytes = utf8(event.body)
  const prev = fromHex(event.prev)
  const hash = fromHex(event.hash)
  const body = decodeBody(bytes)
  const part = fromPartText(event.part ?? null)
  if (!body || !sameBytes(chainHash(sha256, prev, bytes), hash))
    throw new BrokenPage('an event does not match its hash')
  if (part && event.withheld) throw new BrokenPage('a part came although it is withheld')
  if (part && partDigest(sha256, part) !== body.part)
    throw new BrokenPage('a part does not match its event')
  return {
    stream,
    number: event.number,
    kind: body.aggregate.kind,
    aggregate: body.aggregate.id,
    position: { device: event.device, epoch: event.epoch, seq: event.seq },
    body: bytes,
    part,
    hash,
    prev,
  }
}

/** The own events return in order, so the tail of an epoch is everything above this seq. */
function noteConfirmed(db: WritableDb, event: PulledEvent): void {
  if (event.epoch !== (readMeta(db, 'epoch') ?? 1)) return
  if (event.seq > (readMeta(db, 'confirmedSeq') ?? 0)) writeMeta(db, 'confirmedSeq', event.seq)
  if (event.seq > (readMeta(db, 'acknowledgedSeq') ?? 0))
    writeMeta(db, 'acknowledgedSeq', event.seq)
}
