/** Lines of the day's end: the last customer, the case of the day, the work done, the review. */
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import { Mark } from '../../ui/mark.tsx'
import { SyncStateMark } from '../complaint/case-marks.tsx'
import { useListWords } from '../../words/list-words.ts'
import { DayRow } from './day-row.tsx'
import { timeOf } from './day-time.ts'
import { CaseForm, ReviewForm, WorkloadForm } from './end-forms.tsx'
import { useWho } from './people.tsx'
import { MomentForm } from './tick-forms.tsx'

interface RowProps {
  readonly day: DutyDay
}

export function LastCustomerRow({ day }: RowProps) {
  const { t } = useTranslation()
  const who = useWho()
  const { lastCustomer } = day
  const title = t('duty.lastCustomer')
  return (
    <DayRow
      time={lastCustomer && timeOf(lastCustomer.at)}
      title={title}
      sync={lastCustomer?.sync ?? null}
      mark={
        lastCustomer ? <Mark tone="good">{t('duty.seenOff')}</Mark> : <Mark>{t('duty.toDo')}</Mark>
      }
      actions={
        lastCustomer
          ? []
          : [
              {
                entry: 'last',
                label: t('duty.record'),
                due: true,
                form: <MomentForm entry="last" title={title} day={day} what="last_customer" />,
              },
            ]
      }
    >
      {lastCustomer && <p className="soft">{t('duty.by', { who: who(lastCustomer.by) })}</p>}
    </DayRow>
  )
}

/** Optional: a day without one lacks nothing. */
export function CasesRow({ day }: RowProps) {
  const { t } = useTranslation()
  const words = useListWords()
  const who = useWho()
  const { levels, told } = day.cases
  const [first] = told
  const title = t('duty.dailyCase')
  return (
    <DayRow
      time={first ? timeOf(first.at) : null}
      title={title}
      mark={first ? null : <span className="soft">{t('duty.optional')}</span>}
      actions={[
        {
          entry: 'case',
          label: t('duty.tellCase'),
          form: <CaseForm entry="case" title={title} day={day} />,
        },
      ]}
    >
      {told.map(({ at, who: whose, level, text, sync }) => (
        <div key={`${at} ${whose}`} className="duty-note">
          <p className="said">{text ?? t('duty.wordsGone')}</p>
          <p className="soft">
            {who(whose)} ·{' '}
            {words(
              'serviceLevel',
              level,
              levels.find(({ value }) => value === level)?.label ?? level,
            )}{' '}
            <SyncStateMark sync={sync} />
          </p>
        </div>
      ))}
    </DayRow>
  )
}

export function WorkloadRow({ day }: RowProps) {
  const { t } = useTranslation()
  const words = useListWords()
  const who = useWho()
  const { counts, kinds } = day.workload
  const total = counts.flatMap((one) => one.counts).reduce((sum, { count }) => sum + count, 0)
  const title = t('duty.workload')
  return (
    <DayRow
      time={counts[0] ? timeOf(counts[0].at) : null}
      title={title}
      mark={
        counts.length > 0 ? (
          <Mark tone="good">{t('duty.pieces', { count: total })}</Mark>
        ) : (
          <Mark>{t('duty.toDo')}</Mark>
        )
      }
      actions={[
        {
          entry: 'workload',
          label: t('duty.countWork'),
          due: counts.length === 0,
          form: <WorkloadForm entry="workload" title={title} day={day} />,
        },
      ]}
    >
      {counts.map((one) => (
        <p key={one.employeeNo} className="duty-note">
          {who(one.employeeNo)}
          {t('duty.colon')}
          {one.counts
            .map(({ business, count }) => {
              const label = kinds.find(({ value }) => value === business)?.label ?? business
              return `${words('business', business, label)} ${count}`
            })
            .join(t('list.comma'))}{' '}
          <SyncStateMark sync={one.sync} />
        </p>
      ))}
    </DayRow>
  )
}

export function ReviewRow({ day }: RowProps) {
  const { t } = useTranslation()
  const words = useListWords()
  const who = useWho()
  const { parts, said } = day.review
  const { reviewMissing } = day.status
  const title = t('duty.review')
  return (
    <DayRow
      time={said && timeOf(said.at)}
      title={title}
      sync={said?.sync ?? null}
      mark={
        reviewMissing.length === 0 ? (
          <Mark tone="good">{t('duty.reviewed')}</Mark>
        ) : (
          <Mark tone={said ? 'warning' : 'quiet'}>
            {t('duty.reviewMissing', {
              parts: parts
                .filter(({ value }) => reviewMissing.includes(value))
                .map(({ value, label }) => words('reviewPart', value, label))
                .join(t('list.comma')),
            })}
          </Mark>
        )
      }
      actions={[
        {
          entry: 'review',
          label: t(said ? 'duty.reviewAgain' : 'duty.doReview'),
          due: reviewMissing.length > 0,
          form: <ReviewForm entry="review" title={title} day={day} />,
        },
      ]}
    >
      {parts
        .filter(({ text }) => text !== null)
        .map(({ value, label, text }) => (
          <p key={value} className="duty-note">
            <span className="soft">{words('reviewPart', value, label)}</span>
            {t('duty.colon')}
            <span className="said">{text}</span>
          </p>
        ))}
      {said && <p className="soft">{t('duty.by', { who: who(said.by) })}</p>}
    </DayRow>
  )
}
