/**
 * Business days as integers, so that rules count days without building dates.
 * Day 0 is 1970-01-01 in +08:00; every offset that came in was already folded into the instant.
 */
import {
  type BusinessDate,
  DAY_MS,
  type EpochMs,
  businessDateOf,
  startOfDay,
} from '../foundation/instant.ts'

/** Days since 1970-01-01 (+08:00). */
export type DayNumber = number

const DAY_ZERO_MS = startOfDay('1970-01-01')

/** The business day in which an instant lies; the first instant of a day belongs to that day. */
export function dayNumberOf(ms: EpochMs): DayNumber {
  return Math.floor((ms - DAY_ZERO_MS) / DAY_MS)
}

/** The day number of a valid business date. */
export function dayNumberOfDate(date: BusinessDate): DayNumber {
  return dayNumberOf(startOfDay(date))
}

/** First instant of a day. */
export function dayStartMs(day: DayNumber): EpochMs {
  return DAY_ZERO_MS + day * DAY_MS
}

/** The instant at which a day ends, written 24:00. */
export function dayEndMs(day: DayNumber): EpochMs {
  return dayStartMs(day + 1)
}

/** `YYYY-MM-DD` of a day. */
export function dateOfDay(day: DayNumber): BusinessDate {
  return businessDateOf(dayStartMs(day))
}

/** The year a day lies in. */
export function yearOfDay(day: DayNumber): number {
  return Number(dateOfDay(day).slice(0, 4))
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOfDay(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7
}

const FIRST_MOMENT_MS = startOfDay('0100-01-01')
const LAST_MOMENT_MS = startOfDay('9999-12-31') + DAY_MS

/** True for an instant that has a business date of four figures; only such a one may be given a date. */
export function isMoment(ms: unknown): ms is EpochMs {
  return typeof ms === 'number' && ms >= FIRST_MOMENT_MS && ms < LAST_MOMENT_MS
}
