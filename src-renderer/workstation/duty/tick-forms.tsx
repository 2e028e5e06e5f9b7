/** Forms of what is done once or thrice a day: a round, a form, a meeting, words read, the last customer. */
import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import { call } from '../../bridge/client.ts'
import { Field } from '../../ui/field.tsx'
import { WordsArea } from '../../ui/words-area.tsx'
import { useListWords } from '../../words/list-words.ts'
import { useSession } from '../session/session.state.ts'
import { instantOn, proposedTime } from './day-time.ts'
import { type Entry, EntryForm, TimeField, useEntry } from './entry-form.tsx'
import { PersonSelect } from './people.tsx'

interface FormProps {
  readonly entry: string
  readonly title: string
  readonly day: DutyDay
}

function useMe(): string | null {
  return useSession((state) => state.status?.person?.employeeNo ?? null)
}

interface Timed {
  readonly time: string
}
interface TickFormProps<Values extends Timed> {
  readonly title: string
  readonly date: string
  readonly entry: Entry<Values>
  readonly children?: ReactNode
}
/** Who did it, where somebody has to be named. */
interface Doer {
  readonly field: string
  readonly label: string
  readonly value: string | null
  readonly choose: (employeeNo: string | null) => void
}
type Sending = ReturnType<typeof call<'duty.patrol'>>

/** When it was, and by whom where that is asked; sent only with both. */
function TickForm<Values extends Timed>(
  props: TickFormProps<Values> &
    (
      | { readonly person: Doer; readonly send: (at: string, who: string) => Sending }
      | { readonly person?: undefined; readonly send: (at: string) => Sending }
    ),
) {
  const { title, date, entry, person } = props
  const { t } = useTranslation()
  const submit = () => {
    const at = instantOn(date, entry.values.time)
    if (at === null) return entry.refuse('at')
    if (props.person === undefined) return void entry.send(props.send(at))
    const { field, value } = props.person
    if (value === null) return entry.refuse(field)
    void entry.send(props.send(at, value))
  }
  const time = (
    <TimeField
      autoFocus
      value={entry.values.time}
      fault={entry.faultAt('at')}
      onChange={(typed) => entry.set({ time: typed } as Partial<Values>)}
    />
  )
  return (
    <EntryForm
      title={title}
      label={t('duty.record')}
      entry={entry}
      fields={['at', ...(person ? [person.field] : [])]}
      submit={submit}
    >
      {person ? (
        <div className="duty-pair">
          {time}
          <Field label={person.label} required fault={entry.faultAt(person.field)}>
            {(control) => (
              <PersonSelect {...control} value={person.value} onChange={person.choose} />
            )}
          </Field>
        </div>
      ) : (
        time
      )}
      {props.children}
    </EntryForm>
  )
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
  return (
    <TickForm
      title={title}
      date={date}
      entry={entry}
      send={(at) =>
        what === 'last_customer'
          ? call('duty.seeOffLast', { date, at })
          : call('duty.readLines', { date, moment: what, at })
      }
    />
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
  const { remark } = entry.values
  return (
    <TickForm
      title={title}
      date={date}
      entry={entry}
      send={(at) => call('duty.fillForm', { date, form, at, remark: remark || null })}
    >
      <Field label={t('duty.remark')}>
        {(control) => (
          <Input
            {...control}
            maxLength={300}
            value={remark}
            onChange={(event) => entry.set({ remark: event.target.value })}
          />
        )}
      </Field>
    </TickForm>
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
  const { chair, points } = entry.values
  return (
    <TickForm
      title={title}
      date={date}
      entry={entry}
      person={{
        field: 'chair',
        label: t('duty.chair'),
        value: chair,
        choose: (chosen) => entry.set({ chair: chosen }),
      }}
      send={(at, who) =>
        call('duty.holdMeeting', { date, ritual, at, chair: who, points: points || null })
      }
    >
      <Field label={t('duty.points')} hint={t('duty.pointsHint')}>
        {(control) => (
          <WordsArea
            {...control}
            rows={3}
            maxLength={2000}
            value={points}
            onChange={(event) => entry.set({ points: event.target.value })}
          />
        )}
      </Field>
    </TickForm>
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
  const { by, findings } = entry.values
  const setFinding = (index: number, change: { zone?: string; text?: string }) =>
    entry.set({ findings: findings.map((one, at) => (at === index ? { ...one, ...change } : one)) })
  return (
    <TickForm
      title={title}
      date={date}
      entry={entry}
      person={{
        field: 'by',
        label: t('duty.patrolBy'),
        value: by,
        choose: (chosen) => entry.set({ by: chosen }),
      }}
      send={(at, who) => {
        const found = findings.map((one) => ({ ...one }))
        return call('duty.patrol', { date, slot, at, by: who, findings: found })
      }}
    >
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
            <Input
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
    </TickForm>
  )
}
