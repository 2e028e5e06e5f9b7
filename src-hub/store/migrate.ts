/**
 * Migrations: numbered by tens, frozen; pending ones in one transaction. A newer database or a changed
 * migration stops the start; two hubs that start together wait for each other.
 */
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { HubDatabase } from './hub-database.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

export class MigrationProblem extends Error {}

// Any number that nobody else uses on this database.
const MIGRATION_LOCK = 20_251_020

/** The migrations that this program brings, in order. */
export async function shippedMigrations(): Promise<Migration[]> {
  const folder = join(import.meta.dirname, 'migrations')
  const names = (await readdir(folder)).filter((name) => /^\d{3}-[a-z-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => ({
      number: Number(name.slice(0, 3)),
      name: name.slice(4, -4),
      sql: await readFile(join(folder, name), 'utf8'),
    })),
  )
}

/** Brings the database to the newest of `list`. */
export async function migrate(database: HubDatabase, list: readonly Migration[]): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`)
    await tx.script(
      'CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL)',
    )
    const applied = await tx.query<{ number: number; checksum: string }>(
      'SELECT number, checksum FROM migration ORDER BY number',
    )
    for (const [index, done] of applied.entries()) {
      const known = list[index]
      if (!known || known.number !== done.number) {
        throw new MigrationProblem(
          `the database has migration ${done.number}, which this program does not know: it was made by a newer one`,
        )
      }
      if (checksumOf(known) !== done.checksum) {
        throw new MigrationProblem(`migration ${done.number} was changed after it had been applied`)
      }
    }
    for (const migration of list.slice(applied.length)) {
      await tx.script(migration.sql)
      await tx.query('INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)', [
        migration.number,
        migration.name,
        checksumOf(migration),
      ])
    }
  })
}

function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex')
}
