/**
 * Why a step is not possible in the state a case has when the step arrives. Only public facts are
 * looked at, so that a machine without the words judges alike; what a step still needs in words was
 * judged where it was taken. Two people at once, or a machine that lies, end here as a visible conflict.
 */
import type { LoggedEvent } from '../../log/fold.ts'
import { isSupervisor } from '../../staff/role.ts'
import { sameEmployee } from '../../staff/same-employee.ts'
import { isOpenCase } from '../enumerations.ts'
import { complaintLetterWritten, complaintReplied } from '../events/answer.ts'
import {
  complaintArchived,
  complaintCalledBack,
  complaintClosed,
  complaintReopened,
  complaintWithdrawn,
} from '../events/ending.ts'
import {
  complaintInvestigationConcluded,
  complaintInvestigationStarted,
  complaintNatureConfirmed,
  complaintNatureProposed,
  complaintNatureReturned,
  complaintVerified,
} from '../events/examination.ts'
import { complaintRegistered, complaintRetyped } from '../events/intake.ts'
import {
  complaintAfterReported,
  complaintAgreedTaskDone,
  complaintAimSet,
  complaintDeclined,
  complaintResponsibilityRecorded,
  complaintSanctionRecorded,
  complaintVisitDecided,
} from '../events/records.ts'
import {
  complaintReceiverChangeAsked,
  complaintReceiverTaken,
  complaintReferralAccepted,
  complaintReferralAnswered,
  complaintReferralRefused,
  complaintReferred,
} from '../events/referral.ts'
import {
  complaintApologyDrafted,
  complaintApologyExamined,
  complaintApologyIssued,
  complaintCompensationDecided,
  complaintSolutionProposed,
} from '../events/remedy.ts'
import {
  complaintComplexityJudged,
  complaintExtensionDecided,
  complaintExtensionRequested,
  complaintExtensionTold,
  complaintLevelSet,
  complaintReviewDecided,
  complaintUrgencyRaised,
} from '../events/term.ts'
import { type LifecycleStep, isPossible } from '../lifecycle/steps.ts'
import { isJudgingAim } from '../rules/intake/aim.ts'
import { isAfterClosing } from '../rules/record/responsibility.ts'
import type { ComplaintState } from '../state.ts'

/** The step that an event takes, where it takes one of the lifecycle's. */
const STEP_OF: Readonly<Record<string, LifecycleStep>> = {
  [complaintVerified.type]: 'verify',
  [complaintReferred.type]: 'refer',
  [complaintReferralAccepted.type]: 'accept_referral',
  [complaintReferralRefused.type]: 'refuse_referral',
  [complaintInvestigationStarted.type]: 'start_investigation',
  [complaintInvestigationConcluded.type]: 'decide_nature',
  [complaintNatureProposed.type]: 'decide_nature',
  [complaintNatureConfirmed.type]: 'decide_nature',
  [complaintNatureReturned.type]: 'decide_nature',
  [complaintSolutionProposed.type]: 'propose',
  [complaintLetterWritten.type]: 'reply',
  [complaintReplied.type]: 'reply',
  [complaintClosed.type]: 'close',
  [complaintArchived.type]: 'archive',
  [complaintCalledBack.type]: 'call_back',
  [complaintWithdrawn.type]: 'withdraw',
  [complaintReopened.type]: 'reopen',
  'complaint.restricted': 'restrict',
  [complaintLevelSet.type]: 'set_level',
  [complaintUrgencyRaised.type]: 'set_urgency',
  [complaintReceiverChangeAsked.type]: 'change_receiver',
}

type Check = (state: ComplaintState, event: LoggedEvent) => string | null

