/** Where hits stand: among segments to draw, around the caret, and while a text changes before it is read again. */
import type { PhraseHit } from '#shared/phrase/scan/scan-phrases.ts'

/** A stretch of the text that is drawn alike. Plain where `severity` is null. */
export interface Segment {
  readonly start: number
  readonly text: string
  readonly severity: PhraseHit['severity'] | null
  /** Belongs to the hit that the line below speaks of. */
  readonly current: boolean
}

/** The text in stretches; where hits overlap, a warning is drawn over a hint. Joined they are the text. */
export function segmentsOf(
  text: string,
  hits: readonly PhraseHit[],
  current: PhraseHit | null,
): Segment[] {
  const inside = (at: number) => (hit: PhraseHit) => hit.start <= at && at < hit.end
  const edges = [...new Set([0, text.length, ...hits.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge <= text.length)
    .sort((a, b) => a - b)
  return edges.slice(0, -1).map((start, index) => {
    const over = hits.filter(inside(start))
    const warned = over.some(({ severity }) => severity === 'warn')
    return {
      start,
      text: text.slice(start, edges[index + 1]),
      severity: over.length === 0 ? null : warned ? 'warn' : 'hint',
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
export function carriedHits(
  before: string,
  after: string,
  hits: readonly PhraseHit[],
): readonly PhraseHit[] {
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
