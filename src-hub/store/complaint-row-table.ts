/** Rows behind the console's lists of cases. Names are not kept here; words only to search in. */
import type { EpochMs } from '#shared/foundation/instant.ts'
import { type Queryable, type SqlValue, onlyRow, storableText } from './hub-database.ts'

export interface ComplaintRow {
  readonly caseId: string
  readonly state: string
  readonly open: boolean
  /** Handed to the compliance office. */
  readonly restricted: boolean
  /** Something waits for head office's word. */
  readonly awaits: boolean
  readonly receivedAt: EpochMs
  readonly nextDueAt: EpochMs | null
  readonly search: string
}

export async function writeComplaintRow(
  tx: Queryable,
  branchId: string,
  row: ComplaintRow,
): Promise<void> {
  await tx.query(
    `INSERT INTO complaint_row (branch_id, case_id, state, open, received_at, next_due_at, search, restricted,
       awaits)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (branch_id, case_id) DO UPDATE SET state = excluded.state, open = excluded.open,
       received_at = excluded.received_at, next_due_at = excluded.next_due_at, search = excluded.search,
       restricted = excluded.restricted, awaits = excluded.awaits`,
    [
      branchId,
      row.caseId,
      row.state,
      row.open,
      row.receivedAt,
      row.nextDueAt,
      storableText(row.search),
      row.restricted,
      row.awaits,
    ],
  )
}

export async function deleteComplaintRow(
  tx: Queryable,
  branchId: string,
  caseId: string,
): Promise<void> {
  await tx.query('DELETE FROM complaint_row WHERE branch_id = $1 AND case_id = $2', [
    branchId,
    caseId,
  ])
}

export interface CaseQuery {
  readonly branchId: string | null
  readonly state: string
  /** Whether restricted cases are listed, too. */
  readonly withRestricted: boolean
  readonly search: string
  readonly offset: number
  readonly limit: number
  readonly now: EpochMs
}

export interface FoundCase {
  readonly branchId: string
  readonly branchCode: string
  readonly folded: string
}

/** One page of cases, the earliest open clock first, and how many there are in all. */
export async function findCases(
  queryable: Queryable,
  wanted: CaseQuery,
): Promise<{ cases: FoundCase[]; total: number }> {
  const values: SqlValue[] = []
  const given = (value: SqlValue) => `$${values.push(value)}`
  const conditions = ['true']
  if (wanted.branchId !== null) conditions.push(`r.branch_id = ${given(wanted.branchId)}`)
  if (!wanted.withRestricted) conditions.push('NOT r.restricted')
  if (wanted.state === 'open') conditions.push('r.open')
  else if (wanted.state === 'finished') conditions.push('NOT r.open')
  else if (wanted.state === 'awaiting') conditions.push('r.awaits')
  else if (wanted.state === 'overdue') {
    conditions.push(`r.open AND r.next_due_at < ${given(wanted.now)}`)
  } else if (wanted.state !== 'all') conditions.push(`r.state = ${given(wanted.state)}`)
  const words = storableText(wanted.search.trim().toLowerCase())
  // `strpos` and not LIKE: what somebody types is never a pattern.
  if (words !== '') conditions.push(`strpos(r.search, ${given(words)}) > 0`)
  const where = conditions.join(' AND ')
  const { total } = onlyRow(
    await queryable.query<{ total: number }>(
      `SELECT count(*) AS total FROM complaint_row r WHERE ${where}`,
      values,
    ),
  )
  const rows = await queryable.query<{ branch_id: string; code: string; folded: string }>(
    `SELECT r.branch_id, b.code, a.folded FROM complaint_row r
     JOIN branch b ON b.branch_id = r.branch_id
     JOIN aggregate a ON a.branch_id = r.branch_id AND a.kind = 'complaint' AND a.aggregate_id = r.case_id
     WHERE ${where}
     ORDER BY r.open DESC, r.next_due_at NULLS LAST, r.received_at DESC, r.case_id
     OFFSET ${given(wanted.offset)} LIMIT ${given(wanted.limit)}`,
    values,
  )
  const cases = rows.map((row) => ({
    branchId: row.branch_id,
    branchCode: row.code,
    folded: row.folded,
  }))
  return { cases, total }
}
