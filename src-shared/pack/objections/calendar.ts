/** What a calendar pack must not say beside what its lists are held to already. */
import { isBusinessDate } from '../../foundation/instant.ts'
import type { CalendarPack } from '../calendar-pack.ts'
import { type Objections, objection, repeated } from './objection.ts'

/** A year in which every day of the calendar exists. */
const LEAP_YEAR = '2024'

/** A year listed twice (which of the two would count?), and an alarm on a day that never comes. */
export function* calendarObjections(pack: CalendarPack): Objections {
  for (const [index, { year }] of repeated(pack.years, (entry) => String(entry.year))) {
    yield objection(`years.${index}.year`, `${year} has a list already`)
  }
  if (!isBusinessDate(`${LEAP_YEAR}-${pack.alarm.from}`)) {
    yield objection('alarm.from', 'a day of the year is MM-DD and exists')
  }
}
