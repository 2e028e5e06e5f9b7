/** From the other branch's log back into the owner's: taken, refused, answered. */
import {
  complaintReferralAccepted,
  complaintReferralAnswered,
  complaintReferralRefused,
} from '#shared/complaint/events/referral.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import { previewObstacle, previewed } from '#shared/complaint/fold/preview.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { EventType } from '#shared/log/event-type.ts'
import type { ReferralInState } from '#shared/referral-in/state.ts'
import { projectBranch } from '../projector/projector.ts'
import { eventStands } from '../store/errand-table.ts'
import { decideForBranch } from './decision.ts'
import { type Round, idFor, post, stateOf } from './post.ts'

interface Said {
  readonly eventId: string
  readonly at: string
  readonly by: string
  readonly role: string
}
type Answer = readonly [EventType, Said, Readonly<Record<string, unknown>>]

/** Everything that the slip says, in the order in which it was said; what lost its words says nothing. */
function answersOf({ referralId, accepted, refused, answered }: ReferralInState): Answer[] {
  const answers: Answer[] = []
  if (accepted) {
    const { at, acceptedBy } = accepted
    answers.push([complaintReferralAccepted, accepted, { referralId, at, acceptedBy }])
  }
  if (refused && refused.refusedBecause !== null) {
    const { at, refusedBecause } = refused
    answers.push([complaintReferralRefused, refused, { referralId, at, refusedBecause }])
  }
  if (answered && answered.feedback !== null) {
    const { at, feedback } = answered
    answers.push([complaintReferralAnswered, answered, { referralId, at, feedback }])
  }
  return answers
}

/**
 * Writes into the owner's log what the other branch said. What the case does not wait for any more is
 * left out: the owner went on without it.
 */
export async function passBack(
  round: Round,
  branchId: string,
  slip: ReferralInState,
): Promise<void> {
  const { context } = round
  const { ownerBranch, caseId } = slip
  await projectBranch(context, ownerBranch, true)
  let state = await stateOf<ComplaintState>(context, ownerBranch, 'complaint', caseId)
  for (const [type, said, fields] of answersOf(slip)) {
    if (state === null || state.restriction !== null || state.erased) return
    const eventId = idFor(context, instantOf(said.at), 'said', branchId, said.eventId)
    if (await eventStands(context.database, ownerBranch, eventId)) continue
    const actor = { employeeNo: said.by, role: said.role }
    const event = { type, payload: fields, actor, occurredAt: said.at }
    if (previewObstacle(state, event) !== null) {
      context.report('info', 'referral_answer_not_awaited', {
        branch: ownerBranch,
        type: type.type,
      })
      continue
    }
    const next = previewed(state, event)
    const payload = type.payload.shape['decision']
      ? await withDecision(round, ownerBranch, next, fields)
      : fields
    if (payload === null) continue
    await post(round, ownerBranch, eventId, { type, aggregateId: caseId, actor, payload })
    state = next
  }
}

async function withDecision(
  { context }: Round,
  branchId: string,
  state: ComplaintState,
  fields: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>> | null> {
  const decision = await decideForBranch(context, branchId, state)
  return decision.ok ? { ...fields, decision: decision.value } : null
}
