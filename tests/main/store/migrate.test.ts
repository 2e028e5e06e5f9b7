/** Migrations with data in the book: each predecessor, newer books, changed and failing migrations. */
import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { backUpTo } from '#main/store/backup.ts'
import { openDatabase } from '#main/store/driver.ts'
import { type Keys, readOrCreateKeys, rememberSalt } from '#main/store/key-file.ts'
import { type Migration, migrate, migrations, SCHEMA_VERSION } from '#main/store/migrate.ts'
import { openStore, unlock } from '#main/store/open.ts'
import { StoreProblem } from '#main/store/store-problem.ts'
import {
  intake,
  newId,
  openDesk,
  removeFolders,
  setUp,
  temporaryFolder,
} from '../../support/desk.ts'

afterAll(removeFolders)

const DATABASE = 'counterbook.db'
const noBackup = () => {
  throw new Error('no backup is wanted here')
}

function openRaw(folder: string): { db: Database.Database; keys: Keys } {
  const keys = readOrCreateKeys(folder)
  const db = openDatabase(join(folder, DATABASE))
  unlock(db, keys)
  return { db, keys }
}

/** A book as an older program left it: its migrations up to `number`, and rows in what it knew. */
function olderBook(number: number): { folder: string; rows: unknown } {
  const folder = temporaryFolder('older')
  const { db, keys } = openRaw(folder)
  migrate(
    db,
    noBackup,
    migrations.filter((migration) => migration.number <= number),
  )
  const rows = fill(db, number)
  db.close()
  rememberSalt(folder, keys)
  return { folder, rows }
}

/** A row in every table that this schema has. */
function fill(db: Database.Database, number: number): unknown {
  const word = (value: string) => `'${value}'`
  db.exec(`INSERT INTO device (id) VALUES (${word('d'.repeat(64))});
    INSERT INTO event (stream, device, epoch, seq, number, kind, aggregate, hash, prev, body)
      VALUES (0, 1, 1, 1, NULL, 'complaint', 'c1', x'01', x'02', x'03');
    INSERT INTO attention (row, code, at) VALUES (1, 'poison', 5);`)
  if (number >= 20) {
    db.exec(`INSERT INTO aggregate (kind, id, fold_version, confirmed, displayed) VALUES ('complaint', 'c1', 1, '', '{}');
      INSERT INTO case_row (case_id, case_number, open, state, received_at) VALUES ('c1', 'B01', 1, 'registered', 7);
      INSERT INTO case_task (case_id, task, kind, due_at) VALUES ('c1', 't1', 'promise', 8);
      INSERT INTO shift_row (shift_id, business_date, period, post, position, signed) VALUES ('s1', '2026-01-05', 'am', 'lobby', 1, 0);`)
  }
  return content(db)
}

const TABLES = ['device', 'event', 'attention', 'aggregate', 'case_row', 'case_task', 'shift_row']

function content(db: Database.Database): Record<string, unknown> {
  const there = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  return Object.fromEntries(
    TABLES.filter((table) => there.includes(table)).map((table) => [
      table,
      db.prepare(`SELECT * FROM ${table}`).all(),
    ]),
  )
}

describe('from each predecessor', () => {
  const predecessors = migrations.slice(0, -1).map(({ number }) => number)

  it.each(predecessors)('%i keeps every row, after a verified backup', (number) => {
    const { folder, rows } = olderBook(number)
    const store = openStore(folder, { create: false })
    const kept = content(store.db)
    const applied = store.db.prepare('SELECT max(number) FROM migration').pluck().get()
    store.close()
    expect(applied).toBe(SCHEMA_VERSION)
    expect(kept).toMatchObject(rows as object)
    const backup = join(folder, 'backups', `before-migration-${number}-to-${SCHEMA_VERSION}.db`)
    expect(readdirSync(join(folder, 'backups'))).toEqual([
      `before-migration-${number}-to-${SCHEMA_VERSION}.db`,
    ])

    // The backup is the older book itself: put back, it opens, holds the rows and migrates again.
    const again = temporaryFolder('restored')
    copyFileSync(backup, join(again, DATABASE))
    copyFileSync(join(folder, 'counterbook.key'), join(again, 'counterbook.key'))
    const { db } = openRaw(again)
    expect(content(db)).toEqual(rows)
    expect(db.prepare('SELECT max(number) FROM migration').pluck().get()).toBe(number)
    db.close()
    openStore(again, { create: false }).close()
  })

  it('gives the schema that a new book has', () => {
    const schemaOf = (folder: string) => {
      const store = openStore(folder, { create: true })
      const schema = store.db
        .prepare(
          "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
        )
        .all()
      store.close()
      return schema
    }
    const fresh = schemaOf(temporaryFolder('fresh'))
    for (const number of predecessors) expect(schemaOf(olderBook(number).folder)).toEqual(fresh)
  })
})

