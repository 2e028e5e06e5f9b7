/** Instants and terms as people read them, always in the bank's day (+08:00). */
import type { TFunction } from 'i18next'
import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  businessDateOf,
  formatInstant,
  parseInstant,
} from '#shared/foundation/instant.ts'

/** How the rules write the end of a day of the bank. */
const END_OF_DAY = /T24:00(:00)?\+08:00$/

/** Milliseconds of an instant that the host wrote; NaN when it is none. */
export function msOf(instant: string): number {
  const parsed = parseInstant(instant)
  return parsed.ok ? parsed.value : Number.NaN
}

/**
 * `10:05` today, `10-23 10:05` in this year, else with the year. The end of a day is written 24:00 of
 * that day, as the rules say it.
 */
export function momentWords(instant: string, nowMs: number): string {
  const ms = msOf(instant)
  if (Number.isNaN(ms)) return instant
  const endOfDay = END_OF_DAY.test(instant)
  const date = endOfDay ? instant.slice(0, 10) : businessDateOf(ms)
  const time = endOfDay ? '24:00' : formatInstant(ms).slice(11, 16)
  const today = businessDateOf(nowMs)
  if (date === today) return time
  return date.slice(0, 4) === today.slice(0, 4) ? `${date.slice(5)} ${time}` : `${date} ${time}`
}

/** `2025-10-23 10:05`; the end of a day stays 24:00 of that day. */
export function exactMoment(instant: string): string {
  if (END_OF_DAY.test(instant)) return instant.slice(0, 16).replace('T', ' ')
  const ms = msOf(instant)
  return Number.isNaN(ms) ? instant : formatInstant(ms).slice(0, 16).replace('T', ' ')
}

export interface Remaining {
  readonly overdue: boolean
  readonly words: string
}

/** What is left of a term, or how far it is past, in at most two units. */
export function remainingWords(t: TFunction, dueAt: string, nowMs: number): Remaining {
  const leftMs = msOf(dueAt) - nowMs
  const overdue = leftMs < 0
  return {
    overdue,
    words: t(overdue ? 'clock.overdueBy' : 'clock.left', { time: spanWords(t, Math.abs(leftMs)) }),
  }
}

/** A length of time in at most two units. */
export function spanWords(t: TFunction, ms: number): string {
  if (ms >= 2 * DAY_MS) {
    return t('clock.daysHours', {
      days: Math.floor(ms / DAY_MS),
      hours: Math.floor((ms % DAY_MS) / HOUR_MS),
    })
  }
  if (ms >= HOUR_MS) {
    return t('clock.hoursMinutes', {
      hours: Math.floor(ms / HOUR_MS),
      minutes: Math.floor((ms % HOUR_MS) / MINUTE_MS),
    })
  }
  return t('clock.minutes', { minutes: Math.floor(ms / MINUTE_MS) })
}

/** `59:07`, `02:14:09` or `3 天 04:12`: for the one loud clock. */
export function countdown(t: TFunction, dueAt: string, nowMs: number): string {
  const seconds = Math.floor(Math.abs(msOf(dueAt) - nowMs) / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor((seconds % 86_400) / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  if (days > 0) return t('clock.longCountdown', { days, rest: `${two(hours)}:${two(minutes)}` })
  return hours > 0
    ? `${two(hours)}:${two(minutes)}:${two(seconds % 60)}`
    : `${two(minutes)}:${two(seconds % 60)}`
}
