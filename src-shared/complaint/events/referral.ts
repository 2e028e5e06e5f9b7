/** A case on its way to another unit and back (S2-12, S2-15, S4-06(3)), and a change of receiver. */
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import { decisionSchema } from '../rules/types.ts'
import { caseEvent, entityId, words } from './fields.ts'

/** Sent with a slip; the unit has the hours of S4-06(3b) from here on. */
export const complaintReferred = caseEvent({
  type: 'complaint.referred',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    referralId: entityId,
    at: instantSchema,
    /** Name of the unit, as it stands on the slip. */
    toUnit: words(80),
    /** Code of the branch when the unit is another branch: head office carries it there. */
    toBranch: words(20).nullable(),
    dueAt: instantSchema,
    task: personal(words(2000)),
    decision: decisionSchema,
  },
})

/** S4-04(4): from now on whoever took it answers for it. */
export const complaintReferralAccepted = caseEvent({
  type: 'complaint.referral_accepted',
  merge: 'step',
  writer: 'both',
  permission: 'complaint.handle',
  payload: { referralId: entityId, at: instantSchema, acceptedBy: employeeNoSchema },
})

/** S1-26(2): back to the first recipient, with the reason, and counted. */
export const complaintReferralRefused = caseEvent({
  type: 'complaint.referral_refused',
  merge: 'step',
  writer: 'both',
  permission: 'complaint.handle',
  payload: {
    referralId: entityId,
    at: instantSchema,
    refusedBecause: personal(words(500)),
    decision: decisionSchema,
  },
})

/** S4-22(4): what the unit found out. */
export const complaintReferralAnswered = caseEvent({
  type: 'complaint.referral_answered',
  merge: 'step',
  writer: 'both',
  permission: 'complaint.handle',
  payload: { referralId: entityId, at: instantSchema, feedback: personal(words(4000)) },
})

/** S3-34#2: another person is to speak with the customer; the old one answers until it is taken. */
export const complaintReceiverChangeAsked = caseEvent({
  type: 'complaint.receiver_change_asked',
  merge: 'step',
  permission: 'complaint.write',
  payload: {
    changeId: entityId,
    at: instantSchema,
    from: employeeNoSchema,
    to: employeeNoSchema,
    reason: personal(words(500)),
  },
})

export const complaintReceiverTaken = caseEvent({
  type: 'complaint.receiver_taken',
  merge: 'step',
  permission: 'complaint.write',
  payload: { changeId: entityId, at: instantSchema },
})

export const referralEvents = [
  complaintReferred,
  complaintReferralAccepted,
  complaintReferralRefused,
  complaintReferralAnswered,
  complaintReceiverChangeAsked,
  complaintReceiverTaken,
] as const