describe('a book that this program may not touch', () => {
  const codeOf = (folder: string) => {
    try {
      openStore(folder, { create: false }).close()
      return 'opened'
    } catch (error) {
      return error instanceof StoreProblem ? error.code : String(error)
    }
  }
  const tamper = (folder: string, sql: string) => {
    const { db } = openRaw(folder)
    db.exec(sql)
    db.close()
  }

  it('is refused when a newer program wrote it, and opens unchanged afterwards', async () => {
    const desk = openDesk()
    await setUp(desk)
    const caseId = newId()
    await desk.must('complaint.register', intake(caseId))
    await desk.close()
    tamper(desk.folder, "INSERT INTO migration (number, name, checksum) VALUES (999, 'later', 'x')")
    expect(codeOf(desk.folder)).toBe('newer_store')
    expect(existsSync(join(desk.folder, 'backups'))).toBe(false)
    tamper(desk.folder, 'DELETE FROM migration WHERE number = 999')
    const again = openDesk(desk.folder)
    await again.must('session.signIn', { employeeNo: 'E100', pin: '482913' })
    expect((await again.must('complaint.get', { caseId })).row.caseId).toBe(caseId)
    await again.close()
  })

  it.each([
    ["UPDATE migration SET checksum = 'other' WHERE number = 10"],
    ["UPDATE migration SET checksum = 'other' WHERE number = (SELECT max(number) FROM migration)"],
    ['UPDATE migration SET number = 15 WHERE number = 20'],
    ['DELETE FROM migration WHERE number = 10'],
  ])('is refused when a migration is not the one it ran: %s', (sql) => {
    const folder = temporaryFolder('changed')
    openStore(folder, { create: true }).close()
    tamper(folder, sql)
    expect(codeOf(folder)).toBe('migration_changed')
  })
})

describe('a failing migration', () => {
  it('changes nothing, and the backup lies there', () => {
    const { folder, rows } = olderBook(SCHEMA_VERSION)
    const { db, keys } = openRaw(folder)
    const broken: Migration = {
      number: 900,
      name: 'broken',
      sql: 'CREATE TABLE half (a INTEGER) STRICT; DELETE FROM case_row; INSERT INTO nowhere VALUES (1);',
    }
    const backup = join(folder, 'backups', 'before.db')
    const backUp = () => void backUpTo(db, keys, backup)
    expect(() => migrate(db, backUp, [...migrations, broken])).toThrow(/nowhere/)
    expect(content(db)).toMatchObject(rows as object)
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(
      0,
    )
    expect(db.prepare('SELECT max(number) FROM migration').pluck().get()).toBe(SCHEMA_VERSION)
    expect(existsSync(backup)).toBe(true)
    db.close()
  })

  it('does not begin when the backup cannot be made', () => {
    const { folder } = olderBook(SCHEMA_VERSION)
    const { db } = openRaw(folder)
    const next: Migration = {
      number: 910,
      name: 'next',
      sql: 'CREATE TABLE later (a INTEGER) STRICT;',
    }
    const failing = () => {
      throw new StoreProblem('backup_failed')
    }
    expect(() => migrate(db, failing, [...migrations, next])).toThrow(StoreProblem)
    expect(
      db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").pluck().get(),
    ).toBe(0)
    db.close()
  })
})
