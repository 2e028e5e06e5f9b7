/** An entry at head office: the fields of a proposal and what is head office's own, checked while it is typed. */
import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeFields } from '#shared/phrase/entry.ts'
import { PROMPT_ROLES } from '#shared/phrase/moments.ts'
import { isRole } from '#shared/staff/role.ts'
import { EntryFields, faultAt, placesAt } from '../entry/entry-fields.tsx'
import { type EntryCheck, faultWordsByName, placeOfFault } from '../entry/entry-faults.ts'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/page.tsx'
import { StaffWordsLine } from '../writing/staff-words.tsx'
import { ask } from './console.state.ts'

/** The check runs when fingers rest. */
const REST_MS = 400
const STATUSES = ['approved', 'caution', 'excluded'] as const
const LONGEST = { code: 40, ethics: 8, validFrom: 10, validUntil: 10 } as const
/** What staff read beside the words. */
const REMARKS = ['reason', 'note'] as const
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
  ...Object.keys(LONGEST),
  ...REMARKS,
]

/** What the check says of the fields: the newest answer, which stays until the next one came. */
export function useEntryCheck(fields: OfficeFields): EntryCheck<OfficeFields> {
  const [check, setCheck] = useState<EntryCheck<OfficeFields>>({ faults: [], of: null })
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const answer = await ask('console.checkPhrase', { entry: fields })
      if (!current) return
      setCheck({ faults: answer.ok ? answer.value.faults : [answer.refusal], of: fields })
    }, REST_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [fields])
  return check
}

export function EntryEditor({
  fields,
  check,
  caseTypes,
  known,
  change,
}: {
  readonly fields: OfficeFields
  /** What may be said now of what the check found. */
  readonly check: EntryCheck<OfficeFields>
  readonly caseTypes: readonly string[]
  /** It stands in the library: its code stays. */
  readonly known: boolean
  readonly change: (change: Partial<OfficeFields>) => void
}) {
  const { t } = useTranslation()
  const { faults } = check
  const said = fields.status === 'approved'
  const owners = PROMPT_ROLES.filter((role) => isRole(role) || role === fields.owner)
  const rest = faults.filter(
    (fault) => !SHOWN.includes(placeOfFault(fault)) && fault.code !== 'nothing_to_change',
  )
  const line = (name: keyof typeof LONGEST, required = false, disabled = false) => (
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
          maxLength={LONGEST[name]}
          value={fields[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  const remark = (name: (typeof REMARKS)[number], required = false) => (
    <Field label={t(`entry.${name}`)} required={required} fault={faultAt(t, faults, name)}>
      {(control) => (
        <StaffWordsLine
          {...control}
          maxLength={300}
          faultsAt={placesAt(check, name, fields[name])}
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
          {remark('reason', true)}
          {line('ethics', fields.status === 'caution')}
        </div>
      )}
      <EntryFields fields={fields} check={check} caseTypes={caseTypes} change={change} />
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
        {remark('note')}
      </div>
      {rest.map((fault) => (
        <Notice
          key={`${fault.field} ${fault.message}`}
          tone="alarm"
          title={faultWordsByName(t, fault)}
        />
      ))}
    </>
  )
}
