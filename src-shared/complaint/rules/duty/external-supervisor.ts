/** Complaints that reach the branch through a supervisory body (S2-07, R-33). */
import { dateOfDay, dayEndMs, dayNumberOf } from '../../../calendar/day-number.ts'
import { type WorkCalendar, calendarWarnings } from '../../../calendar/work-calendar.ts'
import { addWorkingDays } from '../../../calendar/working-days.ts'
import { type EpochMs, formatEndOfDay } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { blank, gapUnless, refusedForGaps } from '../gap.ts'
import type { ExternalSupervisorFacts } from '../clock/term-facts.ts'
import type { Term } from '../clock/term.ts'

const SOURCE = 'S2-07'

/**
 * Checks what an intake through a supervisory body must hold: the body's name, its reference, and
 * whether it set a deadline (null says: none). Refuses all missing ones at once, and a deadline
 * before the receipt.
 */
export function checkExternalSupervisor(
  facts: Partial<ExternalSupervisorFacts>,
  receivedAt: EpochMs,
): Result<ExternalSupervisorFacts> {
  const { body = '', reference = '', dueAt } = facts
  const gaps = [
    ...gapUnless(!blank(body), 'externalSupervisor.body', 'the name of the body', SOURCE),
    ...gapUnless(!blank(reference), 'externalSupervisor.reference', 'its reference', SOURCE),
    ...gapUnless(
      dueAt !== undefined,
      'externalSupervisor.dueAt',
      'its deadline or the word that it set none',
      SOURCE,
    ),
  ]
  if (gaps.length > 0) return refusedForGaps('supervisor_incomplete', 'such an intake', gaps)
  if (typeof dueAt === 'number' && dueAt < receivedAt) {
    const field = 'externalSupervisor.dueAt'
    return refused('out_of_order', 'a deadline lies after the receipt', { field, source: SOURCE })
  }
  return accepted({ body, reference, dueAt: dueAt ?? null })
}

/**
 * Until when the regulator passes a complaint on: the end of the 7th working day after it received
 * it, the only working days of the regulation. The institution's own term does not wait
 * for it and runs from the institution's receipt.
 */
export function regulatorForwardBy(
  regulatorReceivedAt: EpochMs,
  calendar: WorkCalendar,
  rules: Rules,
): Term {
  const { workingDays } = rules.pack.law.regulatorForward
  const counted = addWorkingDays(calendar, dayNumberOf(regulatorReceivedAt), workingDays)
  return {
    dueMs: dayEndMs(counted.day),
    dueAt: formatEndOfDay(dateOfDay(counted.day)),
    provisional: counted.uncoveredDays.length > 0,
    trace: counted.trace,
    warnings: calendarWarnings(counted.uncoveredDays),
  }
}
