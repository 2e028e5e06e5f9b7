/** Chapters of the library that are opened by name; every other way in is one value of a selector. */
import type { Phrase } from '../pack/phrase-pack.ts'

/** `favourites` and `recent` are a person's own; the others are the same for everybody. */
export const PHRASE_CHAPTERS = [
  'favourites',
  'recent',
  'walk_in',
  'hotline',
  'talk',
  'wording',
  'callback',
  'guide',
] as const
export type PhraseChapter = (typeof PHRASE_CHAPTERS)[number]
export type SharedChapter = Exclude<PhraseChapter, 'favourites' | 'recent'>

const BELONGS: Readonly<Record<SharedChapter, (phrase: Phrase) => boolean>> = {
  // S2-13: whoever comes to complain is received, listened to and told what cannot be done.
  walk_in: ({ situations }) => situations.some((situation) => situation.startsWith('SP-W')),
  // S4-26: the sixteen situations of the telephone.
  hotline: ({ situations }) => situations.some((situation) => /^SP-\d/.test(situation)),
  // S2-33: whatever has its place between feelings, facts and solution.
  talk: ({ part }) => part !== null,
  // S3-24: the same said more softly.
  wording: ({ code }) => code.startsWith('SW-'),
  // S3-30.
  callback: ({ code }) => code.startsWith('CB-'),
  guide: ({ kind }) => kind === 'guide',
}

/** True for a phrase of the chapter. */
export function isInChapter(phrase: Phrase, chapter: SharedChapter): boolean {
  return BELONGS[chapter](phrase)
}
