/** From the owner's log into the other branch's: the slip there, and taking it back. */
import { instantOf } from '#shared/complaint/clocks.ts'
import type { CaseReferral } from '#shared/complaint/case-course.ts'
import { complaintReferralRefused } from '#shared/complaint/events/referral.ts'
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import { previewObstacle, previewed } from '#shared/complaint/fold/preview.ts'
import { maskName } from '#shared/complaint/masking.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { referralInReceived, referralInTakenBack } from '#shared/referral-in/events.ts'
import { type ReferralInState, isOpenSlip } from '#shared/referral-in/state.ts'
import { projectBranch } from '../projector/projector.ts'
import { type Branch, findBranch, findBranchByCode } from '../store/branch-table.ts'
import { eventStands } from '../store/errand-table.ts'
import { decideForBranch } from './decision.ts'
import { HEAD_OFFICE, type Round, idFor, post, stateOf } from './post.ts'

/** Carries every referral of a case to where it goes, or back from there. */
export async function passOnReferrals(
  round: Round,
  branchId: string,
  state: ComplaintState,
): Promise<void> {
  for (const referral of state.referrals) {
    if (referral.toBranch === null) continue
    const target = await findBranchByCode(round.context.database, referral.toBranch)
    if (target === null || target.branchId === branchId) {
      await refuseUndeliverable(round, branchId, state, referral)
    } else await deliver(round, branchId, state, referral, target)
  }
}

async function deliver(
  round: Round,
  ownerBranch: string,
  state: ComplaintState,
  referral: CaseReferral,
  { branchId: target }: Branch,
): Promise<void> {
  const { context } = round
  const { caseId } = state
  const { referralId } = referral
  const cause = [ownerBranch, caseId, referralId] as const
  const sent = instantOf(referral.at)
  const slipId = idFor(context, sent, 'slip', ...cause)
  const receivedId = idFor(context, sent, 'received', ...cause)
  const there = await eventStands(context.database, target, receivedId)
  const wordless = state.restriction !== null || state.erased
  if (!there) {
    if (wordless || !waits(state, referral)) return
    const owner = await findBranch(context.database, ownerBranch)
    if (!owner || referral.task === null) return
    await post(round, target, receivedId, {
      type: referralInReceived,
      aggregateId: slipId,
      actor: HEAD_OFFICE,
      payload: {
        ownerBranch,
        caseId,
        referralId,
        fromBranch: owner.code,
        fromName: owner.name.slice(0, 80),
        caseNumber: state.caseNumber,
        toUnit: referral.toUnit,
        intakeType: state.intakeType,
        level: state.decision.level.value,
        urgency: state.decision.urgency.level,
        sentAt: referral.at,
        dueAt: referral.dueAt,
        complainedOf: state.complainedOf.slice(0, 20),
        task: referral.task,
        demand: state.demand,
        customerName: maskName(state.customerName),
      },
    })
    return
  }
  if (!wordless && (waits(state, referral) || !(await stillOpen(round, target, slipId)))) return
  await post(round, target, idFor(context, sent, 'taken back', ...cause), {
    type: referralInTakenBack,
    aggregateId: slipId,
    actor: HEAD_OFFICE,
    payload: {
      at: formatInstant(context.clock.now()),
      reason: !wordless && state.withdrawal !== null ? 'withdrawn' : 'no_longer_needed',
    },
  })
}

/** True while the owner waits for the other branch. */
function waits(state: ComplaintState, { refused, answered }: CaseReferral): boolean {
  return isOpenCase(state) && refused === null && answered === null
}

/** What was answered there stays there as that branch's own record of its work. */
async function stillOpen(round: Round, target: string, slipId: string): Promise<boolean> {
  await projectBranch(round.context, target, true)
  const slip = await stateOf<ReferralInState>(round.context, target, 'referral_in', slipId)
  return slip !== null && isOpenSlip(slip)
}

/**
 * The reason becomes part of the case's record like one that a person wrote, in the language of the book.
 */
function undeliverable(code: string): string {
  return `总行退回：没有代码为 ${code} 的其他机构，转办未送出。`
}

/** A code that leads nowhere, or back: the sender is told by the refusal of the referral. */
async function refuseUndeliverable(
  round: Round,
  branchId: string,
  state: ComplaintState,
  { referralId, toBranch, at: sent }: CaseReferral,
): Promise<void> {
  const { context } = round
  const at = formatInstant(context.clock.now())
  const event = {
    type: complaintReferralRefused,
    actor: HEAD_OFFICE,
    occurredAt: at,
    payload: { referralId, at, refusedBecause: undeliverable(toBranch ?? '') },
  }
  if (state.erased || previewObstacle(state, event) !== null) return
  const decision = await decideForBranch(context, branchId, previewed(state, event))
  if (!decision.ok) return
  await post(
    round,
    branchId,
    idFor(context, instantOf(sent), 'undeliverable', branchId, state.caseId, referralId),
    {
      type: complaintReferralRefused,
      aggregateId: state.caseId,
      actor: HEAD_OFFICE,
      payload: { ...event.payload, decision: decision.value },
    },
  )
}
