/** The branches of a world, as head office knows them. */
import type { World } from './world.ts'

export interface BranchOfWorld {
  readonly branchId: string
  readonly code: string
}

/** The branches that head office knows, by their codes: none before the first code was issued. */
export async function branchesOf({ database }: World): Promise<BranchOfWorld[]> {
  const rows = await database.query<{ branch_id: string; code: string }>(
    'SELECT branch_id, code FROM branch ORDER BY code',
  )
  return rows.map(({ branch_id: branchId, code }) => ({ branchId, code }))
}
