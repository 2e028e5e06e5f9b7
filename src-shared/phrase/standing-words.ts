/** Words and sentences that hold together: each is judged beside the other, and neither can break the other. */
import type { ForbiddenPack } from '../pack/forbidden-pack.ts'
import type { PhrasePack } from '../pack/phrase-pack.ts'
import { type StandingForbidden, forbiddenThatHolds } from './forbidden/published.ts'
import type { ForbiddenState } from './forbidden/state.ts'
import { type StandingWords, wordsThatHold } from './published.ts'
import type { PublishedState } from './state.ts'

export interface ShippedLists {
  readonly phrases: PhrasePack
  readonly forbidden: ForbiddenPack
}

export interface StandingLists {
  readonly words: StandingWords
  readonly forbidden: StandingForbidden
}

/**
 * Overlays both shipped packs. Words come first, held to the shipped sentences of which head office said
 * nothing: what it switched off may be said again. Sentences are then held to the words that stand, so that
 * none of them underlines the library. What one of the two lists says of the other was asked when it was published.
 */
export function listsThatHold(
  { phrases, forbidden }: ShippedLists,
  published: {
    readonly phrases: readonly PublishedState[]
    readonly forbidden: readonly ForbiddenState[]
  },
): StandingLists {
  const spokenOf = new Set(published.forbidden.map(({ code }) => code))
  const judging =
    spokenOf.size === 0
      ? forbidden
      : { ...forbidden, phrases: forbidden.phrases.filter(({ code }) => !spokenOf.has(code)) }
  const words = wordsThatHold(phrases, published.phrases, judging)
  return { words, forbidden: forbiddenThatHolds(forbidden, published.forbidden, words.pack) }
}
