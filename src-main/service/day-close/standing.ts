/** Whether a day can still be written on, looked at before and inside each transaction. */
import type { DayCloseState } from '#shared/day-close/state.ts'
import { businessDateOf, isBusinessDate } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { ReadableDb } from '../../store/handle.ts'
import { findDay } from '../../store/tables/day-close-table.ts'
import type { Desk } from '../desk.ts'

export interface StandingDay {
  readonly state: DayCloseState | null
  readonly version: number
}

/** The day as the person saw it; refuses another date, a closed day and one that changed since. */
export function standingDay(
  desk: Desk,
  db: ReadableDb,
  date: string,
  seenVersion: number,
): Result<StandingDay> {
  const source = 'S4-43(7)'
  if (!isBusinessDate(date) || date > businessDateOf(desk.book.now())) {
    return refused('wrong_date', 'a day that has come', { field: 'date', source })
  }
  const folded = findDay(db, date)?.folded ?? null
  if (folded && folded.unknown > 0) {
    return refused('needs_update', 'this day needs a newer program')
  }
  if (folded?.state?.closed) {
    return refused('already_closed', 'a signed day does not change', { source: 'S4-42(3)' })
  }
  const version = folded?.version ?? 0
  if (version !== seenVersion) {
    return refused('changed_meanwhile', 'the day changed since it was shown', {
      field: 'seenVersion',
    })
  }
  return accepted({ state: folded?.state ?? null, version })
}
