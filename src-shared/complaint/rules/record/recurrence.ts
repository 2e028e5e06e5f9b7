/** The same problem at the same unit again: what was learned has not helped (S4-06). */
import { dayNumberOf } from '../../../calendar/day-number.ts'
import type { EpochMs } from '../../../foundation/instant.ts'
import type { Rules } from '../../../pack/rules-pack.ts'

export interface ReasonedCase {
  readonly caseId: string
  readonly reason: string
  readonly unit: string
  readonly receivedAt: EpochMs
}

/**
 * The earlier cases with the same reason and unit, received at most the pack's number of days before
 * this one (inclusive, natural days); empty means no recurrence. Never the case itself, nor later ones.
 */
export function recurrencesOf(
  current: ReasonedCase,
  others: readonly ReasonedCase[],
  rules: Rules,
): ReasonedCase[] {
  const today = dayNumberOf(current.receivedAt)
  const first = today - rules.pack.handling.recurrence.days
  return others.filter(
    (other) =>
      other.caseId !== current.caseId &&
      other.reason === current.reason &&
      other.unit === current.unit &&
      other.receivedAt <= current.receivedAt &&
      dayNumberOf(other.receivedAt) >= first,
  )
}
