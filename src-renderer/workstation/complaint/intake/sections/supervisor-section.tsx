/** A complaint that a supervisory body passed on: its name, its reference, its own deadline (S2-07). */
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { BankTime } from '../../../../ui/bank-time.tsx'
import { Field } from '../../../../ui/field.tsx'
import type { SectionProps } from './fold.tsx'
import { WordsField } from './parts.tsx'

/** Stands open, because a registration by this way cannot do without it. */
export function SupervisorSection({ draft, change, faultOf }: SectionProps) {
  const { t } = useTranslation()
  const { externalSupervisor: supervisor } = draft
  const put = (part: Partial<typeof supervisor>) =>
    change({ externalSupervisor: { ...supervisor, ...part } })
  return (
    <fieldset className="fold-open">
      <legend>{t('section.supervisor')}</legend>
      <div className="fields-two">
        <WordsField
          name="body"
          path="externalSupervisor.body"
          required
          faultOf={faultOf}
          value={supervisor.body}
          maxLength={120}
          onChange={(body) => put({ body })}
        />
        <WordsField
          name="reference"
          path="externalSupervisor.reference"
          required
          faultOf={faultOf}
          value={supervisor.reference}
          maxLength={80}
          onChange={(reference) => put({ reference })}
        />
        <Field
          label={t('field.supervisorDueAt')}
          required
          fault={faultOf('externalSupervisor.dueAt')}
          aside={
            <Checkbox
              checked={supervisor.setNoDeadline}
              onChange={(event) =>
                put({
                  setNoDeadline: event.target.checked,
                  ...(event.target.checked ? { dueAt: null } : {}),
                })
              }
            >
              {t('section.noDeadline')}
            </Checkbox>
          }
        >
          {(control) => (
            <BankTime
              {...control}
              value={supervisor.dueAt}
              onChange={(dueAt) =>
                put({ dueAt, ...(dueAt === null ? {} : { setNoDeadline: false }) })
              }
            />
          )}
        </Field>
      </div>
    </fieldset>
  )
}
