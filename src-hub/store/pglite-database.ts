/**
 * The trial store: PostgreSQL inside this process, in a folder or in memory. It has one connection
 * and does not force its writes to the disk, so a power cut may cost the last moments.
 */
import { PGlite, types } from '@electric-sql/pglite'
import { type HubDatabase, type Queryable, type SqlValue, wholeNumber } from './hub-database.ts'

type Connection = Pick<PGlite, 'query' | 'exec'>

/** Opens the folder, or a database in memory when none is named. */
export async function openPglite(folder: string | null): Promise<HubDatabase> {
  const database = await PGlite.create(folder === null ? 'memory://' : folder, {
    parsers: { [types.INT8]: wholeNumber },
  })
  return {
    kind: 'trial',
    ...queryable(database),
    transaction: (work) => database.transaction((tx) => work(queryable(tx as Connection))),
    close: () => database.close(),
  }
}

function queryable(connection: Connection): Queryable {
  return {
    async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
      const { rows } = await connection.query<Row>(sql, [...values])
      return rows
    },
    async script(sql) {
      await connection.exec(sql)
    },
  }
}
