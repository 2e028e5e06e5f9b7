/** Branches, their devices and the codes that let devices in. */
import type { EpochMs } from '#shared/foundation/instant.ts'
import { type Queryable, onlyRow } from './hub-database.ts'

export interface Branch {
  readonly branchId: string
  readonly code: string
  readonly name: string
}

export interface Device {
  readonly device: string
  readonly branchId: string
  readonly publicKey: Uint8Array
  readonly revokedAt: EpochMs | null
}

interface BranchColumns {
  branch_id: string
  code: string
  name: string
}

/** The branch with this code; made under `newId` when there is none. A name that is given replaces the old. */
export async function ensureBranch(
  tx: Queryable,
  branch: { newId: string; code: string; name: string | null; now: EpochMs },
): Promise<Branch> {
  const rows = await tx.query<BranchColumns>(
    `INSERT INTO branch (branch_id, code, name, created_at) VALUES ($1, $2, coalesce($3, $2), $4)
     ON CONFLICT (code) DO UPDATE SET name = coalesce($3, branch.name)
     RETURNING branch_id, code, name`,
    [branch.newId, branch.code, branch.name, branch.now],
  )
  const row = onlyRow(rows)
  await tx.query('INSERT INTO branch_head (branch_id) VALUES ($1) ON CONFLICT DO NOTHING', [
    row.branch_id,
  ])
  return { branchId: row.branch_id, code: row.code, name: row.name }
}

export async function findBranch(queryable: Queryable, branchId: string): Promise<Branch | null> {
  const [row] = await queryable.query<BranchColumns>(
    'SELECT branch_id, code, name FROM branch WHERE branch_id = $1',
    [branchId],
  )
  return row ? { branchId: row.branch_id, code: row.code, name: row.name } : null
}

export async function findBranchByCode(queryable: Queryable, code: string): Promise<Branch | null> {
  const [row] = await queryable.query<BranchColumns>(
    'SELECT branch_id, code, name FROM branch WHERE code = $1',
    [code],
  )
  return row ? { branchId: row.branch_id, code: row.code, name: row.name } : null
}

/** Every branch, oldest first. */
export async function listBranches(queryable: Queryable): Promise<Branch[]> {
  const rows = await queryable.query<BranchColumns>(
    'SELECT branch_id, code, name FROM branch ORDER BY created_at, code',
  )
  return rows.map((row) => ({ branchId: row.branch_id, code: row.code, name: row.name }))
}

export async function findDevice(queryable: Queryable, device: string): Promise<Device | null> {
  const [row] = await queryable.query<{
    device: string
    branch_id: string
    public_key: Uint8Array
    revoked_at: number | null
  }>('SELECT device, branch_id, public_key, revoked_at FROM device WHERE device = $1', [device])
  return row
    ? {
        device: row.device,
        branchId: row.branch_id,
        publicKey: row.public_key,
        revokedAt: row.revoked_at,
      }
    : null
}

export async function insertDevice(
  tx: Queryable,
  device: { device: string; branchId: string; publicKey: Uint8Array; label: string; now: EpochMs },
): Promise<void> {
  await tx.query(
    `INSERT INTO device (device, branch_id, public_key, label, enrolled_at) VALUES ($1, $2, $3, $4, $5)`,
    [device.device, device.branchId, device.publicKey, device.label, device.now],
  )
  await tx.query('INSERT INTO device_contact (branch_id, device, at) VALUES ($1, $2, $3)', [
    device.branchId,
    device.device,
    device.now,
  ])
}

/** Revokes once; the first time stays. False when there is no such device. */
export async function revokeDevice(
  queryable: Queryable,
  device: string,
  now: EpochMs,
): Promise<boolean> {
  const rows = await queryable.query(
    'UPDATE device SET revoked_at = coalesce(revoked_at, $2) WHERE device = $1 RETURNING device',
    [device, now],
  )
  return rows.length > 0
}

const CONTACT_GRAIN_MS = 60_000

/**
 * Notes that a device spoke, to the minute, and how much of the organisation's stream it said it holds; null
 * where it said nothing. Written only when a minute has passed or the number is another, so that polling costs
 * no write; the row was made at enrolment.
 */
export async function noteContact(
  queryable: Queryable,
  branchId: string,
  device: string,
  now: EpochMs,
  organisationCursor: number | null = null,
): Promise<void> {
  await queryable.query(
    `UPDATE device_contact SET at = greatest(at, $3),
       organisation_cursor = coalesce($5::bigint, organisation_cursor)
     WHERE branch_id = $1 AND device = $2 AND (at < $4 OR organisation_cursor <> $5::bigint)`,
    [branchId, device, now, now - CONTACT_GRAIN_MS, organisationCursor],
  )
}

export interface StoredCode {
  readonly branchId: string
  readonly branchCode: string
  readonly expiresAt: EpochMs
  readonly usedBy: string | null
}

export async function insertCode(
  tx: Queryable,
  code: {
    secretHash: Uint8Array
    branchId: string
    createdBy: string
    now: EpochMs
    expiresAt: EpochMs
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO enrolment_code (secret_hash, branch_id, created_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [code.secretHash, code.branchId, code.createdBy, code.now, code.expiresAt],
  )
}

/** Reads a code and holds it until the transaction ends, so that it lets one device in. */
export async function lockCode(tx: Queryable, secretHash: Uint8Array): Promise<StoredCode | null> {
  const [row] = await tx.query<{
    branch_id: string
    code: string
    expires_at: number
    used_by: string | null
  }>(
    `SELECT c.branch_id, b.code, c.expires_at, c.used_by FROM enrolment_code c
     JOIN branch b USING (branch_id) WHERE secret_hash = $1 FOR UPDATE OF c`,
    [secretHash],
  )
  return row
    ? {
        branchId: row.branch_id,
        branchCode: row.code,
        expiresAt: row.expires_at,
        usedBy: row.used_by,
      }
    : null
}

export async function markCodeUsed(
  tx: Queryable,
  secretHash: Uint8Array,
  device: string,
  now: EpochMs,
): Promise<void> {
  await tx.query('UPDATE enrolment_code SET used_at = $2, used_by = $3 WHERE secret_hash = $1', [
    secretHash,
    now,
    device,
  ])
}
