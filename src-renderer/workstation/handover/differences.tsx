/** A difference is never nodded through: it needs a reason, words and a supervisor (catalogue §4.7). */
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/page.tsx'
import { useListWords } from '../../words/list-words.ts'
import { StaffWordsLine } from '../../writing/staff-words.tsx'
import { differenceWords } from './amount.ts'
import { PersonPicker } from './people-pickers.tsx'
import { lineTitle } from './shift-words.ts'
import { differingLines, useSigning } from './signing.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function Differences({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const words = useListWords()
  const { differences, explain } = usePicked(useSigning, 'differences', 'explain')
  const differing = differingLines(detail)
  if (differing.length === 0 || detail.row.signed) return null
  return (
    <Notice tone="alarm" title={t('shift.differing')}>
      {differing.map((line) => (
        <div key={line.name} className="difference">
          <strong>
            {lineTitle(t, line.name)} {differenceWords(line.difference, line.unit)}
          </strong>
          <Field label={t('field.reason')} required>
            {(control) => (
              <Select
                {...control}
                value={differences[line.name]?.reason || null}
                options={detail.policy.differenceReasons.map(({ value, label }) => ({
                  value,
                  label: words('differenceReason', value, label),
                }))}
                onChange={(reason) => explain(line.name, { reason: reason ?? '' })}
              />
            )}
          </Field>
          <Field label={t('field.explanation')} required>
            {(control) => (
              <StaffWordsLine
                {...control}
                maxLength={500}
                value={differences[line.name]?.explanation ?? ''}
                onChange={(event) => explain(line.name, { explanation: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('field.supervisor')} required>
            {({ id, status }) => (
              <PersonPicker
                id={id}
                status={status}
                supervisors
                value={differences[line.name]?.supervisor ?? ''}
                onChoose={(supervisor) => explain(line.name, { supervisor })}
              />
            )}
          </Field>
        </div>
      ))}
      <p className="soft">{t('shift.differingNote')}</p>
    </Notice>
  )
}
