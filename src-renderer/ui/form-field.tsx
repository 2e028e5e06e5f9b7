/** A `Field` of a react-hook-form form, and the way a refusal finds back to the field it names. */
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import {
  type Control,
  type ControllerRenderProps,
  type ErrorOption,
  type FieldError,
  type FieldValues,
  type Path,
  type RegisterOptions,
  type UseFormReturn,
  useController,
} from 'react-hook-form'
import type { Refusal } from '#shared/foundation/result.ts'
import { refusalWords } from '../words/refusal.ts'
import { Field, type FieldProps } from './field.tsx'

type ControlProps = Parameters<FieldProps['children']>[0]

export function FormField<Values extends FieldValues>({
  control,
  name,
  rules,
  children,
  ...head
}: Omit<FieldProps, 'children' | 'fault'> & {
  readonly control: Control<Values>
  readonly name: Path<Values>
  readonly rules?: RegisterOptions<Values, Path<Values>>
  readonly children: (
    props: ControllerRenderProps<Values, Path<Values>> & ControlProps,
  ) => ReactNode
}) {
  const { field, fieldState } = useController({ control, name, ...(rules ? { rules } : {}) })
  return (
    <Field {...head} fault={faultOf(fieldState.error)}>
      {(control) => children({ ...field, ...control })}
    </Field>
  )
}

/** An error that says everything at its field, in order. */
export function faultyWith(messages: readonly [string, ...string[]]): ErrorOption {
  return { message: messages[0], types: Object.fromEntries(messages.entries()) }
}

function faultOf(error: FieldError | undefined): ReactNode {
  const all = Object.values(error?.types ?? {}).filter((words) => typeof words === 'string')
  if (all.length < 2) return error?.message
  return (
    <ul>
      {all.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}

/** Shows a refusal at the field it names, or above the buttons when it names none of this form. */
export function showRefusal<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  names: readonly Path<Values>[],
  refusal: Refusal,
  t: TFunction,
): void {
  const message = refusalWords(t, refusal)
  const named = names.find(
    (name) => refusal.field === name || refusal.field?.endsWith(`.${name}`) === true,
  )
  if (named === undefined) form.setError('root', { message })
  else form.setError(named, { message }, { shouldFocus: true })
}
