/** What keeps a single entry out of the library: the check of a shipped pack, told field by field. */
import { anonymityGaps } from '../duty/identity-words.ts'
import type { Refusal } from '../foundation/result.ts'
import type { ForbiddenPack } from '../pack/forbidden-pack.ts'
import { everyObjection } from '../pack/objections/index.ts'
import { type Phrase, type PhrasePack, phraseSchema } from '../pack/phrase-pack.ts'
import { variablesIn } from './places.ts'
import { HARMLESS, formFault, harmlessText, sourced } from './entry-form.ts'
import type { EntryReason } from './entry-reason.ts'

/** Words that go to every branch and stay in its log say nobody's number (S4-16(3)). */
const NO_NUMBERS = 'S4-16(3)'
/** Documents and standards are cited by their numbers, of which none is so long in one piece. */
const TELEPHONE = /\p{Nd}{7,}/u
/** Where a number of somebody begins, as far as its figures stand close together. */
const FIGURES = /\p{Nd}(?:[^\p{L}\n]{0,3}\p{Nd}){5,}/u
const SPOKEN = ['title', 'text', 'requirement', 'reason', 'note'] as const
/**
 * What nobody sees or everybody sees otherwise: controls but the line break and the tabulator, signs of
 * formatting, halves of a character, characters of somebody's own font, the empty Braille cell and fillers.
 */
const UNSEEN = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2800]|\p{Default_Ignorable_Code_Point}/u

export interface CheckedEntry {
  /** Null when it has not even the form of an entry. */
  readonly phrase: Phrase | null
  /**
   * Everything that speaks against it, each at its field below `phrase`, with the source that asks for it and a
   * `reason` of `ENTRY_REASONS`. Where it is about a stretch of a text, `words` is that stretch, `start` and
   * `end` its place, half-open, in UTF-16 units of the text of the entry, and `at` its first character from 1.
   */
  readonly faults: readonly Refusal[]
}

/**
 * Checks one entry as if it stood in the next version of `pack`: its form, its source, words that the
 * scanner would warn of, that promise returns, put off an answer or were left out by the register,
 * numbers that say who somebody is, signs that nobody sees, and places to fill that the library has no name for.
 * An entry of the wrong form is told of its words all the same. Whether its code is free is not asked here.
 */
export function checkedEntry(
  given: unknown,
  pack: PhrasePack,
  forbidden?: ForbiddenPack,
): CheckedEntry {
  const parsed = phraseSchema.safeParse(given)
  if (parsed.success) {
    return {
      phrase: parsed.data,
      faults: told(contentFaults(parsed.data, pack, forbidden), parsed.data),
    }
  }
  const faults = parsed.error.issues.map(formFault)
  return {
    phrase: null,
    faults: told([...faults, ...behind(given, faults, pack, forbidden)], given),
  }
}

/** Why an entry is not fit for the library, at a field of it. */
export function entryFault(
  field: string,
  message: string,
  params: NonNullable<Refusal['params']> & { readonly reason: EntryReason },
  source?: string,
): Refusal {
  return sourced({
    code: 'invalid_phrase',
    message,
    field: `phrase.${field}`,
    params,
    ...(source === undefined ? {} : { source }),
  })
}

function contentFaults(
  phrase: Phrase,
  pack: PhrasePack,
  forbidden: ForbiddenPack | undefined,
): readonly Refusal[] {
  return [
    // First of all: whose number it is nobody must learn.
    ...numberFaults(phrase),
    ...everyObjection(packOf(phrase, pack), forbidden).flatMap((refusal) => inEntry(refusal)),
    ...unseenFaults(phrase),
    ...placeFaults(phrase, pack),
  ]
}

/**
 * What can be said besides of an entry whose form is wrong: the same entry with something harmless in the
 * faulty fields is read, and what is found in the others, and in the words themselves, is said.
 */
function behind(
  given: unknown,
  faults: readonly Refusal[],
  pack: PhrasePack,
  forbidden: ForbiddenPack | undefined,
): readonly Refusal[] {
  if (typeof given !== 'object' || given === null) return []
  const entry = given as Readonly<Record<string, unknown>>
  const faulty = new Set(faults.map(({ field }) => field?.split('.')[1] ?? ''))
  const kept = Object.entries(entry).filter(([name]) => !faulty.has(name))
  const text = harmlessText(entry['text'])
  const parsed = phraseSchema.safeParse({
    ...HARMLESS,
    ...Object.fromEntries(kept),
    text,
    variables: variablesIn(text),
  })
  if (!parsed.success) return []
  const textLacks = text === HARMLESS.text
  return contentFaults(parsed.data, pack, forbidden).filter(({ field = '', params = {} }) => {
    const [, name = ''] = field.split('.')
    if (name === 'text') return !textLacks && params['reason'] !== 'unknown_place'
    return name in entry && !faulty.has(name)
  })
}

