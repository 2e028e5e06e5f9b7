/** Times of one day as people type them: `8:30`, `0830`, `08:30`. */
import { formatInstant, parseInstant } from '#shared/foundation/instant.ts'
import { hostNow } from '../../ui/now.ts'

const TYPED = /^(\d{1,2})[:：]?(\d{2})$/

/** The instant of a typed time on a day; null when it is no time. */
export function instantOn(date: string, typed: string): string | null {
  const [, hour = '', minute = ''] = TYPED.exec(typed.trim()) ?? []
  const text = `${date}T${hour.padStart(2, '0')}:${minute}:00+08:00`
  return Number(hour) < 24 && parseInstant(text).ok ? text : null
}

/** `08:30` of an instant, in the bank's day. */
export function timeOf(instant: string): string {
  const parsed = parseInstant(instant)
  return parsed.ok ? formatInstant(parsed.value).slice(11, 16) : instant
}

/** What a form proposes: now on the day itself, nothing on a day that is over. */
export function proposedTime(date: string, today: string): string {
  return date === today ? timeOf(formatInstant(hostNow())) : ''
}

/** The day some days later or earlier, `YYYY-MM-DD`. */
export function dayBeside(date: string, days: number): string {
  const noon = parseInstant(`${date}T12:00:00+08:00`)
  return noon.ok ? formatInstant(noon.value + days * 86_400_000).slice(0, 10) : date
}
