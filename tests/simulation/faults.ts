/** Everything that can go wrong here. Each seed switches on a part of it. */

/** What the network does to one request or its answer. */
export const NETWORK_FAULTS = [
  'request_dropped',
  'answer_lost',
  'request_repeated',
  'request_delayed',
  'old_request_again',
  'request_flipped',
  'request_cut',
  'answer_flipped',
  'answer_of_before',
  'answer_of_another',
  'busy',
  'gateway_too_large',
  'hub_transaction_lost',
] as const
export type NetworkFault = (typeof NETWORK_FAULTS)[number]

/** What happens to machines between two steps. */
export const CALAMITIES = [
  'crash',
  'offline',
  'disk_restored',
  'disk_cloned',
  'clock_wrong',
  'clock_jump',
  'hub_restarted',
  'hub_restored',
  'hub_restored_unnoticed',
] as const
export type Calamity = (typeof CALAMITIES)[number]

/** Named places where a process is killed: those of the book, of the exchange, and a request under way. */
export const CRASH_POINTS = [
  'after-event',
  'after-fold',
  'before-commit',
  'after-commit',
  'after-page',
  'after-hold',
  'before-cursor-commit',
  'after-push-answer',
  'in-flight',
] as const
/** Those that only an exchange passes. */
export const EXCHANGE_POINTS: ReadonlySet<string> = new Set([
  'after-page',
  'after-hold',
  'before-cursor-commit',
  'after-push-answer',
  'in-flight',
])
export type CrashPoint = (typeof CRASH_POINTS)[number]

/**
 * What a seed is mostly about. A short storm gets nowhere near the end of a case or to another branch
 * by itself: these go there on purpose, with the same faults.
 */
export type Theme = 'everyday' | 'between_branches' | 'endings' | 'protection' | 'counter_day'

/** What must have happened to cases and between branches. */
const CASE_REACHES = [
  'recorded',
  'restricted',
  'held',
  'hold_lifted',
  'erased_by_two',
  'sealed',
  'alarm_heeded',
  'slip',
  'receipt',
  'errand_lost',
] as const
type CaseReach = (typeof CASE_REACHES)[number]

/** What must have happened to shifts, registers and days. */
const DAY_REACHES = [
  'double_opening',
  'late_count',
  'late_issue',
  'addendum',
  'addendum_refused',
  'addendum_lost',
  'difference_signed',
  'row_settled',
  'settled_twice',
  'duty_written',
  'day_closed',
  'day_closed_twice',
] as const
type DayReach = (typeof DAY_REACHES)[number]

export type Fault = NetworkFault | Calamity
/** What must have been seen at least once over all seeds. */
export type Reach =
  | Fault
  | `crash:${CrashPoint}`
  | 'interleaved'
  | 'erased'
  | 'closed'
  | 'reopened'
  | 'mended'
  | 'decided_again'
  | 'refused_same_person'
  | 'lost_step'
  | 'instructed'
  | 'calendar_changed'
  | 'noticed'
  | 'field_conflict'
  | 'step_conflict'
  | 'signed_conflict'
  | 'new_epoch'
  | 'duplicate_copy'
  | CaseReach
  | DayReach

export const EVERY_REACH: readonly Reach[] = [
  ...NETWORK_FAULTS,
  ...CALAMITIES,
  ...CRASH_POINTS.map((point) => `crash:${point}` as const),
  'interleaved',
  'erased',
  'closed',
  'reopened',
  'mended',
  'decided_again',
  'refused_same_person',
  'lost_step',
  'instructed',
  'calendar_changed',
  'noticed',
  'field_conflict',
  'step_conflict',
  'signed_conflict',
  'new_epoch',
  'duplicate_copy',
  ...CASE_REACHES,
  ...DAY_REACHES,
]
