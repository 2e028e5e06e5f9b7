/** What it is about: whom, when, where, which business, how much (R-13, S4-08). */
import { AutoComplete, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PLACES } from '#shared/complaint/events/intake-details.ts'
import { BankTime } from '../../../../ui/bank-time.tsx'
import { Field } from '../../../../ui/field.tsx'
import { amountWords, readAmount } from '../../../handover/amount.ts'
import { useIntakeLists } from '../intake-lists.state.ts'
import { countFilled, Fold, type SectionProps } from './fold.tsx'
import { ChoiceField, EmployeesField, WordsField } from './parts.tsx'

const FIELDS = [
  'complainedUnit',
  'complainedOf',
  'happenedAt',
  'happenedWhere',
  'place',
  'appointment.committedAt',
  'appointment.keptAt',
  'business',
] as const

export function MatterSection({ draft, change, faultOf }: SectionProps) {
  const { t } = useTranslation()
  const lists = useIntakeLists((state) => state.lists)
  const filled = countFilled(
    draft.complainedUnit,
    draft.complainedOf,
    draft.happenedAt,
    draft.happenedWhere,
    draft.place,
    draft.appointment.committedAt,
    draft.business,
    draft.product,
    draft.amountFen,
  )
  return (
    <Fold
      title={t('section.matter')}
      why={t('section.matterWhy')}
      filled={filled}
      faulty={FIELDS.some((name) => faultOf(name) !== undefined)}
    >
      <div className="fields-two">
        <Field
          label={t('field.complainedUnit')}
          hint={t('section.complainedUnitHint')}
          fault={faultOf('complainedUnit')}
        >
          {({ status: _status, ...control }) => (
            <AutoComplete
              {...control}
              value={draft.complainedUnit}
              maxLength={80}
              options={lists.departments.map(({ label }) => ({ value: label }))}
              onChange={(value: string) => change({ complainedUnit: value ?? '' })}
            />
          )}
        </Field>
        <EmployeesField
          name="complainedOf"
          hint={t('section.complainedOfHint')}
          faultOf={faultOf}
          value={draft.complainedOf}
          onChange={(complainedOf) => change({ complainedOf })}
        />
        <Field label={t('field.happenedAt')} fault={faultOf('happenedAt')}>
          {(control) => (
            <BankTime
              {...control}
              value={draft.happenedAt}
              onChange={(happenedAt) => change({ happenedAt })}
            />
          )}
        </Field>
        <ChoiceField
          name="place"
          hint={t('section.placeHint')}
          faultOf={faultOf}
          value={draft.place ?? ''}
          options={PLACES.map((value) => ({ value, label: t(`placeKind.${value}`) }))}
          onChange={(place) => change({ place: PLACES.find((one) => one === place) ?? null })}
        />
        <WordsField
          name="happenedWhere"
          faultOf={faultOf}
          value={draft.happenedWhere}
          maxLength={200}
          onChange={(happenedWhere) => change({ happenedWhere })}
        />
        <ChoiceField
          name="business"
          faultOf={faultOf}
          value={draft.business}
          options={lists.businesses}
          onChange={(business) => change({ business })}
        />
        <WordsField
          name="product"
          faultOf={faultOf}
          value={draft.product}
          maxLength={120}
          onChange={(product) => change({ product })}
        />
        <Appointment draft={draft} change={change} faultOf={faultOf} />
        <Amount draft={draft} change={change} faultOf={faultOf} />
      </div>
    </Fold>
  )
}

/** A time that was promised or agreed: whether it was kept is asked only once there was one (S2-05(4)). */
function Appointment({ draft, change, faultOf }: SectionProps) {
  const { t } = useTranslation()
  const { appointment } = draft
  const put = (part: Partial<typeof appointment>) =>
    change({ appointment: { ...appointment, ...part } })
  return (
    <>
      <Field
        label={t('field.committedAt')}
        hint={t('section.committedHint')}
        fault={faultOf('appointment.committedAt')}
      >
        {(control) => (
          <BankTime
            {...control}
            value={appointment.committedAt}
            onChange={(committedAt) => put({ committedAt })}
          />
        )}
      </Field>
      {appointment.committedAt !== null && (
        <Field
          label={t('field.keptAt')}
          hint={t('section.arrivedHint')}
          fault={faultOf('appointment.keptAt')}
        >
          {(control) => (
            <>
              <BankTime
                {...control}
                value={appointment.keptAt}
                onChange={(keptAt) => put({ keptAt })}
              />
              <Checkbox
                checked={appointment.explanationAccepted}
                onChange={(event) => put({ explanationAccepted: event.target.checked })}
              >
                {t('section.explanationAccepted')}
              </Checkbox>
            </>
          )}
        </Field>
      )}
    </>
  )
}

/** Yuan as people type it; what cannot be read stays in the box and is said. */
function Amount({ draft, change, faultOf }: SectionProps) {
  const { t } = useTranslation()
  const { amountFen } = draft
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (amountFen === null ? '' : amountWords(amountFen, 'fen'))
  const unreadable = typed !== null && typed.trim() !== '' && readAmount(typed, 'fen') === null
  return (
    <Field
      label={t('field.amountFen')}
      hint={t('section.amountHint')}
      fault={unreadable ? t('refusal.amount_unreadable') : faultOf('amountFen')}
    >
      {(control) => (
        <Input
          {...control}
          className="number"
          value={shown}
          maxLength={20}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.target.value)
            change({ amountFen: readAmount(event.target.value, 'fen') })
          }}
          onBlur={() => unreadable || setTyped(null)}
        />
      )}
    </Field>
  )
}
