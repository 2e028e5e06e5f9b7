/** What the console's overviews count. */
import type { EpochMs } from '#shared/foundation/instant.ts'
import { type Queryable, onlyRow } from './hub-database.ts'

export interface BranchCounts {
  readonly branchId: string
  readonly code: string
  readonly name: string
  readonly devices: number
  readonly lastContactAt: EpochMs | null
  readonly events: number
  readonly openCases: number
  readonly overdueCases: number
  readonly broken: number
}

/** One line for each branch, by code. */
export async function countBranches(queryable: Queryable, now: EpochMs): Promise<BranchCounts[]> {
  const rows = await queryable.query<{
    branch_id: string
    code: string
    name: string
    devices: number
    at: number | null
    events: number
    open_cases: number
    overdue_cases: number
    broken: number
  }>(
    `SELECT b.branch_id, b.code, b.name, coalesce(d.devices, 0) AS devices, c.at, h.head AS events,
       coalesce(r.open_cases, 0) AS open_cases, coalesce(r.overdue_cases, 0) AS overdue_cases,
       coalesce(x.broken, 0) AS broken
     FROM branch b JOIN branch_head h USING (branch_id)
     LEFT JOIN (SELECT branch_id, count(*) AS devices FROM device WHERE revoked_at IS NULL
       GROUP BY branch_id) d USING (branch_id)
     LEFT JOIN (SELECT branch_id, max(at) AS at FROM device_contact GROUP BY branch_id) c USING (branch_id)
     LEFT JOIN (SELECT branch_id, count(*) AS open_cases,
         count(*) FILTER (WHERE next_due_at < $1) AS overdue_cases
       FROM complaint_row WHERE open GROUP BY branch_id) r USING (branch_id)
     LEFT JOIN (SELECT branch_id, count(*) AS broken FROM aggregate WHERE broken_at IS NOT NULL
       GROUP BY branch_id) x USING (branch_id)
     ORDER BY b.code`,
    [now],
  )
  return rows.map((row) => ({
    branchId: row.branch_id,
    code: row.code,
    name: row.name,
    devices: row.devices,
    lastContactAt: row.at,
    events: row.events,
    openCases: row.open_cases,
    overdueCases: row.overdue_cases,
    broken: row.broken,
  }))
}

/** How far a number of the organisation's stream came: devices that may write, and the branches they stand in. */
export async function countReach(
  queryable: Queryable,
  number: number,
): Promise<{ devices: number; ofDevices: number; branches: number; ofBranches: number }> {
  return onlyRow(
    await queryable.query<{
      devices: number
      ofDevices: number
      branches: number
      ofBranches: number
    }>(
      `SELECT count(*) FILTER (WHERE c.organisation_cursor >= $1) AS devices, count(*) AS "ofDevices",
         count(DISTINCT d.branch_id) FILTER (WHERE c.organisation_cursor >= $1) AS branches,
         count(DISTINCT d.branch_id) AS "ofBranches"
       FROM device d JOIN device_contact c ON c.branch_id = d.branch_id AND c.device = d.device
       WHERE d.revoked_at IS NULL`,
      [number],
    ),
  )
}

export interface DeviceCounts {
  readonly deviceId: string
  readonly branchId: string
  readonly branchCode: string
  readonly label: string
  readonly enrolledAt: EpochMs
  readonly lastContactAt: EpochMs | null
  readonly epoch: number
  readonly events: number
  readonly revokedAt: EpochMs | null
}

/** Devices of one branch or of all, or one device; by branch code and time of enrolment. */
export async function listDevices(
  queryable: Queryable,
  wanted: { branchId: string | null; device: string | null },
): Promise<DeviceCounts[]> {
  const rows = await queryable.query<{
    device: string
    branch_id: string
    code: string
    label: string
    enrolled_at: number
    at: number | null
    epoch: number | null
    events: number
    revoked_at: number | null
  }>(
    `SELECT d.device, d.branch_id, b.code, d.label, d.enrolled_at, c.at, h.epoch, d.revoked_at,
       (SELECT count(*) FROM event e WHERE e.branch_id = d.branch_id AND e.device = d.device) AS events
     FROM device d JOIN branch b USING (branch_id)
     LEFT JOIN device_contact c ON c.branch_id = d.branch_id AND c.device = d.device
     LEFT JOIN device_head h ON h.branch_id = d.branch_id AND h.device = d.device
     WHERE ($1::uuid IS NULL OR d.branch_id = $1::uuid) AND ($2::text IS NULL OR d.device = $2::text)
     ORDER BY b.code, d.enrolled_at, d.device`,
    [wanted.branchId, wanted.device],
  )
  return rows.map((row) => ({
    deviceId: row.device,
    branchId: row.branch_id,
    branchCode: row.code,
    label: row.label,
    enrolledAt: row.enrolled_at,
    lastContactAt: row.at,
    epoch: row.epoch ?? 0,
    events: row.events,
    revokedAt: row.revoked_at,
  }))
}
