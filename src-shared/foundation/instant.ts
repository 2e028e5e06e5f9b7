/**
 * Instants and business dates.
 *
 * An instant is stored as milliseconds since the epoch and written as ISO 8601 with offset; the
 * bank's day is always +08:00, whatever the machine thinks (China has one zone and no summer time,
 * so a fixed offset is exact and needs no zone data). A text without an offset is refused.
 */
import { type Result, accepted, refused } from './result.ts'

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number
/** A +08:00 calendar date, `YYYY-MM-DD`. */
export type BusinessDate = string

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
const BUSINESS_OFFSET_MS = 8 * HOUR_MS

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * Parses an ISO 8601 instant with offset, exactly to the millisecond.
 * `24:00:00` is accepted as the end of its day. Refuses naive times, impossible dates and offsets.
 */
export function parseInstant(text: unknown, field?: string): Result<EpochMs> {
  const params = { reason: text === '' ? 'missing_moment' : 'wrong_moment' }
  const where = field === undefined ? { params } : { field, params }
  const match = typeof text === 'string' ? INSTANT.exec(text) : null
  if (!match) {
    return refused('invalid_input', 'an instant is ISO 8601 with offset', where)
  }
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset] = match
  const dayMs = dateToMs(`${year}-${month}-${day}`)
  const h = Number(hour)
  const m = Number(minute)
  const s = Number(second)
  const ms = Math.trunc(Number(`0.${fraction || '0'}`) * 1000 + 1e-6)
  const endOfDay = h === 24 && m === 0 && s === 0 && ms === 0
  if (dayMs === null || m > 59 || s > 59 || (h > 23 && !endOfDay)) {
    return refused('invalid_input', 'no such date or time', where)
  }
  const offsetMs = parseOffset(offset as string)
  if (offsetMs === null) return refused('invalid_input', 'no such offset', where)
  return accepted(dayMs + h * HOUR_MS + m * MINUTE_MS + s * 1000 + ms - offsetMs)
}

/** Writes an instant in +08:00; milliseconds appear only when there are any. */
export function formatInstant(ms: EpochMs): string {
  const iso = new Date(ms + BUSINESS_OFFSET_MS).toISOString()
  const text = iso.endsWith('.000Z') ? iso.slice(0, -5) : iso.slice(0, -1)
  return `${text}+08:00`
}

/** Writes the end of a business day as cli.md asks: `YYYY-MM-DDT24:00:00+08:00`. */
export function formatEndOfDay(date: BusinessDate): string {
  return `${date}T24:00:00+08:00`
}

/** The +08:00 date of an instant. */
export function businessDateOf(ms: EpochMs): BusinessDate {
  return new Date(ms + BUSINESS_OFFSET_MS).toISOString().slice(0, 10)
}

/** Minutes since +08:00 midnight, 0 to 1439. */
export function minuteOfDay(ms: EpochMs): number {
  return Math.floor(((((ms + BUSINESS_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS)
}

/** First instant of a business date. The date must be valid. */
export function startOfDay(date: BusinessDate): EpochMs {
  const ms = dateToMs(date)
  if (ms === null) throw new Error('not a business date')
  return ms - BUSINESS_OFFSET_MS
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: BusinessDate): number {
  return new Date((dateToMs(date) as number) + 0).getUTCDay()
}

/** True for a date that exists, written `YYYY-MM-DD`. */
export function isBusinessDate(text: unknown): text is BusinessDate {
  return typeof text === 'string' && dateToMs(text) !== null
}

function dateToMs(text: string): number | null {
  const match = DATE.exec(text)
  if (!match) return null
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return new Date(ms).toISOString().slice(0, 10) === text ? ms : null
}

function parseOffset(text: string): number | null {
  if (text === 'Z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(4, 6))
  if (hours > 14 || minutes > 59) return null
  return (text.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS)
}
