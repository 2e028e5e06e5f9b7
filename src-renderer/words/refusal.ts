/** Refusals in words: what was refused and why; codes never reach a person bare. */
import type { TFunction } from 'i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import { sourceWords } from './source.ts'

/** Codes may carry a subject: `unreconciled:尾箱现金`. */
export function codeWords(t: TFunction, code: string, params: Refusal['params'] = {}): string {
  const [name = code, ...rest] = code.split(':')
  const subject = rest.join(':')
  const words = { ...params, subject: params['subject'] ?? subject }
  return t(`refusal.${name}`, { ...words, defaultValue: t('refusal.unknown', { code: name }) })
}

/** A whole refusal: the sentence, and the article that asks for it. */
export function refusalWords(t: TFunction, refusal: Refusal): string {
  const field = fieldWords(t, refusal.field)
  const reason =
    refusal.code === 'invalid_input'
      ? inputWords(t, refusal)
      : codeWords(t, refusal.code, { ...refusal.params, field })
  return refusal.source === undefined
    ? reason
    : t('refusal.withSource', { reason, source: sourceWords(t, refusal.source) })
}

/** Name of a field of an input; empty when it has none that people know. */
export function fieldWords(t: TFunction, field: string | undefined): string {
  if (field === undefined) return ''
  const last = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? field
  return t(`field.${last}`, { defaultValue: '' })
}

function inputWords(t: TFunction, { params = {}, field }: Refusal): string {
  const reason = String(params['reason'] ?? 'wrong_form')
  const name = fieldWords(t, field)
  const words = t(`refusal.input.${reason}`, {
    ...params,
    defaultValue: t('refusal.input.wrong_form'),
  })
  return name === '' ? words : t('refusal.input.at', { name, words })
}
