/**
 * Why a step is not possible in the state a case has when the step arrives. Only public facts are
 * looked at, so that a machine without the words judges alike; what a step still needs in words was
 * judged where it was taken. Two people at once, or a machine that lies, end here as a visible conflict.
 */
import type { LoggedEvent } from '../../log/fold.ts'
import { sameEmployee } from '../../staff/same-employee.ts'
import { type CaseState, isOpenCase } from '../enumerations.ts'
import { complaintArchived, complaintCalledBack } from '../events/ending.ts'
import {
  complaintInvestigationConcluded,
  complaintInvestigationStarted,
  complaintNatureConfirmed,
  complaintNatureProposed,
  complaintNatureReturned,
} from '../events/examination.ts'
import { complaintRegistered, complaintRetyped } from '../events/intake.ts'
import {
  complaintAfterReported,
  complaintAgreedTaskDone,
  complaintDeclined,
  complaintResponsibilityRecorded,
  complaintSanctionRecorded,
  complaintVisitDecided,
} from '../events/records.ts'
import {
  complaintReceiverTaken,
  complaintReferralAccepted,
  complaintReferralAnswered,
  complaintReferralRefused,
} from '../events/referral.ts'
import {
  complaintApologyDrafted,
  complaintApologyExamined,
  complaintApologyIssued,
  complaintCompensationDecided,
} from '../events/remedy.ts'
import {
  complaintComplexityJudged,
  complaintExtensionDecided,
  complaintExtensionRequested,
  complaintExtensionTold,
  complaintReviewDecided,
  complaintUrgencyRaised,
} from '../events/term.ts'
import { isComplaint, isPossible } from '../lifecycle/steps.ts'
import { isAfterClosing } from '../rules/record/responsibility.ts'
import { URGENCIES, type Urgency } from '../rules/types.ts'
import type { ComplaintState } from '../state.ts'
import { basisObstacle } from './basis.ts'
import { impartial, ownObstacle, secondPersonObstacle } from './people.ts'
import { STEP_OF } from './step-of-event.ts'

type Check = (state: ComplaintState, event: LoggedEvent) => string | null

/** What a step needs beside its place in the lifecycle; who may take it stands in `people.ts`. */
export const CHECKS: Readonly<Record<string, Check>> = {
  [complaintRetyped.type]: retypable,
  [complaintReferralAccepted.type]: (state, { payload }) =>
    referralOf(state, payload.referralId, ({ accepted, refused }) => !accepted && !refused) ??
    impartial(state, payload.acceptedBy as string),
  [complaintReferralRefused.type]: (state, { payload }) =>
    referralOf(state, payload.referralId, ({ accepted, refused }) => !accepted && !refused),
  [complaintReferralAnswered.type]: (state, { payload }) =>
    referralOf(state, payload.referralId, ({ refused, answered }) => !refused && !answered),
  [complaintInvestigationStarted.type]: (state, { payload }) =>
    [payload.investigator, ...(payload.team as string[])]
      .map((person) => impartial(state, person as string))
      .find((why) => why !== null) ?? null,
  [complaintInvestigationConcluded.type]: ({ investigation }) =>
    investigation === null ? 'not_there' : null,
  // One number, one proposal: nobody changes under it what another person is to confirm.
  [complaintNatureProposed.type]: ({ natureProposal }, { payload }) =>
    natureProposal?.proposalId === payload.proposalId ? 'already_decided' : null,
  [complaintNatureConfirmed.type]: judgesNature,
  [complaintNatureReturned.type]: judgesNature,
  [complaintCompensationDecided.type]: (state, { payload }) => {
    const request = state.compensations.find(({ requestId }) => requestId === payload.requestId)
    if (!request) return 'not_there'
    if (request.decided) return 'already_decided'
    const asked = request.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
    return asked === payload.totalFen ? null : 'step_not_possible'
  },
  [complaintApologyDrafted.type]: (state, { payload }) =>
    apologyOf(state, payload.apologyId)?.state === 'issued' ? 'already_decided' : null,
  [complaintApologyExamined.type]: (state, { payload }) =>
    there(apologyOf(state, payload.apologyId), ({ state: at }) => at === 'draft'),
  [complaintApologyIssued.type]: (state, { payload }) =>
    there(apologyOf(state, payload.apologyId), ({ state: at }) => at === 'legal_approved'),
  [complaintExtensionRequested.type]: ({ extensions }) =>
    extensions.some(({ decided }) => decided === null || decided.approved)
      ? 'already_decided'
      : null,
  [complaintExtensionDecided.type]: (state, { payload }) =>
    there(extensionOf(state, payload.extensionId), ({ decided }) => decided === null),
  [complaintExtensionTold.type]: (state, { payload }) =>
    there(
      extensionOf(state, payload.extensionId),
      ({ decided, told }) => decided?.approved === true && told === null,
    ),
  [complaintReviewDecided.type]: ({ reviews }, { payload }) =>
    there(
      reviews.find(({ reviewId }) => reviewId === payload.reviewId),
      ({ decided }) => decided === null,
    ),
  [complaintReceiverTaken.type]: ({ receiverChanges }, { payload, actor }) => {
    const change = receiverChanges.find(({ changeId }) => changeId === payload.changeId)
    if (!change) return 'not_there'
    if (change.takenAt !== null || change !== receiverChanges.at(-1)) return 'already_decided'
    return sameEmployee(change.to, actor.employeeNo) ? null : 'not_permitted'
  },
  [complaintArchived.type]: (_state, { payload }) =>
    leadsInto(payload.leadsTo, ['archived', 'called_back', 'reopened']),
  [complaintCalledBack.type]: (_state, { payload }) =>
    leadsInto(payload.leadsTo, ['closed', 'called_back', 'reopened']),
  // Two people at once: the higher one stands (catalogue §4.2).
  [complaintUrgencyRaised.type]: ({ decision, urgencyRaised }, { payload }) => {
    const present = Math.max(rank(decision.urgency.level), rank(urgencyRaised?.to ?? 'none'))
    return rank(payload.to as Urgency) > present ? null : 'step_not_possible'
  },
  [complaintVisitDecided.type]: ({ visits }, { payload }) =>
    there(
      visits.find(({ visitId }) => visitId === payload.visitId),
      ({ decided }) => decided === null,
    ),
  [complaintAgreedTaskDone.type]: ({ agreements }, { payload }) =>
    there(
      agreements.flatMap(({ tasks }) => tasks).find(({ taskId }) => taskId === payload.taskId),
      ({ done }) => done === null,
    ),
  [complaintAfterReported.type]: ({ escalations }, { payload }) =>
    there(
      escalations.find(
        ({ escalationId, afterReportDueAt }) =>
          escalationId === payload.escalationId && afterReportDueAt !== null,
      ),
      ({ afterReportedAt }) => afterReportedAt === null,
    ),
  [complaintResponsibilityRecorded.type]: closedFirst,
  [complaintSanctionRecorded.type]: closedFirst,
}

