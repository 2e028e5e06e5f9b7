/** A plain term of natural days: the first day is not counted, the last ends at 24:00 (R-43, Civil Code 201). */
import { dateOfDay, dayEndMs, dayNumberOf } from '../../../calendar/day-number.ts'
import { type EpochMs, formatEndOfDay } from '../../../foundation/instant.ts'

export interface NaturalTerm {
  /** The end of the last day; at it is still in time. */
  readonly dueMs: EpochMs
  readonly dueAt: string
}

/** `days` natural days after the day of `from`. */
export function naturalTerm(from: EpochMs, days: number): NaturalTerm {
  const due = dayNumberOf(from) + days
  return { dueMs: dayEndMs(due), dueAt: formatEndOfDay(dateOfDay(due)) }
}
