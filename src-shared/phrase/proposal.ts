/**
 * A branch proposes words, head office publishes them. What is proposed is held to the same check as a pack
 * that is shipped, before it leaves the branch.
 */
import { inputRefusal } from '../contract/input-refusal.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import { packObjections } from '../pack/objections/index.ts'
import { type Phrase, type PhrasePack, phraseSchema } from '../pack/phrase-pack.ts'
import type { PhraseLibrary } from './library.ts'

/** What a branch may fill in; who answers for it and which version it comes with is head office's. */
export interface PhraseProposal {
  /** The entry as it would stand in the pack. */
  readonly phrase: unknown
  /** Code of the phrase it would take the place of; null for a new one. */
  readonly replaces: string | null
}

/**
 * The proposed phrase, checked. Refuses, naming the field below `phrase` and the source that asks for it:
 * what the schema refuses (a missing source, undeclared variables); words that the scanner would warn of,
 * that promise returns, put off an answer or are left out by the register; a code that is taken or, for a
 * replacement, another one than it replaces; a phrase that was taken out, which is head office's to do; and
 * words that the library has already.
 */
export function proposedPhrase(
  { phrase: given, replaces }: PhraseProposal,
  library: PhraseLibrary,
): Result<Phrase> {
  const parsed = phraseSchema.safeParse(given)
  if (!parsed.success) {
    const refusal = inputRefusal(parsed.error, 'phrase')
    return { ok: false, refusal: { ...refusal, code: 'invalid_phrase' } }
  }
  const phrase = parsed.data
  const improper = packObjections(packOf(phrase, library.pack)).refusal
  if (improper) {
    const field = (improper.field ?? 'phrase').replace(/^phrases\.0/, 'phrase')
    return { ok: false, refusal: { ...improper, code: 'invalid_phrase', field } }
  }
  if (phrase.status === 'excluded') {
    return wrong('phrase.status', 'only head office takes a phrase out')
  }
  const known = library.pack.phrases
  const standing = known.find(({ code }) => code === phrase.code)
  if (replaces === null ? standing !== undefined : phrase.code !== replaces || !standing) {
    return wrong('phrase.code', replaces === null ? 'this code is taken' : `the code ${replaces}`)
  }
  const { fold } = library.index
  const said = fold(phrase.text)
  const twin = known.find(({ code, text }) => code !== replaces && fold(text) === said)
  if (twin || (standing && fold(standing.text) === said && standing.status === phrase.status)) {
    const code = twin?.code ?? phrase.code
    return refused('already_in_library', 'the library has these words', {
      field: 'phrase.text',
      params: { code },
    })
  }
  return accepted(phrase)
}

/** The phrase as the only one of a pack of the next version. */
function packOf(phrase: Phrase, { version }: PhrasePack): PhrasePack {
  const next = version + 1
  return {
    pack: 'proposal',
    kind: 'phrases',
    version: next,
    title: '提议',
    phrases: [{ ...phrase, since: Math.min(phrase.since, next) }],
    situations: [],
    standards: [],
  }
}

function wrong(field: string, message: string): ReturnType<typeof refused> {
  return refused('invalid_phrase', message, { field })
}
