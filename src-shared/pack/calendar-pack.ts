/** The calendar pack: the State Council's holiday notices as data, one entry a year. */
import { z } from 'zod'
import { dateOfDay, dayNumberOfDate } from '../calendar/day-number.ts'
import { type CalendarData, type WorkCalendar, compileCalendar } from '../calendar/work-calendar.ts'
import { isBusinessDate } from '../foundation/instant.ts'
import { type Result, refused } from '../foundation/result.ts'
import { cited, packHeader } from './cited.ts'

const date = z.string().refine(isBusinessDate, 'a date is YYYY-MM-DD')

export const calendarPackSchema = z.strictObject({
  ...packHeader('calendar'),
  from: date,
  to: date,
  workday: z.strictObject({
    hours: z.array(z.tuple([z.string(), z.string()])).min(1),
    ...cited,
  }),
  years: z.array(
    z.strictObject({
      year: z.int().min(2000).max(2999),
      holidays: z.array(z.strictObject({ name: z.string().min(1), from: date, to: date })),
      makeUpWorkdays: z.array(date),
      ...cited,
    }),
  ),
})
export type CalendarPack = z.infer<typeof calendarPackSchema>

/**
 * Turns a calendar pack into a working calendar.
 * Refuses a covered year without an entry, holidays that run backwards or leave their year.
 */
export function calendarOfPack(pack: CalendarPack): Result<WorkCalendar> {
  const names: Record<string, string> = {}
  const makeUpWorkdays: string[] = []
  const years = new Set(pack.years.map(({ year }) => year))
  for (let year = yearOf(pack.from); year <= yearOf(pack.to); year += 1) {
    if (!years.has(year)) {
      return refused('invalid_pack', `no list for ${year}`, { field: 'years' })
    }
  }
  for (const [index, entry] of pack.years.entries()) {
    for (const holiday of entry.holidays) {
      const first = dayNumberOfDate(holiday.from)
      const last = dayNumberOfDate(holiday.to)
      const sameYear = yearOf(holiday.from) === entry.year && yearOf(holiday.to) === entry.year
      if (last < first || !sameYear) {
        return refused('invalid_pack', 'a holiday runs forward within its year', {
          field: `years.${index}.holidays`,
        })
      }
      for (let day = first; day <= last; day += 1) names[dateOfDay(day)] = holiday.name
    }
    makeUpWorkdays.push(...entry.makeUpWorkdays)
  }
  const data: CalendarData = {
    from: pack.from,
    to: pack.to,
    workday: pack.workday.hours,
    restDays: Object.keys(names),
    makeUpWorkdays,
    names,
    pack: pack.pack,
    version: pack.version,
  }
  return compileCalendar(data)
}

function yearOf(text: string): number {
  return Number(text.slice(0, 4))
}
