/** The day-by-day trace of a deadline, in words. */
import type { TFunction } from 'i18next'
import { weekdayOf } from '#shared/foundation/instant.ts'

export interface TraceLine {
  readonly date: string
  readonly weekday: string
  readonly counted: boolean
  readonly words: string
}

const LINE =
  /^(\d{4}-\d{2}-\d{2}) (counted|skipped|aim)(?: (\d+))?(?: (make_up_workday|weekend|rest_day))?(?: (?!unlisted$)(.+?))?( unlisted)?$/

/** Words for one line; null for a line of a kind that this program does not know. */
export function traceWords(t: TFunction, line: string): TraceLine | null {
  const match = LINE.exec(line)
  if (!match) return null
  const [, date = '', verb, count, reason, name, unlisted] = match
  const parts = [
    verb === 'counted'
      ? t('trace.counted', { count: Number(count) })
      : t(`trace.${verb as 'skipped' | 'aim'}`),
    reason === undefined ? '' : t(`trace.${reason}`),
    name ?? '',
    unlisted === undefined ? '' : t('trace.unlisted'),
  ]
  return {
    date,
    weekday: t(`weekday.${weekdayOf(date)}`),
    counted: verb !== 'skipped',
    words: parts.filter((part) => part !== '').join(' · '),
  }
}
