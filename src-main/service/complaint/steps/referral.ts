/** Sending a case to another unit and back, and changing who speaks with the customer. */
import { openedAt } from '#shared/complaint/lifecycle/facts-of-case.ts'
import {
  complaintReceiverChangeAsked,
  complaintReceiverTaken,
  complaintReferralAccepted,
  complaintReferralAnswered,
  complaintReferralRefused,
  complaintReferred,
} from '#shared/complaint/events/referral.ts'
import { refusedForGaps } from '#shared/complaint/rules/gap.ts'
import { outgoingSlipGaps } from '#shared/complaint/rules/record/referral-slip.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { branchOf } from '../../desk.ts'
import { activePerson } from './attendees.ts'
import { type CaseStep, type StepRun, textOf } from '../step.ts'

export const referralSteps = {
  'complaint.refer': {
    type: complaintReferred,
    step: 'refer',
    source: 'S2-15',
    written: ({ referrals }, fields) =>
      referrals.some(({ referralId }) => referralId === fields['referralId']),
    fill: ({ rules, seen }) => {
      const minutes = rules.deadlineByKind.dept_reply.length
      return accepted({ dueAt: formatInstant(seen.now + minutes * MINUTE_MS) })
    },
    check: checkSlip,
  },
  'complaint.acceptReferral': {
    type: complaintReferralAccepted,
    step: 'accept_referral',
    source: 'S4-04(4)',
    check: checkTaker,
  },
  'complaint.refuseReferral': {
    type: complaintReferralRefused,
    step: 'refuse_referral',
    source: 'S1-26(2)',
  },
  'complaint.answerReferral': {
    type: complaintReferralAnswered,
    step: null,
    open: true,
    source: 'S4-22(4)',
    additive: true,
  },
  'complaint.askReceiverChange': {
    type: complaintReceiverChangeAsked,
    step: 'change_receiver',
    source: 'S3-34#2',
    written: ({ receiverChanges }, fields) =>
      receiverChanges.some(({ changeId }) => changeId === fields['changeId']),
    fill: ({ seen }) => accepted({ from: seen.state.handler ?? seen.state.firstRecipient }),
    facts: ({ seen, fields }) => ({
      receiverChange: {
        from: seen.state.handler ?? seen.state.firstRecipient,
        to: textOf(fields, 'to'),
        reason: textOf(fields, 'reason'),
      },
    }),
    check: ({ desk, fields }) => activePerson(desk, textOf(fields, 'to'), 'to', 'S3-34#2'),
  },
  'complaint.takeReceiver': {
    type: complaintReceiverTaken,
    step: null,
    open: true,
    source: 'S3-34#2',
  },
} as const satisfies Record<string, CaseStep>

/** Whoever takes it over works here, unless it went to another branch, whose people this one does not know. */
function checkTaker({ desk, seen, fields }: StepRun): Result<unknown> {
  const sent = seen.state.referrals.find(({ referralId }) => referralId === fields['referralId'])
  if (sent?.toBranch !== null && sent !== undefined) return accepted(null)
  return activePerson(desk, textOf(fields, 'acceptedBy'), 'acceptedBy', 'S4-04(4)')
}

/** The slip is whole before it leaves; another branch is reached through head office, never the own one. */
function checkSlip({ desk, seen }: StepRun, next: ComplaintState): Result<unknown> {
  const branch = branchOf(desk)
  const referral = next.referrals.at(-1)
  if (!referral || !branch) return accepted(null)
  if (referral.toBranch !== null && referral.toBranch === branch.code) {
    return refused('own_branch', 'this is the own branch', { field: 'toBranch', source: 'S2-15' })
  }
  const gaps = outgoingSlipGaps({
    caseNumber: next.caseNumber,
    from: branch.name,
    to: referral.toUnit,
    content: referral.task,
    demand: next.demand,
    sentAt: Math.max(seen.now, openedAt(next)),
    dueAt: instantOf(referral.dueAt),
  })
  return gaps.length > 0 ? refusedForGaps('step_incomplete', 'a slip', gaps) : accepted(null)
}
