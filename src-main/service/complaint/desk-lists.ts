/** What the forms of the desk offer, from the packs that are in force. */
import type { Output } from '#shared/contract/workstation.ts'
import { type Desk, packsOf } from '../desk.ts'

/** Lists and bounds of the rules and of the profile; labels are those of the organisation. */
export function deskLists(desk: Desk): Output<'complaint.deskLists'> {
  const { rules, profile } = packsOf(desk)
  const { pack } = rules
  const { lowest, highest } = pack.lifecycle.satisfaction
  return {
    reasons: pack.reasons.map(({ code, label, nature, needs, source }) => ({
      code,
      label,
      nature,
      needs: [...needs],
      source,
    })),
    rootCauses: pack.enumerations.find(({ name }) => name === 'rootCause')?.values ?? [],
    aims: pack.enumerations.find(({ name }) => name === 'complaintAim')?.values ?? [],
    departments: profile.departments.values,
    approvers: pack.handling.compensation.limits.map(({ role, upToFen }) => ({ role, upToFen })),
    satisfaction: { lowest, highest },
    unreachedTries: pack.lifecycle.unreachedCallback.tries,
    bouncesAtLeast: pack.lifecycle.bounces.atLeast,
    referralMinutes: rules.deadlineByKind.dept_reply.length,
  }
}
