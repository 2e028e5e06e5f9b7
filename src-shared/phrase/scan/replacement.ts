/** What a text box puts in place of words that were found, and where a person still has to fill in. */
import type { ForbiddenPhrase } from '../../pack/forbidden-pack.ts'
import { textPieces } from '../places.ts'
import type { Span } from './choose-hits.ts'

export interface Replacement {
  readonly text: string
  /** The first place to fill in, in UTF-16 units of `text`; null when it can stay as it is. */
  readonly gap: Span | null
}

/** Places that a suggestion leaves open: `……`, `（单位名称）`, `{at}`. */
const GAP = /…+|（[^（）]*）/u
const SENTENCE_MARKS = /[。！？；，、：!?;,.:]+$/u
const BEGINS_WITH_MARK = /^[。！？；，、：!?;,.:…]/u

/**
 * The words for the place of a hit, fitted to what follows it: two sentence marks never meet. Null where
 * the phrase has only advice. `hit` is half-open in UTF-16 units of `text`. Sources: S1-29, S4-27.
 */
export function replacementOf(
  { suggestion, replacement = suggestion }: Pick<ForbiddenPhrase, 'suggestion' | 'replacement'>,
  text: string,
  hit: Span,
): Replacement | null {
  if (replacement === null) return null
  const fitted = BEGINS_WITH_MARK.test(text.slice(hit.end))
    ? replacement.replace(SENTENCE_MARKS, '')
    : replacement
  return { text: fitted, gap: firstGap(fitted) }
}

function firstGap(text: string): Span | null {
  for (const piece of textPieces(text)) {
    const gap = piece.place === null ? GAP.exec(piece.text) : { 0: piece.text, index: 0 }
    if (gap) return { start: piece.at + gap.index, end: piece.at + gap.index + gap[0].length }
  }
  return null
}
