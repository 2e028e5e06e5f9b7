/** How long a text takes to say on the telephone. */
import { type Result, accepted, refused } from '../foundation/result.ts'

/** Characters a minute (S4-24(4)). */
const USUAL_PACE = 120

/** Han characters of every plane, ASCII and full-width digits. */
const SPOKEN = /[\p{Script=Han}0-9０-９]/gu

/**
 * Seconds to say a text at `charactersPerMinute`; only Han characters and digits count, so an empty
 * text takes 0. Refuses a pace that is not a number above 0. Source: S4-24(4).
 */
export function speechPace(text: string, charactersPerMinute = USUAL_PACE): Result<number> {
  if (!Number.isFinite(charactersPerMinute) || charactersPerMinute <= 0) {
    return refused('invalid_input', 'characters per minute: a number above 0', {
      field: 'cpm',
      source: 'S4-24(4)',
    })
  }
  const spoken = text.match(SPOKEN)?.length ?? 0
  return accepted((spoken * 60) / charactersPerMinute)
}

/** Where somebody is in a text who has said its first `spoken` characters: an index of UTF-16 units. */
export function placeAfter(text: string, spoken: number): number {
  if (spoken < 1) return 0
  const said = [...text.matchAll(SPOKEN)]
  const last = said[Math.min(Math.floor(spoken), said.length) - 1]
  if (last === undefined || spoken >= said.length) return text.length
  return last.index + last[0].length
}

/** Characters said after so many seconds at the usual pace (S4-24(4)). */
export function spokenAfter(seconds: number): number {
  return (seconds * USUAL_PACE) / 60
}
