/**
 * Why a step is not possible in the state a case has when the step arrives. Only public facts are
 * looked at, so that a machine without the words judges alike; what a step still needs in words was
 * judged where it was taken. Two people at once, or a machine that lies, end here as a visible conflict.
 */
import type { LoggedEvent } from '../../log/fold.ts'
import { isSupervisor } from '../../staff/role.ts'
import { sameEmployee } from '../../staff/same-employee.ts'
import { type CaseState, isOpenCase } from '../enumerations.ts'
import { complaintArchived, complaintCalledBack, complaintReopened } from '../events/ending.ts'
import {
  complaintInvestigationConcluded,
  complaintInvestigationStarted,
  complaintNatureConfirmed,
  complaintNatureReturned,
  complaintVerified,
} from '../events/examination.ts'
import { complaintRegistered, complaintRetyped } from '../events/intake.ts'
import { complaintRestricted } from '../events/privacy.ts'
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
import { isJudgingAim } from '../rules/intake/aim.ts'
import { isAfterClosing } from '../rules/record/responsibility.ts'
import { URGENCIES, type Urgency } from '../rules/types.ts'
import type { ComplaintState } from '../state.ts'
import { STEP_OF } from './step-of-event.ts'

type Check = (state: ComplaintState, event: LoggedEvent) => string | null

/** Nobody examines what they wrote down or asked for themselves. */
export const CHECKS: Readonly<Record<string, Check>> = {
  [complaintRetyped.type]: retypable,
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
    const asked = request.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
    if (asked !== payload.totalFen) return 'step_not_possible'
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
export const OPEN_ONLY: ReadonlySet<string> = new Set([
  complaintRetyped.type,
  complaintDeclined.type,
  complaintComplexityJudged.type,
  complaintExtensionRequested.type,
  complaintExtensionDecided.type,
  complaintExtensionTold.type,
])

/** What even somebody complained of may write: their complaint is heard and handed over like any other. */
const FOR_EVERYONE: ReadonlySet<string> = new Set([
  // Away from a complaint is barred to them by its own check.
  complaintRetyped.type,
  complaintReopened.type,
  complaintUrgencyRaised.type,
  complaintReceiverChangeAsked.type,
  complaintRestricted.type,
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
  const own = FOR_EVERYONE.has(event.type) ? null : impartial(state, event.actor.employeeNo)
  return own ?? CHECKS[event.type]?.(state, event) ?? null
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
