/** What a desktop notification says: number of the case, name of the clock, due time. Nothing personal. */
import english from '#resources/locales/en.json' with { type: 'json' }
import simplified from '#resources/locales/zh-CN.json' with { type: 'json' }
import traditional from '#resources/locales/zh-TW.json' with { type: 'json' }
import { isGiven } from '#shared/complaint/alarm/kinds.ts'
import type { Announcements } from '#shared/contract/topics.ts'
import { businessDateOf, formatInstant, parseInstant } from '#shared/foundation/instant.ts'
import { type Language, fill } from './words.ts'

interface NotificationWords {
  readonly title: string
  readonly body: string
}

const locales = {
  'zh-CN': { ...simplified, rangOne: simplified.alarm.rang, rangMany: simplified.alarm.rang },
  'zh-TW': { ...traditional, rangOne: traditional.alarm.rang, rangMany: traditional.alarm.rang },
  en: { ...english, rangOne: english.alarm.rang_one, rangMany: english.alarm.rang_other },
} as const

/** Title and text. While nobody has unlocked the workstation only how many there are. */
export function notificationWords(
  { count, first }: Announcements['alarm'],
  tag: Language['tag'],
  today: string,
): NotificationWords {
  const { app, rangOne, rangMany, alarm, deadline } = locales[tag]
  const number = fill(count === 1 ? rangOne : rangMany, { count: String(count) })
  if (first === null) return { title: app.name, body: number }
  const clock = isGiven(first.clock) ? alarm.clock[first.clock] : deadline[first.clock]
  const about = fill(alarm.rangOne, { clock, rung: alarm.rung[first.rung] })
  const place = fill(alarm.rangBody, {
    number: first.caseNumber ?? alarm.record[first.kind],
    at: dueWords(first.dueAt, today),
  })
  return count === 1 ? { title: about, body: place } : { title: number, body: `${about}\n${place}` }
}

/** `10:45` today, else `10-23 24:00`. The end of a day stays 24:00 of that day. */
function dueWords(dueAt: string, today: string): string {
  const endOfDay = /T24:00/.test(dueAt)
  const parsed = parseInstant(dueAt)
  if (!parsed.ok) return dueAt
  const date = endOfDay ? dueAt.slice(0, 10) : businessDateOf(parsed.value)
  const time = endOfDay ? '24:00' : formatInstant(parsed.value).slice(11, 16)
  return date === today ? time : `${date.slice(5)} ${time}`
}
