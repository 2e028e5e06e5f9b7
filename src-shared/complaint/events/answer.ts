/** The decision letter and the answer that tells it. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { ACCEPTANCES } from '../enumerations.ts'
import { REMEDIES } from '../rules/duty/decision-letter.ts'
import { NOTICE_WAYS } from '../rules/duty/notice.ts'
import { caseEvent, restsOn, words } from './fields.ts'

/** nothing is told without facts, basis, reasons, decision and the ways that stay open. */
export const complaintLetterWritten = caseEvent({
  type: 'complaint.letter_written',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    at: instantSchema,
    remedies: z.array(z.enum(REMEDIES)).max(REMEDIES.length),
    decidedByHeadOffice: z.boolean(),
    /** The solution that it tells of. */
    restsOn,
    verifiedFacts: personal(words(4000)),
    legalBasis: personal(words(1000)),
    grounds: personal(words(4000)),
    decisionText: personal(words(4000)),
  },
})

/** S2-13(6), R-21: the customer was told, how, with what proof, and what they said to it. */
export const complaintReplied = caseEvent({
  type: 'complaint.replied',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    contactId: z.uuid(),
    at: instantSchema,
    way: z.enum(NOTICE_WAYS),
    reached: z.boolean(),
    /** The letter that was told. */
    restsOn,
    /** Null when there is nobody to ask. */
    accepted: z.enum(ACCEPTANCES).nullable(),
    /** Receipt, posting slip, message or call record. */
    proof: personal(words(200)),
    summary: personal(words(2000)),
  },
})

export const answerEvents = [complaintLetterWritten, complaintReplied] as const
