/** The hub's database of one seed: emptied before, copied and put back like an operator would. */
import type { HubDatabase, Queryable } from '#hub/store/hub-database.ts'

/** In the order in which rows can be put back. */
const LOG_TABLES = [
  'organisation',
  'branch_head',
  'device_head',
  'device_contact',
  'event',
  'event_part',
  'organisation_event',
  'projection',
  'aggregate',
  'complaint_row',
  'errand_cursor',
  'withheld',
] as const

/** Empties the hub: the next `openHub` begins as a new head office. */
export async function emptyHub(database: HubDatabase): Promise<void> {
  const rows = await database.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
  )
  const names = rows.map(({ name }) => name).filter((name) => name !== 'migration')
  if (names.length > 0) await database.script(`TRUNCATE ${names.join(', ')} CASCADE`)
  await database.script('DROP SCHEMA IF EXISTS copy CASCADE')
}

/** Copies what the hub knows of its logs. Registered devices are not part of it: they stay registered. */
export async function copyHub(database: HubDatabase): Promise<void> {
  await database.script(
    ['DROP SCHEMA IF EXISTS copy CASCADE; CREATE SCHEMA copy', ...LOG_TABLES.map(copyOf)].join(';'),
  )
}

function copyOf(table: string): string {
  return `CREATE TABLE copy.${table} AS SELECT * FROM ${table}`
}

/** Puts the copy back: everything that was committed after it is gone. */
export async function putHubBack(database: HubDatabase): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.script(`TRUNCATE ${LOG_TABLES.join(', ')}`)
    for (const table of LOG_TABLES)
      await tx.script(`INSERT INTO ${table} SELECT * FROM copy.${table}`)
    // A branch that was registered after the copy begins again.
    await tx.script(
      'INSERT INTO branch_head (branch_id) SELECT branch_id FROM branch ON CONFLICT DO NOTHING',
    )
  })
}

/** The database, with transactions that can be lost at the last moment before their commit. */
export function losingDatabase(database: HubDatabase, loses: () => boolean): HubDatabase {
  return {
    ...database,
    transaction: <Answer>(work: (tx: Queryable) => Promise<Answer>) =>
      database.transaction(async (tx) => {
        const answer = await work(tx)
        if (loses()) throw new Error('the connection to the database broke')
        return answer
      }),
  }
}
