/** The cards of a library: what each asks and what its back says. */
import type { ForbiddenPack } from '../../pack/forbidden-pack.ts'
import type { Phrase, PhrasePack } from '../../pack/phrase-pack.ts'
import type { Situation } from '../../pack/situation.ts'
import { dontWords } from '../dont.ts'

/** One card: a situation or a moment asks for its words, a forbidden sentence for what is said instead. */
export interface CardFace {
  readonly code: string
  readonly about: 'situation' | 'phrase' | 'forbidden'
  readonly front: string
  /** In the order in which they are said. */
  readonly back: readonly { readonly text: string; readonly requirement: string | null }[]
  readonly source: string
}

/** Codes of all cards: approved words in the order of the pack, then sentences that are not said. */
export function deckCodes(pack: PhrasePack, forbidden: ForbiddenPack): string[] {
  return [
    ...pack.phrases.filter(isSaid).map(({ code }) => code),
    ...forbidden.phrases.filter(({ severity }) => severity === 'warn').map(({ code }) => code),
  ]
}

/** The card of a code; null when these packs have none. A phrase that opens a situation asks for all of it. */
export function cardFace(
  pack: PhrasePack,
  forbidden: ForbiddenPack,
  code: string,
): CardFace | null {
  const wrong = forbidden.phrases.find((each) => each.code === code && each.severity === 'warn')
  if (wrong) {
    return {
      code,
      about: 'forbidden',
      front: dontWords(wrong),
      back: [{ text: wrong.suggestion, requirement: null }],
      source: wrong.source,
    }
  }
  const phrase = pack.phrases.find((each) => each.code === code && isSaid(each))
  if (!phrase) return null
  const situation = pack.situations.find((each) => each.code === code)
  const back = situation ? wordsOf(situation, pack) : []
  return back.length > 0 && situation
    ? { code, about: 'situation', front: situation.title, back, source: situation.source }
    : { code, about: 'phrase', front: phrase.title, back: [backOf(phrase)], source: phrase.source }
}

function wordsOf(situation: Situation, { phrases }: PhrasePack): CardFace['back'] {
  const codes = new Set(situation.steps.flatMap(({ prompts }) => prompts))
  return [...codes].flatMap((code) => {
    const phrase = phrases.find((each) => each.code === code)
    return phrase ? [backOf(phrase)] : []
  })
}

function backOf({ text, requirement }: Phrase): CardFace['back'][number] {
  return { text, requirement: requirement ?? null }
}

function isSaid({ status, kind }: Phrase): boolean {
  return status === 'approved' && kind === 'words'
}
