/** Where a clock stands at a moment. Met when done at or before the due instant, inclusive. */
import { DAY_MS, type EpochMs, parseInstant } from '../../../foundation/instant.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import type { Deadline, DeadlineState, DeadlineUnit } from '../types.ts'

export interface Clock {
  readonly startMs: EpochMs
  readonly dueMs: EpochMs
  readonly unit: DeadlineUnit
}

export interface ClockFacts {
  readonly now: EpochMs
  readonly doneAt?: EpochMs | null | undefined
  /** The customer withdrew and confirmed it: what was still open then is cancelled. */
  readonly cancelledAt?: EpochMs | null | undefined
}

/**
 * The state of a clock. `due_soon` is the last quarter of a running term and the due day itself of
 * a day term. What was done before the clock began does not meet it. A withdrawal ends what was still
 * open: what is done later than the term no longer is late. Lateness that had already happened is
 * never erased by it.
 */
export function clockState(clock: Clock, facts: ClockFacts, rules: Rules): DeadlineState {
  const { startMs, dueMs, unit } = clock
  const { now, doneAt, cancelledAt } = facts
  const done = doneAt !== null && doneAt !== undefined && doneAt >= startMs
  if (done && doneAt <= dueMs) return 'met'
  if (cancelledAt !== null && cancelledAt !== undefined && cancelledAt <= dueMs) return 'cancelled'
  if (done) return 'met_late'
  if (now > dueMs) return 'overdue'
  const running = unit === 'elapsed' || unit === 'given'
  const soonMs = running
    ? dueMs - (dueMs - startMs) * rules.pack.dueSoon.elapsedShare
    : dueMs - DAY_MS
  return now >= soonMs ? 'due_soon' : 'pending'
}

/**
 * The state of a stored deadline at a later moment, for lists and countdowns. Its instants were
 * written by these rules; a deadline with unreadable instants is a programming error and throws.
 */
export function deadlineStateOf(
  deadline: Pick<Deadline, 'startAt' | 'dueAt' | 'unit'>,
  facts: ClockFacts,
  rules: Rules,
): DeadlineState {
  const clock = {
    startMs: instantOf(deadline.startAt),
    dueMs: instantOf(deadline.dueAt),
    unit: deadline.unit,
  }
  return clockState(clock, facts, rules)
}

/** True for a promised reply that was not kept in time, whatever became of the case (T-44). */
export function promiseBroken(state: DeadlineState): boolean {
  return state === 'overdue' || state === 'met_late'
}

function instantOf(text: string): EpochMs {
  const parsed = parseInstant(text)
  if (!parsed.ok) throw new Error('a stored deadline has an unreadable instant')
  return parsed.value
}
