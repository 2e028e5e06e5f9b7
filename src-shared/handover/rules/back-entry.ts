/** How long after its day something may still be written of it. */
import { dayNumberOfDate } from '../../calendar/day-number.ts'
import type { BusinessDate } from '../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../foundation/result.ts'
import type { RulesPack } from '../../pack/rules-pack.ts'

/**
 * One rule for shifts, the day on duty and the close of a day: what was kept on paper while the machine was
 * away comes in within the organisation's calendar days, the last of them included. Refuses `too_long_ago` on
 * `field`; a day to come is the caller's to refuse. Both are valid business dates.
 */
export function checkBackEntry(
  date: BusinessDate,
  today: BusinessDate,
  { backEntry: { days, source } }: Pick<RulesPack, 'backEntry'>,
  field: string,
): Result<BusinessDate> {
  return dayNumberOfDate(today) - dayNumberOfDate(date) > days
    ? refused('too_long_ago', 'nothing more is written of a day so long ago', {
        field,
        source,
        params: { days },
      })
    : accepted(date)
}
