/** The clocks of a case as they stand at a moment. They were decided once; only their state moves. */
import { type EpochMs, MINUTE_MS, parseInstant } from '../foundation/instant.ts'
import type { Rules } from '../pack/rules-pack.ts'
import type { CaseEscalation, CasePromise } from './case-parts.ts'
import { closeReportedAt } from './rules/clock/close-report.ts'
import { deadlineStateOf } from './rules/clock/deadline-state.ts'
import type { Deadline } from './rules/types.ts'
import type { ComplaintState } from './state.ts'

/**
 * The stored clocks of a case with their state at this moment, earliest open one first. Promises are
 * clocks too: each as `promised_reply`; so are reports owed to a leader who was passed over.
 */
export function clocksOf(rules: Rules, state: ComplaintState, now: EpochMs): Deadline[] {
  const stored = state.decision.deadlines
    .filter((deadline) => deadline.kind !== 'promised_reply')
    .map((deadline) => ({
      ...deadline,
      state: deadlineStateOf(
        deadline,
        { now, doneAt: doneAt(state, deadline), cancelledAt: cancelledAt(state, deadline) },
        rules,
      ),
    }))
  const promises = state.promises.map((promise) => promiseClock(rules, promise, now))
  const reports = state.escalations.flatMap(
    (escalation) => afterReportClock(rules, escalation, now) ?? [],
  )
  return [...stored, ...promises, ...reports].sort(
    (a, b) =>
      Number(isDone(a)) - Number(isDone(b)) ||
      instantOf(a.dueAt) - instantOf(b.dueAt) ||
      Number(isPersonal(b)) - Number(isPersonal(a)),
  )
}

/** The clock of one promise at this moment: two promises of the same times are still two. */
export function promiseClock(rules: Rules, promise: CasePromise, now: EpochMs): Deadline {
  const clock = { startAt: promise.madeAt, dueAt: promise.dueAt, unit: 'given' as const }
  const facts = { now, doneAt: nullableInstantOf(promise.contactedAt) }
  return {
    kind: 'promised_reply',
    ...clock,
    state: deadlineStateOf(clock, facts, rules),
    provisional: false,
    source: rules.deadlineByKind.promised_reply.source,
    trace: [],
  }
}

/** The report to the direct leader after one that skipped a level (S4-17(3)); null when none is owed. */
function afterReportClock(
  rules: Rules,
  { at, afterReportDueAt, afterReportedAt }: CaseEscalation,
  now: EpochMs,
): Deadline | null {
  if (afterReportDueAt === null) return null
  const clock = { startAt: at, dueAt: afterReportDueAt, unit: 'given' as const }
  const facts = { now, doneAt: nullableInstantOf(afterReportedAt) }
  return {
    kind: 'after_report',
    ...clock,
    state: deadlineStateOf(clock, facts, rules),
    provisional: false,
    source: rules.deadlineByKind.after_report.source,
    trace: [],
  }
}

/** At the same moment the clock that a customer waits on comes first. */
function isPersonal(clock: Deadline): boolean {
  return clock.kind === 'urgent_first_contact' || clock.kind === 'promised_reply'
}

/** True for a clock that no longer runs. */
export function isDone(clock: Deadline): boolean {
  return clock.state === 'met' || clock.state === 'met_late' || clock.state === 'cancelled'
}

/** What waits for the end of a case is over when the customer withdrew it or it was nobody's complaint; a word given is not (T-44). */
function cancelledAt(
  { withdrawal, declination }: ComplaintState,
  { kind }: Deadline,
): EpochMs | null {
  const afterwards = kind === 'close_report' || kind === 'callback'
  const ended = withdrawal ?? declination
  return ended && !afterwards ? instantOf(ended.at) : null
}

/** When the thing that a clock asks for was done; null while it is not. */
export function doneAt(state: ComplaintState, clock: Deadline): EpochMs | null {
  switch (clock.kind) {
    case 'handler_assign':
      return nullableInstantOf(state.handlerAssignedAt)
    case 'urgent_first_contact':
      return firstContactSince(state, instantOf(clock.startAt))
    case 'resolve_ordinary':
    case 'resolve_major':
    case 'legal_decision':
      return nullableInstantOf(state.closing?.closedAt)
    case 'dept_reply':
      return answeredSince(state, instantOf(clock.startAt))
    case 'close_report':
      return closeReportOf(state)
    case 'callback':
      return calledBackSince(state, instantOf(clock.startAt))
    default:
      return null
  }
}

/** The first contact towards the customer at or after a moment: an earlier one answers nothing (S2-16). */
export function firstContactSince(state: ComplaintState, since: EpochMs): EpochMs | null {
  const times = state.contacts
    .filter(({ direction }) => direction === 'outbound')
    .map(({ at }) => instantOf(at))
    .filter((at) => at >= since)
  return earliest(times)
}

/** The first answer of a unit that was sent the case at or after a moment. */
function answeredSince({ referrals }: ComplaintState, since: EpochMs): EpochMs | null {
  return earliest(
    referrals
      .filter(({ at }) => instantOf(at) >= since)
      .flatMap(({ answered }) => (answered ? [instantOf(answered.at)] : [])),
  )
}

/** The earliest report since the closing, whichever way it went (S2-19). */
export function closeReportOf({ closing, closeReports }: ComplaintState): EpochMs | null {
  if (!closing) return null
  return closeReportedAt(
    instantOf(closing.closedAt),
    closeReports.map(({ way, at, receipt }) => ({
      way,
      at: instantOf(at),
      receipt,
      toldTo: receipt,
    })),
  )
}

/**
 * The first callback from the minute of a moment on, whether or not the customer was reached: people write
 * down minutes, so one in the minute of closing is not one before it.
 */
export function calledBackSince({ callbacks }: ComplaintState, since: EpochMs): EpochMs | null {
  const minute = since - (since % MINUTE_MS)
  const times = callbacks.map(({ at }) => instantOf(at)).filter((at) => at >= minute)
  return earliest(times.map((at) => Math.max(at, since)))
}

function earliest(times: readonly EpochMs[]): EpochMs | null {
  return times.length === 0 ? null : Math.min(...times)
}

/** Milliseconds of a stored instant; a foreign event with a bad one counts as 1970. */
export function instantOf(text: string): EpochMs {
  const parsed = parseInstant(text)
  return parsed.ok ? parsed.value : 0
}

/** The same, null when there is none. */
export function nullableInstantOf(text: string | null | undefined): EpochMs | null {
  return text === null || text === undefined ? null : instantOf(text)
}
