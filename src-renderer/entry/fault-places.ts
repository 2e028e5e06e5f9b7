/** Where the faults of a box stand in it: the check read the words without what nobody sees. */
import type { Refusal } from '#shared/foundation/result.ts'
import { shownText } from '#shared/foundation/words.ts'
import type { Span } from '#shared/phrase/scan/choose-hits.ts'
import { carriedHits } from '../writing/hits.ts'

/**
 * The stretches of `now` that faults speak of. They were found in `read`, the text that stood in the box when
 * the check was asked; what was typed since moves them, what touches them takes them away.
 */
export function faultPlaces(faults: readonly Refusal[], read: string, now: string): Span[] {
  const units = placesOfShown(read)
  const found = faults.flatMap(({ params: { start, end } = {} }): Span[] => {
    if (typeof start !== 'number' || typeof end !== 'number' || end <= start) return []
    const first = units[start]
    const last = units[end - 1]
    return first === undefined || last === undefined ? [] : [{ start: first, end: last + 1 }]
  })
  return [...carriedHits(read, now, found)]
}

/** UTF-16 unit of the shown text → its place in the text as it was typed. */
function placesOfShown(typed: string): readonly number[] {
  const places: number[] = []
  let kept = ''
  let at = 0
  for (const sign of typed) {
    // Between two others a blank stays, and what nobody sees goes.
    if (shownText(`.${sign}.`) !== '..') {
      kept += sign
      for (let unit = 0; unit < sign.length; unit += 1) places.push(at + unit)
    }
    at += sign.length
  }
  return places.slice(kept.length - kept.trimStart().length)
}
