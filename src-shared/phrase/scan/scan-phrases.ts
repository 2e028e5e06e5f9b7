/** Reading what staff wrote for words that should not be said, and for better ones (catalogue §4.11). */
import type { ForbiddenPhrase } from '../../pack/forbidden-pack.ts'
import { type Candidate, type Span, chooseHits } from './choose-hits.ts'
import type { Gap, ListedWord, PhraseLists, Place } from './phrase-lists.ts'
import type { FoldedText } from './text-folding.ts'

/** Half-open, in UTF-16 units of the text given: `text` is exactly `text.slice(start, end)` of it. */
export interface PhraseHit extends Span {
  /** Full code of the pack: `FP-B06`. */
  readonly code: string
  readonly text: string
  /** What to say instead; never empty. */
  readonly suggestion: string
  readonly severity: 'warn' | 'hint'
}

export interface ScanOptions {
  /** Whose words they are. A customer's words are never judged. */
  readonly speaker: 'staff' | 'customer'
  /** Parts that quote the customer, half-open in UTF-16 units: a hit that touches one is left out. */
  readonly quotes?: readonly Span[] | undefined
}

/**
 * Finds the listed wordings in a text, however it is written: traditional or full-width, with spaces,
 * punctuation or invisible characters between; not across a sentence end or line break, except where
 * the wording has a sentence end itself. Hits stand in order of start, the longer first, then by
 * code. Never refuses, never throws, linear in the text; nothing may be blocked by its answer.
 * Sources: S1-28, S1-29, S3-24, S4-26, S4-27, S4-34, S4-37, S4-39.
 */
export function scanPhrases(text: string, lists: PhraseLists, options: ScanOptions): PhraseHit[] {
  if (options.speaker === 'customer') return []
  const { candidates, allowed } = occurrences(lists.folding.fold(text), lists)
  return chooseHits(candidates, allowed, options.quotes ?? []).map(({ phrase, start, end }) => ({
    code: phrase.code,
    start,
    end,
    text: text.slice(start, end),
    suggestion: phrase.suggestion,
    severity: phrase.severity,
  }))
}

function occurrences(
  folded: FoldedText,
  lists: PhraseLists,
): { candidates: Candidate[]; allowed: Span[] } {
  const candidates: Candidate[] = []
  const allowed: Span[] = []
  /** Gap → last symbol of a half before it → its first symbol. */
  const halves = new Map<Gap, Map<number, number>>()

  function take(phrase: ForbiddenPhrase, place: Place, first: number, last: number): void {
    if (place !== 'anywhere' && first !== 0) return
    if (place === 'whole' && last !== folded.length - 1) return
    candidates.push({ phrase, ...span(folded, first, last) })
  }

  lists.automaton.read(folded.ids, folded.length, (index, last) => {
    const word = lists.words[index]
    if (!word) return
    const first = last - word.symbols.length + 1
    if (isParted(folded, first, last, word)) return
    const { meaning } = word
    switch (meaning.kind) {
      case 'phrase':
        take(meaning.phrase, meaning.place, first, last)
        break
      case 'allowed':
        allowed.push(span(folded, first, last))
        break
      case 'before_gap': {
        const known = halves.get(meaning.gap)
        if (known) known.set(last, first)
        else halves.set(meaning.gap, new Map([[last, first]]))
        break
      }
      case 'after_gap': {
        const known = halves.get(meaning.gap)
        const before = known && beforeGap(folded, known, meaning.gap, first)
        if (before !== undefined) take(meaning.gap.phrase, meaning.gap.place, before, last)
      }
    }
  })
  return { candidates, allowed }
}

/** The first symbol of the nearest half before the gap, if one is near enough and nothing parts them. */
function beforeGap(
  folded: FoldedText,
  halves: ReadonlyMap<number, number>,
  { least, most }: Gap,
  after: number,
): number | undefined {
  let characters = 0
  for (let symbol = after - 1; symbol > 0 && folded.broken[symbol + 1] !== 1; symbol -= 1) {
    // A character that folds to several symbols counts once.
    if (folded.starts[symbol] !== folded.starts[symbol + 1]) characters += 1
    if (characters > most) return undefined
    const half = characters >= least ? halves.get(symbol - 1) : undefined
    if (half !== undefined) return folded.broken[symbol] === 1 ? undefined : half
  }
  return undefined
}

/** True when a sentence ends or a line breaks inside where the wording has no sentence end. */
function isParted(folded: FoldedText, first: number, last: number, word: ListedWord): boolean {
  for (let symbol = first + 1; symbol <= last; symbol += 1) {
    if (folded.broken[symbol] === 1 && !word.sentenceEnds.includes(symbol - first)) return true
  }
  return false
}

function span(folded: FoldedText, first: number, last: number): Span {
  return { start: folded.starts[first] ?? 0, end: folded.ends[last] ?? 0 }
}
