/**
 * The list of one year, as the State Council publishes it each autumn: which days rest and which
 * weekend days are worked for them. It comes as a file, in this project's own form or in the day-by-day
 * form that public holiday data sets use.
 */
import { z } from 'zod'
import { inputRefusal } from '../contract/input-refusal.ts'
import { type BusinessDate, isBusinessDate } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import { dateOfDay, dayNumberOfDate, weekdayOfDay } from './day-number.ts'
import { words } from '../foundation/words.ts'

const date = z.string().refine(isBusinessDate, 'a date is YYYY-MM-DD')
const source = words(300).min(2)

/** Fields of a list, to spread into a strict object. Holidays include both their days. */
export const holidayListFields = {
  year: z.int().min(2000).max(2999),
  holidays: z.array(z.strictObject({ name: words(40), from: date, to: date })).max(40),
  makeUpWorkdays: z.array(date).max(40),
}

export const holidayListSchema = z.strictObject({ ...holidayListFields, source })
export type HolidayList = z.infer<typeof holidayListSchema>

/** The form of public data sets; they add keys of their own. */
const dayListSchema = z.looseObject({
  year: holidayListFields.year,
  papers: z.array(z.string()).optional(),
  days: z.array(z.looseObject({ name: z.string(), date, isOffDay: z.boolean() })).max(120),
})

const HOLIDAY_LAW = '全国年节及纪念日放假办法 2'

/** Days that the law gives all together; the published rest days are always more (2025 on). */
const STATUTORY_DAYS = 13

/**
 * A list without one of these is half a list, and would be wrong in silence. `least` and `holds` (`MM-DD`)
 * are this project's plausibility, no more than the law gives: no list has ever had fewer days.
 */
const STATUTORY_HOLIDAYS: readonly { name: string; least: number; holds?: string }[] = [
  { name: '元旦', least: 1, holds: '01-01' },
  { name: '春节', least: 3 },
  { name: '清明', least: 1 },
  { name: '劳动节', least: 1, holds: '05-01' },
  { name: '端午', least: 1 },
  { name: '中秋', least: 1 },
  { name: '国庆', least: 3, holds: '10-01' },
]

/** The only two that fall together in some years; any others stand apart. */
const MAY_MEET = ['中秋', '国庆']

/**
 * Reads a published list of whichever form. Refuses with its field what is no list, and a list that
 * `holidayListFault` finds wrong.
 */
export function readHolidayList(json: unknown): Result<HolidayList> {
  const list = isDayList(json) ? ofDays(json) : ofHolidays(json)
  if (!list.ok) return list
  return holidayListFault(list.value) ?? list
}

function isDayList(json: unknown): boolean {
  return json !== null && typeof json === 'object' && 'days' in json
}

function ofHolidays(json: unknown): Result<HolidayList> {
  const parsed = holidayListSchema.safeParse(json)
  return parsed.success ? accepted(parsed.data) : broken(parsed.error)
}

/** Runs of rest days with one name become one holiday. */
function ofDays(json: unknown): Result<HolidayList> {
  const parsed = dayListSchema.safeParse(json)
  if (!parsed.success) return broken(parsed.error)
  const { year, days, papers } = parsed.data
  const paper = (papers ?? []).join(' ').slice(0, 300)
  if (paper.length < 2) {
    return refused('invalid_list', 'the notice that the list comes from', {
      field: 'papers',
      params: { reason: 'no_source' },
    })
  }
  const holidays: { name: string; from: BusinessDate; to: BusinessDate }[] = []
  for (const day of days.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    if (!day.isOffDay) continue
    const last = holidays.at(-1)
    const next = last && dateOfDay(dayNumberOfDate(last.to) + 1)
    if (last && last.name === day.name && next === day.date) last.to = day.date
    else holidays.push({ name: day.name, from: day.date, to: day.date })
  }
  const makeUpWorkdays = days.flatMap((day) => (day.isOffDay ? [] : [day.date])).toSorted()
  return ofHolidays({ year, holidays, makeUpWorkdays, source: paper })
}

