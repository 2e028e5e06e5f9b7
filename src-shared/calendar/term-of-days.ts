/** The end of a term in working days, as screens and clocks write it. */
import { type EpochMs, formatEndOfDay } from '../foundation/instant.ts'
import { dateOfDay, dayNumberOf } from './day-number.ts'
import type { WorkCalendar } from './work-calendar.ts'
import { addWorkingDays } from './working-days.ts'

/** 24:00 of the `workingDays`-th working day after the day of `start`; 0 is that day, also one of rest. */
export function endOfWorkingDays(
  calendar: WorkCalendar,
  start: EpochMs,
  workingDays: number,
): string {
  const day = addWorkingDays(calendar, dayNumberOf(start), workingDays).day
  return formatEndOfDay(dateOfDay(day))
}
