/** What head office would publish of a sentence that must not be said, checked as the overlay checks it. */
import { canonicalJson } from '../../foundation/bytes.ts'
import { anonymityGaps } from '../../duty/identity-words.ts'
import { type Refusal, type Result, accepted, refused } from '../../foundation/result.ts'
import { blank } from '../../foundation/words.ts'
import {
  type ForbiddenPack,
  type ForbiddenPhrase,
  forbiddenPhraseSchema,
} from '../../pack/forbidden-pack.ts'
import type { PhrasePack } from '../../pack/phrase-pack.ts'
import { inputRefusal } from '../../contract/input-refusal.ts'
import { ZodError } from 'zod'
import { forbiddenFault } from './fault.ts'
import { judgedEntries } from './judge.ts'
import { LAST_ONE, type StandingForbidden, standingEntries } from './published.ts'

/** What holds while something is published. */
export interface HoldingLists {
  readonly shipped: ForbiddenPack
  readonly standing: StandingForbidden
  readonly phrases: PhrasePack
}

/**
 * Everything that `publishedSentence` would refuse one after the other: the form; a source, a reason and better
 * words; better words that the scanner would underline; a wording that is listed or allowed already, that is
 * one character anywhere, or that stands in approved words of the library or in standard sentences, naming
 * them; numbers of somebody; and a sentence that stands so already.
 */
export function sentenceFaults(given: unknown, holding: HoldingLists): readonly Refusal[] {
  const parsed = forbiddenPhraseSchema.safeParse(given)
  if (parsed.success) return faultsOf(parsed.data, holding)
  const faults = parsed.error.issues.map(formFault)
  return [...faults, ...behind(given, faults, holding)].filter(isFirst)
}

/**
 * What can be said besides of a sentence whose form is wrong: the same one with something harmless in the
 * faulty fields is read, and what is found in the others is said.
 */
function behind(given: unknown, faults: readonly Refusal[], holding: HoldingLists): Refusal[] {
  const entry = readableSentence(given)
  const faulty = faultyFields(faults)
  return entry === null
    ? []
    : faultsOf(entry, holding).filter(({ field = '' }) => !faulty.has(field.split('.')[1] ?? ''))
}

/** What can be read of a sentence that is being written, something harmless in place of the rest; null if nothing. */
export function readableSentence(given: unknown): ForbiddenPhrase | null {
  const parsed = forbiddenPhraseSchema.safeParse(given)
  if (parsed.success) return parsed.data
  if (typeof given !== 'object' || given === null) return null
  const faulty = faultyFields(parsed.error.issues.map(formFault))
  const kept = Object.entries(given).filter(([name]) => !faulty.has(name))
  const rest = forbiddenPhraseSchema.safeParse({ ...HARMLESS, ...Object.fromEntries(kept) })
  return rest.success ? rest.data : null
}

function faultyFields(faults: readonly Refusal[]): ReadonlySet<string> {
  return new Set(faults.map(({ field = '' }) => field.split('.')[1] ?? ''))
}

const HARMLESS = {
  code: 'FP-X00',
  severity: 'hint',
  place: 'whole',
  wordings: ['某某某某某某某某'],
  suggestion: '好的。',
  source: 'S1-29',
  origin: 'project',
} as const

/** The sentence that head office would publish, or the first thing that speaks against it, at its field. */
export function publishedSentence(given: unknown, holding: HoldingLists): Result<ForbiddenPhrase> {
  const [first] = sentenceFaults(given, holding)
  if (first) return { ok: false, refusal: first }
  return accepted(forbiddenPhraseSchema.parse(given))
}

function faultsOf(entry: ForbiddenPhrase, { shipped, standing, phrases }: HoldingLists): Refusal[] {
  const others = standingEntries(standing).filter(({ code }) => code !== entry.code)
  const spokenOf = new Set([...standing.publications.keys(), entry.code])
  const judged = judgedEntries([...others, entry], { shipped, phrases, spokenOf })
  const faults = [...(judged.get(entry.code) ?? [])].filter(isFirst)
  const stands = standing.pack.phrases.find(({ code }) => code === entry.code)
  if (stands && canonicalJson(stands) === canonicalJson(entry)) {
    faults.push({ code: 'nothing_to_change', message: 'the sentence stands so already' })
  }
  return faults
}

/**
 * The sentence that would not be looked for any more. Refuses a code that nobody knows, one that is off
 * already, the last sentence, and a reason that is missing or says somebody's number.
 */
export function switchedOffSentence(
  code: string,
  why: string,
  { shipped, standing }: HoldingLists,
): Result<ForbiddenPhrase> {
  const entry = standing.pack.phrases.find((one) => one.code === code)
  if (!entry) {
    const known = shipped.phrases.some((one) => one.code === code)
    return known || standing.publications.has(code)
      ? refused('nothing_to_change', 'it is not looked for already')
      : refused('unknown_forbidden', 'the list has no such sentence', { field: 'code' })
  }
  if (blank(why)) {
    return refused('field_required', 'why it is not looked for any more', { field: 'why' })
  }
  if (anonymityGaps(why, [], 'S4-16(3)').length > 0) {
    const params = { reason: 'long_number' }
    const fault = forbiddenFault('why', 'words without a long number', params, 'S4-16(3)')
    return { ok: false, refusal: { ...fault, field: 'why' } }
  }
  return standing.pack.phrases.length === 1 ? { ok: false, refusal: LAST_ONE } : accepted(entry)
}

function formFault(issue: ZodError['issues'][number]): Refusal {
  const refusal = inputRefusal(new ZodError([issue]), 'phrase')
  return { ...refusal, code: 'invalid_forbidden' }
}

/** One fault at a field is enough of its kind. */
function isFirst(fault: Refusal, index: number, all: readonly Refusal[]): boolean {
  const same = (other: Refusal) =>
    other.field === fault.field && other.params?.['reason'] === fault.params?.['reason']
  return all.findIndex(same) === index
}
