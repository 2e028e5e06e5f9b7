/** Days, weeks, months, quarters, half-years and years in +08:00, each half-open: [first, next). */
import {
  type DayNumber,
  dateOfDay,
  dayNumberOfDate,
  weekdayOfDay,
  yearOfDay,
} from '../calendar/day-number.ts'
import { type BusinessDate, isBusinessDate } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import { type PeriodKind, WEEKDAYS, type Weekday } from './enumerations.ts'

/** Business dates, `to` no longer included. */
export interface Period {
  readonly from: BusinessDate
  readonly to: BusinessDate
}

/** The same as day numbers. */
export interface DaySpan {
  readonly first: DayNumber
  readonly next: DayNumber
}

const MONTHS_OF = { month: 1, quarter: 3, half_year: 6, year: 12 } as const

/** The period of a kind in which a day lies; weeks begin on `weekStartsOn`. */
export function periodAround(kind: PeriodKind, day: DayNumber, weekStartsOn: Weekday): DaySpan {
  switch (kind) {
    case 'day':
      return { first: day, next: day + 1 }
    case 'week':
      return weekAround(day, weekStartsOn)
    default: {
      const months = MONTHS_OF[kind]
      const month = Number(dateOfDay(day).slice(5, 7)) - 1
      const first = yearOfDay(day) * 12 + month - (month % months)
      return { first: firstOfMonth(first), next: firstOfMonth(first + months) }
    }
  }
}

/** The week in which a day lies. */
export function weekAround(day: DayNumber, startsOn: Weekday): DaySpan {
  const first = day - ((weekdayOfDay(day) - WEEKDAYS.indexOf(startsOn) + 7) % 7)
  return { first, next: first + 7 }
}

/**
 * The report day of a week: the last such weekday up to and including the day after the week. A week from
 * Saturday to Friday is reported on the Saturday after it, one from Monday to Sunday on its own Saturday.
 */
export function weekDueDay(week: DaySpan, dueOn: Weekday): DayNumber {
  return week.next - ((weekdayOfDay(week.next) - WEEKDAYS.indexOf(dueOn) + 7) % 7)
}

/** Refuses dates that do not exist and a period without a day; field paths start at the period. */
export function spanOf(period: Period, source: string): Result<DaySpan> {
  for (const field of ['from', 'to'] as const) {
    if (!isBusinessDate(period[field])) {
      return refused('invalid_input', 'a date is YYYY-MM-DD', { field, source })
    }
  }
  if (period.to <= period.from) {
    return refused('invalid_input', 'a period ends after it begins', { field: 'to', source })
  }
  return accepted({ first: dayNumberOfDate(period.from), next: dayNumberOfDate(period.to) })
}

/** Writes a span as business dates. */
export function periodOf({ first, next }: DaySpan): Period {
  return { from: dateOfDay(first), to: dateOfDay(next) }
}

/** First day of the `months`-th month since the year 0. */
function firstOfMonth(months: number): DayNumber {
  const year = String(Math.floor(months / 12)).padStart(4, '0')
  return dayNumberOfDate(`${year}-${String((months % 12) + 1).padStart(2, '0')}-01`)
}