/** Nobody examines what they wrote down or asked for themselves. */
const CHECKS: Readonly<Record<string, Check>> = {
  [complaintRetyped.type]: (state, { payload }) =>
    state.intakeType === payload.from ? null : 'changed_meanwhile',
  [complaintVerified.type]: (state, { actor }) =>
    byAnother(actor.employeeNo, state.enteredBy) ?? impartial(state, actor.employeeNo),
  [complaintReferralAccepted.type]: (state, { payload }) =>
    referralOf(state, payload.referralId, ({ accepted, refused }) => !accepted && !refused) ??
    impartial(state, payload.acceptedBy as string),
  [complaintReferralRefused.type]: (state, { payload }) =>
    referralOf(state, payload.referralId, ({ accepted, refused }) => !accepted && !refused),
  [complaintReferralAnswered.type]: (state, { payload }) =>
    referralOf(state, payload.referralId, ({ refused, answered }) => !refused && !answered),
  [complaintInvestigationStarted.type]: (state, { payload }) =>
    impartial(state, payload.investigator as string),
  [complaintInvestigationConcluded.type]: ({ investigation }) =>
    investigation === null ? 'not_there' : null,
  [complaintNatureConfirmed.type]: judgesNature,
  [complaintNatureReturned.type]: judgesNature,
  [complaintCompensationDecided.type]: (state, { payload, actor }) => {
    const request = state.compensations.find(({ requestId }) => requestId === payload.requestId)
    if (!request) return 'not_there'
    if (request.decided) return 'already_decided'
    return byAnother(actor.employeeNo, request.by) ?? impartial(state, actor.employeeNo)
  },
  [complaintApologyDrafted.type]: (state, { payload }) =>
    apologyOf(state, payload.apologyId)?.state === 'issued' ? 'already_decided' : null,
  [complaintApologyExamined.type]: (state, { payload, actor }) => {
    const apology = apologyOf(state, payload.apologyId)
    return (
      there(apology, ({ state: at }) => at === 'draft') ?? byAnother(actor.employeeNo, apology?.by)
    )
  },
  [complaintApologyIssued.type]: (state, { payload }) =>
    there(apologyOf(state, payload.apologyId), ({ state: at }) => at === 'legal_approved'),
  [complaintExtensionRequested.type]: ({ extensions }) =>
    extensions.some(({ decided }) => decided === null || decided.approved)
      ? 'already_decided'
      : null,
  [complaintExtensionDecided.type]: (state, { payload, actor }) => {
    const extension = extensionOf(state, payload.extensionId)
    return (
      there(extension, ({ decided }) => decided === null) ??
      byAnother(actor.employeeNo, extension?.by) ??
      impartial(state, actor.employeeNo)
    )
  },
  [complaintExtensionTold.type]: (state, { payload }) =>
    there(
      extensionOf(state, payload.extensionId),
      ({ decided, told }) => decided?.approved === true && told === null,
    ),
  [complaintReviewDecided.type]: ({ reviews, letter }, { payload, actor }) => {
    const review = reviews.find(({ reviewId }) => reviewId === payload.reviewId)
    return (
      there(review, ({ decided }) => decided === null) ??
      byAnother(actor.employeeNo, review?.by) ??
      byAnother(actor.employeeNo, letter?.by)
    )
  },
  [complaintReceiverTaken.type]: ({ receiverChanges }, { payload, actor }) => {
    const change = receiverChanges.find(({ changeId }) => changeId === payload.changeId)
    if (!change) return 'not_there'
    if (change.takenAt !== null) return 'already_decided'
    return sameEmployee(change.to, actor.employeeNo) ? null : 'not_permitted'
  },
  [complaintDeclined.type]: (state, { actor }) => byAnother(actor.employeeNo, state.enteredBy),
  [complaintVisitDecided.type]: ({ visits }, { payload, actor }) => {
    const visit = visits.find(({ visitId }) => visitId === payload.visitId)
    const goes = visit?.visitors.some((one) => sameEmployee(one, actor.employeeNo)) === true
    return there(visit, ({ decided }) => decided === null) ?? (goes ? 'same_person' : null)
  },
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
  [complaintAimSet.type]: (_state, { payload, actor }) =>
    isJudgingAim(payload.aim as string) && !isSupervisor(actor.role) ? 'not_permitted' : null,
  [complaintResponsibilityRecorded.type]: closedFirst,
  [complaintSanctionRecorded.type]: closedFirst,
}

/** S2-28: who answers for it is asked when the case is over. */
function closedFirst({ state }: ComplaintState): string | null {
  return isAfterClosing(state) ? null : 'not_closed'
}

/** What is decided while somebody still works on the case. */
const OPEN_ONLY: ReadonlySet<string> = new Set([
  complaintDeclined.type,
  complaintComplexityJudged.type,
  complaintExtensionRequested.type,
  complaintExtensionDecided.type,
  complaintExtensionTold.type,
])

/** What even somebody complained of may write: their complaint is heard and handed over like any other. */
const FOR_EVERYONE: ReadonlySet<string> = new Set([
  complaintRetyped.type,
  complaintReopened.type,
  complaintUrgencyRaised.type,
  complaintReceiverChangeAsked.type,
  'complaint.restricted',
])

/** A word that screens translate; null when the step may be taken. */
export function caseObstacle(state: ComplaintState | null, event: LoggedEvent): string | null {
  if (event.type === complaintRegistered.type) return state === null ? null : 'already_registered'
  if (state === null) return 'not_registered'
  if (OPEN_ONLY.has(event.type) && !isOpenCase(state)) return 'step_not_possible'
  const step = STEP_OF[event.type]
  if (step !== undefined && !isPossible(step, state.state, state.intakeType)) {
    if (step === 'close' && state.state === 'closed') return 'already_closed'
    return step === 'reopen' ? 'not_closed' : 'step_not_possible'
  }
  const own = FOR_EVERYONE.has(event.type) ? null : impartial(state, event.actor.employeeNo)
  return own ?? CHECKS[event.type]?.(state, event) ?? null
}

function judgesNature(state: ComplaintState, { payload, actor }: LoggedEvent): string | null {
  const proposal = state.natureProposal
  if (!proposal || proposal.proposalId !== payload.proposalId) return 'not_there'
  if (proposal.confirmed || proposal.returned) return 'already_decided'
  return byAnother(actor.employeeNo, proposal.by) ?? impartial(state, actor.employeeNo)
}

function byAnother(person: string, other: string | undefined): string | null {
  return other !== undefined && sameEmployee(person, other) ? 'same_person' : null
}

/** */
function impartial({ complainedOf }: ComplaintState, person: string): string | null {
  return complainedOf.some((one) => sameEmployee(one, person)) ? 'own_complaint' : null
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
