/** The day-by-day trace of a deadline, in words. */
import type { TFunction } from 'i18next'
import { businessDateOf, weekdayOf } from '#shared/foundation/instant.ts'
import { exactMoment, msOf } from './moment.ts'

export interface TraceLine {
  /** Date, or date and time of a term by the clock. */
  readonly date: string
  readonly weekday: string
  readonly counted: boolean
  readonly words: string
}

const COUNTED = /^(\d{4}-\d{2}-\d{2}) (counted|skipped|aim)(.*)$/
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^(\S+) plus (\d+) minutes$/, 'plusMinutes'],
  [/^(\S+) received, not counted$/, 'received'],
  [/^(\S+) after (\d+) natural days$/, 'afterDays'],
  [/^(\S+) extended by (\d+) natural days$/, 'extendedDays'],
  [/^(\S+) same_day$/, 'sameDay'],
  [/^(\S+) restarted new_facts$/, 'newFacts'],
  [/^(\S+) external_supervisor$/, 'externalSupervisor'],
  [/^(\S+) pause_ignored \S+ noted_late$/, 'notedLate'],
  [/^(\S+) pause_ignored \S+ \S+$/, 'pauseIgnored'],
  [/^(\S+) complexity_ignored noted_late$/, 'notedLate'],
  [/^(\S+) new_facts_ignored noted_late$/, 'notedLate'],
]
const REASONS: readonly string[] = [
  'make_up_workday',
  'weekend',
  'rest_day',
  'branch_rest_day',
  'branch_workday',
  'external_appraisal',
  'mediation',
  'unlisted',
]

/** Words for one line; null for a line that this program cannot read. */
export function traceWords(t: TFunction, line: string): TraceLine | null {
  const counted = COUNTED.exec(line)
  if (counted) return countedWords(t, counted)
  for (const [form, key] of OTHERS) {
    const match = form.exec(line)
    if (!match) continue
    const [, at = '', number] = match
    const ms = msOf(at.includes('T') ? at : `${at}T00:00:00+08:00`)
    if (Number.isNaN(ms)) return null
    const date = businessDateOf(ms)
    return {
      date: at.includes('T') ? exactMoment(at) : date,
      weekday: t(`weekday.${weekdayOf(date)}`),
      counted: key !== 'received' && key !== 'pauseIgnored' && key !== 'notedLate',
      words: t(`trace.${key}`, { number: Number(number ?? 0) }),
    }
  }
  return null
}

/** `2025-10-01 skipped rest_day 国庆节 unlisted`: reasons are ours, the holiday's name is the calendar's. */
function countedWords(t: TFunction, [, date = '', verb, rest = '']: RegExpExecArray): TraceLine {
  const parts = rest.trim() === '' ? [] : rest.trim().split(' ')
  const number = /^\d+$/.test(parts[0] ?? '') ? parts.shift() : undefined
  const words = parts
    .flatMap((part) => part.split('+'))
    .map((part) => (REASONS.includes(part) ? t(`trace.${part}`) : part))
  const first =
    verb === 'counted' ? t('trace.counted', { number: Number(number ?? 0) }) : t(`trace.${verb}`)
  return {
    date,
    weekday: t(`weekday.${weekdayOf(date)}`),
    counted: verb !== 'skipped',
    words: [first, ...words].join(' · '),
  }
}
