/**
 * What happens beside the sheet of a shift: problems, notices, a float that is too low; and after the
 * signatures: addenda by the same two people, and who answers for an error.
 */
import { z } from 'zod'
import { instantSchema } from '../foundation/instant-schema.ts'
import { type EventType, eventType, personal } from '../log/event-type.ts'
import { employeeNoSchema } from '../staff/events.ts'
import { shiftCounted, shiftOpened, shiftSigned } from './events.ts'
import { HANDOVER_ERRORS, LIABLE_PARTIES } from './rules/liability.ts'
import { amount, digestSchema, lineName, signatureSchema } from './sheet.ts'
import { words } from '../foundation/words.ts'

const text = (max: number) => personal(words(max))

function sideEvent<const Name extends string, Shape extends z.ZodRawShape>(
  declaration: Pick<EventType<Name>, 'type' | 'merge'> & { readonly payload: Shape },
) {
  return eventType({
    version: 1,
    aggregate: 'shift',
    writer: 'workstation',
    permission: 'shift.write',
    ...declaration,
  })
}

/** S4-15(4): found in the shift and passed on with an owner, or found while handing over and settled first. */
export const shiftIssueRaised = sideEvent({
  type: 'shift.issue_raised',
  merge: 'fact',
  payload: {
    at: instantSchema,
    issueId: z.uuid(),
    origin: z.enum(['handover', 'shift']),
    owner: employeeNoSchema.nullable(),
    reportedTo: employeeNoSchema.nullable(),
    text: text(500),
  },
})

/** Who answers for it from now on, and which leader knows. */
export const shiftIssueAssigned = sideEvent({
  type: 'shift.issue_assigned',
  merge: 'fact',
  payload: {
    at: instantSchema,
    issueId: z.uuid(),
    owner: employeeNoSchema,
    reportedTo: employeeNoSchema,
  },
})

export const shiftIssueSettled = sideEvent({
  type: 'shift.issue_settled',
  merge: 'step',
  payload: { at: instantSchema, issueId: z.uuid(), how: text(500) },
})

/** S4-04(10): what passes from shift to shift. */
export const shiftNoticeLeft = sideEvent({
  type: 'shift.notice_left',
  merge: 'fact',
  payload: { at: instantSchema, noticeId: z.uuid(), text: text(1000) },
})

export const shiftNoticeRead = sideEvent({
  type: 'shift.notice_read',
  merge: 'fact',
  payload: { at: instantSchema, noticeId: z.uuid(), reader: employeeNoSchema },
})

/** S4-09(1): too little on a line; the supervisor was told, who has finance transfer the rest. */
export const shiftFloatTold = sideEvent({
  type: 'shift.float_told',
  merge: 'fact',
  payload: {
    at: instantSchema,
    line: lineName,
    balance: amount,
    minimum: amount,
    told: employeeNoSchema,
  },
})

/** Added after the signatures by the same two people; its words can go without breaking the chain. */
export const shiftAddendumSigned = sideEvent({
  type: 'shift.addendum_signed',
  merge: 'step',
  payload: {
    addendumId: z.uuid(),
    signedAt: instantSchema,
    sheetDigest: digestSchema,
    /** Digest of the addendum before; null for the first. */
    previousDigest: digestSchema.nullable(),
    outgoing: signatureSchema,
    incoming: signatureSchema,
    digest: digestSchema,
    text: text(1000),
  },
})

/** S4-15(5)(6): the side that answers for an error. A fact for the record; a supervisor decides. */
export const shiftLiabilityRecorded = sideEvent({
  type: 'shift.liability_recorded',
  merge: 'step',
  payload: {
    at: instantSchema,
    liabilityId: z.uuid(),
    error: z.enum(HANDOVER_ERRORS),
    party: z.enum(LIABLE_PARTIES),
    source: z.string().max(60),
    sheetDigest: digestSchema,
    text: text(500),
  },
})

export const shiftEvents = [
  shiftOpened,
  shiftCounted,
  shiftSigned,
  shiftIssueRaised,
  shiftIssueAssigned,
  shiftIssueSettled,
  shiftNoticeLeft,
  shiftNoticeRead,
  shiftFloatTold,
  shiftAddendumSigned,
  shiftLiabilityRecorded,
] as const
