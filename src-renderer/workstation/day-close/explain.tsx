/** A difference is stated, never nodded through: a reason, words, and somebody who watches over it. */
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/page.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { useListWords } from '../../words/list-words.ts'
import { StaffWordsLine } from '../../writing/staff-words.tsx'
import { PersonPicker } from '../handover/people-pickers.tsx'
import { useDayClose } from './day-close.state.ts'
import { usePicked } from '../../ui/picked.ts'

interface ExplainProps {
  readonly detail: DayDetail
  readonly what: 'cashExplained' | 'totalsExplained'
  /** Where refusals of this part lie. */
  readonly field: 'cash' | 'totals'
  readonly locked: boolean
}

export function Explain({ detail, what, field, locked }: ExplainProps) {
  const { t } = useTranslation()
  const explained = useDayClose((state) => state[what])
  const { explain, refusal } = usePicked(useDayClose, 'explain', 'refusal')
  const words = useListWords()
  if (locked) return null
  const faultAt = (part: string) =>
    refusal?.field === `${field}.explained.${part}` ? refusalWords(t, refusal) : undefined
  return (
    <Notice tone="alarm" title={t('day.differs')}>
      <div className="difference">
        <Field label={t('field.reason')} required fault={faultAt('reason')}>
          {(control) => (
            <Select
              {...control}
              value={explained.reason || null}
              options={detail.policy.differenceReasons.map(({ value, label }) => ({
                value,
                label: words('differenceReason', value, label),
              }))}
              onChange={(reason) => explain(what, { reason: reason ?? '' })}
            />
          )}
        </Field>
        <Field label={t('field.explanation')} required fault={faultAt('explanation')}>
          {(control) => (
            <StaffWordsLine
              {...control}
              maxLength={500}
              value={explained.explanation}
              onChange={(event) => explain(what, { explanation: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('field.supervisor')} required fault={faultAt('supervisor')}>
          {({ id, status }) => (
            <PersonPicker
              id={id}
              status={status}
              supervisors
              value={explained.supervisor}
              onChoose={(supervisor) => explain(what, { supervisor })}
            />
          )}
        </Field>
      </div>
    </Notice>
  )
}
