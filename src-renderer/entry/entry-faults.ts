/** What the check of an entry says, in words, at the field where it belongs. */
import type { TFunction } from 'i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import { sourceOfReason } from '#shared/phrase/entry-reason.ts'
import { refusalWords } from '../words/refusal.ts'
import { sourceWords } from '../words/source.ts'

/** What the check answered, and the fields that it answered for. */
export interface EntryCheck<Fields> {
  readonly faults: readonly Refusal[]
  /** Null before it answered. */
  readonly of: Fields | null
}

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
  const name = first === 'phrase' || first === 'entry' ? second : first
  return SHOWN_AT[name] ?? name
}

/** A fault in words: where it stands, what is wrong, and the source that asks for more. */
export function faultWords(t: TFunction, fault: Refusal): string {
  const { params = {}, source = sourceOfReason(params['reason']) } = fault
  const said = t(`entryFault.${String(params['reason'] ?? '')}`, {
    ...params,
    known: knownPlaces(t, params['known']),
    defaultValue: '',
  })
  if (said === '') return refusalWords(t, fault)
  const reason = placed(t, said, params)
  return source === undefined
    ? reason
    : t('refusal.withSource', { reason, source: sourceWords(t, source) })
}

/** The same above the button, for a field that the form does not show. */
export function faultWordsByName(t: TFunction, fault: Refusal): string {
  const name = t(`entry.${placeOfFault(fault)}`, { defaultValue: '' })
  const words = faultWords(t, fault)
  return name === '' ? words : t('refusal.input.at', { name, words })
}

/** A place of a text by the name that people know. */
export function placeWords(t: TFunction, name: string): string {
  return t(`variable.${name}`, { defaultValue: name })
}

/**
 * What may be said now: a field that nobody has come to yet is no fault before sending is tried.
 */
export function saidNow(
  faults: readonly Refusal[],
  fields: object,
  tried: boolean,
): readonly Refusal[] {
  if (tried) return faults
  return faults.filter((fault) => {
    const value = (fields as Readonly<Record<string, unknown>>)[placeOfFault(fault)]
    return value !== '' && value !== false
  })
}

/**
 * What is wrong with an entry: what the check found, and why sending was refused where the check does not say
 * the same already.
 */
export function withRefused(
  faults: readonly Refusal[],
  refused: Refusal | null,
): readonly Refusal[] {
  if (refused === null) return faults
  const reasonOf = ({ code, params }: Refusal) => params?.['reason'] ?? code
  const again = faults.some(
    (fault) => fault.field === refused.field && reasonOf(fault) === reasonOf(refused),
  )
  return again ? faults : [refused, ...faults]
}

/** True for a refusal that belongs to a field of the entry. */
export function isOfEntry({ field = '' }: Refusal): boolean {
  return /^(phrase|entry)\./.test(field)
}

function placed(t: TFunction, fault: string, { at, start, words }: NonNullable<Refusal['params']>) {
  const from = at ?? (typeof start === 'number' ? start + 1 : undefined)
  if (from === undefined) return fault
  return words === undefined
    ? t('entryFault.placed.from', { at: from, fault })
    : t('entryFault.placed.at', { at: from, words, fault })
}

function knownPlaces(t: TFunction, known: unknown): string {
  if (typeof known !== 'string') return ''
  return known
    .split(', ')
    .map((name) => `{${name}} ${placeWords(t, name)}`)
    .join('、')
}
