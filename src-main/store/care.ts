/** Verifying, rebuilding and describing a store. Long: runs in the worker or on the command line. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, toHex } from '#shared/foundation/bytes.ts'
import { type ChainBreak, chainStart, findChainBreaks } from '#shared/log/chain.ts'
import { deviceIdOf } from '#shared/log/device-id.ts'
import { foldProgram } from '#shared/log/registry.ts'
import type { Sha256 } from '#shared/foundation/ports.ts'
import { createHash } from 'node:crypto'
import { type ReadableDb, getRow, inTransaction } from './handle.ts'
import { DATABASE_NAME } from './key-file.ts'
import {
  eachOfChain,
  findFirst,
  findHead,
  listAggregateKeys,
  listChains,
} from './log/event-table.ts'
import { type LogIdentity, displayedAnew, readFolded, refold } from './log/fold-table.ts'
import { readMeta, writeMeta } from './log/meta-table.ts'
import { SCHEMA_VERSION } from './migrate.ts'
import type { Store } from './open.ts'

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

export interface StoreFault {
  readonly kind: 'file' | 'chain' | 'fold'
  readonly code: string
  /** Device, epoch and seq of an event, or kind and id of a folded row. */
  readonly place: string
}

export interface VerifyReport {
  readonly events: number
  readonly devices: number
  readonly aggregates: number
  readonly faults: readonly StoreFault[]
}

/** Checks the file, every chain and part, and that folding anew gives the same rows. Changes nothing. */
export function verifyStore(store: Pick<Store, 'db'>): VerifyReport {
  const { db } = store
  const faults: StoreFault[] = []
  const answer = db.pragma('integrity_check', { simple: true })
  if (answer !== 'ok') faults.push({ kind: 'file', code: 'integrity_check', place: DATABASE_NAME })
  const identity = identityOf(db)
  faults.push(...chainFaults(db, identity.device))
  const keys = listAggregateKeys(db)
  faults.push(...foldFaults(db, identity, keys))
  return { events: count(db, 'event'), devices: count(db, 'device'), aggregates: keys.length, faults }
}

/** Folds every aggregate anew from its events, all in one transaction. */
export function rebuildAll(store: Store): { aggregates: number } {
  const { db } = store
  const identity = identityOf(db)
  const keys = listAggregateKeys(db)
  inTransaction(db, () => {
    for (const table of ['aggregate', 'case_row', 'case_task', 'shift_row']) db.exec(`DELETE FROM ${table}`)
    for (const ref of keys) refold(db, ref, identity)
  })
  return { aggregates: keys.length }
}

/** Folds everything anew when another version of the program folded it. True when it had to. */
export function refoldForThisProgram(store: Store): boolean {
  const program = foldProgram()
  if (readMeta(store.db, 'foldProgram') === program) return false
  rebuildAll(store)
  inTransaction(store.db, () => writeMeta(store.db, 'foldProgram', program))
  return true
}

/** What lies in the folder, without a word of any customer. */
export function infoOf(store: Store) {
  const { db } = store
  const { device } = identityOf(db)
  return {
    events: count(db, 'event'),
    devices: count(db, 'device'),
    size: statSync(join(store.folder, DATABASE_NAME)).size,
    schema: SCHEMA_VERSION,
    deviceId: device,
    epoch: readMeta(db, 'epoch') ?? 1,
    /** Last link of the own chain: equal logs have equal heads. */
    head: toHex(findHead(db, device)?.hash ?? new Uint8Array()),
    confirmed: readMeta(db, 'confirmedSeq') ?? 0,
    enrolled: readMeta(db, 'hubPublicKey') !== null,
  }
}

function identityOf(db: ReadableDb): LogIdentity {
  const own = readMeta(db, 'devicePublicKey')
  const hub = readMeta(db, 'hubPublicKey')
  return {
    device: own === null ? '' : deviceIdOf(sha256, own),
    hubDevice: hub === null ? null : deviceIdOf(sha256, hub),
  }
}

/** One chain after the other, row by row: a log of a million events needs no memory of its own. */
function chainFaults(db: ReadableDb, ownDevice: string): StoreFault[] {
  return listChains(db).flatMap(({ device, epoch }) => {
    const own = device === ownDevice ? readMeta(db, 'devicePublicKey') : null
    const first = findFirst(db, device, epoch)
    if (!first) return []
    // Another device's key is not here: its first link is taken as given, everything after it is checked.
    const from =
      own === null
        ? { prev: first.prev, firstSeq: first.position.seq }
        : { prev: chainStart(sha256, own, epoch), firstSeq: 1 }
    return findChainBreaks(sha256, eachOfChain(db, device, epoch), from).map(toFault)
  })
}

function toFault({ fault, device, epoch, seq }: ChainBreak): StoreFault {
  return { kind: 'chain', code: fault, place: `${device.slice(0, 8)}/${epoch}/${seq}` }
}

/** Folds in memory and compares: a running workstation goes on writing meanwhile. */
function foldFaults(
  db: ReadableDb,
  identity: LogIdentity,
  keys: readonly { kind: string; id: string }[],
): StoreFault[] {
  return keys.flatMap((ref) =>
    digestOf(readFolded(db, ref.kind, ref.id)) === digestOf(displayedAnew(db, ref, identity))
      ? []
      : { kind: 'fold' as const, code: 'differs', place: `${ref.kind}/${ref.id}` },
  )
}

function digestOf(folded: unknown): string {
  return toHex(sha256(Buffer.from(canonicalJson(folded))))
}

function count(db: ReadableDb, table: 'event' | 'device'): number {
  return getRow<{ count: number }>(db, `SELECT count(*) AS count FROM ${table}`)?.count ?? 0
}
