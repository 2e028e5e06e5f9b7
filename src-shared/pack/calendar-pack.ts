/** The calendar pack: the State Council's holiday notices as data, one entry a year. */
import { z } from 'zod'
import { dateOfDay, dayNumberOfDate } from '../calendar/day-number.ts'
import { holidayListFault, holidayListFields } from '../calendar/holiday-list.ts'
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
  /** From which day of a year (`MM-DD`) the next year's list is asked for. */
  alarm: z.strictObject({ from: z.string().regex(/^(0[1-9]|1[0-2])-[0-3]\d$/), ...cited }),
  years: z.array(z.strictObject({ ...holidayListFields, ...cited })),
})
export type CalendarPack = z.infer<typeof calendarPackSchema>

/** Days that one branch alone rests or works, whatever the lists say. */
export interface OwnDays {
  readonly restDays: readonly { readonly date: string; readonly reason: string }[]
  readonly workdays: readonly { readonly date: string; readonly reason: string }[]
}

/**
 * Turns a calendar pack into a working calendar, with the branch's own days laid over it.
 * Refuses a covered year without an entry, and a list that contradicts itself (`holidayListFault`).
 */
export function calendarOfPack(
  pack: CalendarPack,
  own: OwnDays = { restDays: [], workdays: [] },
): Result<WorkCalendar> {
  const names: Record<string, string> = {}
  const makeUpWorkdays: string[] = []
  const years = new Set(pack.years.map(({ year }) => year))
  for (let year = yearOf(pack.from); year <= yearOf(pack.to); year += 1) {
    if (!years.has(year)) {
      return refused('invalid_pack', `no list for ${year}`, { field: 'years' })
    }
  }
  for (const [index, entry] of pack.years.entries()) {
    const fault = holidayListFault(entry)
    if (fault) {
      const field = `years.${index}.${fault.refusal.field}`
      return { ok: false, refusal: { ...fault.refusal, code: 'invalid_pack', field } }
    }
    for (const holiday of entry.holidays) {
      const last = dayNumberOfDate(holiday.to)
      for (let day = dayNumberOfDate(holiday.from); day <= last; day += 1)
        names[dateOfDay(day)] = holiday.name
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
    ownDays: [
      ...own.restDays.map(({ date: day, reason }) => ({ date: day, reason, working: false })),
      ...own.workdays.map(({ date: day, reason }) => ({ date: day, reason, working: true })),
    ],
    pack: pack.pack,
    version: pack.version,
  }
  return compileCalendar(data)
}

function yearOf(text: string): number {
  return Number(text.slice(0, 4))
}
