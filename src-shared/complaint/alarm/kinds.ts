/** What an alarm can be about, how far it has come, and whom it is for. */
import { DEADLINE_KINDS, type DeadlineKind } from '../rules/types.ts'

/** Clocks of loss reports, reports and wrong answers: they never run on a case. */
const NOT_ON_A_CASE = [
  'replacement',
  'weekly_report',
  'corrective_callback',
] as const satisfies readonly DeadlineKind[]

/** A clock of a case, or the time by which head office wants an answer (S4-17(1)). */
export type AlarmClock = Exclude<DeadlineKind, (typeof NOT_ON_A_CASE)[number]> | 'instruction'

export const ALARM_CLOCKS: readonly AlarmClock[] = [
  ...DEADLINE_KINDS.filter(isOnCase),
  'instruction',
]

/** True for a clock that runs on a case. */
export function isOnCase(kind: DeadlineKind): kind is Exclude<AlarmClock, 'instruction'> {
  return !(NOT_ON_A_CASE as readonly string[]).includes(kind)
}

/** How far it has come, in order: before the limit, at it, after it. */
export const RUNGS = ['warning', 'limit', 'overdue'] as const
export type Rung = (typeof RUNGS)[number]

/**
 * Whom a rung is for. `handler` is the first recipient while there is none; `first_responsible` and
 * `branch_head` are who the branch has named, else the next in this order; `supervisor` is every
 * supervisor of the branch.
 */
export const AUDIENCES = ['handler', 'first_responsible', 'branch_head', 'supervisor'] as const
export type Audience = (typeof AUDIENCES)[number]
