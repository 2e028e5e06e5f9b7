/**
 * Opens a data folder: owner lock, key, database, safety settings, migrations. Everything that is wrong
 * stops the start with a clear problem; there is never an empty or temporary database instead.
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { backUpTo } from './backup.ts'
import { openDatabase } from './driver.ts'
import type { WritableDb } from './handle.ts'
import { DATABASE_NAME, type Keys, readOrCreateKeys, readSalt, rememberSalt } from './key-file.ts'
import { SCHEMA_VERSION, migrate } from './migrate.ts'
import { type OwnerLock, takeOwnerLock } from './owner-lock.ts'
import { StoreProblem, namingProblems, storeProblemOf } from './store-problem.ts'
import { wipeLeftOver } from './wipe.ts'

export interface Store {
  readonly folder: string
  readonly db: WritableDb
  readonly keys: Keys
  close(): void
}

/**
 * Opens or creates the store of a folder. Throws `StoreProblem`.
 * `create: false` answers `store_missing` instead of making a new one.
 */
export function openStore(folder: string, options: { readonly create: boolean }): Store {
  return namingProblems(() => {
    if (!options.create && !existsSync(join(folder, DATABASE_NAME)))
      throw new StoreProblem('store_missing')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    // A file that was opened read-only answers every setting alike and fails at the first save.
    if (existsSync(join(folder, DATABASE_NAME)))
      accessSync(join(folder, DATABASE_NAME), constants.W_OK)
    const lock = takeOwnerLock(folder)
    try {
      return openLocked(folder, lock)
    } catch (error) {
      lock.release()
      throw error
    }
  })
}

function openLocked(folder: string, lock: OwnerLock): Store {
  const keys = readOrCreateKeys(folder)
  refuseVanished(folder, keys)
  const db = openEncrypted(folder, keys)
  try {
    migrate(db, (from) => {
      backUpTo(
        db,
        keys,
        join(folder, 'backups', `before-migration-${from}-to-${SCHEMA_VERSION}.db`),
      )
    })
    wipeLeftOver(db)
    const known = rememberSalt(folder, keys)
    return {
      folder,
      db,
      keys: known,
      close: () => closeBoth(db, lock),
    }
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Opens a store to name what cannot be read. A damaged one is opened as far as its file goes, read-only
 * and without settings or migrations. Throws `StoreProblem` when not even its first page can be read.
 */
export function openForVerifying(folder: string): Store {
  try {
    return openStore(folder, { create: false })
  } catch (error) {
    if (storeProblemOf(error)?.code !== 'store_damaged') throw error
  }
  return namingProblems(() => {
    const lock = takeOwnerLock(folder)
    try {
      const keys = readOrCreateKeys(folder)
      refuseVanished(folder, keys)
      const db = openTorn(folder, keys)
      return { folder, db, keys, close: () => closeBoth(db, lock) }
    } catch (error) {
      lock.release()
      throw error
    }
  })
}

/** A file that is shorter than it says is refused by every connection but one that may mend schemas. */
function openTorn(folder: string, keys: Keys): WritableDb {
  const db = openDatabase(join(folder, DATABASE_NAME), { readonly: true })
  try {
    unlock(db, keys)
    db.unsafeMode(true)
    db.pragma('writable_schema = ON')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db as unknown as WritableDb
  } catch (error) {
    db.close()
    throw error
  }
}

/** A key that remembers a database never opens an empty file in its place. */
function refuseVanished(folder: string, keys: Keys): void {
  if (keys.databaseSalt !== '' && readSalt(folder) === null) {
    throw new StoreProblem('store_damaged', 'the database file is empty or gone')
  }
}

function closeBoth(db: WritableDb, lock: OwnerLock): void {
  db.close()
  lock.release()
}

/** A further connection of the owner process, for the worker. Read-only unless asked otherwise. */
export function openSecondConnection(folder: string, keys: Keys): WritableDb {
  return openEncrypted(folder, keys)
}

function openEncrypted(folder: string, keys: Keys): WritableDb {
  const db = openDatabase(join(folder, DATABASE_NAME))
  try {
    unlock(db, keys)
    setAndReadBack(db)
    return db as unknown as WritableDb
  } catch (error) {
    db.close()
    throw explain(error, folder, keys)
  }
}

/** Gives the key; must be the first thing a connection does. */
export function unlock(db: Database.Database, keys: Keys): void {
  db.pragma("cipher = 'sqlcipher'")
  db.pragma(`key = "x'${keys.databaseKey}'"`)
}

/** Settings without which a power cut could lose acknowledged rows; read back because some are silent. */
function setAndReadBack(db: Database.Database): void {
  const wanted: readonly (readonly [name: string, value: string, expected: unknown])[] = [
    ['journal_mode', 'WAL', 'wal'],
    ['synchronous', 'FULL', 2],
    ['foreign_keys', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    // Without it REPLACE removes a row past the triggers that forbid it.
    ['recursive_triggers', 'ON', 1],
    ['cell_size_check', 'ON', 1],
    // What is deleted is overwritten: an erased word lies in no free page.
    ['secure_delete', 'ON', 1],
    ['busy_timeout', '5000', 5000],
    ['journal_size_limit', String(64 * 1024 * 1024), 64 * 1024 * 1024],
  ]
  for (const [name, value] of wanted) db.pragma(`${name} = ${value}`)
  // Left alone, the driver lowers `synchronous` to NORMAL at the first write in WAL mode; an explicit
  // value stays. The write proves it, and that the folder takes writes at all.
  db.exec(
    'CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT',
  )
  for (const [name, , expected] of wanted) {
    const actual = db.pragma(name, { simple: true })
    if (actual !== expected)
      throw new StoreProblem('pragma_refused', `${name} is ${String(actual)}`)
  }
}

/** "Wrong key" and "damaged" look alike to the driver; the salt that the key file remembers tells. */
function explain(error: unknown, folder: string, keys: Keys): unknown {
  const problem = storeProblemOf(error)
  if (problem?.detail !== 'SQLITE_NOTADB') return problem ?? error
  const salt = readSalt(folder)
  const foreign = keys.databaseSalt !== '' && salt !== null && salt !== keys.databaseSalt
  return new StoreProblem(
    foreign || keys.databaseSalt === '' ? 'wrong_key' : 'store_damaged',
    'SQLITE_NOTADB',
  )
}
