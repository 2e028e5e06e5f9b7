/**
 * Branded database handles. A function that takes a `ReadableDb` cannot write; only services open
 * transactions. Raw SQL stands in the store's files and nowhere else.
 */
import type Database from 'better-sqlite3'

declare const readable: unique symbol
declare const writable: unique symbol

export type ReadableDb = Pick<Database.Database, 'prepare'> & { readonly [readable]: true }
export type WritableDb = Database.Database & {
  readonly [readable]: true
  readonly [writable]: true
}

/** Statements are compiled once per connection and text. */
const statements = new WeakMap<object, Map<string, Database.Statement>>()

/** The compiled statement of a text. */
function statement(db: ReadableDb, text: string): Database.Statement {
  let known = statements.get(db)
  if (!known) {
    known = new Map()
    statements.set(db, known)
  }
  let compiled = known.get(text)
  if (!compiled) {
    compiled = db.prepare(text) as Database.Statement
    known.set(text, compiled)
  }
  return compiled
}

export function getRow<Row>(db: ReadableDb, text: string, ...values: unknown[]): Row | undefined {
  return statement(db, text).get(...values) as Row | undefined
}

export function allRows<Row>(db: ReadableDb, text: string, ...values: unknown[]): Row[] {
  return statement(db, text).all(...values) as Row[]
}

export function run(db: WritableDb, text: string, ...values: unknown[]): Database.RunResult {
  return statement(db, text).run(...values)
}

/** Rows one by one, for tables that may be long. Do not write through `db` while it runs. */
export function eachRow<Row>(
  db: ReadableDb,
  text: string,
  ...values: unknown[]
): IterableIterator<Row> {
  return statement(db, text).iterate(...values) as IterableIterator<Row>
}

/**
 * Runs `work` in one transaction: all of it is stored, durably, or nothing. Writers wait in the same
 * process, so IMMEDIATE only guards against a foreign program that opened the file.
 */
export function inTransaction<Value>(db: WritableDb, work: () => Value): Value {
  return db.transaction(work).immediate()
}
