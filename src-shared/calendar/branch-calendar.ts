/** The calendar that a branch works by: the shipped lists, later lists, its own hours and days. */
import type { BusinessDate } from '../foundation/instant.ts'
import type { Result } from '../foundation/result.ts'
import { type CalendarPack, calendarOfPack } from '../pack/calendar-pack.ts'
import { dayNumberOfDate } from './day-number.ts'
import type { BranchCalendarState } from './events.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** Decisions name this pack, with the revision as its version, once the branch has changed anything. */
const BRANCH_PACK = 'calendar-branch'

/**
 * Lays what the branch took in over the pack: a list replaces the pack's list of that year and
 * extends what is covered, own hours replace the pack's, own days go before every list. Covered is
 * what is listed without a gap from the pack's first year on; an own day is covered by itself, because the
 * branch has said so for that day. Refuses hours that overlap, an own day given twice, as a rest day, a
 * workday or both, and whatever else `calendarOfPack` refuses.
 */
export function branchCalendar(
  pack: CalendarPack,
  state: BranchCalendarState | null,
): Result<WorkCalendar> {
  if (state === null) return calendarOfPack(pack)
  const lists = new Map(pack.years.map((entry) => [entry.year, entry]))
  for (const list of Object.values(state.lists)) {
    lists.set(list.year, { ...list, source: list.source.slice(0, 120), origin: 'regulation' })
  }
  const firstYear = Number(pack.from.slice(0, 4))
  let lastYear = Number(pack.to.slice(0, 4))
  while (lists.has(lastYear + 1)) lastYear += 1
  return calendarOfPack(
    {
      ...pack,
      pack: BRANCH_PACK,
      version: state.revision,
      to: lastYear === Number(pack.to.slice(0, 4)) ? pack.to : `${lastYear}-12-31`,
      workday: {
        ...pack.workday,
        hours: (state.workingHours ?? pack.workday.hours).map(([from, to]) => [from, to]),
      },
      // A list beyond a gap waits until the gap is closed.
      years: [...lists.values()].filter(({ year }) => year >= firstYear && year <= lastYear),
    },
    { restDays: state.ownRestDays, workdays: state.ownWorkdays },
  )
}

export interface CalendarAlarm {
  /** The year whose list is missing. */
  readonly year: number
  /** `missing` when days of today's year are not listed, `soon` when next year's are not. */
  readonly state: 'missing' | 'soon'
}

/**
 * The year whose list should be there by now and is not; null when all is well. Lists are published in
 * autumn: from `alarm.from` of the pack (`MM-DD`) the next year's is asked for. Only the lists count: an own
 * day of the branch says nothing about the rest of its year.
 */
export function calendarAlarm(
  pack: Pick<CalendarPack, 'alarm'>,
  calendar: WorkCalendar,
  today: BusinessDate,
): CalendarAlarm | null {
  const year = Number(today.slice(0, 4))
  const { firstDay, lastDay } = calendar
  const covered = (date: BusinessDate) => {
    const day = dayNumberOfDate(date)
    return day >= firstDay && day <= lastDay
  }
  if (!covered(today) || !covered(`${year}-12-31`)) return { year, state: 'missing' }
  if (today.slice(5) < pack.alarm.from || covered(`${year + 1}-12-31`)) return null
  return { year: year + 1, state: 'soon' }
}
