/** A difference is never nodded through: it needs a cause and a supervisor (catalogue §4.7). */
import { Input, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/views.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/page.tsx'
import { useStaff } from '../setting/staff.state.ts'
import { differenceWords } from './amount.ts'
import { lineTitle } from './shift-words.ts'
import { useShift } from './shift.state.ts'

export function Differences({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const { differences, explain } = useShift()
  const { people, load } = useStaff()
  useEffect(() => void load(), [load])
  const differing = detail.lines.filter((line) => line.difference !== null && line.difference !== 0)
  if (differing.length === 0 || detail.row.signed) return null
  const supervisors = (people ?? []).filter(({ active, role }) => active && isSupervisor(role))
  return (
    <Notice tone="alarm" title={t('shift.differing')}>
      {differing.map((line) => (
        <div key={line.name} className="difference">
          <strong>
            {lineTitle(t, line.name)} {differenceWords(line.difference, line.unit)}
          </strong>
          <Field label={t('field.cause')} required>
            {(control) => (
              <Input
                {...control}
                maxLength={60}
                value={differences[line.name]?.cause ?? ''}
                onChange={(event) => explain(line.name, { cause: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('field.supervisor')} required>
            {(control) => (
              <Select
                {...control}
                value={differences[line.name]?.supervisor || null}
                options={supervisors.map((person) => ({
                  value: person.employeeNo,
                  label: [person.name, person.employeeNo].filter(Boolean).join(' · '),
                }))}
                onChange={(supervisor) => explain(line.name, { supervisor: supervisor ?? '' })}
              />
            )}
          </Field>
        </div>
      ))}
    </Notice>
  )
}
