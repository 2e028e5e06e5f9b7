/** The fields of an entry of the library, the same where it is proposed and where it is published. */
import { Checkbox, Input, Select } from 'antd'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import type { ProposedFields } from '#shared/phrase/entry.ts'
import type { Span } from '#shared/phrase/scan/choose-hits.ts'
import {
  COUNTER_STEPS,
  CUSTOMER_NEEDS,
  CUSTOMER_STATES,
  DEMEANOURS,
  LOBBY_MOMENTS,
  SIX_C,
} from '#shared/phrase/moments.ts'
import { variablesIn } from '#shared/phrase/places.ts'
import { ROLES } from '#shared/staff/role.ts'
import { Field } from '../ui/field.tsx'
import { StaffWordsArea, StaffWordsLine } from '../writing/staff-words.tsx'
import { type EntryCheck, faultWords, placeOfFault, placeWords } from './entry-faults.ts'
import { faultPlaces } from './fault-places.ts'

export interface EntryFieldsProps<Fields extends ProposedFields> {
  readonly fields: Fields
  /** What may be said now of what the check found. */
  readonly check: EntryCheck<ProposedFields>
  /** Kinds of case that words are kept for. */
  readonly caseTypes: readonly string[]
  readonly change: (change: Partial<ProposedFields>) => void
}

export function EntryFields<Fields extends ProposedFields>({
  fields,
  check,
  caseTypes,
  change,
}: EntryFieldsProps<Fields>) {
  const { t } = useTranslation()
  const at = (place: string) => faultAt(t, check.faults, place)
  const marks = (name: 'title' | 'text' | 'requirement') => placesAt(check, name, fields[name])
  const places = variablesIn(fields.text)
  return (
    <>
      <Field label={t('entry.title')} required fault={at('title')}>
        {(control) => (
          <StaffWordsLine
            {...control}
            maxLength={40}
            faultsAt={marks('title')}
            value={fields.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('entry.text')}
        required
        fault={at('text')}
        hint={
          places.length === 0
            ? t('entry.placesHint')
            : t('entry.places', { names: places.map((name) => placeWords(t, name)).join('、') })
        }
      >
        {(control) => (
          <StaffWordsArea
            {...control}
            rows={3}
            maxLength={500}
            faultsAt={marks('text')}
            value={fields.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('entry.source')} required fault={at('source')} hint={t('entry.sourceHint')}>
        {(control) => (
          <Input
            {...control}
            maxLength={120}
            value={fields.source}
            onChange={(event) => change({ source: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('entry.where')} fault={at('where')} hint={t('entry.whereHint')}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={whereOf(fields)}
            options={whereOptions(t, caseTypes)}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen: string[]) => change(selectorsOf(chosen))}
          />
        )}
      </Field>
      <div className="entry-pair">
        <Field label={t('entry.roles')} fault={at('roles')} hint={t('entry.rolesHint')}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              value={[...fields.roles]}
              options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(roles: string[]) => change({ roles })}
            />
          )}
        </Field>
        <Field label={t('entry.requirement')} fault={at('requirement')}>
          {(control) => (
            <StaffWordsLine
              {...control}
              maxLength={200}
              faultsAt={marks('requirement')}
              value={fields.requirement}
              onChange={(event) => change({ requirement: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t('entry.business')} fault={at('offersBusiness')}>
        {(control) => (
          <Checkbox
            id={control.id}
            checked={fields.offersBusiness}
            onChange={(event) => change({ offersBusiness: event.target.checked })}
          >
            {t('entry.offersBusiness')}
          </Checkbox>
        )}
      </Field>
    </>
  )
}

/** Everything that is wrong at one field, in words. */
export function faultAt(t: TFunction, faults: readonly Refusal[], place: string): ReactNode {
  const said = faults
    .filter((fault) => placeOfFault(fault) === place)
    .toSorted((one, other) => startOf(one) - startOf(other))
    .map((fault) => faultWords(t, fault))
  if (said.length < 2) return said[0]
  return (
    <ul>
      {said.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}

/** What is about the whole box comes before what is about a stretch of it. */
function startOf({ params }: Refusal): number {
  return Number(params?.['start'] ?? -1)
}

/** Where the faults of a box stand in what it holds now. */
export function placesAt<Fields extends ProposedFields>(
  { faults, of }: EntryCheck<Fields>,
  name: keyof Fields & string,
  now: string,
): Span[] {
  if (of === null) return []
  const own = faults.filter((fault) => placeOfFault(fault) === name)
  return faultPlaces(own, String(of[name]), now)
}

const SELECTORS = {
  moments: LOBBY_MOMENTS,
  steps: COUNTER_STEPS,
  states: CUSTOMER_STATES,
  demeanours: DEMEANOURS,
  needs: CUSTOMER_NEEDS,
  sixC: SIX_C,
} as const
type Selector = keyof typeof SELECTORS | 'caseTypes'
const NAMES = [...(Object.keys(SELECTORS) as Selector[]), 'caseTypes'] as const

/** One list for people, several fields for the book: `moments:greet`. */
function whereOf(fields: ProposedFields): string[] {
  return NAMES.flatMap((name) => fields[name].map((word) => `${name}:${word}`))
}

function selectorsOf(chosen: readonly string[]): Pick<ProposedFields, Selector> {
  const of = (name: Selector) =>
    chosen.flatMap((one) => (one.startsWith(`${name}:`) ? [one.slice(name.length + 1)] : []))
  return {
    moments: of('moments'),
    steps: of('steps'),
    states: of('states'),
    demeanours: of('demeanours'),
    needs: of('needs'),
    sixC: of('sixC'),
    caseTypes: of('caseTypes'),
  }
}

/** Everything that words are kept for, in groups: `moments:greet`. */
export function whereOptions(t: TFunction, caseTypes: readonly string[]) {
  return NAMES.map((name) => ({
    label: t(`entry.group.${name}`),
    options: (name === 'caseTypes' ? caseTypes : SELECTORS[name]).map((word) => ({
      value: `${name}:${word}`,
      label: wordOf(t, name, word),
    })),
  }))
}

function wordOf(t: TFunction, name: Selector, word: string): string {
  const family =
    name === 'demeanours'
      ? 'demeanour'
      : name === 'needs'
        ? 'need'
        : name === 'sixC'
          ? 'sixC'
          : 'situation'
  return t(`${family}.${word}`, { defaultValue: word })
}
