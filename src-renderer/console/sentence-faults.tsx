/** What the check says of a sentence that must not be said, in words, at the field where it belongs. */
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { Refusal } from '#shared/foundation/result.ts'
import { refusalWords } from '../words/refusal.ts'
import { sourceWords } from '../words/source.ts'

/** Name of the form's field to which a fault belongs; of a group of variants, its place among them. */
export function placeOfSentenceFault({ field = '' }: Refusal): string {
  const [first = '', second = '', third = ''] = field.split('.')
  if (first !== 'phrase') return first
  return second === 'variants' && third !== '' ? `variants.${third}` : second
}

/** A fault in words, with the source that asks for more. */
export function sentenceFaultWords(t: TFunction, fault: Refusal): string {
  const reason = String(fault.params?.['reason'] ?? '')
  const words = t(`sentence.fault.${reason}`, { ...fault.params, defaultValue: '' })
  if (reason === '' || words === '') return refusalWords(t, fault)
  return fault.source === undefined
    ? words
    : t('refusal.withSource', { reason: words, source: sourceWords(t, fault.source) })
}

/** Everything that is wrong at one field, in words. */
export function sentenceFaultsAt(
  t: TFunction,
  faults: readonly Refusal[],
  place: string,
): ReactNode {
  const own = faults.filter((fault) => placeOfSentenceFault(fault) === place)
  const said = [...new Set(own.map((fault) => sentenceFaultWords(t, fault)))]
  if (said.length < 2) return said[0]
  return (
    <ul>
      {said.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}
