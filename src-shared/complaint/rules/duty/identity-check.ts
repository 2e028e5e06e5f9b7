/** Making sure that the complainant is who they say they are, or has sent somebody. */
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import { employeeKey } from '../../../staff/same-employee.ts'
import { type Gap, blank, gapUnless, refusedForGaps } from '../gap.ts'

export interface IdentityCheck {
  readonly anonymous?: boolean | undefined
  /** How it was checked: document, call to the registered number, knowledge of the file. */
  readonly how?: string | null | undefined
  readonly checkedBy?: string | null | undefined
}

/** What is missing before personal data may be spoken of; an anonymous complaint is heard without. */
export function identityCheckGaps(check: IdentityCheck): Gap[] {
  if (check.anonymous === true) return []
  const checked = employeeKey(check.checkedBy) !== null
  return [
    ...gapUnless(!blank(check.how), 'how', 'how the identity was checked', 'R-22'),
    ...gapUnless(checked, 'checkedBy', 'who checked it', 'R-22'),
  ]
}

/**
 * Accepts that a complaint is not pursued because it comes neither from the complainant nor from a
 * legal representative or agent. Refuses it when one of them stands behind it, without the finding that
 * shows it, and while whoever submitted it has not been told.
 */
export function checkNotFromComplainant(found: {
  readonly fromComplainantOrAgent: boolean
  readonly finding?: string | null
  readonly submitterToldAt?: number | null
}): Result<null> {
  const source = 'R-18'
  if (found.fromComplainantOrAgent) {
    const field = 'fromComplainantOrAgent'
    return refused('complaint_accepted', 'an accepted complaint is handled', { field, source })
  }
  const told = (found.submitterToldAt ?? null) !== null
  const gaps = [
    ...gapUnless(!blank(found.finding), 'finding', 'what shows it', source),
    ...gapUnless(told, 'submitterToldAt', 'the notice to whoever submitted it', source),
  ]
  return gaps.length > 0 ? refusedForGaps('decline_incomplete', 'this', gaps) : accepted(null)
}
