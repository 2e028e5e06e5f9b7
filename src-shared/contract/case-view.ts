/**
 * From a folded case to what screens are shown, at the branch and at head office alike. Names and
 * contacts leave masked, wherever they stand.
 */
import type { CaseCourse } from '../complaint/case-course.ts'
import { noCourse } from '../complaint/no-course.ts'
import { isOpenCase } from '../complaint/enumerations.ts'
import { lifecycleFacts } from '../complaint/lifecycle/facts-of-case.ts'
import { cannotBeAsked } from '../complaint/lifecycle/standing.ts'
import {
  clocksOf,
  instantOf,
  isDone,
  nullableInstantOf,
  promiseClock,
} from '../complaint/clocks.ts'
import { maskContact, maskField, maskName } from '../complaint/masking.ts'
import { followUpPromises } from '../complaint/rules/promise/promise.ts'
import { obstacleSource } from '../complaint/fold/obstacle-source.ts'
import { promiseBroken } from '../complaint/rules/clock/deadline-state.ts'
import { SUPERVISORS_ONLY } from '../complaint/events/records.ts'
import { maySeeResponsibility } from '../complaint/rules/record/responsibility.ts'
import type { ComplaintState } from '../complaint/state.ts'
import type { EpochMs } from '../foundation/instant.ts'
import type { Conflict, Folded, LoggedEvent } from '../log/fold.ts'
import type { Rules } from '../pack/rules-pack.ts'
import type { Role } from '../staff/role.ts'
import { intakeView } from './intake-view.ts'
import { casePrivacyView } from './case-privacy-view.ts'
import type { CaseDetail, CaseRow, TimelineEntry } from './views.ts'

const EXCERPT_CHARACTERS = 48

/** A folded case of which something is known. */
export type KnownCase = Folded<ComplaintState> & { readonly state: ComplaintState }

/** A line of a list, without the words of the place that shows it. */
export function caseRowView(rules: Rules, folded: KnownCase, now: EpochMs): Omit<CaseRow, 'sync'> {
  const { state } = folded
  return {
    caseId: state.caseId,
    caseNumber: state.caseNumber,
    intakeType: state.intakeType,
    channel: state.channel,
    state: state.state,
    receivedAt: state.receivedAt,
    customerName: maskName(state.customerName),
    excerpt: excerpt(state.facts),
    firstRecipient: state.firstRecipient,
    handler: state.handler,
    level: state.decision.level.value,
    urgency: state.decision.urgency.level,
    nextClock: clocksOf(rules, state, now).find((clock) => !isDone(clock)) ?? null,
    enteredLate: state.paper !== null || state.lateEntryReason !== null,
    openInstructions: state.instructions.filter(
      ({ answer, closed }) => answer === null && closed === null,
    ).length,
    conflicts: folded.conflicts.length,
    needsUpdate: folded.unknown > 0,
    ownComplaint: false,
    version: folded.version,
  }
}

/**
 * The desk of one case, without its row, timeline and gates. Who answers for it is shown to a viewer of
 * supervisor level alone (S2-28); without a viewer it is left out.
 */
export function caseDetailView(
  rules: Rules,
  { state, conflicts }: KnownCase,
  now: EpochMs,
  viewer: Role | null = null,
): Omit<CaseDetail, 'row' | 'timeline' | 'gates'> {
  return {
    facts: state.facts,
    demand: state.demand,
    contact: maskContact(state.contact),
    contactMissingReason: state.contactMissingReason,
    anonymous: state.anonymous,
    intake: intakeView(state),
    erased: state.erased,
    privacy: casePrivacyView(rules, state, now),
    decision: state.decision,
    clocks: clocksOf(rules, state, now),
    promises: state.promises.map((promise) => ({
      ...promise,
      broken: promiseBroken(promiseClock(rules, promise, now).state),
    })),
    promiseOwed: isPromiseOwed(state, now),
    instructions: [...state.instructions],
    course: courseView(state, viewer),
    handlerAssignedAt: state.handlerAssignedAt,
    enteredBy: state.enteredBy,
    escalations: state.escalations,
    bounces: state.bounces,
    conflicts: conflicts
      .filter(({ subject }) => isShownTo(subject, viewer))
      .map((conflict) => conflictView(conflict, state)),
  }
}

/**
 * Whoever was answered, praises, or left no way to be reached waits for no call. The answer of an earlier
 * round answers nothing now: a reopening takes it away.
 */
function isPromiseOwed(state: ComplaintState, now: EpochMs): boolean {
  if (state.intakeType === 'praise' || cannotBeAsked(lifecycleFacts(state))) return false
  const promises = state.promises.map(({ madeAt, dueAt, contactedAt }) => ({
    madeAt: instantOf(madeAt),
    dueAt: instantOf(dueAt),
    contactedAt: nullableInstantOf(contactedAt),
  }))
  const ground = {
    now,
    finished: !isOpenCase(state),
    answeredOnTheSpot: state.reply?.reached === true,
  }
  return followUpPromises(promises, ground).newTimeNeeded
}

/** What the lifecycle left, with the names in it masked. */
function courseView(state: ComplaintState, viewer: Role | null): CaseCourse {
  const names = Object.keys(noCourse) as (keyof CaseCourse)[]
  const all = Object.fromEntries(names.map((name) => [name, state[name]])) as unknown as CaseCourse
  const course = maySeeResponsibility(viewer ?? '')
    ? all
    : { ...all, responsibilities: [], sanctions: [] }
  const { withdrawal } = course
  return withdrawal
    ? { ...course, withdrawal: { ...withdrawal, withdrawnBy: maskName(withdrawal.withdrawnBy) } }
    : course
}

/** Whether an event of this type is shown to somebody of this role (S2-28). */
export function isShownTo(type: string, viewer: Role | null): boolean {
  return !SUPERVISORS_ONLY.has(type) || maySeeResponsibility(viewer ?? '')
}

/** One line of a case's timeline, without the words of the place that shows it. */
export function timelineView(
  event: LoggedEvent,
  complete: boolean,
  viewer: Role | null = null,
): Omit<TimelineEntry, 'own' | 'sync'> {
  return {
    eventId: event.id,
    type: event.type,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    by: event.actor.employeeNo,
    role: event.actor.role,
    branchSeq: event.branchSeq,
    complete,
    payload: Object.fromEntries(
      // What does not fit its type may be anything; a screen is shown that it came, not what it held.
      Object.entries(event.valid && isShownTo(event.type, viewer) ? event.payload : {})
        // The reasons of a decision stand on the desk; the timeline tells what happened.
        .filter(([name]) => name !== 'decision')
        .map(([name, value]) => [name, maskField(name, value)]),
    ),
  }
}

function conflictView(conflict: Conflict, state: ComplaintState): CaseDetail['conflicts'][number] {
  const { eventId, kind, subject, by, at } = conflict
  const standing = kind === 'field' ? (state as unknown as Record<string, unknown>)[subject] : null
  return {
    eventId,
    kind,
    subject,
    by,
    at,
    value: maskField(subject, conflict.value),
    source: kind === 'field' ? null : obstacleSource(subject, conflict.value),
    standing: maskField(subject, standing ?? null),
  }
}

/** The first characters of a text, as lists show it. */
export function excerpt(facts: string | null): string | null {
  if (facts === null) return null
  const characters = [...facts.replaceAll(/\s+/g, ' ')]
  return characters.length <= EXCERPT_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, EXCERPT_CHARACTERS).join('')}…`
}
