/**
 * A branch proposes words, head office publishes them. What is proposed is held to the same check as a pack
 * that is shipped, before it leaves the branch; what is published is held to it again.
 */
import { canonicalJson } from '../foundation/bytes.ts'
import { type Refusal, type Result, accepted } from '../foundation/result.ts'
import type { ForbiddenPack } from '../pack/forbidden-pack.ts'
import type { Phrase, PhrasePack } from '../pack/phrase-pack.ts'
import { checkedEntry, entryFault } from './entry-check.ts'
import type { PhraseLibrary } from './library.ts'

/** What a branch may fill in; who answers for it and which version it comes with is head office's. */
export interface PhraseProposal {
  /** The entry as it would stand in the pack. */
  readonly phrase: unknown
  /** Code of the phrase it would take the place of; null for a new one. */
  readonly replaces: string | null
}

/**
 * The proposed phrase, checked; `forbidden` is the list that holds where it would be said. Refuses, naming the field below `phrase` and the source that asks for it:
 * what `checkedEntry` finds; a code that is taken or, for a replacement, another one than it replaces; a
 * phrase that was taken out, which is head office's to do; and words that the library has already.
 */
export function proposedPhrase(
  proposal: PhraseProposal,
  library: PhraseLibrary,
  forbidden?: ForbiddenPack,
): Result<Phrase> {
  return answered(judgedProposal(proposal, library, forbidden))
}

/** Everything that `proposedPhrase` would refuse one after the other, for a form that is being filled in. */
export function proposalFaults(
  proposal: PhraseProposal,
  library: PhraseLibrary,
  forbidden?: ForbiddenPack,
): readonly Refusal[] {
  return judgedProposal(proposal, library, forbidden).faults
}

interface Judged {
  readonly phrase: Phrase | null
  readonly faults: readonly Refusal[]
}

function judgedProposal(
  { phrase: given, replaces }: PhraseProposal,
  library: PhraseLibrary,
  forbidden: ForbiddenPack | undefined,
): Judged {
  const { phrase, faults: found } = checkedEntry(given, library.pack, forbidden)
  if (!phrase) return { phrase, faults: found }
  const faults = [...found]
  if (phrase.status === 'excluded') {
    const message = 'only head office takes a phrase out'
    faults.push(entryFault('status', message, { reason: 'only_head_office' }))
  }
  const standing = standingOf(library.pack, phrase.code)
  if (replaces === null && standing) {
    faults.push(entryFault('code', 'this code is taken', { reason: 'code_taken' }))
  } else if (replaces !== null && (phrase.code !== replaces || !standing)) {
    faults.push(entryFault('code', `the code ${replaces}`, { reason: 'other_code' }))
  }
  const { fold } = library.index
  const unchanged =
    standing && fold(standing.text) === fold(phrase.text) && standing.status === phrase.status
  if (unchanged) faults.push(twinFault('unchanged', phrase.code))
  else faults.push(...twins(phrase, library))
  return { phrase, faults }
}

/**
 * The entry that head office would publish, checked. Refuses what `checkedEntry` finds, words that another
 * entry has, an entry that stands so already, a code that nobody knows to be taken out, and taking out or
 * keeping from anybody what a situation or another entry needs, naming it.
 */
export function publishedPhrase(
  given: unknown,
  library: PhraseLibrary,
  forbidden?: ForbiddenPack,
): Result<Phrase> {
  return answered(judgedPublication(given, library, forbidden))
}

/** Everything that `publishedPhrase` would refuse one after the other. */
export function publicationFaults(
  given: unknown,
  library: PhraseLibrary,
  forbidden?: ForbiddenPack,
): readonly Refusal[] {
  return judgedPublication(given, library, forbidden).faults
}

function judgedPublication(
  given: unknown,
  library: PhraseLibrary,
  forbidden: ForbiddenPack | undefined,
): Judged {
  const { phrase, faults: found } = checkedEntry(given, library.pack, forbidden)
  if (!phrase) return { phrase, faults: found }
  const faults = [...found, ...neededFaults(phrase, library.pack)]
  const standing = standingOf(library.pack, phrase.code)
  if (phrase.status === 'excluded') {
    if (!standing) faults.push(entryFault('code', 'no such entry', { reason: 'no_such_code' }))
  } else faults.push(...twins(phrase, library))
  if (standing && canonicalJson(standing) === canonicalJson(phrase)) {
    faults.push({ code: 'nothing_to_change', message: 'the entry stands so already' })
  }
  return { phrase, faults }
}

/**
 * Why an entry may not be taken out: a situation says it, a standard reads it, or another entry is closed by it.
 * Nor is one that a situation says kept from anybody: a walk finds its words on any day, for every role, in every
 * profile, and while a complaint is open.
 */
export function neededFaults(phrase: Phrase, pack: PhrasePack): readonly Refusal[] {
  const situation = pack.situations.find(({ steps }) =>
    steps.some(({ prompts }) => prompts.includes(phrase.code)),
  )
  if (situation) {
    const params = { reason: 'needed_by_situation', subject: situation.title } as const
    const message = `the situation ${situation.code} says it`
    return limitedFields(phrase).map((field) =>
      entryFault(field, message, params, situation.source),
    )
  }
  if (phrase.status !== 'excluded') return []
  const standard = pack.standards.find(({ sections }) =>
    sections.some(({ phrases }) => phrases.includes(phrase.code)),
  )
  if (standard) {
    const params = { reason: 'read_in_standard', subject: standard.title } as const
    return [entryFault('status', `the standard ${standard.code} reads it`, params, standard.source)]
  }
  const closed = pack.phrases.find(
    ({ closing, status }) => closing === phrase.code && status !== 'excluded',
  )
  if (!closed) return []
  const params = { reason: 'closes_another', subject: closed.code } as const
  return [entryFault('status', `${closed.code} is closed by it`, params)]
}

/** Fields by which somebody, somewhere or on some day would not be shown the entry. */
function limitedFields(phrase: Phrase): string[] {
  const { status, profiles, roles, offersBusiness, validFrom, validUntil } = phrase
  const limits: Readonly<Record<string, boolean>> = {
    status: status === 'excluded',
    profiles: profiles.length > 0,
    roles: roles.length > 0,
    offersBusiness,
    validFrom: validFrom !== null,
    validUntil: validUntil !== null,
  }
  return Object.keys(limits).filter((field) => limits[field])
}

function answered({ phrase, faults }: Judged): Result<Phrase> {
  const [first] = faults
  if (first) return { ok: false, refusal: first }
  if (!phrase) throw new Error('an entry without form and without fault')
  return accepted(phrase)
}

function standingOf({ phrases }: PhrasePack, wanted: string): Phrase | undefined {
  return phrases.find(({ code }) => code === wanted)
}

/** Another entry that says the same; what was taken out may come again under another code. */
function twins({ code, text }: Phrase, { pack, index }: PhraseLibrary): Refusal[] {
  const said = index.fold(text)
  const twin = pack.phrases.find(
    (other) =>
      other.code !== code && other.status !== 'excluded' && index.fold(other.text) === said,
  )
  return twin ? [twinFault('same_words', twin.code)] : []
}

function twinFault(reason: 'same_words' | 'unchanged', code: string): Refusal {
  const fault = entryFault('text', 'the library has these words', { reason, code })
  return { ...fault, code: 'already_in_library' }
}
