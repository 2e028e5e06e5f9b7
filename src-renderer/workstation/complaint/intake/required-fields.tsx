/**
 * The four things that make a registration: by which way, who, what happened, what is wanted. Another
 * type asks for less, and in its own words.
 */
import { Checkbox, Input, Segmented, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, INTAKE_TYPES } from '#shared/complaint/enumerations.ts'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import { Field } from '../../../ui/field.tsx'
import { useFieldFault } from './field-fault.ts'
import { Hints } from './hints.tsx'
import { useIntake } from './intake.state.ts'
import { EmployeesField } from './sections/parts.tsx'
import { WordsArea } from '../../../ui/words-area.tsx'
import { StaffWordsLine } from '../../../writing/staff-words.tsx'

export function RequiredFields({ draft }: { readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const change = useIntake((state) => state.change)
  const faultOf = useFieldFault()
  const name = useRef<HTMLInputElement>(null)
  const { caseId } = draft
  useEffect(() => name.current?.focus(), [caseId])
  const [without, setWithout] = useState(false)
  const whole = draft.intakeType === 'complaint' || draft.intakeType === 'whistleblowing'
  const withoutContact = draft.contact === '' && (without || draft.contactMissingReason !== '')

  return (
    <>
      <div className="intake-way">
        <Field label={t('field.channel')} required fault={faultOf('channel')}>
          {({ status: _status, ...control }) => (
            <Segmented
              {...control}
              value={draft.channel}
              options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
              onChange={(channel) =>
                change({
                  channel,
                  reception: { ...draft.reception, walkIn: channel === 'counter' },
                })
              }
            />
          )}
        </Field>
        <Field label={t('field.intakeType')} fault={faultOf('intakeType')}>
          {(control) => (
            <Select
              {...control}
              value={draft.intakeType}
              options={INTAKE_TYPES.map((value) => ({ value, label: t(`intakeType.${value}`) }))}
              onChange={(intakeType) => change({ intakeType })}
            />
          )}
        </Field>
      </div>
      <div className="intake-who">
        <Field
          label={t('field.customerName')}
          required={whole && !draft.anonymous}
          fault={faultOf('customerName')}
          aside={
            <Checkbox
              checked={draft.anonymous}
              onChange={(event) =>
                change(
                  event.target.checked
                    ? { anonymous: true, customerName: '' }
                    : { anonymous: false },
                )
              }
            >
              {t('intake.anonymous')}
            </Checkbox>
          }
        >
          {(control) => (
            <Input
              {...control}
              ref={(input) => {
                name.current = input?.input ?? null
              }}
              disabled={draft.anonymous}
              name="customerName"
              value={draft.customerName}
              maxLength={80}
              autoComplete="off"
              onChange={(event) => change({ customerName: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t('field.contact')}
          required={whole && !withoutContact}
          fault={faultOf('contact')}
          aside={
            <Checkbox
              checked={withoutContact}
              onChange={(event) => {
                setWithout(event.target.checked)
                change(event.target.checked ? { contact: '' } : { contactMissingReason: '' })
              }}
            >
              {t('intake.noContact')}
            </Checkbox>
          }
        >
          {(control) => (
            <Input
              {...control}
              disabled={withoutContact}
              name="contact"
              value={draft.contact}
              maxLength={120}
              autoComplete="off"
              placeholder={t('intake.contactHint')}
              onChange={(event) => change({ contact: event.target.value })}
            />
          )}
        </Field>
      </div>
      {withoutContact && (
        <Field
          label={t('field.contactMissingReason')}
          required={whole}
          hint={t('intake.noContactHint')}
          fault={faultOf('contactMissingReason') ?? faultOf('contact')}
        >
          {(control) => (
            <StaffWordsLine
              {...control}
              value={draft.contactMissingReason}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => change({ contactMissingReason: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t(`factsOf.${draft.intakeType}`)} required fault={faultOf('facts')}>
        {(control) => (
          <WordsArea
            {...control}
            name="facts"
            value={draft.facts}
            maxLength={4000}
            rows={3}
            placeholder={t(`factsHint.${draft.intakeType}`)}
            onChange={(event) => change({ facts: event.target.value })}
          />
        )}
      </Field>
      <Hints draft={draft} />
      {draft.intakeType === 'praise' ? (
        <EmployeesField
          name="praised"
          faultOf={faultOf}
          value={draft.praised}
          onChange={(praised) => change({ praised })}
        />
      ) : (
        <Field label={t(`demandOf.${draft.intakeType}`)} required={whole} fault={faultOf('demand')}>
          {(control) => (
            <WordsArea
              {...control}
              name="demand"
              value={draft.demand}
              maxLength={2000}
              rows={2}
              placeholder={t('intake.demandHint')}
              onChange={(event) => change({ demand: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}
