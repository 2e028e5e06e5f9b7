/** Hours and days of this branch alone. Days that are over are shown and stay. */
import { Button, DatePicker, Input, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input as CallInput } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { Field } from '../../ui/field.tsx'
import { Mark } from '../../ui/mark.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { useMay } from '../session/session.state.ts'
import { type CalendarView, useCalendar } from './calendar.state.ts'

type Kind = 'ownRestDays' | 'ownWorkdays'
type Change = CallInput<'calendar.changeBranchDays'>

export function BranchDays({ calendar }: { readonly calendar: CalendarView }) {
  const { t } = useTranslation()
  const mayManage = useMay('setting.manage')
  const changeDays = useCalendar((state) => state.changeDays)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const change = async (change: Change) => {
    const answer = await changeDays(change)
    setRefusal(answer)
    return answer === null
  }
  const { today } = calendar
  const days = (['ownRestDays', 'ownWorkdays'] as const)
    .flatMap((kind) => calendar[kind].map((day) => ({ ...day, kind })))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return (
    <>
      <div className="calendar-hours">
        <Hours key={hoursText(calendar)} calendar={calendar} disabled={!mayManage} />
      </div>
      <h3 className="calendar-own">{t('calendar.ownDays')}</h3>
      {days.length === 0 && <p className="soft">{t('calendar.noOwnDays')}</p>}
      <ul className="rows">
        {days.map(({ date, reason, kind }) => (
          <li key={date} className="staff-row">
            <span className="number">{date}</span>
            <Mark tone={kind === 'ownRestDays' ? 'quiet' : 'accent'}>{t(`calendar.${kind}`)}</Mark>
            <span>{reason}</span>
            {mayManage && date >= today && (
              <span className="staff-state">
                <Button
                  size="small"
                  aria-label={t('calendar.removeDay', { date })}
                  onClick={() =>
                    void change({ [kind]: calendar[kind].filter((day) => day.date !== date) })
                  }
                >
                  {t('calendar.remove')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <RefusalNote refusal={refusal} />
      {mayManage && <NewDay calendar={calendar} change={change} today={today} />}
    </>
  )
}

function hoursText({ workingHours }: CalendarView): string {
  return workingHours.map(([from, to]) => `${from}-${to}`).join(' ')
}

/** `08:30-12:00 13:30-17:30`: typed as it is said; kept when the field is left. */
function Hours({
  calendar,
  disabled,
}: {
  readonly calendar: CalendarView
  readonly disabled: boolean
}) {
  const { t } = useTranslation()
  const changeDays = useCalendar((state) => state.changeDays)
  const standing = hoursText(calendar)
  const [text, setText] = useState(standing)
  const [fault, setFault] = useState<string | null>(null)
  const save = async () => {
    if (text.trim() === standing) return setFault(null)
    const spans = text.trim().split(/[\s,，、;；]+/)
    const workingHours = spans.map((span) => span.split(/[-–—~至]/).map((part) => part.trim()))
    if (!workingHours.every((span): span is [string, string] => span.length === 2))
      return setFault(t('calendar.hoursForm'))
    const answer = await changeDays({ workingHours })
    if (answer)
      setFault(answer.code === 'invalid_input' ? t('calendar.hoursForm') : refusalWords(t, answer))
  }
  return (
    <Field label={t('calendar.hours')} hint={t('calendar.hoursHint')} fault={fault}>
      {(control) => (
        <Input
          {...control}
          className="number"
          disabled={disabled}
          value={text}
          maxLength={80}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => void save()}
          onPressEnter={() => void save()}
        />
      )}
    </Field>
  )
}

function NewDay({
  calendar,
  change,
  today,
}: {
  readonly calendar: CalendarView
  readonly change: (change: Change) => Promise<boolean>
  readonly today: string
}) {
  const { t } = useTranslation()
  const [date, setDate] = useState<string | null>(null)
  const [kind, setKind] = useState<Kind>('ownRestDays')
  const [reason, setReason] = useState('')
  const ready = date !== null && reason.trim() !== ''
  const add = async () => {
    if (date === null || !ready) return
    const others = calendar[kind].filter((day) => day.date !== date)
    if (!(await change({ [kind]: [...others, { date, reason: reason.trim() }] }))) return
    setDate(null)
    setReason('')
  }
  return (
    <form
      className="calendar-new"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <DatePicker
        aria-label={t('field.date')}
        value={date === null ? null : dayjs(date)}
        minDate={dayjs(today)}
        onChange={(day: dayjs.Dayjs | null) => setDate(day?.format('YYYY-MM-DD') ?? null)}
      />
      <Segmented<Kind>
        value={kind}
        onChange={setKind}
        options={[
          { value: 'ownRestDays', label: t('calendar.ownRestDays') },
          { value: 'ownWorkdays', label: t('calendar.ownWorkdays') },
        ]}
      />
      <Input
        aria-label={t('field.reason')}
        placeholder={t('field.reason')}
        value={reason}
        maxLength={40}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button htmlType="submit" disabled={!ready}>
        {t('calendar.addDay')}
      </Button>
    </form>
  )
}
