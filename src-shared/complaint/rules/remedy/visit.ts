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
  readonly purpose?: string | null | undefined
  /** Value of what is brought along; absent is none. */
  readonly giftFen?: Fen | null | undefined
}

/**
 * Checks a visit plan. Refuses, naming all at once: too few different people, no supervisor among
 * them, no approval by somebody who does not approve their own visit alone, no purpose; and gifts
 * above what the pack allows, by default none (E-17).
 */
export function checkHomeVisit(plan: HomeVisitPlan, rules: Rules): Result<HomeVisitPlan> {
  const { persons, supervisors, giftUpToFen, source } = rules.pack.handling.homeVisit
  const people = new Map(plan.visitors.map((visitor) => [employeeKey(visitor.employeeNo), visitor]))
  people.delete(null)
  const leading = [...people.values()].filter(({ role }) => isSupervisor(role)).length
  const others = [...people.keys()].filter((key) => key !== employeeKey(plan.approvedBy))
  const gaps = [
    ...gapUnless(people.size >= persons, 'visitors', `at least ${persons} people`, source),
    ...gapUnless(
      leading >= supervisors,
      'visitors',
      `at least ${supervisors} of supervisor level`,
      source,
    ),
    ...gapUnless(
      employeeKey(plan.approvedBy) !== null && others.length > 0,
      'approvedBy',
      'an approval',
      source,
    ),
    ...gapUnless(!blank(plan.purpose), 'purpose', 'what it is for', source),
  ]
  if (gaps.length > 0) return refusedForGaps('visit_incomplete', 'a visit', gaps)
  if ((plan.giftFen ?? 0) > giftUpToFen) {
    return refused('gift_not_allowed', 'no gifts are brought to a complainant', {
      field: 'giftFen',
      source,
      params: { giftUpToFen },
    })
  }
  return accepted(plan)
}

/**
 * Checks who meets a customer. Refuses legal counsel without a colleague from service, who is there
 * from beginning to end and relays what is said (S3-44).
 */
export function checkCounselMeeting(attendees: readonly Attendee[]): Result<readonly Attendee[]> {
  const counsel = attendees.filter(({ role }) => role === 'legal_counsel')
  const service = attendees.filter(
    ({ employeeNo, role }) =>
      employeeKey(employeeNo) !== null &&
      role !== 'legal_counsel' &&
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
