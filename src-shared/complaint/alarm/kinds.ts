/** What an alarm can be about, how far it has come, and whom it is for. */
import { DEADLINE_KINDS, type DeadlineKind } from '../rules/types.ts'

/** Clocks of loss reports, reports and wrong answers: they never run on a case. */
const NOT_ON_A_CASE = [
  'replacement',
  'weekly_report',
  'corrective_callback',
] as const satisfies readonly DeadlineKind[]

/**
 * What a record carries beside the clocks of the rules. On a case: the time by which head office wants an
 * answer (S4-17(1)), that of an agreed task (S3-29). On a slip: that by which another branch waits to hear
 * (S4-06(3b)). On rows of the registers and reports upward: what somebody owes next.
 */
const GIVEN_CLOCKS = [
  'instruction',
  'agreed_task',
  'referral_in',
  'loss_follow_up',
  'phone_payment',
  'difference_open',
  'exception_contact',
  'exception_open',
  'upward_answer',
  'upward_instruction',
] as const
export type GivenClock = (typeof GIVEN_CLOCKS)[number]

/** Everything that can ring. */
export type AlarmClock = Exclude<DeadlineKind, (typeof NOT_ON_A_CASE)[number]> | GivenClock

export const ALARM_CLOCKS: readonly AlarmClock[] = [
  ...DEADLINE_KINDS.filter(isOnCase),
  ...GIVEN_CLOCKS,
]

/** True for a time that somebody gave; the others are counted by the rules. */
export function isGiven(clock: AlarmClock): clock is GivenClock {
  return (GIVEN_CLOCKS as readonly string[]).includes(clock)
}

/** The records on which clocks run: a case, another branch's slip, a row of a register, a report upward. */
export const ALARMED_KINDS = ['complaint', 'referral_in', 'register', 'upward_report'] as const
export type AlarmedKind = (typeof ALARMED_KINDS)[number]

/** True for a clock that runs on a case. */
export function isOnCase(kind: DeadlineKind): kind is Exclude<AlarmClock, GivenClock> {
  return !(NOT_ON_A_CASE as readonly string[]).includes(kind)
}

/** How far it has come, in order: before the limit, at it, after it. */
export const RUNGS = ['warning', 'limit', 'overdue'] as const
export type Rung = (typeof RUNGS)[number]

/**
 * Whom a rung is for. `assignee` is who has an agreed task or has taken a slip, every supervisor while
 * nobody has; `handler` is the first recipient while there is none; `first_responsible` and
 * `branch_head` are who the branch has named, else the next in this order; `supervisor` is every
 * supervisor of the branch.
 */
export const AUDIENCES = [
  'assignee',
  'handler',
  'first_responsible',
  'branch_head',
  'supervisor',
] as const
export type Audience = (typeof AUDIENCES)[number]
