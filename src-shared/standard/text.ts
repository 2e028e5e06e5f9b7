/**
 * What somebody reads when they read a standard, and its name. A number alone would not do: a hub that was put
 * back counts again, and an entry that this program cannot use falls back to the one before it, so that one
 * number may stand on two texts (S1-14).
 */
import { canonicalJson, toHex, utf8 } from '../foundation/bytes.ts'
import type { Sha256 } from '../foundation/ports.ts'
import type { ForbiddenPack } from '../pack/forbidden-pack.ts'
import type { PhrasePack } from '../pack/phrase-pack.ts'
import type { ProfileCode } from '../pack/profile-pack.ts'
import type { Standard } from '../pack/standard.ts'
import { dontWords } from '../phrase/dont.ts'

export interface StandardLine {
  readonly code: string
  readonly title: string
  readonly text: string
  readonly requirement: string | null
  /** The sentence that is not said; `text` is what is said instead. */
  readonly avoid: string | null
  /** Why these words are said with care; null for approved ones. */
  readonly caution: string | null
  readonly source: string
}

export interface StandardSection {
  readonly title: string
  readonly lines: StandardLine[]
}

/** Whose words are read, and where: phrases of other profiles are left out. */
export interface StandardWords {
  readonly phrases: Pick<PhrasePack, 'phrases'>
  readonly forbidden: Pick<ForbiddenPack, 'phrases'>
  readonly profile: ProfileCode
}

/** The sections as they are read; what no pack has is left out. */
export function standardSections(
  { sections }: Pick<Standard, 'sections'>,
  words: StandardWords,
): StandardSection[] {
  return sections.map(({ title, phrases, forbidden }) => ({
    title,
    lines: [
      ...phrases.flatMap((code) => phraseLine(words, code)),
      ...forbidden.flatMap((code) => forbiddenLine(words, code)),
    ],
  }))
}

/**
 * The name of the text, 64 hexadecimal digits: the same for the same words in the same order, whatever numbers,
 * codes and sources stand beside them; another one for any other word.
 */
export function standardDigest(
  sha256: Sha256,
  { title, sections }: Pick<Standard, 'title' | 'sections'>,
  words: StandardWords,
): string {
  const read = standardSections({ sections }, words).map((section) => ({
    title: section.title,
    lines: section.lines.map(({ code: _code, source: _source, ...said }) => said),
  }))
  return toHex(sha256(utf8(canonicalJson({ title, sections: read }))))
}

function phraseLine({ phrases, profile }: StandardWords, wanted: string): StandardLine[] {
  const phrase = phrases.phrases.find(({ code }) => code === wanted)
  if (!phrase || (phrase.profiles.length > 0 && !phrase.profiles.includes(profile))) return []
  const { code, title, text, requirement = null, source, status, reason = null } = phrase
  const caution = status === 'caution' ? reason : null
  return [{ code, title, text, requirement, avoid: null, caution, source }]
}

function forbiddenLine({ forbidden }: StandardWords, wanted: string): StandardLine[] {
  const entry = forbidden.phrases.find(({ code }) => code === wanted)
  if (!entry) return []
  const { code, suggestion: text, source } = entry
  const avoid = dontWords(entry)
  return [{ code, title: '', text, requirement: null, avoid, caution: null, source }]
}
