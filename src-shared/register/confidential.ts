/** Who comes in and what goes out (S4-16(1)(2); ). */
import { isMoment } from '../calendar/day-number.ts'
import { blank, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import { type EpochMs, formatInstant } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import { type Permission, isSupervisor, may } from '../staff/role.ts'
import { employeeKey } from '../staff/same-employee.ts'

export interface WorkAreaVisit {
  readonly name: string
  readonly purpose: string
  readonly approver: string | null
  readonly approverRole: string
  readonly enteredAt: EpochMs
  readonly leftAt: EpochMs | null
}

/** A stranger comes behind the counter only with a leader's approval. Refuses naming every gap. */
export function checkWorkAreaVisit(visit: WorkAreaVisit): Result<WorkAreaVisit> {
  const source = 'S4-16(1)'
  const gaps = [
    ...gapUnless(!blank(visit.name), 'name', 'the name', source),
    ...gapUnless(!blank(visit.purpose), 'purpose', 'the purpose', source),
    ...gapUnless(employeeKey(visit.approver) !== null, 'approver', 'an approver', source),
    ...gapUnless(isSupervisor(visit.approverRole), 'approverRole', "a leader's approval", source),
    ...gapUnless(
      (visit.leftAt ?? visit.enteredAt) >= visit.enteredAt,
      'leftAt',
      'a leaving after the coming',
      source,
    ),
  ]
  return gaps.length === 0 ? accepted(visit) : refusedForGaps('incomplete', 'the visit', gaps)
}

export interface ExportRequest {
  readonly employeeNo: string
  readonly role: string
  /** The permission that reading the same data asks for. */
  readonly permission: Permission
  readonly reason: string
  readonly at: EpochMs
}

/**
 * Data leaves on paper or as a file only with the permission and a reason; the answer is the watermark
 * that every page carries, who and when. Refuses by field, also what is no moment; the attempt is logged
 * either way.
 */
export function exportWatermark(request: ExportRequest): Result<string> {
  const source = 'S4-16(2)'
  if (!may(request.role, request.permission)) {
    return refused('not_permitted', 'this role may not take it out', { field: 'role', source })
  }
  if (blank(request.reason)) {
    return refused('field_required', 'data leaves for a reason', { field: 'reason', source })
  }
  const who = employeeKey(request.employeeNo)
  if (who === null) {
    return refused('field_required', 'somebody takes it out', { field: 'employeeNo', source })
  }
  if (!isMoment(request.at)) {
    return refused('field_required', 'a moment is missing', { field: 'at', source })
  }
  return accepted(`${who} ${formatInstant(request.at)}`)
}
