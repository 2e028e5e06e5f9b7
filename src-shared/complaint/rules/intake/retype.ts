/** A complaint is not turned into an enquiry to improve the figures (S3-07, E-31). */
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { IntakeType } from '../../enumerations.ts'
import { gapUnless, blank, refusedForGaps } from '../gap.ts'

export interface RetypeRequest {
  readonly from: IntakeType
  readonly to: IntakeType
  readonly reason?: string | null | undefined
  readonly customerConsents?: boolean | undefined
}

export interface RetypeAnswer {
  readonly to: IntakeType
  /** Every change away from a complaint is counted in the reports. */
  readonly countedAsRetyped: boolean
}

const SOURCE = 'S3-07'

/**
 * Accepts a change of type. Away from a complaint it needs the customer's consent and a reason;
 * towards one only the reason. Refuses the same type, and a report of wrongdoing that is to become
 * something else: that one is closed to the branch (S2-06(6)).
 */
export function checkRetype(request: RetypeRequest): Result<RetypeAnswer> {
  const { from, to } = request
  if (from === to) {
    const field = 'to'
    return refused('nothing_to_change', 'it is of this type already', { field, source: SOURCE })
  }
  if (from === 'whistleblowing') {
    return refused('restricted', 'a report of wrongdoing stays one', {
      field: 'from',
      source: 'S2-06(6)',
    })
  }
  const away = from === 'complaint'
  const gaps = [
    ...gapUnless(!blank(request.reason), 'reason', 'a reason', SOURCE),
    ...gapUnless(
      !away || request.customerConsents === true || to === 'whistleblowing',
      'customerConsents',
      "the customer's consent",
      SOURCE,
    ),
  ]
  if (gaps.length > 0) return refusedForGaps('retype_incomplete', 'another type', gaps)
  return accepted({ to, countedAsRetyped: away })
}
