/**
 * Migrations: numbered by tens, frozen, each in one transaction, with a verified backup before the first
 * that changes an existing database. A newer database or a changed migration stops the start.
 */
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { migration0010 } from './migrations/0010-log.ts'
import { migration0020 } from './migrations/0020-tables.ts'
import { migration0030 } from './migrations/0030-desk.ts'
import { migration0040 } from './migrations/0040-repeat.ts'
import { migration0050 } from './migrations/0050-alarm.ts'
import { migration0060 } from './migrations/0060-privacy.ts'
import { migration0070 } from './migrations/0070-referral-in.ts'
import { migration0080 } from './migrations/0080-register.ts'
import { migration0090 } from './migrations/0090-duty.ts'
import { migration0100 } from './migrations/0100-day-close.ts'
import { migration0110 } from './migrations/0110-shift.ts'
import { migration0120 } from './migrations/0120-practice.ts'
import { migration0130 } from './migrations/0130-phrase.ts'
import { StoreProblem } from './store-problem.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [
  migration0010,
  migration0020,
  migration0030,
  migration0040,
  migration0050,
  migration0060,
  migration0070,
  migration0080,
  migration0090,
  migration0100,
  migration0110,
  migration0120,
  migration0130,
]

/** Number of the newest migration this program knows. */
export const SCHEMA_VERSION = (migrations.at(-1) as Migration).number

interface Applied {
  number: number
  checksum: string
}

/** Brings a database to `list`'s newest migration. `backUp` runs once, before an existing one changes. */
export function migrate(
  db: Database.Database,
  backUp: (fromVersion: number) => void,
  list: readonly Migration[] = migrations,
): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT',
  )
  const applied = db
    .prepare('SELECT number, checksum FROM migration ORDER BY number')
    .all() as Applied[]
  checkApplied(applied, list)
  const pending = list.slice(applied.length)
  if (pending.length === 0) return
  if (applied.length > 0) backUp((applied.at(-1) as Applied).number)
  for (const migration of pending) {
    db.transaction(() => {
      db.exec(migration.sql)
      db.prepare('INSERT INTO migration (number, name, checksum) VALUES (?, ?, ?)').run(
        migration.number,
        migration.name,
        checksumOf(migration),
      )
    }).immediate()
  }
}

function checkApplied(applied: readonly Applied[], list: readonly Migration[]): void {
  for (const [index, done] of applied.entries()) {
    const known = list[index]
    if (!known || done.number > (list.at(-1) as Migration).number) {
      throw new StoreProblem('newer_store', `has ${done.number}`)
    }
    if (known.number !== done.number || checksumOf(known) !== done.checksum) {
      throw new StoreProblem('migration_changed', `migration ${done.number}`)
    }
  }
}

function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex')
}
