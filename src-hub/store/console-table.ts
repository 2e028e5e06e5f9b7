/** People of the console and their sessions. A PIN is never here, only what proves it. */
import type { EpochMs } from '#shared/foundation/instant.ts'
import { type Queryable, onlyRow } from './hub-database.ts'

export interface Verifier {
  readonly salt: Uint8Array
  readonly verifier: Uint8Array
  readonly cost: number
  readonly blockSize: number
  readonly parallelization: number
}

export interface ConsoleUser extends Verifier {
  readonly employeeNo: string
  readonly role: string
  readonly failures: number
  readonly nextTryAt: EpochMs
}

export async function countUsers(queryable: Queryable): Promise<number> {
  const rows = await queryable.query<{ count: number }>(
    'SELECT count(*) AS count FROM console_user',
  )
  return onlyRow(rows).count
}

/** False when the employee number has an account already; `onlyFirst` also when anybody has. */
export async function insertUser(
  tx: Queryable,
  user: Verifier & { employeeNo: string; role: string; now: EpochMs },
  onlyFirst: boolean,
): Promise<boolean> {
  // Held until the transaction ends, so that two first users cannot both be the first.
  await tx.query('LOCK TABLE console_user IN EXCLUSIVE MODE')
  if (onlyFirst && (await countUsers(tx)) > 0) return false
  const rows = await tx.query(
    `INSERT INTO console_user (employee_no, role, salt, verifier, cost, block_size, parallelization, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING employee_no`,
    [
      user.employeeNo,
      user.role,
      user.salt,
      user.verifier,
      user.cost,
      user.blockSize,
      user.parallelization,
      user.now,
    ],
  )
  return rows.length > 0
}

/** The account, held until the transaction ends, so that tries at the same moment count one by one. */
export async function lockUser(tx: Queryable, employeeNo: string): Promise<ConsoleUser | null> {
  const [row] = await tx.query<{
    employee_no: string
    role: string
    salt: Uint8Array
    verifier: Uint8Array
    cost: number
    block_size: number
    parallelization: number
    failures: number
    next_try_at: number
  }>('SELECT * FROM console_user WHERE employee_no = $1 FOR UPDATE', [employeeNo])
  return row
    ? {
        employeeNo: row.employee_no,
        role: row.role,
        salt: row.salt,
        verifier: row.verifier,
        cost: row.cost,
        blockSize: row.block_size,
        parallelization: row.parallelization,
        failures: row.failures,
        nextTryAt: row.next_try_at,
      }
    : null
}

export async function noteTry(
  queryable: Queryable,
  employeeNo: string,
  failures: number,
  nextTryAt: EpochMs,
): Promise<void> {
  await queryable.query(
    'UPDATE console_user SET failures = $2, next_try_at = $3 WHERE employee_no = $1',
    [employeeNo, failures, nextTryAt],
  )
}

export async function insertSession(
  queryable: Queryable,
  session: { tokenHash: Uint8Array; employeeNo: string; now: EpochMs; expiresAt: EpochMs },
): Promise<void> {
  await queryable.query('DELETE FROM console_session WHERE expires_at <= $1', [session.now])
  await queryable.query(
    'INSERT INTO console_session (token_hash, employee_no, expires_at, seen_at) VALUES ($1, $2, $3, $4)',
    [session.tokenHash, session.employeeNo, session.expiresAt, session.now],
  )
}

export interface OpenSession {
  readonly employeeNo: string
  readonly role: string
  readonly expiresAt: EpochMs
  readonly seenAt: EpochMs
}

export async function findSession(
  queryable: Queryable,
  tokenHash: Uint8Array,
): Promise<OpenSession | null> {
  const [row] = await queryable.query<{
    employee_no: string
    role: string
    expires_at: number
    seen_at: number
  }>(
    `SELECT s.employee_no, u.role, s.expires_at, s.seen_at
     FROM console_session s JOIN console_user u USING (employee_no) WHERE token_hash = $1`,
    [tokenHash],
  )
  return row
    ? {
        employeeNo: row.employee_no,
        role: row.role,
        expiresAt: row.expires_at,
        seenAt: row.seen_at,
      }
    : null
}

export async function touchSession(
  queryable: Queryable,
  tokenHash: Uint8Array,
  now: EpochMs,
): Promise<void> {
  await queryable.query('UPDATE console_session SET seen_at = $2 WHERE token_hash = $1', [
    tokenHash,
    now,
  ])
}

export async function deleteSession(queryable: Queryable, tokenHash: Uint8Array): Promise<void> {
  await queryable.query('DELETE FROM console_session WHERE token_hash = $1', [tokenHash])
}
