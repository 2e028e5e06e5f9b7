/** The words that hold on this workstation: packs, and the library made ready for searching. */
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { ForbiddenPack } from '#shared/pack/forbidden-pack.ts'
import type { PhrasePack } from '#shared/pack/phrase-pack.ts'
import { type PhraseLibrary, phraseLibrary } from '#shared/phrase/library.ts'
import type { Desk } from '../desk.ts'

export interface WordsHere {
  readonly phrases: PhrasePack
  readonly forbidden: ForbiddenPack
  readonly library: PhraseLibrary
}

let shipped: WordsHere | null = null

/** The words that stand now; the same object as long as they do, so that what is made of it may be kept. */
export function wordsHere(_desk: Desk): WordsHere {
  const { phrases, forbidden, hanVariants, hanReadings } = defaultPacks
  return (shipped ??= {
    phrases,
    forbidden,
    library: phraseLibrary(phrases, hanVariants, hanReadings),
  })
}
