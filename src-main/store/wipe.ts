/**
 * Words that went are gone from the files, too. `secure_delete` overwrites what is deleted inside the
 * database; the pages of before still stand in the write-ahead log, until it is cut to nothing.
 */
import type { WritableDb } from './handle.ts'
import { clearMeta, readMeta, writeMeta } from './log/meta-table.ts'

/** Connections that have something to cut, so that an ordinary save asks nobody. */
const waiting = new WeakSet<WritableDb>()

/** Asks for the cut, in the transaction that takes the words away: a crash after it forgets nothing. */
export function wantWipe(db: WritableDb): void {
  writeMeta(db, 'wipeWanted', 1)
  waiting.add(db)
}

/** Cuts the log if somebody asked, outside any transaction. A long reader delays it to the next time. */
export function wipeWanted(db: WritableDb): void {
  if (!waiting.has(db) || db.inTransaction) return
  const patience = db.pragma('busy_timeout', { simple: true })
  // Nobody waits for a backup that is just being read.
  db.pragma('busy_timeout = 0')
  const [answer] = db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
  db.pragma(`busy_timeout = ${String(patience)}`)
  if (answer.busy !== 0) return
  waiting.delete(db)
  clearMeta(db, 'wipeWanted')
}

/** What an earlier run could not cut any more. */
export function wipeLeftOver(db: WritableDb): void {
  if (readMeta(db, 'wipeWanted') === null) return
  waiting.add(db)
  wipeWanted(db)
}
