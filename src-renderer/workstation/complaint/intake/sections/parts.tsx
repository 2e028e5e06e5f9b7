/** The few kinds of field that sections are made of. */
import { Checkbox, Input, Select } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../ui/field.tsx'
import { tabGoesOn } from '../../../../ui/keyboard.ts'
import { useStaff } from '../../../setting/staff.state.ts'
import { usePicked } from '../../../../ui/picked.ts'

interface Named {
  readonly name: string
  readonly hint?: ReactNode
  readonly faultOf: (field: string) => string | undefined
}

/** One line of words; `path` is where a refusal would point when it is not the name. */
export function WordsField({
  name,
  path = name,
  hint,
  faultOf,
  value,
  maxLength,
  required = false,
  onChange,
}: Named & {
  readonly path?: string
  readonly value: string
  readonly maxLength: number
  readonly required?: boolean
  readonly onChange: (value: string) => void
}) {
  const { t } = useTranslation()
  return (
    <Field label={t(`field.${name}`)} hint={hint} fault={faultOf(path)} required={required}>
      {(control) => (
        <Input
          {...control}
          value={value}
          maxLength={maxLength}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** One code of a list; clearing it is "not said". */
export function ChoiceField({
  name,
  hint,
  faultOf,
  value,
  options,
  onChange,
}: Named & {
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}) {
  const { t } = useTranslation()
  return (
    <Field label={t(`field.${name}`)} hint={hint} fault={faultOf(name)}>
      {(control) => (
        <Select
          {...control}
          value={value === '' ? null : value}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={[...options]}
          onChange={(chosen) => onChange((chosen as string | null | undefined) ?? '')}
        />
      )}
    </Field>
  )
}

/** Colleagues by number; a number that this branch does not know can be typed. */
export function EmployeesField({
  name,
  hint,
  faultOf,
  value,
  onChange,
}: Named & {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
}) {
  const { t } = useTranslation()
  const { people, load } = usePicked(useStaff, 'people', 'load')
  useEffect(() => {
    void load()
  }, [load])
  return (
    <Field label={t(`field.${name}`)} hint={hint} fault={faultOf(name)}>
      {(control) => (
        <Select
          {...control}
          mode="tags"
          onInputKeyDown={tabGoesOn}
          value={[...value]}
          tokenSeparators={[',', '，', '、', ' ']}
          options={(people ?? []).map((person) => ({
            value: person.employeeNo,
            label: [person.name, person.employeeNo].filter(Boolean).join(' · '),
          }))}
          onChange={(numbers) => onChange(numbers.slice(0, 20))}
        />
      )}
    </Field>
  )
}

/** A group of ticks under one name. */
export function Ticks({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <div className="ticks" role="group" aria-label={label}>
      <span className="ticks-name">{label}</span>
      <div className="ticks-list">{children}</div>
    </div>
  )
}

/** Ticks for a list of codes. */
export function CodeTicks<Code extends string>({
  label,
  codes,
  words,
  value,
  onChange,
}: {
  readonly label: string
  readonly codes: readonly Code[]
  readonly words: (code: Code) => string
  readonly value: readonly Code[]
  readonly onChange: (value: Code[]) => void
}) {
  return (
    <Ticks label={label}>
      <Checkbox.Group
        value={[...value]}
        options={codes.map((code) => ({ value: code, label: words(code) }))}
        onChange={(chosen) => onChange(chosen as Code[])}
      />
    </Ticks>
  )
}
