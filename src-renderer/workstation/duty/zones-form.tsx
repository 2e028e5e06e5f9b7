/** One person for each zone, by half of the day. */
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import { call } from '../../bridge/client.ts'
import { Field } from '../../ui/field.tsx'
import { useListWords } from '../../words/list-words.ts'
import { EntryForm, useEntry } from './entry-form.tsx'
import { PersonSelect } from './people.tsx'

export function ZonesForm({
  entry: key,
  title,
  day,
  period,
}: {
  readonly entry: string
  readonly title: string
  readonly day: DutyDay
  readonly period: DutyDay['zones']['duties'][number]['period']
}) {
  const { t } = useTranslation()
  const words = useListWords()
  const { list, duties } = day.zones
  const standing = duties.find((one) => one.period === period)
  const entry = useEntry(key, {
    people: Object.fromEntries(
      (standing?.zones ?? []).map(({ zone, responsible }) => [zone, responsible]),
    ) as Readonly<Record<string, string | null>>,
    seen: standing?.seen ?? null,
  })
  const { people, seen } = entry.values
  const submit = () =>
    void entry.send(
      call('duty.assignZones', {
        date: day.date,
        period,
        seen,
        zones: list.map(({ value }) => ({ zone: value, responsible: people[value] ?? null })),
      }),
    )
  return (
    <EntryForm
      title={title}
      label={t('duty.record')}
      entry={entry}
      fields={list.map((_, index) => `zones.${index}.responsible`)}
      submit={submit}
    >
      <div className="duty-pair">
        {list.map(({ value, label }, index) => (
          <Field
            key={value}
            label={words('zone', value, label)}
            fault={entry.faultAt(`zones.${index}.responsible`)}
          >
            {(control) => (
              <PersonSelect
                {...control}
                allowClear
                autoFocus={index === 0}
                value={people[value] ?? null}
                onChange={(chosen) => entry.set({ people: { ...people, [value]: chosen } })}
              />
            )}
          </Field>
        ))}
      </div>
    </EntryForm>
  )
}
