/**
 * Errands: what one branch's log makes head office write into another's, or into the same one. They are
 * found by a cursor of their own behind the fold and settled by the states of the records, never by the
 * single event: an event that took no effect sends nobody anywhere.
 */
import { complaintAggregate } from '#shared/complaint/fold/aggregate.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type ReferralInState, referralInAggregate } from '#shared/referral-in/state.ts'
import { projectBranch } from '../projector/projector.ts'
import type { HubContext } from '../service/context.ts'
import { errandCursor, moveErrandCursor, touchedRecords } from '../store/errand-table.ts'
import { reportClosing } from './close-report.ts'
import { type Round, stateOf } from './post.ts'
import { passBack } from './referral-back.ts'
import { passOnReferrals } from './referral-out.ts'

const KINDS = [complaintAggregate.kind, referralInAggregate.kind] as const

/**
 * Runs the errands of everything that was written in a branch since the last time. Answers the branches
 * whose logs grew. A failure leaves the cursor where it was: the same errands run again and write once.
 */
export async function runErrands(
  context: HubContext,
  branchId: string,
): Promise<ReadonlySet<string>> {
  const { database } = context
  const round: Round = { context, grown: new Set() }
  const cursor = await errandCursor(database, branchId)
  const { cursor: to } = await projectBranch(context, branchId, true)
  if (to <= cursor) return round.grown
  for (const { kind, id } of await touchedRecords(database, branchId, KINDS, { cursor, to })) {
    if (kind === referralInAggregate.kind) {
      const slip = await stateOf<ReferralInState>(context, branchId, kind, id)
      if (slip) await passBack(round, branchId, slip)
      continue
    }
    const state = await stateOf<ComplaintState>(context, branchId, kind, id)
    if (!state) continue
    await passOnReferrals(round, branchId, state)
    await reportClosing(round, branchId, state)
  }
  await moveErrandCursor(database, branchId, to)
  return round.grown
}
