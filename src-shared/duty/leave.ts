/** Who says yes to leave, and that somebody stands in (S4-19(2), R-270). */
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { employeeKey, sameEmployee } from '../staff/same-employee.ts'
import type { Role } from '../staff/role.ts'

export interface LeaveRequest {
  readonly role: Role
  /** Length in days; half days count. */
  readonly days: number
  readonly employeeNo: string
  /** Who takes the handover meanwhile. */
  readonly standIn: string | null
}

export interface LeaveAnswer {
  /** Null = the superior unit decides, because nobody in the house stands above. */
  readonly approver: Role | null
  readonly source: string
  /** `project` where the source is silent and the organisation chose (between 1 and 2 days). */
  readonly origin: string
}

/**
 * The approver by the profile's rows, the first that fits (T-81). Refuses by field a length that is no
 * number, not above 0, no multiple of the profile's step or beyond its longest, and leave for which nobody
 * else stands in, because then the handover has no receiver.
 */
export function leaveApprover(
  request: LeaveRequest,
  leave: ProfilePack['leave'],
): Result<LeaveAnswer> {
  const { days } = request
  const { source } = leave
  if (!Number.isFinite(days) || days <= 0 || days > leave.longestDays) {
    return refused('invalid_input', 'leave has a length above 0', { field: 'days', source })
  }
  if (!Number.isInteger(days / leave.stepDays)) {
    return refused('invalid_input', 'leave is counted in steps', {
      field: 'days',
      source,
      params: { step: leave.stepDays },
    })
  }
  if (employeeKey(request.standIn) === null) {
    return refused('field_required', 'somebody stands in', { field: 'standIn', source })
  }
  if (sameEmployee(request.standIn, request.employeeNo)) {
    return refused('same_person', 'nobody stands in for oneself', { field: 'standIn', source })
  }
  const rule = leave.rules.find(
    ({ roles, atMostDays, lessThanDays }) =>
      (roles.length === 0 || roles.includes(request.role)) &&
      (atMostDays === null || days <= atMostDays) &&
      (lessThanDays === null || days < lessThanDays),
  )
  if (!rule)
    return refused('not_configured', 'no row decides this leave', { field: 'role', source })
  return accepted({ approver: rule.approver, source: rule.source, origin: rule.origin })
}
