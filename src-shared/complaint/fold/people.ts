/**
 * Whose word does not count, in every fold and before anything is written: the first of two people, a
 * rank that the step asks for and the role in the event does not have, and whoever the case is about
 * . The permission of the event's type is judged for every event alike (`log/event-fault.ts`).
 * The role is the one that the event claims; the number of the first person stands on the case.
 */
import type { LoggedEvent } from '../../log/fold.ts'
import { isSupervisor } from '../../staff/role.ts'
import { isAmong, sameEmployee } from '../../staff/same-employee.ts'
import { complaintReopened } from '../events/ending.ts'
import {
  complaintNatureConfirmed,
  complaintNatureReturned,
  complaintVerified,
} from '../events/examination.ts'
import { complaintHandlerAssigned } from '../events/handling.ts'
import { complaintDetailsChanged, complaintRetyped } from '../events/intake.ts'
import { complaintHoldLifted, complaintRestricted } from '../events/privacy.ts'
import { complaintAimSet, complaintDeclined, complaintVisitDecided } from '../events/records.ts'
import { complaintReceiverChangeAsked } from '../events/referral.ts'
import { complaintApologyExamined, complaintCompensationDecided } from '../events/remedy.ts'
import {
  complaintExtensionDecided,
  complaintPauseEnded,
  complaintPauseStarted,
  complaintPauseTold,
  complaintReviewDecided,
  complaintUrgencyRaised,
} from '../events/term.ts'
import { mayExtend } from '../rules/clock/extension.ts'
import { isJudgingAim } from '../rules/intake/aim.ts'
import type { ComplaintState } from '../state.ts'

/** What even somebody complained of may write: their complaint is heard and handed over like any other. */
const FOR_EVERYONE: ReadonlySet<string> = new Set([
  // Away from a complaint is barred to them by its own check.
  complaintRetyped.type,
  complaintReopened.type,
  complaintUrgencyRaised.type,
  complaintReceiverChangeAsked.type,
  complaintRestricted.type,
])

/**
 * Facts and fields that would let whoever the case is about steer it. Every other fact happened, whoever
 * wrote it down, and stays on the case.
 */
const STEERING: ReadonlySet<string> = new Set([
  complaintDetailsChanged.type,
  complaintHandlerAssigned.type,
  complaintPauseStarted.type,
  complaintPauseTold.type,
  complaintPauseEnded.type,
  complaintHoldLifted.type,
])

type Named = string | null | undefined

/** The people of whom whoever takes the step must be none. */
const FIRST_PERSONS: Readonly<
  Record<string, (state: ComplaintState, event: LoggedEvent) => readonly Named[]>
> = {
  [complaintVerified.type]: ({ enteredBy }) => [enteredBy],
  [complaintDeclined.type]: ({ enteredBy }) => [enteredBy],
  [complaintNatureConfirmed.type]: ({ natureProposal, investigation }) => [
    natureProposal?.by,
    ...(natureProposal?.confirmerNeeds?.includes('second_person') === true
      ? [investigation?.investigator]
      : []),
  ],
  [complaintNatureReturned.type]: ({ natureProposal }) => [natureProposal?.by],
  [complaintCompensationDecided.type]: ({ compensations }, { payload }) => [
    compensations.find(({ requestId }) => requestId === payload.requestId)?.by,
  ],
  [complaintApologyExamined.type]: ({ apologies }, { payload }) => [
    apologies.find(({ apologyId }) => apologyId === payload.apologyId)?.by,
  ],
  [complaintExtensionDecided.type]: ({ extensions }, { payload }) => [
    extensions.find(({ extensionId }) => extensionId === payload.extensionId)?.by,
  ],
  [complaintReviewDecided.type]: ({ reviews, letter }, { payload }) => [
    reviews.find(({ reviewId }) => reviewId === payload.reviewId)?.by,
    letter?.by,
  ],
  // Whoever approves a visit stays.
  [complaintVisitDecided.type]: ({ visits }, { payload }) =>
    visits.find(({ visitId }) => visitId === payload.visitId)?.visitors ?? [],
}

/** Ranks above the permission of the type, as the case or the event itself asks for them. */
const RANKS: Readonly<
  Record<string, (state: ComplaintState, event: LoggedEvent) => string | null>
> = {
  [complaintNatureConfirmed.type]: ({ natureProposal }, { actor }) =>
    natureProposal?.confirmerNeeds?.includes('approver') === true && !isSupervisor(actor.role)
      ? 'not_permitted'
      : null,
  [complaintCompensationDecided.type]: withinLimit,
  [complaintExtensionDecided.type]: ({ extensions }, { payload, actor, fromHub }) => {
    const asked = extensions.find(({ extensionId }) => extensionId === payload.extensionId)
    if (!asked || payload.approved !== true) return null
    return mayExtend(asked.authority, actor.role, fromHub) ? null : 'needs_senior_manager'
  },
  [complaintAimSet.type]: (_state, { payload, actor }) =>
    isJudgingAim(payload.aim as string) && !isSupervisor(actor.role) ? 'not_permitted' : null,
}

/** Steps that look at who takes them beyond the permission of their type. */
export const PEOPLE_STEPS: ReadonlySet<string> = new Set([
  ...Object.keys(FIRST_PERSONS),
  ...Object.keys(RANKS),
])

/** `own_complaint` for a step that whoever the case is about takes no part in; null for any other. */
export function ownObstacle(state: ComplaintState, { type, actor }: LoggedEvent): string | null {
  return FOR_EVERYONE.has(type) ? null : impartial(state, actor.employeeNo)
}

/** Why the word of this person is not the second one that the step asks for; null when it is. */
export function secondPersonObstacle(state: ComplaintState, event: LoggedEvent): string | null {
  const first = FIRST_PERSONS[event.type]?.(state, event) ?? []
  const same = first.some((person) => sameEmployee(person, event.actor.employeeNo))
  return same ? 'same_person' : (RANKS[event.type]?.(state, event) ?? null)
}

/** `own_complaint` for a fact or field that has no place in the lifecycle to be out of. */
export function steeringObstacle(state: ComplaintState, event: LoggedEvent): string | null {
  return STEERING.has(event.type) ? impartial(state, event.actor.employeeNo) : null
}

/** */
export function impartial({ complainedOf }: ComplaintState, person: string): string | null {
  return isAmong(person, complainedOf) ? 'own_complaint' : null
}

/**
 * S4-39: limits hold for the case, so what was approved before counts, wherever it was approved. They are
 * those that the rules in force gave when the payment was asked for.
 */
function withinLimit(
  { compensations }: ComplaintState,
  { payload, actor }: LoggedEvent,
): string | null {
  const asked = compensations.find(({ requestId }) => requestId === payload.requestId)
  if (!asked || payload.approved !== true) return null
  const limit = asked.limits?.find(({ role }) => role === actor.role)
  if (!limit) return 'over_limit'
  const before = compensations.reduce(
    (sum, { decided }) => sum + (decided?.approved === true ? decided.totalFen : 0),
    0,
  )
  const total = before + Number(payload.totalFen)
  return limit.upToFen === null || total <= limit.upToFen ? null : 'over_limit'
}
