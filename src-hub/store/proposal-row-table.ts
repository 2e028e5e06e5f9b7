/** Rows behind the console's list of proposed words. */
import type { EpochMs } from '#shared/foundation/instant.ts'
import { type Queryable, type SqlValue, onlyRow } from './hub-database.ts'

export interface ProposalRow {
  readonly proposalId: string
  readonly state: string
  readonly proposedAt: EpochMs
}

export async function writeProposalRow(
  tx: Queryable,
  branchId: string,
  { proposalId, state, proposedAt }: ProposalRow,
): Promise<void> {
  await tx.query(
    `INSERT INTO proposal_row (branch_id, proposal_id, state, proposed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (branch_id, proposal_id) DO UPDATE SET state = excluded.state,
       proposed_at = excluded.proposed_at`,
    [branchId, proposalId, state, proposedAt],
  )
}

export async function deleteProposalRow(
  tx: Queryable,
  branchId: string,
  proposalId: string,
): Promise<void> {
  await tx.query('DELETE FROM proposal_row WHERE branch_id = $1 AND proposal_id = $2', [
    branchId,
    proposalId,
  ])
}

export interface FoundProposal {
  readonly branchId: string
  readonly branchCode: string
  readonly folded: string
}

/** One page of the proposals of all branches: what waits longest first, else the newest first. */
export async function findProposals(
  queryable: Queryable,
  wanted: { readonly waiting: boolean; readonly offset: number; readonly limit: number },
): Promise<{ proposals: FoundProposal[]; total: number }> {
  const where = wanted.waiting ? "WHERE r.state = 'waiting'" : ''
  const order = wanted.waiting ? 'ASC' : 'DESC'
  const { total } = onlyRow(
    await queryable.query<{ total: number }>(
      `SELECT count(*) AS total FROM proposal_row r ${where}`,
      [],
    ),
  )
  const values: SqlValue[] = [wanted.offset, wanted.limit]
  const rows = await queryable.query<{ branch_id: string; code: string; folded: string }>(
    `SELECT r.branch_id, b.code, a.folded FROM proposal_row r
     JOIN branch b ON b.branch_id = r.branch_id
     JOIN aggregate a ON a.branch_id = r.branch_id AND a.kind = 'phrase_proposal'
       AND a.aggregate_id = r.proposal_id
     ${where} ORDER BY r.proposed_at ${order}, r.proposal_id ${order} OFFSET $1 LIMIT $2`,
    values,
  )
  const proposals = rows.map((row) => ({
    branchId: row.branch_id,
    branchCode: row.code,
    folded: row.folded,
  }))
  return { proposals, total }
}
