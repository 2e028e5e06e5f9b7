/** A form of a register, drawn from a description: what is asked, in which order, and when. */
import { Button, Input, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import { type Control, useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { BankTime } from '../../ui/bank-time.tsx'
import { FormField, showRefusal } from '../../ui/form-field.tsx'
import { Notice } from '../../ui/page.tsx'
import { StaffWordsArea } from '../../writing/staff-words.tsx'
import { FormFrame } from '../complaint/desk/forms/form-frame.tsx'
import { readAmount } from '../handover/amount.ts'
import { useStaff } from '../setting/staff.state.ts'
import { useRegister } from './register.state.ts'
import { usePicked } from '../../ui/picked.ts'

export type Values = Readonly<Record<string, string>>
interface Option {
  readonly value: string
  readonly label: string
}
export interface EntryField {
  readonly name: string
  /** In words already. */
  readonly label: string
  readonly kind:
    | 'text'
    | 'words'
    | 'yuan'
    | 'count'
    | 'choice'
    | 'pick'
    | 'person'
    | 'supervisor'
    | 'pin'
    | 'time'
  readonly options?: readonly Option[]
  readonly optional?: boolean
  readonly hint?: string
  readonly max?: number
  /** Asked anew each time: an answer about one person must not stand for the next. */
  readonly fresh?: boolean
  /** Two of them stand side by side. */
  readonly half?: boolean
  /** Asked only while this holds of what was filled in before. */
  readonly when?: (values: Values) => boolean
  /** The name by which the host's refusals call it, where that differs. */
  readonly refusedAs?: string
}

export interface EntryFormProps {
  /** Under which the words are kept while somebody looks elsewhere. */
  readonly form: string
  readonly fields: readonly EntryField[]
  readonly start?: Values
  readonly button: string
  readonly note?: string
  /** What follows from what is filled in, said before it is saved. */
  readonly aside?: (values: Values) => React.ReactNode
  readonly send: (values: Values) => Promise<Refusal | null>
}

/** Integer fen or pieces that a checked field holds. */
export function amountOf(text: string | undefined, unit: 'fen' | 'piece'): number {
  return readAmount(text ?? '', unit) ?? 0
}

export function EntryForm({ form: key, fields, start, button, note, aside, send }: EntryFormProps) {
  const { t } = useTranslation()
  const { typed, type } = usePicked(useRegister, 'typed', 'type')
  const [keptAt] = useState(() => typed[key])
  const empty = Object.fromEntries(fields.map(({ name }) => [name, '']))
  const form = useForm<Record<string, string>>({ defaultValues: { ...empty, ...start, ...keptAt } })
  const values = useWatch({ control: form.control }) as Values
  const shown = fields.filter(({ when }) => when === undefined || when(values))
  const { errors, isSubmitting } = form.formState
  const first = fields[0]?.name
  useEffect(() => {
    // The first thing to fill in has the hand at once: a customer stands there.
    if (first !== undefined) form.setFocus(first)
  }, [form, first])
  const submit = form.handleSubmit(async (given) => {
    const refusal = await send(given)
    for (const { name, kind } of fields) {
      // A PIN is never left standing.
      if (kind === 'pin') form.setValue(name, '')
    }
    if (!refusal) return
    const at = shown.find(
      ({ name, refusedAs }) => refusal.field === (refusedAs ?? name) || refusal.field === name,
    )
    showRefusal(form, at ? [at.name] : [], at ? { ...refusal, field: at.name } : refusal, t)
  })
  return (
    <FormFrame label={button} send={(event) => void submit(event as never)} busy={isSubmitting}>
      {note !== undefined && <p className="soft">{note}</p>}
      <div className="entry-fields">
        {shown.map((field) => (
          <div key={field.name} className={field.half === true ? 'entry-half' : 'entry-whole'}>
            <EntryControl
              field={field}
              control={form.control}
              keep={(value) =>
                field.kind !== 'pin' && field.fresh !== true && type(key, { [field.name]: value })
              }
            />
          </div>
        ))}
      </div>
      {aside?.(values)}
      {errors.root && <Notice tone="alarm" title={errors.root.message} />}
    </FormFrame>
  )
}

function EntryControl({
  field,
  control,
  keep,
}: {
  readonly field: EntryField
  readonly control: Control<Record<string, string>>
  readonly keep: (value: string) => void
}) {
  const { t } = useTranslation()
  const { kind, options = [], optional = false, max = 500 } = field
  const validate = (value: string | undefined) => {
    const given = (value ?? '').trim()
    if (given === '') return optional || t('form.required')
    if (kind === 'yuan' && readAmount(given, 'fen') === null) return t('refusal.amount_unreadable')
    if (kind === 'count' && readAmount(given, 'piece') === null) {
      return t('refusal.amount_unreadable')
    }
    return kind !== 'pin' || /^\d{6,12}$/.test(given) || t('form.required')
  }
  return (
    <FormField
      control={control}
      name={field.name}
      label={field.label}
      hint={field.hint}
      required={!optional}
      rules={{ validate, shouldUnregister: field.when !== undefined }}
    >
      {({ value: held, onChange, ...props }) => {
        const value = held ?? ''
        const change = (next: string) => {
          keep(next)
          onChange(next)
        }
        if (kind === 'pick') {
          const { status: _status, ref: _ref, disabled: _off, ...plain } = props
          return (
            <Segmented
              {...plain}
              block
              aria-label={field.label}
              value={value}
              options={options.map((one) => ({ ...one }))}
              onChange={(chosen) => change(String(chosen))}
            />
          )
        }
        if (kind === 'choice') {
          return (
            <Select
              {...props}
              value={value === '' ? null : value}
              showSearch={{ optionFilterProp: 'label' }}
              options={options.map((one) => ({ ...one }))}
              onChange={(chosen: string) => change(chosen)}
            />
          )
        }
        if (kind === 'person' || kind === 'supervisor') {
          return <PersonControl {...props} kind={kind} value={value} onChange={change} />
        }
        if (kind === 'time') {
          return (
            <BankTime
              id={props.id}
              status={props.status}
              aria-invalid={props['aria-invalid']}
              aria-describedby={props['aria-describedby']}
              value={value === '' ? null : value}
              onChange={(instant) => change(instant ?? '')}
            />
          )
        }
        if (kind === 'pin') {
          return (
            <Input.Password
              {...props}
              autoComplete="off"
              inputMode="numeric"
              maxLength={12}
              value={value}
              onChange={(event) => change(event.target.value)}
            />
          )
        }
        if (kind === 'words') {
          return (
            <StaffWordsArea
              {...props}
              value={value}
              rows={2}
              maxLength={max}
              onChange={(event) => change(event.target.value)}
            />
          )
        }
        return (
          <Input
            {...props}
            className={kind === 'text' ? '' : 'entry-amount'}
            autoComplete="off"
            inputMode={kind === 'text' ? 'text' : 'decimal'}
            maxLength={kind === 'text' ? max : 20}
            value={value}
            onChange={(event) => change(event.target.value)}
          />
        )
      }}
    </FormField>
  )
}

/** People of the branch who work here, or the supervisors among them. */
function PersonControl({
  kind,
  value,
  onChange,
  ...props
}: {
  readonly kind: 'person' | 'supervisor'
  readonly value: string
  readonly onChange: (employeeNo: string) => void
  readonly id: string
  readonly status: '' | 'error'
}) {
  const { t } = useTranslation()
  const { people, load } = usePicked(useStaff, 'people', 'load')
  useEffect(() => void load(), [load])
  return (
    <Select
      {...props}
      value={value === '' ? null : value}
      showSearch={{ optionFilterProp: 'label' }}
      options={(people ?? [])
        .filter(({ active, role }) => active && (kind === 'person' || isSupervisor(role)))
        .map(({ employeeNo, name, role }) => ({
          value: employeeNo,
          label: [employeeNo, name, t(`role.${role}`)].filter(Boolean).join(' · '),
        }))}
      onChange={onChange}
    />
  )
}

/** A panel beside the list with a heading that says what it is, and a way out. */
export function SidePanel({
  title,
  onClose,
  children,
}: {
  readonly title: React.ReactNode
  readonly onClose: () => void
  readonly children: React.ReactNode
}) {
  const { t } = useTranslation()
  return (
    <aside className="register-side" aria-label={typeof title === 'string' ? title : undefined}>
      <div className="register-side-head">
        <h2>{title}</h2>
        <Button type="link" onClick={onClose}>
          {t('register.close')}
        </Button>
      </div>
      {children}
    </aside>
  )
}
