/** An entry at head office: the fields of a proposal and what is head office's own, checked while it is typed. */
import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import type { OfficeFields } from '#shared/phrase/entry.ts'
import { PROMPT_ROLES } from '#shared/phrase/moments.ts'
import { isRole } from '#shared/staff/role.ts'
import { EntryFields, faultAt } from '../entry/entry-fields.tsx'
import { faultWords, placeOfFault } from '../entry/entry-faults.ts'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/page.tsx'
import { ask } from './console.state.ts'

/** The check runs when fingers rest. */
const REST_MS = 400
const STATUSES = ['approved', 'caution', 'excluded'] as const
const LINES = ['code', 'reason', 'ethics', 'validFrom', 'validUntil', 'note'] as const
const SHOWN: readonly string[] = [
  'title',
  'text',
  'source',
  'where',
  'roles',
  'requirement',
  'offersBusiness',
  'status',
  'owner',
  ...LINES,
]

/** What the check says of the fields as they stand; empty until it answered. */
export function useEntryCheck(fields: OfficeFields): readonly Refusal[] {
  const [faults, setFaults] = useState<readonly Refusal[]>([])
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const answer = await ask('console.checkPhrase', { entry: fields })
      if (current && answer.ok) setFaults(answer.value.faults)
    }, REST_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [fields])
  return faults
}

export function EntryEditor({
  fields,
  faults,
  caseTypes,
  known,
  change,
}: {
  readonly fields: OfficeFields
  readonly faults: readonly Refusal[]
  readonly caseTypes: readonly string[]
  /** It stands in the library: its code stays. */
  readonly known: boolean
  readonly change: (change: Partial<OfficeFields>) => void
}) {
  const { t } = useTranslation()
  const said = fields.status === 'approved'
  const owners = PROMPT_ROLES.filter((role) => isRole(role) || role === fields.owner)
  const rest = faults.filter(
    (fault) => !SHOWN.includes(placeOfFault(fault)) && fault.code !== 'nothing_to_change',
  )
  const line = (name: (typeof LINES)[number], required = false, disabled = false) => (
    <Field
      label={t(`entry.${name}`)}
      required={required}
      fault={faultAt(t, faults, name)}
      hint={t(`entry.${name}Hint`, { defaultValue: '' })}
    >
      {(control) => (
        <Input
          {...control}
          disabled={disabled}
          maxLength={300}
          value={fields[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      <div className="entry-pair">
        {line('code', true, known)}
        <Field label={t('entry.status')} fault={faultAt(t, faults, 'status')}>
          {(control) => (
            <Select
              {...control}
              value={fields.status}
              options={STATUSES.map((status) => ({
                value: status,
                label: t(`entry.statusOf.${status}`),
              }))}
              onChange={(status: OfficeFields['status']) => change({ status })}
            />
          )}
        </Field>
      </div>
      {!said && (
        <div className="entry-pair">
          {line('reason', true)}
          {line('ethics', fields.status === 'caution')}
        </div>
      )}
      <EntryFields fields={fields} faults={faults} caseTypes={caseTypes} change={change} />
      <div className="entry-pair">
        {line('validFrom')}
        {line('validUntil')}
      </div>
      <div className="entry-pair">
        <Field label={t('entry.owner')} fault={faultAt(t, faults, 'owner')}>
          {(control) => (
            <Select
              {...control}
              value={fields.owner}
              options={owners.map((role) => ({
                value: role,
                label: t(`role.${role}`, { defaultValue: role }),
              }))}
              onChange={(owner: string) => change({ owner })}
            />
          )}
        </Field>
        {line('note')}
      </div>
      {rest.map((fault) => (
        <Notice key={fault.message} tone="alarm" title={faultWords(t, fault)} />
      ))}
    </>
  )
}
