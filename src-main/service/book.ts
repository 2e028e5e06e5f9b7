/**
 * The book: the one place where something is written. A use case decides, then writes its events here;
 * events, folded rows and whatever local rows belong to them commit in one transaction or not at all,
 * and only after the commit do screens and the sync hear of it.
 */
import { newUuid } from '#shared/foundation/identifier.ts'
import { type EpochMs, businessDateOf, formatInstant } from '#shared/foundation/instant.ts'
import type { Clock, Random } from '#shared/foundation/ports.ts'
import { type Refusal, type Result, accepted } from '#shared/foundation/result.ts'
import { chainHash, chainStart } from '#shared/log/chain.ts'
import {
  type Actor,
  type EventBody,
  SALT_BYTES,
  encodeBody,
  encodePart,
  partDigest,
  splitPayload,
} from '#shared/log/envelope.ts'
import type { EventType, PayloadOf } from '#shared/log/event-type.ts'
import type { Folded } from '#shared/log/fold.ts'
import { personalFieldsOf } from '#shared/log/registry.ts'
import { type ReadableDb, type WritableDb, inTransaction } from '../store/handle.ts'
import {
  type AggregateRef,
  type LogIdentity,
  foldOwn,
  readFolded,
  refold,
  takesWords,
} from '../store/log/fold-table.ts'
import {
  BRANCH_STREAM,
  deviceNumber,
  findHead,
  insertEvent,
  toLogged,
} from '../store/log/event-table.ts'
import { readMeta, writeMeta } from '../store/log/meta-table.ts'
import { wipeWanted } from '../store/wipe.ts'
import { deviceIdOf } from '#shared/log/device-id.ts'
import { type DeviceKeys, makeDeviceKeys, sha256 } from './device-keys.ts'

/** A wrong clock up to this much changes nothing for people; beyond it the hub's time is used. */
const CLOCK_TOLERANCE_MS = 2 * 60_000

export interface BookOptions {
  readonly db: WritableDb
  readonly clock: Clock
  readonly random: Random
  readonly appVersion: string
  /** Told of faults that must not fail a call. Gets no customer text. */
  readonly report: (what: string, error: unknown) => void
  /** Named places where the simulator may crash the process. */
  readonly at?: (point: string) => void
}

/** Writes events inside a transaction. */
export interface Writer {
  append<Type extends EventType>(
    type: Type,
    aggregateId: string,
    payload: PayloadOf<Type>,
    occurredAt?: EpochMs,
  ): Folded<unknown>
  readonly db: WritableDb
}

export interface Book {
  readonly db: ReadableDb
  readonly clock: Clock
  readonly random: Random
  readonly keys: DeviceKeys
  identity(): LogIdentity
  /** Own time, corrected by the hub's when the machine's clock is known to be wrong. */
  now(): EpochMs
  newId(): string
  fold<State>(kind: string, id: string): Folded<State> | null
  /**
   * Runs `work` in one transaction. A refusal takes everything back. Listeners hear of it after the commit.
   */
  write<Value>(actor: Actor, work: (writer: Writer) => Result<Value>): Result<Value>
  /** For rows that are not events: drafts, verifiers, settings, sync marks. */
  writeLocal<Value>(work: (db: WritableDb) => Value): Value
  /** For the sync, which brings its own transactions. */
  withDb(work: (db: WritableDb) => void): void
  /** Hears which aggregates a commit changed. Answers an unsubscribe. */
  onCommit(listener: (changed: readonly AggregateRef[]) => void): () => void
  /** Tells listeners of changes that the sync made. */
  announce(changed: readonly AggregateRef[]): void
  /** Reads the facts about place and hub again after the sync changed them. */
  reloadPlace(): void
}

interface Head {
  epoch: number
  seq: number
  hash: Uint8Array
}

