/** The daily report (营业日报表): counts of the day, and what head office has not got yet (R-326). */
import { useTranslation } from 'react-i18next'
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import { Pair, Pairs, Section } from '../../ui/page.tsx'
import { exactMoment } from '../../words/moment.ts'
import { reportWords } from '../../words/report.ts'
import { sourceWords } from '../../words/source.ts'
import { useListWords } from '../../words/list-words.ts'

export function DayReport({ detail }: { readonly detail: DayDetail }) {
  const { t } = useTranslation()
  const { figures, unconfirmed, reportsDue, closed } = detail
  const { complaints, otherReceived, workload, handovers, registers } = figures
  const words = useListWords()
  const businessWords = (code: string) =>
    words(
      'business',
      code,
      detail.policy.businesses.find(({ value }) => value === code)?.label ?? code,
    )
  return (
    <Section title={t('day.report')}>
      <Pairs>
        <Pair name={t('day.figure.complaints')}>{t('day.complaints', { ...complaints })}</Pair>
        <Pair name={t('day.figure.others')}>
          {otherReceived
            .map(({ value, count }) => `${t(`intakeType.${value}`)} ${count}`)
            .join(' · ')}
        </Pair>
        <Pair name={t('day.figure.handovers')}>{t('day.handovers', { ...handovers })}</Pair>
        <Pair name={t('day.figure.workload')}>
          {workload.total === 0
            ? t('day.noWork')
            : `${t('day.total', { count: workload.total })} · ${workload.byKind
                .map(({ value, count }) => `${businessWords(value)} ${count}`)
                .join(' · ')}`}
        </Pair>
        {registers.length > 0 && (
          <Pair name={t('day.figure.registers')}>
            {registers
              .map(({ value, count }) => `${t(`register.kind.${value}`)} ${count}`)
              .join(' · ')}
          </Pair>
        )}
        <Pair name={t('day.figure.unconfirmed')}>
          {t(closed ? 'day.unconfirmedThen' : 'day.unconfirmedNow', { count: unconfirmed })}
        </Pair>
        {reportsDue.map(({ kind, period, dueAt, source }) => (
          <Pair key={`${kind}.${period}`} name={t('day.figure.due')}>
            {t('day.due', {
              report: reportWords(t, kind, period),
              at: exactMoment(dueAt),
              source: sourceWords(t, source),
            })}
          </Pair>
        ))}
      </Pairs>
    </Section>
  )
}
