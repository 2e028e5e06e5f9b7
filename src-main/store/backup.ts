/** Backups: a whole encrypted copy under the same key, opened and compared before it counts. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { openDatabase } from './driver.ts'
import type { Keys } from './key-file.ts'
import { StoreProblem, storeProblemOf } from './store-problem.ts'

/** Where a backup made at this moment lies when nobody names a file. */
export function backupFile(folder: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')
  return join(folder, 'backups', `counterbook-${stamp}.db`)
}

export interface BackupReport {
  readonly file: string
  readonly events: number
}

/**
 * Copies the database to `file` and verifies the copy: it opens with the key, `integrity_check` is ok,
 * and it holds the events of one moment. An unverified copy is removed. Throws `backup_failed` or `disk_full`.
 */
export function backUpTo(db: Database.Database, keys: Keys, file: string): BackupReport {
  const draft = `${file}.unverified`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    rmSync(draft, { force: true })
    const atLeast = countEvents(db)
    db.prepare('VACUUM INTO ?').run(draft)
    const events = verifyCopy(draft, keys)
    // The workstation may go on writing meanwhile: the copy is of one moment between the two counts.
    if (events < atLeast || events > countEvents(db))
      throw new StoreProblem('backup_failed', 'the counts differ')
    const handle = openSync(draft, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(draft, file)
    return { file, events }
  } catch (error) {
    if (existsSync(draft)) rmSync(draft, { force: true })
    const problem = storeProblemOf(error)
    if (problem?.code === 'disk_full') throw problem
    throw new StoreProblem('backup_failed', problem?.detail ?? String((error as Error).name))
  }
}

function verifyCopy(file: string, keys: Keys): number {
  const copy = openDatabase(file, { readonly: true })
  try {
    copy.pragma("cipher = 'sqlcipher'")
    copy.pragma(`key = "x'${keys.databaseKey}'"`)
    const answer = copy.pragma('integrity_check', { simple: true })
    if (answer !== 'ok') throw new StoreProblem('backup_failed', 'integrity_check')
    return countEvents(copy)
  } finally {
    copy.close()
  }
}

function countEvents(db: Database.Database): number {
  const table = db
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'event'")
    .get()
  return table ? (db.prepare('SELECT count(*) FROM event').pluck().get() as number) : 0
}
