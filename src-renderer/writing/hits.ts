/** Where hits stand: among segments to draw, around the caret, and while a text changes before it is read again. */
import type { Span } from '#shared/phrase/scan/choose-hits.ts'
import type { PhraseHit } from '#shared/phrase/scan/scan-phrases.ts'

/** A stretch of the text that is drawn alike. Plain where `severity` is null; `fault` keeps it from being sent. */
export interface Segment {
  readonly start: number
  readonly text: string
  readonly severity: PhraseHit['severity'] | 'fault' | null
  /** Belongs to the hit that the line below speaks of. */
  readonly current: boolean
}

/**
 * The text in stretches; where they overlap, a warning is drawn over a fault and both over a hint. Joined they
 * are the text.
 */
export function segmentsOf(
  text: string,
  hits: readonly PhraseHit[],
  current: PhraseHit | null,
  faults: readonly Span[] = [],
): Segment[] {
  const inside = (at: number) => (one: Span) => one.start <= at && at < one.end
  const all: readonly Span[] = [...hits, ...faults]
  const edges = [...new Set([0, text.length, ...all.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge <= text.length)
    .sort((a, b) => a - b)
  return edges.slice(0, -1).map((start, index) => {
    const over = hits.filter(inside(start))
    const warned = over.some(({ severity }) => severity === 'warn')
    const faulty = faults.some(inside(start))
    return {
      start,
      text: text.slice(start, edges[index + 1]),
      severity: warned ? 'warn' : faulty ? 'fault' : over.length === 0 ? null : 'hint',
      current: current !== null && inside(start)(current),
    }
  })
}

/** The hit at the caret, or the nearest one before it, or the first one. */
export function hitAt(hits: readonly PhraseHit[], caret: number): PhraseHit | null {
  return hits.findLast(({ start }) => start <= caret) ?? hits[0] ?? null
}

/** The hit `step` places further, round the end and the beginning. */
export function hitBeside(
  hits: readonly PhraseHit[],
  current: PhraseHit | null,
  step: 1 | -1,
): PhraseHit | null {
  const at = current === null ? -1 : hits.indexOf(current)
  return hits.at((at + step) % hits.length) ?? null
}

/**
 * The hits of `before` as they stand in `after`, while nobody may read `after` yet: those behind the change
 * move with it, those that it touches are gone.
 */
export function carriedHits<Hit extends Span>(
  before: string,
  after: string,
  hits: readonly Hit[],
): readonly Hit[] {
  if (before === after || hits.length === 0) return hits
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const by = after.length - before.length
  return hits.flatMap((hit) => {
    if (hit.end <= head) return [hit]
    if (hit.start < before.length - tail) return []
    return [{ ...hit, start: hit.start + by, end: hit.end + by }]
  })
}