/** Each once, with the character that it begins at as people count. */
function told(faults: readonly Refusal[], entry: unknown): readonly Refusal[] {
  return faults.filter(isFirst).map((fault) => {
    const { start, end, words } = fault.params ?? {}
    const text = (entry as Readonly<Record<string, unknown>> | null)?.[
      fault.field?.split('.')[1] ?? ''
    ]
    if (typeof start !== 'number' || typeof text !== 'string') return fault
    // Words may have been read with marks in place of braces: what is quoted is what was written.
    const quoted = words === undefined ? {} : { words: text.slice(start, Number(end)) }
    const at = Array.from(text.slice(0, start)).length + 1
    return { ...fault, params: { ...fault.params, ...quoted, at } }
  })
}

/** One fault at a field is enough of its kind. */
function isFirst(fault: Refusal, index: number, all: readonly Refusal[]): boolean {
  const same = (other: Refusal) =>
    other.field === fault.field &&
    other.params?.['reason'] === fault.params?.['reason'] &&
    other.params?.['start'] === fault.params?.['start']
  return all.findIndex(same) === index
}

export function numberFaults(phrase: Phrase): readonly Refusal[] {
  const parts: readonly (keyof Phrase)[] = [
    ...SPOKEN.filter((part) => anonymityGaps(phrase[part] ?? '', [], NO_NUMBERS).length > 0),
    ...(TELEPHONE.test(phrase.source.normalize('NFKC')) ? (['source'] as const) : []),
  ]
  return parts.map((part) => {
    const params = { reason: 'long_number', ...stretchOf(FIGURES, String(phrase[part])) } as const
    return entryFault(part, 'words without a long number', params, NO_NUMBERS)
  })
}

function unseenFaults(phrase: Phrase): readonly Refusal[] {
  return [...SPOKEN, 'source' as const].flatMap((part) => {
    const found = UNSEEN.exec(phrase[part] ?? '')
    if (!found) return []
    const point = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const place = { start: found.index, end: found.index + found[0].length }
    const params = { reason: 'unseen_sign', sign: `U+${point}`, ...place } as const
    return [entryFault(part, `without the sign U+${point}, which nobody sees`, params)]
  })
}

/** Places that no entry has: nobody at a counter would be told in words what to fill in. */
function placeFaults({ text, variables }: Phrase, { phrases }: PhrasePack): readonly Refusal[] {
  const named = new Set(phrases.flatMap((phrase) => phrase.variables))
  const known = [...named].toSorted().join(', ')
  return variables
    .filter((name) => !named.has(name))
    .map((name) => {
      const words = `{${name}}`
      const start = text.indexOf(words)
      const params = { reason: 'unknown_place', words, known, start, end: start + words.length }
      return entryFault(
        'text',
        `one of ${known}`,
        params as typeof params & { reason: EntryReason },
      )
    })
}

function stretchOf(
  pattern: RegExp,
  text: string,
): { words: string; start: number; end: number } | {} {
  const found = pattern.exec(text)
  if (!found) return {}
  return { words: found[0], start: found.index, end: found.index + found[0].length }
}

/** The phrase as the first of a pack of the next version, with the one that closes it where both are known. */
function packOf(phrase: Phrase, { phrases, version }: PhrasePack): PhrasePack {
  const next = version + 1
  const closing = phrases.filter(
    ({ code, status }) => code === phrase.closing && code !== phrase.code && status !== 'excluded',
  )
  return {
    pack: 'proposal',
    kind: 'phrases',
    version: next,
    title: '提议',
    phrases: [
      { ...phrase, since: Math.min(phrase.since, next) },
      // Only its code is looked at: what it says was judged when it came in.
      ...closing.map(({ closing: _further, ...known }) => known),
    ],
    situations: [],
    standards: [],
  }
}

function inEntry(refusal: Refusal): Refusal[] {
  const field = refusal.field ?? ''
  if (/^phrases\.[1-9]/.test(field)) return []
  const at = field.replace(/^phrases\.0/, 'phrase')
  return [sourced({ ...refusal, code: 'invalid_phrase', field: at })]
}
