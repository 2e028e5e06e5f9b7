/** The moments at which the ladder rings for one clock. They are few and end, so they are all known. */
import { addWorkingDays, lastWorkingDay } from '../../calendar/working-days.ts'
import { type DayNumber, dayNumberOf, dayStartMs } from '../../calendar/day-number.ts'
import type { WorkCalendar } from '../../calendar/work-calendar.ts'
import { type EpochMs, MINUTE_MS } from '../../foundation/instant.ts'
import { type AlarmRule, type AlarmTime, timeWord } from '../../pack/rules/alarms.ts'
import type { Rules } from '../../pack/rules-pack.ts'
import type { AlarmClock } from './kinds.ts'

/** The longest run of rest days looked through for a working day. */
const LONGEST_REST_DAYS = 60

export interface RunningClock {
  readonly clock: AlarmClock
  readonly startMs: EpochMs
  readonly dueMs: EpochMs
}

export interface AlarmMoment {
  readonly rule: AlarmRule
  readonly at: EpochMs
  /** Tells the moments of one clock apart: rung, and which of its repetitions. */
  readonly word: string
}

/**
 * All moments of one clock, earliest first. A warning that would ring before the clock began, or no
 * earlier than its limit, does not exist: a term of one day has no warning two days before.
 */
export function momentsOf(
  clock: RunningClock,
  rules: Rules,
  calendar: WorkCalendar,
): AlarmMoment[] {
  return rules.pack.alarms
    .filter(({ clocks }) => clocks.includes(clock.clock))
    .flatMap((rule) =>
      timesOf(rule.when, clock, rules, calendar).map((at, index) => ({
        rule,
        at,
        word: `${timeWord(rule.when)}.${index + 1}`,
      })),
    )
    .sort((a, b) => a.at - b.at)
}

function timesOf(
  time: AlarmTime,
  clock: RunningClock,
  rules: Rules,
  calendar: WorkCalendar,
): EpochMs[] {
  const { dueMs } = clock
  if ('limit' in time) return [dueMs]
  if ('everyMinutes' in time) {
    return repetitions(time.times, (nth) => dueMs + nth * time.everyMinutes * MINUTE_MS)
  }
  if ('everyWorkingDays' in time) return daysAfter(time, dueMs, calendar)
  return within(clock, warningAt(time, clock, rules, calendar))
}

function warningAt(
  time: Exclude<AlarmTime, { limit: true } | { times: number }>,
  { startMs, dueMs }: RunningClock,
  rules: Rules,
  calendar: WorkCalendar,
): EpochMs | null {
  if ('dueSoon' in time) return dueMs - (dueMs - startMs) * rules.pack.dueSoon.elapsedShare
  if ('minutesBefore' in time) return dueMs - time.minutesBefore * MINUTE_MS
  return openingBefore(calendar, dueMs, time.workingDaysBefore)
}

/** A warning rings between the start and the limit or not at all. */
function within({ startMs, dueMs }: RunningClock, at: EpochMs | null): EpochMs[] {
  return at !== null && at > startMs && at < dueMs ? [at] : []
}

function openingBefore(calendar: WorkCalendar, dueMs: EpochMs, days: number): EpochMs | null {
  // The end of a day, 24:00, belongs to the day that ends.
  let day: DayNumber | null = dayNumberOf(dueMs - 1)
  for (let back = 0; back <= days; back += 1) {
    const from: DayNumber = back === 0 ? day : day - 1
    day = lastWorkingDay(calendar, from, from - LONGEST_REST_DAYS).day
    if (day === null) return null
  }
  return openingOf(calendar, day)
}

function daysAfter(
  { everyWorkingDays, times }: { readonly everyWorkingDays: number; readonly times: number },
  dueMs: EpochMs,
  calendar: WorkCalendar,
): EpochMs[] {
  let day = dayNumberOf(dueMs - 1)
  return repetitions(times, () => {
    day = addWorkingDays(calendar, day, everyWorkingDays).day
    return openingOf(calendar, day)
  })
}

function repetitions(times: number, at: (nth: number) => EpochMs): EpochMs[] {
  return Array.from({ length: times }, (_, index) => at(index + 1))
}

function openingOf(calendar: WorkCalendar, day: DayNumber): EpochMs {
  return dayStartMs(day) + (calendar.hours[0]?.startMs ?? 0)
}
