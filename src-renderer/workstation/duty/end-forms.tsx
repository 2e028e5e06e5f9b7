/** Forms of the day's end: the review, the case of the day, the work that was done. */
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { call } from '../../bridge/client.ts'
import { Field } from '../../ui/field.tsx'
import { useListWords } from '../../words/list-words.ts'
import { StaffWordsArea } from '../../writing/staff-words.tsx'
import { useSession } from '../session/session.state.ts'
import { EntryForm, useEntry } from './entry-form.tsx'
import { PersonSelect } from './people.tsx'

interface FormProps {
  readonly entry: string
  readonly title: string
  readonly day: DutyDay
}

export function ReviewForm({ entry: key, title, day }: FormProps) {
  const { t } = useTranslation()
  const words = useListWords()
  const { parts, said } = day.review
  const entry = useEntry(key, {
    texts: Object.fromEntries(parts.map(({ value, text }) => [value, text ?? ''])) as Readonly<
      Record<string, string>
    >,
    replaces: said?.eventId ?? null,
  })
  const { texts, replaces } = entry.values
  const submit = () =>
    void entry.send(
      call('duty.review', {
        date: day.date,
        parts: parts.map(({ value }) => ({ part: value, text: texts[value] ?? '' })),
        replaces,
      }),
    )
  return (
    <EntryForm
      title={title}
      label={t('duty.record')}
      entry={entry}
      fields={['parts']}
      submit={submit}
    >
      {parts.map(({ value, label }, index) => (
        <Field
          key={value}
          label={words('reviewPart', value, label)}
          fault={index === 0 ? entry.faultAt('parts') : undefined}
        >
          {(control) => (
            <StaffWordsArea
              {...control}
              rows={2}
              maxLength={2000}
              autoFocus={index === 0}
              value={texts[value] ?? ''}
              onChange={(event) => entry.set({ texts: { ...texts, [value]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </EntryForm>
  )
}

export function CaseForm({ entry: key, title, day }: FormProps) {
  const { t } = useTranslation()
  const words = useListWords()
  const { levels } = day.cases
  const entry = useEntry(key, {
    who: null as string | null,
    level: levels[0]?.value ?? '',
    text: '',
  })
  const { who, level, text } = entry.values
  const submit = () => {
    if (who === null) return entry.refuse('who')
    void entry.send(call('duty.tellCase', { date: day.date, who, level, text }))
  }
  return (
    <EntryForm
      title={title}
      label={t('duty.record')}
      entry={entry}
      fields={['who', 'text']}
      submit={submit}
    >
      <div className="duty-pair">
        <Field label={t('duty.caseWho')} required fault={entry.faultAt('who')}>
          {(control) => (
            <PersonSelect
              {...control}
              autoFocus
              value={who}
              onChange={(chosen) => entry.set({ who: chosen })}
            />
          )}
        </Field>
        <div className="field">
          <div className="field-head">{t('duty.level')}</div>
          <Segmented
            aria-label={t('duty.level')}
            value={level}
            options={levels.map(({ value, label }) => ({
              value,
              label: words('serviceLevel', value, label),
            }))}
            onChange={(chosen) => entry.set({ level: chosen })}
          />
        </div>
      </div>
      <Field
        label={t('duty.caseText')}
        required
        hint={t('duty.caseHint')}
        fault={entry.faultAt('text')}
      >
        {(control) => (
          <StaffWordsArea
            {...control}
            rows={3}
            maxLength={1000}
            value={text}
            onChange={(event) => entry.set({ text: event.target.value })}
          />
        )}
      </Field>
    </EntryForm>
  )
}

/** One person's pieces by kind; what stays empty was not done. */
export function WorkloadForm({ entry: key, title, day }: FormProps) {
  const { t } = useTranslation()
  const words = useListWords()
  const me = useSession((state) => state.status?.person?.employeeNo ?? null)
  const { kinds } = day.workload
  // What stood there when the form was opened: a count that came since is not written over unseen.
  const [counts] = useState(day.workload.counts)
  const standingOf = (employeeNo: string | null) =>
    counts.find((one) => sameEmployee(one.employeeNo, employeeNo))
  const piecesOf = (employeeNo: string | null): Readonly<Record<string, string>> =>
    Object.fromEntries(
      (standingOf(employeeNo)?.counts ?? []).map(({ business, count }) => [
        business,
        String(count),
      ]),
    )
  const entry = useEntry(key, {
    employeeNo: me,
    pieces: piecesOf(me),
  })
  const { employeeNo, pieces } = entry.values
  const odd = kinds.find(({ value }) => !/^\d{0,5}$/.test((pieces[value] ?? '').trim()))
  const submit = () => {
    if (employeeNo === null) return entry.refuse('employeeNo')
    // The line below the figures says it.
    if (odd) return
    const given = kinds.flatMap(({ value }) => {
      const typed = (pieces[value] ?? '').trim()
      return typed === '' ? [] : { business: value, count: Number(typed) }
    })
    const input = {
      date: day.date,
      employeeNo,
      counts: given,
      replaces: standingOf(employeeNo)?.eventId ?? null,
    }
    void entry.send(call('duty.countWorkload', input))
  }
  return (
    <EntryForm
      title={title}
      label={t('duty.record')}
      entry={entry}
      fields={['employeeNo']}
      submit={submit}
    >
      <Field label={t('duty.person')} required fault={entry.faultAt('employeeNo')}>
        {(control) => (
          <PersonSelect
            {...control}
            value={employeeNo}
            onChange={(chosen) =>
              entry.set({
                employeeNo: chosen,
                pieces: piecesOf(chosen),
              })
            }
          />
        )}
      </Field>
      <div className="duty-pieces">
        {kinds.map(({ value, label }) => {
          const typed = pieces[value] ?? ''
          const faulty = !/^\d{0,5}$/.test(typed.trim())
          return (
            <label key={value}>
              <span>{words('business', value, label)}</span>
              <input
                className={`cell${faulty ? ' cell-faulty' : ''}`}
                inputMode="numeric"
                aria-invalid={faulty}
                value={typed}
                onChange={(event) =>
                  entry.set({ pieces: { ...pieces, [value]: event.target.value } })
                }
              />
            </label>
          )
        })}
      </div>
      {odd && <p className="duty-fault">{t('duty.wholePieces')}</p>}
    </EntryForm>
  )
}