/**
 * What is wrong with a list, or null: a holiday that runs backwards, meets another or leaves the year
 * (New Year and its make-up day may begin in the December before), a make-up day that rests or is no
 * weekend day, a statutory holiday that is missing, has too few days of its own or lies elsewhere, and fewer
 * rest days than the law gives.
 */
export function holidayListFault(
  list: Pick<HolidayList, 'year' | 'holidays' | 'makeUpWorkdays'>,
): ReturnType<typeof refused> | null {
  const first = dayNumberOfDate(`${list.year - 1}-12-01`)
  const last = dayNumberOfDate(`${list.year}-12-31`)
  const rest = new Set<number>()
  for (const [index, holiday] of list.holidays.entries()) {
    const from = dayNumberOfDate(holiday.from)
    const to = dayNumberOfDate(holiday.to)
    const field = `holidays.${index}`
    if (to < from) return fault(`${field}.to`, 'backwards', 'a holiday runs forward')
    if (from < first || to > last)
      return fault(`${field}.from`, 'other_year', 'a holiday lies in its year')
    for (let day = from; day <= to; day += 1) {
      if (rest.has(day)) return fault(field, 'shared_day', 'two holidays share a day')
      rest.add(day)
    }
  }
  const worked = new Set<number>()
  for (const [index, text] of list.makeUpWorkdays.entries()) {
    const day = dayNumberOfDate(text)
    const field = `makeUpWorkdays.${index}`
    if (day < first || day > last)
      return fault(field, 'other_year', 'a make-up workday lies in its year')
    if (rest.has(day))
      return fault(field, 'rest_and_worked', 'a day cannot both rest and be worked')
    if (worked.has(day)) return fault(field, 'twice', 'a day is listed twice')
    if (![0, 6].includes(weekdayOfDay(day))) {
      return fault(field, 'not_weekend', 'a make-up workday is a Saturday or a Sunday')
    }
    worked.add(day)
  }
  return wholeListFault(list, rest.size)
}

/** Each statutory holiday has days of its own, and all together are as many as the law gives. */
function wholeListFault(
  { year, holidays }: Pick<HolidayList, 'year' | 'holidays'>,
  restDays: number,
): ReturnType<typeof refused> | null {
  const missing = STATUTORY_HOLIDAYS.filter(({ name, least, holds }) => {
    const own = holidays.filter((holiday) => belongsTo(holiday.name, name))
    const days = own.reduce((sum, { from, to }) => sum + lengthOf(from, to), 0)
    const day = holds === undefined ? null : `${year}-${holds}`
    const there = day === null || own.some(({ from, to }) => from <= day && day <= to)
    return days < least || !there
  })
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(' ')
    return refused('invalid_list', `missing: ${names}`, {
      field: 'holidays',
      source: HOLIDAY_LAW,
      params: { reason: 'holiday_missing', names },
    })
  }
  if (restDays >= STATUTORY_DAYS) return null
  return refused('invalid_list', `fewer than ${STATUTORY_DAYS} rest days`, {
    field: 'holidays',
    source: HOLIDAY_LAW,
    params: { reason: 'too_few_days', least: STATUTORY_DAYS },
  })
}

/** True when days under this title are those of the holiday and of no other that cannot meet it. */
function belongsTo(title: string, name: string): boolean {
  const named = STATUTORY_HOLIDAYS.map((one) => one.name).filter((one) => title.includes(one))
  const apart = named.length === 1 || named.every((one) => MAY_MEET.includes(one))
  return named.includes(name) && apart
}

function lengthOf(from: BusinessDate, to: BusinessDate): number {
  return dayNumberOfDate(to) - dayNumberOfDate(from) + 1
}

function fault(field: string, reason: string, message: string): ReturnType<typeof refused> {
  return refused('invalid_list', message, { field, params: { reason } })
}

function broken(error: z.ZodError): ReturnType<typeof refused> {
  const refusal = { ...inputRefusal(error), code: 'invalid_list', params: { reason: 'form' } }
  return { ok: false, refusal }
}
