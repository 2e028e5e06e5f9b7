/** What keeps a single entry out of the library: the check of a shipped pack, told field by field. */
import { inputRefusal } from '../contract/input-refusal.ts'
import { anonymityGaps } from '../duty/identity-words.ts'
import type { Refusal } from '../foundation/result.ts'
import { everyObjection } from '../pack/objections/index.ts'
import { type Phrase, type PhrasePack, phraseSchema } from '../pack/phrase-pack.ts'
import { ZodError } from 'zod'

/** Words that go to every branch and stay in its log say nobody's number (S4-16(3)). */
const NO_NUMBERS = 'S4-16(3)'
/** Documents and standards are cited by their numbers, of which none is so long in one piece. */
const TELEPHONE = /\p{Nd}{7,}/u
const SPOKEN = ['title', 'text', 'requirement', 'reason', 'note'] as const

export interface CheckedEntry {
  /** Null when it has not even the form of an entry. */
  readonly phrase: Phrase | null
  /** Everything that speaks against it, each at its field below `phrase`, with the source that asks for it. */
  readonly faults: readonly Refusal[]
}

/**
 * Checks one entry as if it stood in the next version of `pack`: its form, its source, words that the
 * scanner would warn of, that promise returns, put off an answer or were left out by the register, and
 * numbers that say who somebody is. Whether its code is free is not asked here.
 */
export function checkedEntry(given: unknown, pack: PhrasePack): CheckedEntry {
  const parsed = phraseSchema.safeParse(given)
  if (!parsed.success) return { phrase: null, faults: parsed.error.issues.map(formFault) }
  const phrase = parsed.data
  const faults = [
    ...everyObjection(packOf(phrase, pack)).flatMap((refusal) => inEntry(refusal)),
    ...numberFaults(phrase),
  ]
  return { phrase, faults: faults.filter(isFirst) }
}

/** Why an entry is not fit for the library, at a field of it. */
export function entryFault(
  field: string,
  message: string,
  params: NonNullable<Refusal['params']>,
  source?: string,
): Refusal {
  const more = source === undefined ? {} : { source }
  return { code: 'invalid_phrase', message, field: `phrase.${field}`, params, ...more }
}

function formFault(issue: ZodError['issues'][number]): Refusal {
  const refusal = inputRefusal(new ZodError([issue]), 'phrase')
  return { ...refusal, code: 'invalid_phrase' }
}

/** One fault at a field is enough of its kind. */
function isFirst(fault: Refusal, index: number, all: readonly Refusal[]): boolean {
  const same = (other: Refusal) =>
    other.field === fault.field && other.params?.['reason'] === fault.params?.['reason']
  return all.findIndex(same) === index
}

export function numberFaults(phrase: Phrase): readonly Refusal[] {
  const parts: readonly (keyof Phrase)[] = [
    ...SPOKEN.filter((part) => anonymityGaps(phrase[part] ?? '', [], NO_NUMBERS).length > 0),
    ...(TELEPHONE.test(phrase.source.normalize('NFKC')) ? (['source'] as const) : []),
  ]
  return parts.map((part) =>
    entryFault(part, 'words without a long number', { reason: 'long_number' }, NO_NUMBERS),
  )
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
  return [{ ...refusal, code: 'invalid_phrase', field: field.replace(/^phrases\.0/, 'phrase') }]
}
