/** A complaint is entered at once (S2-15); later than the grace time it is marked and explained. */
import { type EpochMs, MINUTE_MS } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { blank } from '../gap.ts'

export interface EntryTimes {
  readonly occurredAt: EpochMs
  readonly recordedAt: EpochMs
  readonly lateReason?: string | null | undefined
}

/**
 * Whether an entry is late: more than the grace minutes of the pack after it happened, inclusive.
 * Refuses an entry before the event, and a late one without a reason.
 */
export function judgeEntry(
  times: EntryTimes,
  rules: Rules,
): Result<{ readonly late: boolean; readonly minutes: number }> {
  const { minutes: grace, source } = rules.pack.handling.lateEntry
  const delayMs = times.recordedAt - times.occurredAt
  if (delayMs < 0) {
    return refused('in_the_future', 'an event cannot be later than its entry', {
      field: 'occurredAt',
      source,
    })
  }
  const late = delayMs > grace * MINUTE_MS
  if (late && blank(times.lateReason)) {
    return refused('late_entry_reason_missing', 'a late entry says why', {
      field: 'lateReason',
      source,
      params: { minutes: grace },
    })
  }
  return accepted({ late, minutes: Math.floor(delayMs / MINUTE_MS) })
}
