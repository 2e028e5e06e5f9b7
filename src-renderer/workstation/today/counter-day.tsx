/** The counter's own day on Today: what is due in registers, reports upward, duty, the day's end. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CounterDay } from '#shared/contract/counter-day.ts'
import { Mark } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { Key, Notice, Section } from '../../ui/page.tsx'
import { momentWords, remainingWords } from '../../words/moment.ts'
import { reportWords } from '../../words/report.ts'
import { sourceWords } from '../../words/source.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { itemSubject } from '../handover/shift-words.ts'

/** The day to which D leads: the earliest that was left open, else today (null) after closing time. */
export function dayToClose(counter: CounterDay | undefined): string | null | undefined {
  if (counter?.unclosed) return counter.unclosed.earliest
  return counter?.closedDoorsAt ? null : undefined
}

/** Days that nobody closed are never passed over: they stand above everything, in one line. */
export function UnclosedDays({ unclosed }: Pick<CounterDay, 'unclosed'>) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  if (unclosed === null) return null
  const { days, earliest: date } = unclosed
  return (
    <Notice
      tone="alarm"
      title={t(days === 1 ? 'today.unclosedDay' : 'today.unclosedDays', { days, date })}
      action={
        <Button onClick={() => go({ name: 'day', date })}>
          {t('today.closeNow')} <Key press="D" />
        </Button>
      }
    >
      {t('today.unclosedDayNote')}
    </Notice>
  )
}

export function RegisterDeadlines({ rows }: { readonly rows: CounterDay['registerDeadlines'] }) {
  const { t } = useTranslation()
  const now = useMinute()
  const go = useNavigation((state) => state.go)
  if (rows.length === 0) return null
  return (
    <Section title={t('today.registerDeadlines')} count={rows.length} aside={<Key press="F5" />}>
      <ul className="rows">
        {rows.map(({ rowId, register, dueAt, state, ...about }) => {
          const { overdue, words } = remainingWords(t, dueAt, now)
          return (
            <li key={rowId}>
              <button
                type="button"
                className="line"
                onClick={() => go({ name: 'register_row', rowId })}
              >
                <span>
                  {t(`register.kind.${register}`)} · {itemSubject(t, { kind: register, ...about })}
                </span>
                <span className="line-foot">
                  <Mark tone={overdue ? 'alarm' : state === 'due_soon' ? 'warning' : 'accent'}>
                    {words}
                  </Mark>
                  <span className="soft">{momentWords(dueAt, now)}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

export function UpwardWaiting({ reports }: { readonly reports: CounterDay['upward'] }) {
  const { t } = useTranslation()
  const now = useMinute()
  const go = useNavigation((state) => state.go)
  if (reports.length === 0) return null
  return (
    <Section title={t('upward.title')} count={reports.length}>
      <ul className="rows">
        {reports.map(({ reportId, at, to, reason, priority, standing, tellLeaderBy }) => {
          const left = tellLeaderBy === null ? null : remainingWords(t, tellLeaderBy, now)
          return (
            <li key={reportId}>
              <button
                type="button"
                className="line"
                onClick={() => go({ name: 'upwardReport', reportId })}
              >
                <span>
                  {t(`escalationReason.${reason}`)} · {t(`escalationTarget.${to}`)}
                </span>
                <span className="line-foot">
                  <Mark tone={left?.overdue ? 'alarm' : left ? 'warning' : 'accent'}>
                    {t(`upward.standing.${standing}`)}
                  </Mark>
                  {left && <span className="soft">{left.words}</span>}
                  {priority === 'high' && <Mark tone="alarm">{t('upward.high')}</Mark>}
                  <span className="soft">{momentWords(at, now)}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** The whole day on duty in one line, while something of it is missing. */
export function DutyLine({ duty }: { readonly duty: CounterDay['duty'] }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  if (duty === null) return null
  const parts = (['patrols', 'forms'] as const).flatMap((part) => {
    const { done, of } = duty[part]
    return of === 0 ? [] : `${t(`duty.progress.${part}`)} ${done}/${of}`
  })
  if (duty.reviewMissing) parts.push(t('today.reviewMissing'))
  return (
    <Section title={t('today.duty')} aside={<Key press="F10" />}>
      <button type="button" className="line" onClick={() => go({ name: 'duty' })}>
        <span className="number">{parts.join(' · ')}</span>
      </button>
    </Section>
  )
}

/** After closing time: the day itself, and reports whose day this is. */
export function DayEnd({
  closedDoorsAt,
  reportsDue,
}: Pick<CounterDay, 'closedDoorsAt' | 'reportsDue'>) {
  const { t } = useTranslation()
  const now = useMinute()
  const go = useNavigation((state) => state.go)
  if (closedDoorsAt === null && reportsDue.length === 0) return null
  const toDay = () => go({ name: 'day', date: null })
  return (
    <Section title={t('today.end')}>
      <ul className="rows">
        {closedDoorsAt !== null && (
          <li>
            <button type="button" className="line" onClick={toDay}>
              <Mark tone="warning">
                {t('today.toClose', { time: closedDoorsAt.slice(11, 16) })}
              </Mark>
            </button>
          </li>
        )}
        {reportsDue.map(({ kind, period, dueAt, source }) => (
          <li key={`${kind}.${period}`}>
            <button type="button" className="line" onClick={toDay}>
              <span>
                {t('day.due', {
                  report: reportWords(t, kind, period),
                  at: momentWords(dueAt, now),
                  source: sourceWords(t, source),
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
