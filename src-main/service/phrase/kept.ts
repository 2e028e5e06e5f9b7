/** Favourites and the words used last: a person's own, on this machine, in no event. */
import type { CallInput } from '#shared/contract/gate.ts'
import type { phraseCalls } from '#shared/contract/calls/phrase.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { keepFavourite, keepUsed, listKeptPhrases } from '../../store/tables/phrase-table.ts'
import type { Desk } from '../desk.ts'
import { wordsHere } from './words-here.ts'

const RECENT = 20

export interface Kept {
  /** Codes in the order in which they were marked. */
  readonly favourites: readonly string[]
  /** Codes, the last used first. */
  readonly recent: readonly string[]
}

/** What a person keeps at hand here. */
export function keptBy(desk: Desk, employeeNo: string): Kept {
  const kept = listKeptPhrases(desk.book.db, employeeNo)
  const codesBy = (time: (one: (typeof kept)[number]) => number | null) =>
    kept
      .flatMap((one) => {
        const at = time(one)
        return at === null ? [] : [{ code: one.code, at }]
      })
      .sort((a, b) => a.at - b.at)
      .map(({ code }) => code)
  return {
    favourites: codesBy(({ favouriteSince }) => favouriteSince),
    recent: codesBy(({ usedAt }) => usedAt).toReversed(),
  }
}

/** Keeps, lets go or notes the use. Refuses `unknown_phrase` for what the library does not show. */
export function keep(
  desk: Desk,
  { code, change }: CallInput<typeof phraseCalls, 'phrase.keep'>,
  employeeNo: string,
): Result<{ favourite: boolean }> {
  const known = wordsHere(desk).library.phrases.some((phrase) => phrase.code === code)
  if (!known) return refused('unknown_phrase', 'no phrase has this code', { field: 'code' })
  const now = desk.book.now()
  desk.book.writeLocal((db) => {
    if (change === 'used') keepUsed(db, employeeNo, code, now, RECENT)
    else if (change === 'not_favourite') keepFavourite(db, employeeNo, code, null)
    // Marked again it stays where it is in the list.
    else if (!keptBy(desk, employeeNo).favourites.includes(code)) {
      keepFavourite(db, employeeNo, code, now)
    }
  })
  return accepted({ favourite: keptBy(desk, employeeNo).favourites.includes(code) })
}
