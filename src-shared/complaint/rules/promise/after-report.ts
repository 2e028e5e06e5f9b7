/** Until when the direct leader hears of a report that passed them over (S4-17(3)). */
import { dayAnswer } from '../../../calendar/work-calendar.ts'
import type { WorkCalendar } from '../../../calendar/work-calendar.ts'
import { dayEndMs, dayNumberOf, dayStartMs } from '../../../calendar/day-number.ts'
import type { EpochMs } from '../../../foundation/instant.ts'

/**
 * The end of the working session in which a moment lies, or of the next one of that day; outside every
 * session, and on a rest day, the end of the day. The source says afterwards and names no time: the
 * organisation chose the end of the shift.
 */
export function shiftEndAt(at: EpochMs, calendar: WorkCalendar): EpochMs {
  const day = dayNumberOf(at)
  const start = dayStartMs(day)
  const sessions = dayAnswer(calendar, day).working ? calendar.hours : []
  const session = sessions.find(({ endMs }) => start + endMs > at)
  return session ? start + session.endMs : dayEndMs(day)
}
