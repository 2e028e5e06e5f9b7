/**
 * Checking the rows that lists are read from: projected anew, in memory, from what the events give, and
 * compared with those that stand in the file.
 */
import type { Folded } from '#shared/log/fold.ts'
import { openDatabase } from './driver.ts'
import { type ReadableDb, type WritableDb, eachRow, getRow } from './handle.ts'
import type { AggregateRef } from './log/fold-table.ts'
import { migrations } from './migrate.ts'
import { LIST_TABLES, projectAggregate } from './tables/project.ts'

interface ListCheck {
  /** Takes in what the events of one record give. */
  add(ref: AggregateRef, anew: Folded<unknown>): void
  /** Records whose rows are others than the events give, or that no event gives, by kind and id. */
  differing(): AggregateRef[]
  close(): void
}

type Rows = Map<string, string>

/**
 * `read` answers null for a table that cannot be read; it is named elsewhere and taken for sound here.
 * Nothing is written to `db`; time and memory grow with the rows, not with their square.
 */
export function checkLists(
  db: ReadableDb,
  read: <Value>(work: () => Value) => Value | null,
): ListCheck {
  const memory = openDatabase(':memory:') as unknown as WritableDb
  for (const { sql } of migrations) memory.exec(sql)
  memory.exec('BEGIN')
  return {
    add: (ref, anew) => projectAggregate(memory, ref, anew),
    differing: () => {
      const found = LIST_TABLES.flatMap(({ kind, table, id }) => {
        const standing = read(() => rowsOf(db, table, id))
        return standing === null
          ? []
          : differences(standing, rowsOf(memory, table, id)).map((record) => `${kind}/${record}`)
      })
      return [...new Set(found)].toSorted().map((name) => {
        const at = name.indexOf('/')
        return { kind: name.slice(0, at), id: name.slice(at + 1) }
      })
    },
    close: () => memory.close(),
  }
}

/** What a table holds of each record, written alike; nothing where the table itself is gone. */
function rowsOf(db: ReadableDb, table: string, id: string): Rows {
  const rows: Rows = new Map()
  const known = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
  if (getRow(db, known, table) === undefined) return rows
  // The first two columns tell the rows of one record apart in every one of these tables.
  for (const row of eachRow<Record<string, unknown>>(db, `SELECT * FROM ${table} ORDER BY 1, 2`)) {
    const record = String(row[id])
    rows.set(record, (rows.get(record) ?? '') + JSON.stringify(row))
  }
  return rows
}

function differences(standing: Rows, anew: Rows): string[] {
  return [...new Set([...standing.keys(), ...anew.keys()])].filter(
    (record) => standing.get(record) !== anew.get(record),
  )
}
