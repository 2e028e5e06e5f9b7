/** Lines of what recurs each day: lists, meetings, rounds, forms, words read together. */
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import { Mark } from '../../ui/mark.tsx'
import { wordsLanguage } from '../../words/language.ts'
import { useListWords } from '../../words/list-words.ts'
import { ChecklistForm } from './checklist-form.tsx'
import { DayRow } from './day-row.tsx'
import { timeOf } from './day-time.ts'
import { useWho } from './people.tsx'
import { FilledForm, MeetingForm, MomentForm, PatrolForm } from './tick-forms.tsx'

interface RowProps {
  readonly day: DutyDay
}

export function ChecklistRow({
  day,
  list,
}: RowProps & { readonly list: DutyDay['checklists'][number] }) {
  const { t } = useTranslation()
  const words = useListWords()
  const who = useWho()
  const title = t(`duty.checklist.${list.code}`, { defaultValue: list.code })
  const { answered } = list
  const failed = answered?.answers.filter(({ answer }) => answer === 'fail') ?? []
  const entry = `checklist.${list.code}`
  return (
    <DayRow
      time={answered && timeOf(answered.at)}
      title={title}
      sync={answered?.sync ?? null}
      mark={
        answered === null ? (
          <Mark>{t('duty.toDo')}</Mark>
        ) : failed.length === 0 ? (
          <Mark tone="good">{t('duty.allPass', { count: answered.answers.length })}</Mark>
        ) : (
          <Mark tone="warning">{t('duty.failed', { count: failed.length })}</Mark>
        )
      }
      actions={[
        {
          entry,
          label: t(answered === null ? 'duty.fill' : 'duty.answerAgain'),
          due: answered === null,
          form: <ChecklistForm entry={entry} title={title} day={day} list={list} />,
        },
      ]}
    >
      {answered && <p className="soft">{t('duty.by', { who: who(answered.by) })}</p>}
      {failed.map(({ line, remark }) => (
        <p key={line} className="duty-note">
          {words('checkLine', line, list.lines.find(({ value }) => value === line)?.label ?? line)}
          {t('duty.colon')}
          {remark ?? t('duty.wordsGone')}
        </p>
      ))}
    </DayRow>
  )
}

export function MeetingRow({
  day,
  meeting,
}: RowProps & { readonly meeting: DutyDay['rituals'][number] }) {
  const { t } = useTranslation()
  const words = useListWords()
  const who = useWho()
  const title = words('ritual', meeting.value, meeting.label)
  const { held } = meeting
  const entry = `meeting.${meeting.value}`
  return (
    <DayRow
      time={held && timeOf(held.at)}
      title={title}
      sync={held?.sync ?? null}
      mark={held ? <Mark tone="good">{t('duty.held')}</Mark> : <Mark>{t('duty.toDo')}</Mark>}
      actions={
        held
          ? []
          : [
              {
                entry,
                label: t('duty.record'),
                due: true,
                form: <MeetingForm entry={entry} title={title} day={day} ritual={meeting.value} />,
              },
            ]
      }
    >
      {held && <p className="soft">{t('duty.chairedBy', { who: who(held.chair) })}</p>}
      {held?.points && <p className="said duty-note">{held.points}</p>}
    </DayRow>
  )
}

export function PatrolRow({
  day,
  patrol,
}: RowProps & { readonly patrol: DutyDay['patrols'][number] }) {
  const { t } = useTranslation()
  const words = useListWords()
  const who = useWho()
  const { rounds } = patrol
  const [first] = rounds
  const title = t('duty.patrolAt', { slot: words('patrolSlot', patrol.value, patrol.label) })
  const entry = `patrol.${patrol.value}`
  const zoneWords = (zone: string) =>
    words('zone', zone, day.zones.list.find(({ value }) => value === zone)?.label ?? zone)
  return (
    <DayRow
      time={first ? timeOf(first.at) : null}
      title={title}
      sync={first?.sync ?? null}
      mark={first ? <Mark tone="good">{t('duty.done')}</Mark> : <Mark>{t('duty.toDo')}</Mark>}
      actions={[
        {
          entry,
          label: t(first ? 'duty.patrolAgain' : 'duty.record'),
          due: first === undefined,
          form: <PatrolForm entry={entry} title={title} day={day} slot={patrol.value} />,
        },
      ]}
    >
      {rounds.map((round) => (
        <div key={`${round.at} ${round.by}`}>
          <p className="soft">
            {round !== first && <span className="number">{timeOf(round.at)} </span>}
            {t('duty.by', { who: who(round.by) })}
            {round.findings?.length === 0 && ` · ${t('duty.nothingFound')}`}
            {round.findings === null && ` · ${t('duty.wordsGone')}`}
          </p>
          {round.findings?.map(({ zone, text, responsible }) => (
            <p key={`${zone} ${text}`} className="duty-note">
              {zoneWords(zone)}
              {t('duty.colon')}
              {text}{' '}
              <span className="soft">
                {responsible === null
                  ? t('duty.nobodyAnswers')
                  : t('duty.answersFor', { who: who(responsible) })}
              </span>
            </p>
          ))}
        </div>
      ))}
    </DayRow>
  )
}

export function FormRow({ day, form }: RowProps & { readonly form: DutyDay['forms'][number] }) {
  const { t } = useTranslation()
  const words = useListWords()
  const who = useWho()
  const { filled } = form
  const title = words('dailyForm', form.value, form.label)
  const entry = `form.${form.value}`
  return (
    <DayRow
      time={filled && timeOf(filled.at)}
      title={title}
      sync={filled?.sync ?? null}
      mark={filled ? <Mark tone="good">{t('duty.filled')}</Mark> : <Mark>{t('duty.toDo')}</Mark>}
      actions={
        filled
          ? []
          : [
              {
                entry,
                label: t('duty.fill'),
                due: true,
                form: <FilledForm entry={entry} title={title} day={day} form={form.value} />,
              },
            ]
      }
    >
      {filled && (
        <p className="soft">
          {t('duty.by', { who: who(filled.by) })}
          {filled.remark && ` · ${filled.remark}`}
        </p>
      )}
    </DayRow>
  )
}

/** The words of opening or closing, and that they were read aloud together. */
export function LinesRow({ day, lines }: RowProps & { readonly lines: DutyDay['lines'][number] }) {
  const { t } = useTranslation()
  const who = useWho()
  const { moment, prompts, read } = lines
  const title = t(`duty.lines.${moment}`)
  const entry = `lines.${moment}`
  return (
    <DayRow
      time={read && timeOf(read.at)}
      title={title}
      sync={read?.sync ?? null}
      mark={read ? <Mark tone="good">{t('duty.readAloud')}</Mark> : <Mark>{t('duty.toDo')}</Mark>}
      actions={
        read
          ? []
          : [
              {
                entry,
                label: t('duty.markRead'),
                due: true,
                form: <MomentForm entry={entry} title={title} day={day} what={moment} />,
              },
            ]
      }
    >
      {prompts.map(({ code, text }) => (
        <blockquote key={code} className="duty-script" lang={wordsLanguage()}>
          {text} <span className="soft number">{code}</span>
        </blockquote>
      ))}
      {read && <p className="soft">{t('duty.by', { who: who(read.by) })}</p>}
    </DayRow>
  )
}
