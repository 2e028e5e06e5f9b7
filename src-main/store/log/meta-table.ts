/** Facts about this device and its place in the streams. */
import { type ReadableDb, type WritableDb, getRow, run } from '../handle.ts'

/** Names of the facts; each is written in the transaction that makes it true. */
export interface Meta {
  readonly devicePublicKey: Uint8Array
  readonly devicePrivateKey: Uint8Array
  readonly branchId: string
  readonly hubUrl: string
  readonly hubPublicKey: Uint8Array
  /** The hub's life in which the cursors were given. */
  readonly incarnation: string
  readonly branchCursor: number
  readonly organisationCursor: number
  /** The own epoch in which new events are written. */
  readonly epoch: number
  /** Highest own seq of the present epoch that the hub has returned with a place. */
  readonly confirmedSeq: number
  /** Highest own seq of the present epoch that the hub has acknowledged: a label, never more. */
  readonly acknowledgedSeq: number
  /** Set while lost own events are being fetched with their bodies. */
  readonly ownBodiesWanted: number
  /** The program that folded the tables. */
  readonly foldProgram: string
  readonly clockOffsetMs: number
  /** Wall clock of this machine at the last contact, milliseconds. */
  readonly lastContactMs: number
  /** Words were taken away, and the write-ahead log may still hold them. */
  readonly wipeWanted: number
}

export function readMeta<Name extends keyof Meta>(db: ReadableDb, name: Name): Meta[Name] | null {
  const row = getRow<{ value: Meta[Name] }>(db, 'SELECT value FROM meta WHERE name = ?', name)
  return row ? row.value : null
}

export function writeMeta<Name extends keyof Meta>(
  db: WritableDb,
  name: Name,
  value: Meta[Name],
): void {
  run(
    db,
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  )
}

export function clearMeta(db: WritableDb, name: keyof Meta): void {
  run(db, 'DELETE FROM meta WHERE name = ?', name)
}
