/** The hub's own row: its key pair and its incarnation. */
import { type HubDatabase, type Queryable, onlyRow } from './hub-database.ts'

export interface Organisation {
  /** SPKI DER. */
  readonly publicKey: Uint8Array
  /** PKCS #8 DER. */
  readonly privateKey: Uint8Array
  readonly incarnationNumber: number
  readonly incarnation: string
}

interface Row {
  hub_public_key: Uint8Array
  hub_private_key: Uint8Array
  incarnation_number: number
  incarnation: string
  database_identity: string
}

/** What the database calls itself; a restored copy or a promoted replica answers something else. */
async function databaseIdentity(queryable: Queryable): Promise<string> {
  const rows = await queryable.query<{ identity: string }>(
    `SELECT s.system_identifier::text || '/' || c.timeline_id::text AS identity
     FROM pg_control_system() s, pg_control_checkpoint() c`,
  )
  return onlyRow(rows).identity
}

/**
 * Reads the hub's row, making it at the first start. When the database is another than at the last
 * look (restore, failover), or when `commitsMayBeLost`, the incarnation becomes `fresh.incarnation`.
 */
export async function ensureOrganisation(
  database: HubDatabase,
  fresh: {
    publicKey: Uint8Array
    privateKey: Uint8Array
    incarnation: string
    /** Grows with time: the same backup put back twice must not give the same number twice. */
    number: number
  },
  commitsMayBeLost: boolean,
): Promise<Organisation> {
  return database.transaction(async (tx) => {
    const identity = await databaseIdentity(tx)
    await tx.query(
      `INSERT INTO organisation (hub_public_key, hub_private_key, incarnation_number, incarnation, database_identity)
       VALUES ($1, $2, 1, $3, $4) ON CONFLICT DO NOTHING`,
      [fresh.publicKey, fresh.privateKey, fresh.incarnation, identity],
    )
    const row = onlyRow(await tx.query<Row>('SELECT * FROM organisation FOR UPDATE'))
    const isNew = row.incarnation === fresh.incarnation
    if (isNew || (row.database_identity === identity && !commitsMayBeLost)) return fromRow(row)
    const raised = await tx.query<Row>(
      `UPDATE organisation SET incarnation_number = greatest(incarnation_number + 1, $3::integer), incarnation = $1,
       database_identity = $2 RETURNING *`,
      [fresh.incarnation, identity, fresh.number],
    )
    return fromRow(onlyRow(raised))
  })
}

function fromRow(row: Row): Organisation {
  return {
    publicKey: row.hub_public_key,
    privateKey: row.hub_private_key,
    incarnationNumber: row.incarnation_number,
    incarnation: row.incarnation,
  }
}
