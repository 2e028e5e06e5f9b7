/** Codes of the registers in words: the organisation's own names first. */
import type { TFunction } from 'i18next'
import type { RegisterRow } from '#shared/contract/register-view.ts'
import type { Tone } from '../../ui/mark.tsx'
import type { Choices } from './register.state.ts'

type List = readonly { readonly value: string; readonly label: string }[]

/** The label of a code; the code itself for one that a newer list had. */
export function labelOf(list: List | undefined, value: string | null): string {
  if (value === null) return ''
  return list?.find((one) => one.value === value)?.label ?? value
}

/** Balance lines stand in differences by their code or, as a sheet printed it, by their name. */
export function lineWords(t: TFunction, choices: Choices | null, line: string): string {
  const own = choices?.lines.find(({ value }) => value === line)?.label
  return own ?? t(`line.${line}`, { defaultValue: line })
}

const TONES: Readonly<Partial<Record<RegisterRow['status'], Tone>>> = {
  to_settle: 'warning',
  to_follow_up: 'accent',
  to_contact: 'warning',
  contacted: 'accent',
  to_compare: 'accent',
  wrong_amount: 'alarm',
  missing: 'alarm',
  unrecorded: 'alarm',
  settled: 'good',
  followed_up: 'good',
  complete: 'good',
  handed: 'good',
  confirmed: 'good',
  resolved: 'good',
}

/** How much a status asks for somebody; what nobody waits for is quiet. */
export function statusTone(status: RegisterRow['status']): Tone {
  return TONES[status] ?? 'quiet'
}
