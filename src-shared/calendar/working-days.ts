/**
 * Counting on a working calendar: days, day terms with their trace, and working time.
 * Every answer names the days it touched that the calendar does not cover.
 */
import type { EpochMs } from '../foundation/instant.ts'
import { type DayNumber, dateOfDay, dayNumberOf, dayStartMs } from './day-number.ts'
import { type DayAnswer, type WorkCalendar, dayAnswer } from './work-calendar.ts'

export interface CountedDay {
  readonly day: DayNumber
  /** One line a day, date first; the words are those of `Deadline.trace`. */
  readonly trace: readonly string[]
  readonly uncoveredDays: readonly DayNumber[]
}

/**
 * The `count`-th working day after `start`; the start day itself is not counted (S2-19, Civil Code
 * 201). `count` is a positive integer.
 */
export function addWorkingDays(
  calendar: WorkCalendar,
  start: DayNumber,
  count: number,
): CountedDay {
  const trace: string[] = []
  const uncoveredDays: DayNumber[] = []
  let day = start
  let counted = 0
  while (counted < count) {
    day += 1
    const answer = dayAnswer(calendar, day)
    if (answer.working) counted += 1
    if (!answer.covered) uncoveredDays.push(day)
    trace.push(traceLine(day, answer, answer.working ? `counted ${counted}` : 'skipped'))
  }
  return { day, trace, uncoveredDays }
}

/**
 * The last working day on or before `day`, looking back no further than `notBefore`.
 * `day` is null when no day in between works.
 */
export function lastWorkingDay(
  calendar: WorkCalendar,
  day: DayNumber,
  notBefore: DayNumber,
): Omit<CountedDay, 'day'> & { readonly day: DayNumber | null } {
  const trace: string[] = []
  const uncoveredDays: DayNumber[] = []
  for (let current = day; current >= notBefore; current -= 1) {
    const answer = dayAnswer(calendar, current)
    if (!answer.covered) uncoveredDays.push(current)
    trace.push(traceLine(current, answer, answer.working ? 'aim' : 'skipped'))
    if (answer.working) return { day: current, trace, uncoveredDays }
  }
  return { day: null, trace, uncoveredDays }
}

export interface WorkingTime {
  /** Working milliseconds; when a limit was given and passed, only known to be above it. */
  readonly ms: number
  readonly uncoveredDays: readonly DayNumber[]
}

/**
 * Working time between two instants, in whichever order they are given. Split days count only
 * inside their hours. With `limitMs` the walk stops as soon as the limit is passed, so contacts
 * that lie years apart cost no more than contacts of one day.
 */
export function workingTime(
  calendar: WorkCalendar,
  one: EpochMs,
  other: EpochMs,
  limitMs = Number.POSITIVE_INFINITY,
): WorkingTime {
  const from = Math.min(one, other)
  const to = Math.max(one, other)
  const uncoveredDays: DayNumber[] = []
  let ms = 0
  const lastDay = dayNumberOf(to)
  for (let day = dayNumberOf(from); day <= lastDay && ms <= limitMs; day += 1) {
    const answer = dayAnswer(calendar, day)
    if (!answer.covered) uncoveredDays.push(day)
    if (!answer.working) continue
    const midnight = dayStartMs(day)
    for (const { startMs, endMs } of calendar.hours) {
      const begin = Math.max(from, midnight + startMs)
      const end = Math.min(to, midnight + endMs)
      if (end > begin) ms += end - begin
    }
  }
  return { ms, uncoveredDays }
}

function traceLine(day: DayNumber, answer: DayAnswer, verb: string): string {
  const reason = answer.reason === 'weekday' ? '' : ` ${answer.reason}`
  const name = answer.name === '' ? '' : ` ${answer.name}`
  return `${dateOfDay(day)} ${verb}${reason}${name}${answer.covered ? '' : ' unlisted'}`
}
