/** Going to the customer to apologise (S3-43#4), and a meeting with legal counsel (S3-44). */
import type { Fen } from '../../../foundation/money.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { type Role, isSupervisor } from '../../../staff/role.ts'
import { employeeKey, sameEmployee } from '../../../staff/same-employee.ts'
import { blank, gapUnless, refusedForGaps } from '../gap.ts'

export interface Attendee {
  readonly employeeNo: string
  readonly role: Role
}

export interface HomeVisitPlan {
  readonly visitors: readonly Attendee[]
  readonly approvedBy?: string | null | undefined
  readonly approverRole?: Role | null | undefined
  readonly purpose?: string | null | undefined
  /** Value of what is brought along; absent is none. */
  readonly giftFen?: Fen | null | undefined
}

/**
 * Checks a visit plan. Refuses, naming all at once: too few different people, no supervisor among
 * them, no approval, one by a visitor or by somebody below supervisor level, no purpose; and a gift
 * whose value is no whole number of fen from 0 up to what the pack allows, by default none (E-17).
 */
export function checkHomeVisit(plan: HomeVisitPlan, rules: Rules): Result<HomeVisitPlan> {
  const { persons, supervisors, giftUpToFen, source } = rules.pack.handling.homeVisit
  const people = new Map(plan.visitors.map((visitor) => [employeeKey(visitor.employeeNo), visitor]))
  people.delete(null)
  const leading = [...people.values()].filter(({ role }) => isSupervisor(role)).length
  const gaps = [
    ...gapUnless(people.size >= persons, 'visitors', `at least ${persons} people`, source),
    ...gapUnless(
      leading >= supervisors,
      'visitors',
      `at least ${supervisors} of supervisor level`,
      source,
    ),
    ...gapUnless(employeeKey(plan.approvedBy) !== null, 'approvedBy', 'an approval', source),
    ...gapUnless(
      !plan.visitors.some(({ employeeNo }) => sameEmployee(employeeNo, plan.approvedBy)),
      'approvedBy',
      'an approval by somebody who does not go along',
      source,
    ),
    ...gapUnless(
      employeeKey(plan.approvedBy) === null || isSupervisor(plan.approverRole ?? ''),
      'approverRole',
      'an approver of supervisor level',
      source,
    ),
    ...gapUnless(!blank(plan.purpose), 'purpose', 'what it is for', source),
  ]
  if (gaps.length > 0) return refusedForGaps('visit_incomplete', 'a visit', gaps)
  const giftFen = plan.giftFen ?? 0
  if (!Number.isSafeInteger(giftFen) || giftFen < 0 || giftFen > giftUpToFen) {
    return refused('gift_not_allowed', 'no gifts are brought to a complainant', {
      field: 'giftFen',
      source,
      params: { giftUpToFen },
    })
  }
  return accepted(plan)
}

/** Whoever else has an account serves customers or leads those who do. */
const NOT_IN_SERVICE: readonly Role[] = ['trainee', 'legal_counsel', 'office', 'admin']

/**
 * Checks who meets a customer. Refuses legal counsel without a colleague in a service role, who is
 * there from beginning to end and relays what is said (S3-44).
 */
export function checkCounselMeeting(attendees: readonly Attendee[]): Result<readonly Attendee[]> {
  const counsel = attendees.filter(({ role }) => role === 'legal_counsel')
  const service = attendees.filter(
    ({ employeeNo, role }) =>
      employeeKey(employeeNo) !== null &&
      !NOT_IN_SERVICE.includes(role) &&
      !counsel.some((one) => sameEmployee(one.employeeNo, employeeNo)),
  )
  if (counsel.length > 0 && service.length === 0) {
    return refused('counsel_alone', 'a colleague from service attends', {
      field: 'attendees',
      source: 'S3-44',
    })
  }
  return accepted(attendees)
}