/** S2-28: who answers for it is asked when the case is over. */
function closedFirst({ state }: ComplaintState): string | null {
  return isAfterClosing(state) ? null : 'not_closed'
}

/** What is decided while somebody still works on the case. */
export const OPEN_ONLY: ReadonlySet<string> = new Set([
  complaintRetyped.type,
  complaintDeclined.type,
  complaintComplexityJudged.type,
  complaintExtensionRequested.type,
  complaintExtensionDecided.type,
  complaintExtensionTold.type,
])

/** A word that screens translate; null when the step may be taken. */
export function caseObstacle(state: ComplaintState | null, event: LoggedEvent): string | null {
  if (event.type === complaintRegistered.type) return state === null ? null : 'already_registered'
  if (state === null) return 'not_registered'
  // It has left the branch's hands (S2-06(6)).
  if (state.state === 'restricted') return 'step_not_possible'
  if (OPEN_ONLY.has(event.type) && !isOpenCase(state)) return 'step_not_possible'
  const step = STEP_OF[event.type]
  if (step !== undefined && !isPossible(step, state.state, state.intakeType)) {
    if (step === 'close' && state.state === 'closed') return 'already_closed'
    return step === 'reopen' ? 'not_closed' : 'step_not_possible'
  }
  return (
    ownObstacle(state, event) ??
    CHECKS[event.type]?.(state, event) ??
    secondPersonObstacle(state, event) ??
    basisObstacle(state, event)
  )
}

/** S3-07: away from a complaint with the customer's consent; a report of wrongdoing has its own way in. */
function retypable(state: ComplaintState, { payload, actor }: LoggedEvent): string | null {
  if (state.intakeType !== payload.from) return 'changed_meanwhile'
  if (payload.to === 'whistleblowing') return 'step_not_possible'
  if (!isComplaint(state.intakeType)) return null
  return payload.customerConsents === true
    ? impartial(state, actor.employeeNo)
    : 'step_not_possible'
}

/** The rules said where the step leads; no machine makes it lead elsewhere. */
function leadsInto(leadsTo: unknown, states: readonly CaseState[]): string | null {
  return states.some((state) => state === leadsTo) ? null : 'step_not_possible'
}

function rank(urgency: Urgency): number {
  return URGENCIES.indexOf(urgency)
}

function judgesNature({ natureProposal }: ComplaintState, { payload }: LoggedEvent): string | null {
  if (!natureProposal || natureProposal.proposalId !== payload.proposalId) return 'not_there'
  return natureProposal.confirmed || natureProposal.returned ? 'already_decided' : null
}

function there<Entry>(entry: Entry | undefined, isOpen: (entry: Entry) => boolean): string | null {
  if (entry === undefined) return 'not_there'
  return isOpen(entry) ? null : 'already_decided'
}

function referralOf(
  { referrals }: ComplaintState,
  id: unknown,
  isOpen: (referral: ComplaintState['referrals'][number]) => boolean,
): string | null {
  return there(
    referrals.find(({ referralId }) => referralId === id),
    isOpen,
  )
}

function apologyOf({ apologies }: ComplaintState, id: unknown) {
  return apologies.find(({ apologyId }) => apologyId === id)
}

function extensionOf({ extensions }: ComplaintState, id: unknown) {
  return extensions.find(({ extensionId }) => extensionId === id)
}
