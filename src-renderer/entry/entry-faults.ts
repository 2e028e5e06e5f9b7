/** What the check of an entry says, in words, at the field where it belongs. */
import type { TFunction } from 'i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import { refusalWords } from '../words/refusal.ts'
import { sourceWords } from '../words/source.ts'

/** Fields of an entry that a form shows under another name. */
const SHOWN_AT: Readonly<Record<string, string>> = {
  variables: 'text',
  moments: 'where',
  steps: 'where',
  states: 'where',
  demeanours: 'where',
  caseTypes: 'where',
  needs: 'where',
  sixC: 'where',
}

/** Name of the form's field to which a fault belongs; empty for one that belongs to none. */
export function placeOfFault({ field = '' }: Refusal): string {
  const [first = '', second = ''] = field.split('.')
  const name = first === 'phrase' ? second : first
  return SHOWN_AT[name] ?? name
}

/** A fault in words, with the source that asks for more. */
export function faultWords(t: TFunction, fault: Refusal): string {
  const words = t(`entryFault.${String(fault.params?.['reason'] ?? '')}`, {
    ...fault.params,
    defaultValue: '',
  })
  if (words === '') return refusalWords(t, fault)
  return fault.source === undefined
    ? words
    : t('refusal.withSource', { reason: words, source: sourceWords(t, fault.source) })
}
