/**
 * A working calendar: which days work, why, and whether anybody has said so.
 *
 * Saturdays and Sundays rest unless they are make-up workdays (调休); rest days are further rest
 * days. A day outside `from … to` is answered by weekends alone and marked as not covered, so that
 * the caller can make its result provisional and warn: a missing holiday list never stops a
 * customer from being heard and never passes in silence.
 */
import { type BusinessDate, MINUTE_MS, isBusinessDate } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import { type DayNumber, dayNumberOfDate, weekdayOfDay, yearOfDay } from './day-number.ts'

/** Calendar as data: what the command line, a pack or the hub supplies. */
export interface CalendarData {
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly restDays: readonly BusinessDate[]
  readonly makeUpWorkdays: readonly BusinessDate[]
  /** Working hours of a working day, in order, not overlapping: `[["09:00","12:00"],["13:00","17:00"]]`. */
  readonly workday: readonly (readonly [string, string])[]
  /** Names of rest days for the trace (国庆节). */
  readonly names?: Readonly<Record<BusinessDate, string>>
  /** Days that one branch alone rests or works; they go before the lists. */
  readonly ownDays?: readonly {
    readonly date: BusinessDate
    readonly working: boolean
    readonly reason: string
  }[]
  readonly pack?: string
  readonly version?: number
}

/** A checked calendar, indexed for counting. Build it once with `compileCalendar`. */
export interface WorkCalendar {
  readonly pack: string
  readonly version: number
  readonly firstDay: DayNumber
  readonly lastDay: DayNumber
  readonly restDays: ReadonlyMap<DayNumber, string>
  readonly makeUpWorkdays: ReadonlySet<DayNumber>
  readonly ownDays: ReadonlyMap<DayNumber, { readonly working: boolean; readonly reason: string }>
  /** Milliseconds after midnight. */
  readonly hours: readonly { readonly startMs: number; readonly endMs: number }[]
  /** Working milliseconds of one working day. */
  readonly dayLengthMs: number
}

export type DayReason =
  | 'weekday'
  | 'make_up_workday'
  | 'weekend'
  | 'rest_day'
  | 'branch_rest_day'
  | 'branch_workday'

export interface DayAnswer {
  readonly working: boolean
  readonly covered: boolean
  readonly reason: DayReason
  /** Name of the holiday, or why the branch alone rests or works, when the calendar knows it. */
  readonly name: string
}

const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/**
 * Checks calendar data and indexes it.
 * Refuses impossible dates and times, `to` before `from`, hours that overlap or are empty, a date
 * that is both a rest day and a make-up workday, and a branch's own day that is given twice. Field paths start at the calendar.
 */
export function compileCalendar(data: CalendarData): Result<WorkCalendar> {
  if (!isBusinessDate(data.from)) return invalid('from', 'a date is YYYY-MM-DD')
  if (!isBusinessDate(data.to)) return invalid('to', 'a date is YYYY-MM-DD')
  if (data.to < data.from) return invalid('to', 'a calendar ends after it begins')
  const hours = parseHours(data.workday)
  if (!hours.ok) return hours
  const restDays = new Map<DayNumber, string>()
  for (const [index, date] of data.restDays.entries()) {
    if (!isBusinessDate(date)) return invalid(`restDays.${index}`, 'a date is YYYY-MM-DD')
    restDays.set(dayNumberOfDate(date), data.names?.[date] ?? '')
  }
  const makeUpWorkdays = new Set<DayNumber>()
  for (const [index, date] of data.makeUpWorkdays.entries()) {
    const field = `makeUpWorkdays.${index}`
    if (!isBusinessDate(date)) return invalid(field, 'a date is YYYY-MM-DD')
    const day = dayNumberOfDate(date)
    if (restDays.has(day)) return invalid(field, 'a day cannot both rest and be worked')
    makeUpWorkdays.add(day)
  }
  const ownDays = new Map<DayNumber, { working: boolean; reason: string }>()
  for (const [index, { date, working, reason }] of (data.ownDays ?? []).entries()) {
    const field = `ownDays.${index}`
    if (!isBusinessDate(date)) return invalid(field, 'a date is YYYY-MM-DD')
    const day = dayNumberOfDate(date)
    if (ownDays.has(day)) return invalid(field, 'a day cannot both rest and be worked')
    ownDays.set(day, { working, reason })
  }
  return accepted({
    pack: data.pack ?? 'supplied',
    version: data.version ?? 0,
    firstDay: dayNumberOfDate(data.from),
    lastDay: dayNumberOfDate(data.to),
    restDays,
    makeUpWorkdays,
    ownDays,
    hours: hours.value,
    dayLengthMs: hours.value.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0),
  })
}

/** Whether a day works, why, and whether the calendar covers it. */
export function dayAnswer(calendar: WorkCalendar, day: DayNumber): DayAnswer {
  const weekday = weekdayOfDay(day)
  const weekend = weekday === 0 || weekday === 6
  const own = calendar.ownDays.get(day)
  if (own) {
    const reason = own.working ? 'branch_workday' : 'branch_rest_day'
    return { working: own.working, covered: true, reason, name: own.reason }
  }
  if (day < calendar.firstDay || day > calendar.lastDay) {
    return { working: !weekend, covered: false, reason: weekend ? 'weekend' : 'weekday', name: '' }
  }
  const name = calendar.restDays.get(day)
  if (name !== undefined) return { working: false, covered: true, reason: 'rest_day', name }
  if (!weekend) return { working: true, covered: true, reason: 'weekday', name: '' }
  return calendar.makeUpWorkdays.has(day)
    ? { working: true, covered: true, reason: 'make_up_workday', name: '' }
    : { working: false, covered: true, reason: 'weekend', name: '' }
}

/** `dayAnswer` for a business date. */
export function isWorkingDay(calendar: WorkCalendar, date: BusinessDate): DayAnswer {
  return dayAnswer(calendar, dayNumberOfDate(date))
}

/** `calendar_missing:2027` for each uncovered year, in order, each once. */
export function calendarWarnings(uncoveredDays: Iterable<DayNumber>): string[] {
  const years = new Set<number>()
  for (const day of uncoveredDays) years.add(yearOfDay(day))
  return [...years].sort((a, b) => a - b).map((year) => `calendar_missing:${year}`)
}

function parseHours(
  workday: CalendarData['workday'],
): Result<readonly { startMs: number; endMs: number }[]> {
  if (workday.length === 0) return invalid('workday', 'a working day has hours')
  const hours: { startMs: number; endMs: number }[] = []
  let previousEndMs = 0
  for (const [index, [start, end]] of workday.entries()) {
    const startMs = timeMs(start)
    const endMs = timeMs(end)
    if (startMs === null || endMs === null) {
      const side = startMs === null ? 0 : 1
      return invalid(`workday.${index}.${side}`, 'a time is HH:MM')
    }
    if (endMs <= startMs || startMs < previousEndMs) {
      return invalid(`workday.${index}`, 'working hours run forward and do not overlap')
    }
    previousEndMs = endMs
    hours.push({ startMs, endMs })
  }
  return accepted(hours)
}

function timeMs(text: string): number | null {
  if (!TIME.test(text)) return null
  const [hour, minute] = text.split(':')
  return (Number(hour) * 60 + Number(minute)) * MINUTE_MS
}

function invalid(field: string, message: string): ReturnType<typeof refused> {
  return refused('invalid_input', message, { field })
}
