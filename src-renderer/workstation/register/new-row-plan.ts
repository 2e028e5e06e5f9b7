/** How a new row of a register is described: what is asked, and which call takes it. */
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { Refusal } from '#shared/foundation/result.ts'
import type { RegisterKind } from '#shared/register/enumerations.ts'
import type { EntryField, Values } from './entry-form.tsx'
import type { useRegister } from './register.state.ts'

type Take = ReturnType<typeof useRegister.getState>['take']

export interface NewRowPlan {
  readonly fields: readonly EntryField[]
  readonly start?: Values
  readonly note?: string
  readonly button?: string
  readonly aside?: (values: Values) => ReactNode
  readonly send: (rowId: string, values: Values, take: Take) => Promise<Refusal | null>
}

/** Under which the typed words of a new row are kept. */
export function formOf(register: RegisterKind): string {
  return `new.${register}`
}

export function text(values: Values, name: string): string {
  return (values[name] ?? '').trim()
}

/** What may be left out is null, never an empty word. */
export function orNull(values: Values, name: string): string | null {
  return text(values, name) || null
}

export function remark(t: TFunction): EntryField {
  return { name: 'remark', label: t('field.remark'), kind: 'words', optional: true }
}
