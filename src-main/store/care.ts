/** Rebuilding and describing a store. Rebuilding is long: at the start or on the command line. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { toHex } from '#shared/foundation/bytes.ts'
import { deviceIdOf } from '#shared/log/device-id.ts'
import { foldProgram } from '#shared/log/registry.ts'
import type { Sha256 } from '#shared/foundation/ports.ts'
import { createHash } from 'node:crypto'
import { type ReadableDb, getRow, inTransaction } from './handle.ts'
import { DATABASE_NAME } from './key-file.ts'
import { findHead, listAggregateKeys } from './log/event-table.ts'
import { type LogIdentity, refold } from './log/fold-table.ts'
import { readMeta, writeMeta } from './log/meta-table.ts'
import { SCHEMA_VERSION } from './migrate.ts'
import type { Store } from './open.ts'
import { LIST_TABLES } from './tables/project.ts'

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

/** Folds every aggregate anew from its events, all in one transaction. */
export function rebuildAll(store: Store): { aggregates: number } {
  const { db } = store
  const identity = identityOf(db)
  const keys = listAggregateKeys(db)
  inTransaction(db, () => {
    for (const table of ['aggregate', ...LIST_TABLES.map((list) => list.table)])
      db.exec(`DELETE FROM ${table}`)
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

/** Who is who in this log, as its facts tell it. */
export function identityOf(db: ReadableDb): LogIdentity {
  const own = readMeta(db, 'devicePublicKey')
  const hub = readMeta(db, 'hubPublicKey')
  return {
    device: own === null ? '' : deviceIdOf(sha256, own),
    hubDevice: hub === null ? null : deviceIdOf(sha256, hub),
  }
}

/** Rows of a table of the log. */
export function count(db: ReadableDb, table: 'event' | 'device'): number {
  return getRow<{ count: number }>(db, `SELECT count(*) AS count FROM ${table}`)?.count ?? 0
}
