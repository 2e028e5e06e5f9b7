/** How an alarm is said: which clock, how far it has come, who set it. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { isGiven } from '#shared/complaint/alarm/kinds.ts'
import type { AlarmView } from '#shared/contract/calls/alarm.ts'
import type { AlarmedRecord } from '#shared/contract/topics.ts'
import { Mark } from '../../ui/mark.tsx'
import { useMinute, useSecond } from '../../ui/now.ts'
import { momentWords, remainingWords } from '../../words/moment.ts'
import type { Place } from '../frame/places.ts'

/** Name of the clock; a time that somebody gave is not among the deadlines. */
export function clockName(t: TFunction, clock: AlarmView['clock']): string {
  return isGiven(clock) ? t(`alarm.clock.${clock}`) : t(`deadline.${clock}`)
}

/** The page of the record that an alarm is about. */
export function placeOf({ kind, recordId }: AlarmedRecord): Place {
  switch (kind) {
    case 'complaint':
      return { name: 'case', caseId: recordId }
    case 'referral_in':
      return { name: 'slip', slipId: recordId }
    case 'register':
      return { name: 'register_row', rowId: recordId }
    case 'upward_report':
      return { name: 'upwardReport', reportId: recordId }
  }
}

/** Number of the case; what has none is called by what it is. */
export function recordWords(
  t: TFunction,
  { kind, caseNumber }: Pick<AlarmView, 'kind' | 'caseNumber'>,
): string {
  return caseNumber ?? t(`alarm.record.${kind}`)
}

/** What is left or how late it is, as word, shape and colour. */
export function AlarmMark({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation()
  const now = useSecond()
  const { overdue, words } = remainingWords(t, alarm.dueAt, now)
  return <Mark tone={overdue || alarm.rung !== 'warning' ? 'alarm' : 'warning'}>{words}</Mark>
}

/** `已到期 10-23 24:00`, or when it will be. */
export function DueWords({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { overdue } = remainingWords(t, alarm.dueAt, now)
  return (
    <span>{t(overdue ? 'alarm.wasDue' : 'alarm.due', { at: momentWords(alarm.dueAt, now) })}</span>
  )
}

/** Whom this rung is for, in the order of the ladder. */
export function audienceWords(t: TFunction, { audiences }: AlarmView): string {
  return audiences.map((audience) => t(`alarm.audience.${audience}`)).join(t('list.comma'))
}
