/** A sentence that must not be said as a form holds it, and the way from one to the other. */
import { shownText } from '../../foundation/words.ts'
import type { ForbiddenPack, ForbiddenPhrase } from '../../pack/forbidden-pack.ts'

/** What a key puts in place of the words: the suggestion, other words, or nothing (advice only). */
export const REPLACE_WITH = ['suggestion', 'other', 'nothing'] as const

/** Other ways of saying it, with the place where they count. */
export interface VariantFields {
  readonly place: ForbiddenPhrase['place']
  readonly texts: string[]
  /** Empty: the source of the entry. */
  readonly source: string
  readonly origin: ForbiddenPhrase['origin']
  readonly note: string
}

/** What head office fills in; empty text where nothing is said. */
export interface ForbiddenFields
  extends Pick<ForbiddenPhrase, 'severity' | 'place' | 'suggestion' | 'source' | 'origin'> {
  readonly wordings: string[]
  readonly variants: VariantFields[]
  readonly replaceWith: (typeof REPLACE_WITH)[number]
  readonly replacement: string
  readonly reason: string
  readonly beside: string[]
  readonly note: string
}

/** The fields of a sentence that nobody has begun. */
export const NO_FORBIDDEN_FIELDS: ForbiddenFields = {
  severity: 'warn',
  place: 'anywhere',
  wordings: [],
  variants: [],
  suggestion: '',
  replaceWith: 'suggestion',
  replacement: '',
  reason: '',
  beside: [],
  source: '',
  origin: 'project',
  note: '',
}

/** The fields of a sentence that stands. */
export function forbiddenFieldsOf(entry: ForbiddenPhrase): ForbiddenFields {
  const { severity, place, wordings, variants = [], suggestion, replacement } = entry
  const { reason = '', beside = [], source, origin, note = '' } = entry
  return {
    severity,
    place,
    wordings,
    variants: variants.map((variant) => ({ ...variant, note: variant.note ?? '' })),
    suggestion,
    replaceWith:
      replacement === undefined ? 'suggestion' : replacement === null ? 'nothing' : 'other',
    replacement: replacement ?? '',
    reason,
    beside,
    source,
    origin,
    note,
  }
}

/** The entry of the fields under a code, unchecked; empty lines are left out, and groups without lines. */
export function forbiddenEntryOf(
  fields: ForbiddenFields,
  code: string,
): Record<string, unknown> & { readonly code: string } {
  const { severity, place, beside, origin, replaceWith } = fields
  const source = shownText(fields.source)
  const variants = fields.variants
    .map((variant) => ({ ...variant, texts: lines(variant.texts) }))
    .filter(({ texts }) => texts.length > 0)
    .map(({ place: where, texts, origin: whose, ...more }) => ({
      place: where,
      texts,
      source: shownText(more.source) || source,
      origin: whose,
      ...said('note', more.note),
    }))
  return {
    code,
    severity,
    place,
    wordings: lines(fields.wordings),
    ...(variants.length === 0 ? {} : { variants }),
    suggestion: shownText(fields.suggestion),
    ...said('reason', fields.reason),
    ...(replaceWith === 'nothing' ? { replacement: null } : {}),
    ...(replaceWith === 'other' ? { replacement: shownText(fields.replacement) } : {}),
    ...(beside.length === 0 ? {} : { beside: [...beside] }),
    source,
    origin,
    ...said('note', fields.note),
  }
}

function lines(texts: readonly string[]): string[] {
  return texts.map(shownText).filter((text) => text !== '')
}

function said(name: string, text: string): Record<string, string> {
  const shown = shownText(text)
  return shown === '' ? {} : { [name]: shown }
}

/** Lists that no source numbers: head office's own sentences are counted in the first that has room. */
const OWN_LISTS = 'XYZWVUTSRQ'
const LAST_NUMBER = 99

/** The code of the next new sentence; null when all are taken. A code that was ever used is not used again. */
export function nextForbiddenCode(
  { phrases }: ForbiddenPack,
  published: Iterable<string>,
): string | null {
  const taken = new Set([...phrases.map(({ code }) => code), ...published])
  for (const list of OWN_LISTS) {
    for (let number = 1; number <= LAST_NUMBER; number += 1) {
      const code = `FP-${list}${String(number).padStart(2, '0')}`
      if (!taken.has(code)) return code
    }
  }
  return null
}
