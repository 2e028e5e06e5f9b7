/** Scanning what staff write while they write it: a note mixes their own words with those of others. */
import { contextReader } from './hit-context.ts'
import type { PhraseLists } from './phrase-lists.ts'
import { speechReader } from './reported-words.ts'
import { type PhraseHit, scanPhrases } from './scan-phrases.ts'

/**
 * Makes the scanner of text boxes; make it once and again when a pack changes. It finds what
 * `scanPhrases` finds, leaves alone the words of customers, words that are only named as forbidden and
 * those that the words around them take back (不能保证), and judges what staff say in quotation marks as an utterance of its own (打错了 as a whole answer).
 * It never refuses and never throws; its answers are hints. Sources: S1-29, S4-27.
 */
export function writingScanner(lists: PhraseLists): (text: string) => PhraseHit[] {
  const read = speechReader(lists)
  const isTakenBack = contextReader(lists)
  return (text) => {
    const { reported, utterances } = read(text)
    const hits = scanPhrases(text, lists, { speaker: 'staff', quotes: reported })
    const known = new Set(hits.map(placeOf))
    for (const { start, end } of utterances) {
      for (const hit of scanPhrases(text.slice(start, end), lists, { speaker: 'staff' })) {
        const moved = { ...hit, start: hit.start + start, end: hit.end + start }
        if (known.has(placeOf(moved)) || reported.some((span) => touches(span, moved))) continue
        known.add(placeOf(moved))
        hits.push(moved)
      }
    }
    const kept = hits.filter((hit) => !isTakenBack(text, hit))
    return utterances.length === 0 ? kept : kept.sort(byPlace)
  }
}

function placeOf({ code, start, end }: PhraseHit): string {
  return `${code} ${start} ${end}`
}

function touches(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end
}

function byPlace(a: PhraseHit, b: PhraseHit): number {
  return a.start - b.start || b.end - a.end || (a.code < b.code ? -1 : 1)
}
