/** Handing a case to the compliance office: after the commit the branch does not see it any more. */
import { complaintRestricted } from '#shared/complaint/events/privacy.ts'
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { CallInput, CallOutput } from '#shared/contract/gate.ts'
import type { casePrivacyCalls } from '#shared/contract/calls/case-privacy.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { Desk } from '../desk.ts'
import { ownComplaint } from './case-change.ts'

type Calls = typeof casePrivacyCalls
type Answer = CallOutput<Calls, 'complaint.restrict'>

/**
 * No seen version is asked for: whatever happened meanwhile, protecting cannot wait. The second of two
 * people who do it at once gets the same answer as the first.
 */
export function restrict(
  desk: Desk,
  { caseId, restrictionReason }: CallInput<Calls, 'complaint.restrict'>,
  actor: Actor,
): Result<Answer> {
  return desk.book.write<Answer>(actor, (writer) => {
    const folded = desk.book.fold<ComplaintState>('complaint', caseId)
    if (!folded) return refused('unknown_case', 'there is no such case', { field: 'caseId' })
    const { state } = folded
    if (!state || folded.unknown > 0)
      return refused('needs_update', 'this case needs a newer program')
    // It would leave the sight of the branch at the word of whoever it is about.
    if (isComplainedOf(state, actor.employeeNo)) return ownComplaint()
    if (state.restriction === null) {
      const at = formatInstant(desk.book.now())
      writer.append(complaintRestricted, caseId, { at, restrictionReason })
    }
    return accepted({ caseNumber: state.caseNumber })
  })
}
