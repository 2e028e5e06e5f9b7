/** Forms of what is done once or thrice a day: a round, a form, a meeting, words read, the last customer. */
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import { call } from '../../bridge/client.ts'
import { Field } from '../../ui/field.tsx'
import { useListWords } from '../../words/list-words.ts'
import { StaffWordsArea, StaffWordsLine } from '../../writing/staff-words.tsx'
import { useSession } from '../session/session.state.ts'
import { instantOn, proposedTime } from './day-time.ts'
import { EntryForm, TimeField, useEntry } from './entry-form.tsx'
import { PersonSelect } from './people.tsx'

interface FormProps {
  readonly entry: string
  readonly title: string
  readonly day: DutyDay
}

function useMe(): string | null {
  return useSession((state) => state.status?.person?.employeeNo ?? null)
}

/** A moment and nothing more: the words were read, the last customer left. */
export function MomentForm({
  entry: key,
  title,
  day,
  what,
}: FormProps & { readonly what: 'opening' | 'closing' | 'last_customer' }) {
  const { t } = useTranslation()
  const { date, today } = day
  const entry = useEntry(key, { time: proposedTime(date, today) })
  const submit = () => {
    const at = instantOn(date, entry.values.time)
    if (at === null) return entry.refuse('at')
    void entry.send(
      what === 'last_customer'
        ? call('duty.seeOffLast', { date, at })
        : call('duty.readLines', { date, moment: what, at }),
    )
  }
  return (
    <EntryForm title={title} label={t('duty.record')} entry={entry} fields={['at']} submit={submit}>
      <TimeField entry={entry} autoFocus />
    </EntryForm>
  )
}

export function FilledForm({
  entry: key,
  title,
  day,
  form,
}: FormProps & { readonly form: string }) {
  const { t } = useTranslation()
  const { date, today } = day
  const entry = useEntry(key, { time: proposedTime(date, today), remark: '' })
  const { time, remark } = entry.values
  const submit = () => {
    const at = instantOn(date, time)
    if (at === null) return entry.refuse('at')
    void entry.send(call('duty.fillForm', { date, form, at, remark: remark || null }))
  }
  return (
    <EntryForm title={title} label={t('duty.record')} entry={entry} fields={['at']} submit={submit}>
      <TimeField entry={entry} autoFocus />
      <Field label={t('duty.remark')}>
        {(control) => (
          <StaffWordsLine
            {...control}
            maxLength={300}
            value={remark}
            onChange={(event) => entry.set({ remark: event.target.value })}
          />
        )}
      </Field>
    </EntryForm>
  )
}

export function MeetingForm({
  entry: key,
  title,
  day,
  ritual,
}: FormProps & { readonly ritual: string }) {
  const { t } = useTranslation()
  const { date, today } = day
  const me = useMe()
  const entry = useEntry(key, { time: proposedTime(date, today), chair: me, points: '' })
  const { time, chair, points } = entry.values
  const submit = () => {
    const at = instantOn(date, time)
    if (at === null) return entry.refuse('at')
    if (chair === null) return entry.refuse('chair')
    const input = { date, ritual, at, chair, points: points || null }
    void entry.send(call('duty.holdMeeting', input))
  }
  return (
    <EntryForm
      title={title}
      label={t('duty.record')}
      entry={entry}
      fields={['at', 'chair']}
      submit={submit}
    >
      <div className="duty-pair">
        <TimeField entry={entry} autoFocus />
        <Field label={t('duty.chair')} required fault={entry.faultAt('chair')}>
          {(control) => (
            <PersonSelect
              {...control}
              value={chair}
              onChange={(chosen) => entry.set({ chair: chosen })}
            />
          )}
        </Field>
      </div>
      <Field label={t('duty.points')} hint={t('duty.pointsHint')}>
        {(control) => (
          <StaffWordsArea
            {...control}
            rows={3}
            maxLength={2000}
            value={points}
            onChange={(event) => entry.set({ points: event.target.value })}
          />
        )}
      </Field>
    </EntryForm>
  )
}

/** A round: who went when, and what was found in which zone. */
export function PatrolForm({
  entry: key,
  title,
  day,
  slot,
}: FormProps & { readonly slot: string }) {
  const { t } = useTranslation()
  const words = useListWords()
  const { date, today } = day
  const me = useMe()
  const entry = useEntry(key, {
    time: proposedTime(date, today),
    by: me,
    findings: [] as readonly { zone: string; text: string }[],
  })
  const { time, by, findings } = entry.values
  const setFinding = (index: number, change: { zone?: string; text?: string }) =>
    entry.set({ findings: findings.map((one, at) => (at === index ? { ...one, ...change } : one)) })
  const submit = () => {
    const at = instantOn(date, time)
    if (at === null) return entry.refuse('at')
    if (by === null) return entry.refuse('by')
    const input = { date, slot, at, by, findings: findings.map((one) => ({ ...one })) }
    void entry.send(call('duty.patrol', input))
  }
  return (
    <EntryForm
      title={title}
      label={t('duty.record')}
      entry={entry}
      fields={['at', 'by']}
      submit={submit}
    >
      <div className="duty-pair">
        <TimeField entry={entry} autoFocus />
        <Field label={t('duty.patrolBy')} required fault={entry.faultAt('by')}>
          {(control) => (
            <PersonSelect
              {...control}
              value={by}
              onChange={(chosen) => entry.set({ by: chosen })}
            />
          )}
        </Field>
      </div>
      <ul className="duty-lines">
        {findings.map((finding, index) => (
          // Findings have no name of their own; they are only ever added at the end or taken away.
          <li key={index} className="duty-finding">
            <Select
              aria-label={t('duty.zone')}
              value={finding.zone}
              options={day.zones.list.map(({ value, label }) => ({
                value,
                label: words('zone', value, label),
              }))}
              onChange={(zone: string) => setFinding(index, { zone })}
            />
            <StaffWordsLine
              aria-label={t('duty.finding')}
              placeholder={t('duty.finding')}
              maxLength={300}
              value={finding.text}
              onChange={(event) => setFinding(index, { text: event.target.value })}
            />
            <Button
              onClick={() => entry.set({ findings: findings.filter((_, at) => at !== index) })}
            >
              {t('duty.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        disabled={findings.length >= 20}
        onClick={() =>
          entry.set({
            findings: [...findings, { zone: day.zones.list[0]?.value ?? '', text: '' }],
          })
        }
      >
        {t('duty.addFinding')}
      </Button>
      <p className="soft">{t('duty.findingHint')}</p>
    </EntryForm>
  )
}