class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Opens the book of a store; makes the device's keys at first run. */
export function openBook(options: BookOptions): Book {
  const { db, clock, random } = options
  const at = options.at ?? (() => {})
  const keys = readOrMakeKeys(db, random)
  const device = deviceIdOf(sha256, keys.publicKey)
  const number = inTransaction(db, () => deviceNumber(db, device))
  const listeners = new Set<(changed: readonly AggregateRef[]) => void>()
  let place = readPlace(db)
  let head = readHead(db, device, keys, place.epoch)

  const now = () =>
    clock.now() + (Math.abs(place.offsetMs ?? 0) > CLOCK_TOLERANCE_MS ? (place.offsetMs ?? 0) : 0)
  const identity = (): LogIdentity => ({ device, hubDevice: place.hubDevice })
  const wipe = () => {
    try {
      wipeWanted(db)
    } catch (error) {
      // What is committed stays saved; the cut is asked for again at the next commit and at the start.
      options.report('cutting the write-ahead log', error)
    }
  }
  const announce = (changed: readonly AggregateRef[]) => {
    for (const listener of listeners) {
      try {
        listener(changed)
      } catch (error) {
        // What is committed stays saved for the person who saved it, whatever a listener makes of it.
        options.report('announcing a commit', error)
      }
    }
  }

  function append<Type extends EventType>(
    actor: Actor,
    type: Type,
    aggregateId: string,
    payload: PayloadOf<Type>,
    occurredAt: EpochMs,
  ): Folded<unknown> {
    const checked = type.payload.parse(payload) as Record<string, unknown>
    const { open, personal } = splitPayload(checked, personalFieldsOf(type.type, type.version))
    const part = personal === null ? null : unwrap(encodePart(personal, random.bytes(SALT_BYTES)))
    const body: EventBody = {
      v: 1,
      id: newUuid(clock, random),
      type: type.type,
      tv: type.version,
      aggregate: { kind: type.aggregate, id: aggregateId },
      base: place.branchCursor,
      orgBase: place.organisationCursor,
      payload: open,
      part: part === null ? null : partDigest(sha256, part),
      actor,
      businessDate: businessDateOf(now()),
      shift: null,
      occurredAt: formatInstant(occurredAt),
      recordedAt: formatInstant(clock.now()),
      mono: Math.round(clock.monotonic()),
      boot: clock.bootId(),
      clockOffset:
        place.offsetMs === null
          ? null
          : {
              ms: Math.round(place.offsetMs),
              ageMs: Math.max(0, clock.now() - place.lastContactMs),
            },
      app: options.appVersion,
    }
    const bytes = unwrap(encodeBody(body))
    const seq = head.seq + 1
    const hash = chainHash(sha256, head.hash, bytes)
    const event = {
      stream: BRANCH_STREAM,
      number: null,
      kind: type.aggregate,
      aggregate: aggregateId,
      position: { device, epoch: head.epoch, seq },
      body: bytes,
      part,
      hash,
      prev: head.hash,
    } as const
    const row = insertEvent(db, number, event)
    at('after-event')
    head = { epoch: head.epoch, seq, hash }
    const ref = { kind: type.aggregate, id: aggregateId }
    const logged = toLogged({ ...event, row }, place.hubDevice)
    if (!logged) throw new Error('an event that was just written cannot be read')
    const folded = foldOwn(db, ref, logged)
    if (takesWords(logged)) refold(db, ref, identity())
    at('after-fold')
    return folded
  }

  return {
    db,
    clock,
    random,
    keys,
    identity,
    now,
    newId: () => newUuid(clock, random),
    fold: (kind, id) => readFolded(db, kind, id),
    write(actor, work) {
      const changed: AggregateRef[] = []
      let value: unknown
      try {
        value = inTransaction(db, () => {
          const result = work({
            db,
            append: (type, id, payload, occurredAt) => {
              changed.push({ kind: type.aggregate, id })
              return append(actor, type, id, payload, occurredAt ?? now())
            },
          })
          if (!result.ok) throw new Refused(result.refusal)
          at('before-commit')
          return result.value
        })
      } catch (error) {
        // The transaction is gone, so the place in the chain is the old one again: the store tells.
        head = readHead(db, device, keys, place.epoch)
        if (error instanceof Refused) return { ok: false, refusal: error.refusal }
        throw error
      }
      at('after-commit')
      wipe()
      announce(changed)
      return accepted(value as never)
    },
    writeLocal(work) {
      const value = inTransaction(db, () => work(db))
      wipe()
      return value
    },
    withDb(work) {
      work(db)
      wipe()
    },
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    announce,
    reloadPlace() {
      place = readPlace(db)
      head = readHead(db, device, keys, place.epoch)
    },
  }
}

function unwrap<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Refused(result.refusal)
  return result.value
}

function readOrMakeKeys(db: WritableDb, random: Random): DeviceKeys {
  const publicKey = readMeta(db, 'devicePublicKey')
  const privateKey = readMeta(db, 'devicePrivateKey')
  if (publicKey && privateKey) return { publicKey, privateKey }
  const keys = makeDeviceKeys(random)
  inTransaction(db, () => {
    writeMeta(db, 'devicePublicKey', keys.publicKey)
    writeMeta(db, 'devicePrivateKey', keys.privateKey)
    writeMeta(db, 'epoch', 1)
  })
  return keys
}

function readPlace(db: ReadableDb) {
  const hubKey = readMeta(db, 'hubPublicKey')
  return {
    epoch: readMeta(db, 'epoch') ?? 1,
    branchCursor: readMeta(db, 'branchCursor') ?? 0,
    organisationCursor: readMeta(db, 'organisationCursor') ?? 0,
    hubDevice: hubKey === null ? null : deviceIdOf(sha256, hubKey),
    offsetMs: readMeta(db, 'clockOffsetMs'),
    lastContactMs: readMeta(db, 'lastContactMs') ?? 0,
  }
}

function readHead(db: ReadableDb, device: string, keys: DeviceKeys, epoch: number): Head {
  const last = findHead(db, device)
  return last && last.position.epoch === epoch
    ? { epoch, seq: last.position.seq, hash: last.hash }
    : { epoch, seq: 0, hash: chainStart(sha256, keys.publicKey, epoch) }
}
