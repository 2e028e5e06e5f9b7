/** The real store. It refuses a server that may forget what it has confirmed. */
import pg from 'pg'
import {
  type HubDatabase,
  type Queryable,
  type SqlValue,
  onlyRow,
  wholeNumber,
} from './hub-database.ts'

const POOL_SIZE = 8
/** A transaction that waits for its own process this long has lost it. */
const IDLE_TRANSACTION_MS = 60_000

const SAFE_SETTINGS: Readonly<Record<string, readonly string[]>> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  synchronous_commit: ['on', 'remote_apply'],
}

/** A start that must not happen; the message is for the operator. */
export class UnsafeDatabase extends Error {}

/**
 * Connects and checks `fsync`, `full_page_writes` and `synchronous_commit`; throws `UnsafeDatabase`
 * when one of them is off. `onBrokenConnection` hears of every connection that broke; whoever used it
 * gets the error as well.
 */
export async function openPostgres(
  connectionString: string,
  onBrokenConnection: (error: Error) => void,
): Promise<HubDatabase> {
  const pool = new pg.Pool({
    connectionString,
    max: POOL_SIZE,
    application_name: 'counterbook-hub',
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === pg.types.builtins.INT8
          ? wholeNumber
          : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  })
  // Every connection is heard from its first moment: the pool listens only to those that rest, the
  // caller only once its promise has come, and an error event that nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', onBrokenConnection))
  pool.on('error', () => {
    // The connection itself has told it already; without a listener here the pool would throw.
  })
  try {
    await refuseUnsafeSettings(queryable(pool))
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    kind: 'postgresql',
    ...queryable(pool),
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  }
}

async function refuseUnsafeSettings(database: Queryable): Promise<void> {
  for (const [name, allowed] of Object.entries(SAFE_SETTINGS)) {
    const { value } = onlyRow(
      await database.query<{ value: string }>('SELECT current_setting($1) AS value', [name]),
    )
    if (!allowed.includes(value)) {
      throw new UnsafeDatabase(
        `${name} is ${value}: a power cut could lose what the hub has confirmed; set it to ${allowed[0]}`,
      )
    }
  }
}

async function inTransaction<Answer>(
  pool: pg.Pool,
  work: (tx: Queryable) => Promise<Answer>,
): Promise<Answer> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
    const answer = await work(queryable(client))
    await client.query('COMMIT')
    return answer
  } catch (error) {
    broken = await rollBack(client)
    throw error
  } finally {
    // A connection that cannot even roll back is thrown away, not given to the next caller.
    client.release(broken)
  }
}

/** Rolls back; answers the error of a connection that cannot. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error as Error
  }
}

function queryable(connection: pg.Pool | pg.PoolClient): Queryable {
  return {
    async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
      const { rows } = await connection.query(sql, values.map(asBuffers))
      return rows as Row[]
    },
    async script(sql) {
      await connection.query(sql)
    },
  }
}

/** The driver knows bytes only as Buffer, also inside arrays. */
function asBuffers(value: SqlValue): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.length)
  return Array.isArray(value) ? value.map(asBuffers) : value
}
