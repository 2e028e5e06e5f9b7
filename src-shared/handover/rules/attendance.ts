/** Being there early enough (S4-15(1), S4-19(1), S4-43(3)), and swapping shifts (S4-15(6)). */
import { type EpochMs, MINUTE_MS } from '../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../foundation/result.ts'
import type { RulesPack } from '../../pack/rules-pack.ts'
import { employeeKey, sameEmployee } from '../../staff/same-employee.ts'

export type AttendanceKind = RulesPack['attendance'][number]['kind']

export interface AttendanceAnswer {
  readonly ok: boolean
  /** Whole minutes before the shift; negative after it began. */
  readonly minutesEarly: number
  readonly minutesAsked: number
  readonly source: string
}

/**
 * Compares an arrival with the minutes asked for its kind (C-02). Short of it is only a warning. Refuses a
 * kind without a rule and what is no moment, by field.
 */
export function attendanceCheck(
  kind: AttendanceKind,
  arrivedAt: EpochMs,
  shiftStartsAt: EpochMs,
  pack: RulesPack,
): Result<AttendanceAnswer> {
  const rule = pack.attendance.find((each) => each.kind === kind)
  if (!rule) {
    return refused('unknown_attendance_kind', 'no rule for this kind', {
      field: 'kind',
      source: 'S4-15(1)',
    })
  }
  for (const [field, moment] of Object.entries({ arrivedAt, shiftStartsAt })) {
    if (!Number.isFinite(moment)) {
      return refused('invalid_input', 'a moment is missing', { field, source: rule.source })
    }
  }
  return accepted({
    ok: shiftStartsAt - arrivedAt >= rule.minutes * MINUTE_MS,
    minutesEarly: Math.floor((shiftStartsAt - arrivedAt) / MINUTE_MS),
    minutesAsked: rule.minutes,
    source: rule.source,
  })
}

export interface SwapFacts {
  readonly requester: string | null
  readonly partner: string | null
  readonly approver: string | null
  readonly approvedAt: EpochMs | null
  readonly shiftStartsAt: EpochMs
}

/**
 * A swap counts only between two people, with the consent of a third, given before the shift began
 * (S4-15(6)). Refuses by field what is missing or too late.
 */
export function checkSwap(swap: SwapFacts): Result<null> {
  const source = 'S4-15(6)'
  for (const field of ['requester', 'partner', 'approver'] as const) {
    if (employeeKey(swap[field]) === null) {
      return refused('field_required', 'this person must be named', { field, source })
    }
  }
  if (sameEmployee(swap.requester, swap.partner)) {
    return refused('same_person', 'nobody swaps with oneself', { field: 'partner', source })
  }
  if (sameEmployee(swap.approver, swap.requester) || sameEmployee(swap.approver, swap.partner)) {
    return refused('same_person', 'nobody consents to a swap of their own', {
      field: 'approver',
      source,
    })
  }
  for (const field of ['approvedAt', 'shiftStartsAt'] as const) {
    if (!Number.isFinite(swap[field])) {
      return refused('field_required', 'a moment is missing', { field, source })
    }
  }
  if (swap.approvedAt === null || swap.approvedAt >= swap.shiftStartsAt) {
    return refused('approved_too_late', 'a swap is agreed before the shift begins', {
      field: 'approvedAt',
      source,
    })
  }
  return accepted(null)
}
