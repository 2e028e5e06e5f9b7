/** Which of the occurrences found are worth saying, and in which order. */
import type { ForbiddenPhrase } from '../../pack/forbidden-pack.ts'

/** Half-open, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Candidate extends Span {
  readonly phrase: ForbiddenPhrase
}

/**
 * Leaves out what lies within an allowed occurrence, what touches a quote, the shorter of two
 * occurrences of one code when the longer covers it, the second of two codes for the very same words
 * (warnings first, then by code), and hints within a warning, since there the whole phrase has to go.
 * A phrase inside a longer one of another code stays. Order: start, longer first, code.
 */
export function chooseHits(
  candidates: readonly Candidate[],
  allowed: readonly Span[],
  quotes: readonly Span[],
): Candidate[] {
  const isAllowed = withinOne(allowed)
  const isQuoted = touchesOne(quotes)
  const ordered = candidates.filter((hit) => !isAllowed(hit)).sort(byPlace)
  const reach = new Map<string, number>()
  const distinct: Candidate[] = []
  for (const hit of ordered) {
    const { code } = hit.phrase
    if ((reach.get(code) ?? 0) >= hit.end) continue
    reach.set(code, hit.end)
    // A quote takes the whole sentence with it, also the shorter wording at its beginning.
    if (!isQuoted(hit)) distinct.push(hit)
  }
  const single = distinct.filter((hit, index) => {
    const before = distinct[index - 1]
    return before?.start !== hit.start || before.end !== hit.end
  })
  const isWarned = withinOne(single.filter(({ phrase }) => phrase.severity === 'warn'))
  return single.filter((hit) => hit.phrase.severity === 'warn' || !isWarned(hit))
}

function byPlace(a: Candidate, b: Candidate): number {
  const severity = Number(a.phrase.severity === 'hint') - Number(b.phrase.severity === 'hint')
  const code = a.phrase.code < b.phrase.code ? -1 : Number(a.phrase.code > b.phrase.code)
  return a.start - b.start || b.end - a.end || severity || code
}

/** Asks whether something lies within one of the spans. */
function withinOne(spans: readonly Span[]): (inner: Span) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  const starts = sorted.map(({ start }) => start)
  let reach = 0
  const reaches = sorted.map(({ end }) => (reach = Math.max(reach, end)))
  return ({ start, end }) => (reaches[countUpTo(starts, start) - 1] ?? 0) >= end
}

/** Asks whether something shares a unit with one of the spans; empty spans touch nothing. */
function touchesOne(spans: readonly Span[]): (other: Span) => boolean {
  const sorted = spans.filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start)
  const starts = sorted.map(({ start }) => start)
  let reach = 0
  const reaches = sorted.map(({ end }) => (reach = Math.max(reach, end)))
  // Of all quotes that begin before the other ends, the one that reaches furthest decides.
  return ({ start, end }) => (reaches[countUpTo(starts, end - 1) - 1] ?? 0) > start
}

/** How many of the sorted numbers are at most `limit`. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
