/** The control of each kind of field. */
import { Checkbox, Input, InputNumber, Radio, Segmented, Select } from 'antd'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { BankTime } from '../../../../ui/bank-time.tsx'
import { StaffWordsArea, StaffWordsLine } from '../../../../writing/staff-words.tsx'
import { MoneyLines } from './money-lines.tsx'
import { chosenOf, selectProps } from './select-props.ts'
import { TickGroup } from './tick-group.tsx'
import {
  BranchPicker,
  EvidencePicker,
  OtherCasePicker,
  PersonPicker,
  ReasonPicker,
  RootCausePicker,
} from './pickers.tsx'
import type { FieldOf, FormContext, MoneyLine, StepField } from './step-form.ts'

export interface ControlProps<Field extends StepField = StepField> {
  readonly field: Field
  readonly context: FormContext
  /** Takes the keys when the form opens. */
  readonly first: boolean
  readonly id: string
  /** Name of the field, for controls that consist of several. */
  readonly label: string
  readonly status: '' | 'error'
  readonly invalid: boolean
  readonly describedBy: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly bind: Ref<never>
}

export function StepControl(props: ControlProps) {
  const { field, context, first, id, status, invalid, describedBy, value, onChange, bind } = props
  const common = {
    id,
    autoFocus: first,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
  }
  switch (field.kind) {
    case 'words': {
      const Box = field.sentence === true ? StaffWordsLine : Input
      return (
        <>
          <Box
            {...common}
            ref={bind}
            status={status}
            maxLength={field.max}
            autoComplete="off"
            {...(field.suggest ? { list: `${id}-known` } : {})}
            value={value as string}
            onChange={(event) => onChange(event.target.value)}
          />
          {field.suggest && (
            // The browser's own list: it hints and lets Tab go on.
            <datalist id={`${id}-known`}>
              {field.suggest(context).map((text) => (
                <option key={text} value={text}>
                  {text}
                </option>
              ))}
            </datalist>
          )}
        </>
      )
    }
    case 'long':
    case 'lines':
      return (
        <StaffWordsArea
          {...common}
          ref={bind}
          status={status}
          rows={field.rows ?? 3}
          maxLength={field.kind === 'long' ? field.max : 5000}
          value={value as string}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'choice':
    case 'yesNo':
    case 'scale':
      return <OneOf {...props} field={field} />
    case 'tick':
      return <TickBox {...props} field={field} />
    case 'ticks':
      return <TickBoxes {...props} field={field} />
    case 'person':
    case 'people':
      return <PersonPicker {...props} field={field} />
    case 'moment':
      return (
        <BankTime
          id={id}
          status={status}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          value={value as string | null}
          onChange={onChange}
        />
      )
    case 'count':
      return (
        <InputNumber
          {...common}
          ref={bind}
          status={status}
          min={field.least}
          max={field.most}
          precision={0}
          value={value as number | null}
          onChange={onChange}
        />
      )
    case 'rootCause':
      return <RootCausePicker {...props} />
    case 'reasons':
      return <ReasonPicker {...props} />
    case 'evidence':
      return <EvidencePicker {...props} />
    case 'branch':
      return <BranchPicker {...props} />
    case 'otherCase':
      return <OtherCasePicker {...props} />
    case 'own':
      return (
        <field.Control
          id={id}
          context={context}
          first={first}
          status={status}
          describedBy={describedBy}
          value={value}
          onChange={onChange}
        />
      )
    case 'money':
      return (
        <MoneyLines
          id={id}
          context={context}
          lines={value as readonly MoneyLine[]}
          onChange={onChange}
        />
      )
  }
}

/** One of a few: a bar for short words, a list for sentences, a menu for many. */
function OneOf(props: ControlProps<FieldOf<'choice'> | FieldOf<'yesNo'> | FieldOf<'scale'>>) {
  const { field, context, id, label, describedBy, value, onChange, first } = props
  const { t } = useTranslation()
  const options: { value: string | number; label: string }[] =
    field.kind === 'scale'
      ? scale(context).map((step) => ({ value: step, label: String(step) }))
      : valuesOf(field, context).map((one) => ({ value: one, label: t(`${field.of}.${one}`) }))
  const as = field.kind === 'scale' ? 'bar' : (field.as ?? 'bar')
  if (as === 'menu') {
    return (
      <Select
        {...selectProps(props)}
        value={chosenOf(value)}
        options={options}
        onChange={onChange}
      />
    )
  }
  if (as === 'list') {
    return (
      <Radio.Group
        id={id}
        aria-label={label}
        className="stacked"
        aria-describedby={describedBy}
        value={value}
        options={options.map((option, index) => ({ ...option, autoFocus: first && index === 0 }))}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  return (
    <Segmented
      id={id}
      aria-label={label}
      block
      aria-describedby={describedBy}
      value={(value ?? '') as string | number}
      options={options}
      onChange={onChange}
    />
  )
}

function valuesOf(
  field: FieldOf<'choice'> | FieldOf<'yesNo'>,
  context: FormContext,
): readonly string[] {
  if (field.kind === 'yesNo') return ['yes', 'no']
  return typeof field.values === 'function' ? field.values(context) : field.values
}

/** The satisfactions that the rules know, from the lowest up. */
function scale({ lists }: FormContext): readonly number[] {
  const { lowest, highest } = lists?.satisfaction ?? { lowest: 1, highest: 5 }
  return Array.from({ length: highest - lowest + 1 }, (_, step) => lowest + step)
}

function TickBox({
  field,
  id,
  first,
  value,
  onChange,
  describedBy,
}: ControlProps<FieldOf<'tick'>>) {
  const { t } = useTranslation()
  return (
    <Checkbox
      id={id}
      autoFocus={first}
      aria-describedby={describedBy}
      checked={value === true}
      onChange={(event) => onChange(event.target.checked)}
    >
      {t(`tick.${field.name}`)}
    </Checkbox>
  )
}

function TickBoxes({ field, context, id, label, value, onChange }: ControlProps<FieldOf<'ticks'>>) {
  const { t } = useTranslation()
  const values = typeof field.values === 'function' ? field.values(context) : field.values
  return (
    <TickGroup
      id={id}
      label={label}
      ticked={value as readonly string[]}
      onChange={onChange}
      boxes={values.map((one) => ({
        value: one,
        label: t(`${field.of}.${one}`),
        say: field.said === undefined ? null : t(`${field.said}.${one}`),
      }))}
    />
  )
}
