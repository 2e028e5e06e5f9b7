/** The same complaint once more (R-18, S2-06(4), C-12): both cases say so, and no customer is marked. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { decisionSchema } from '../rules/types.ts'
import { caseEvent, entityId, notedAt, words } from './fields.ts'

/** What a repeat leads to: the last two speak to the original, whose answer was late or no answer. */
export const REPEAT_OUTCOMES = [
  'linked',
  'merged',
  'clock_restarted',
  'reopen_original',
  'pursue_original',
] as const
export type RepeatOutcome = (typeof REPEAT_OUTCOMES)[number]

/** On the new case: which one it repeats. */
export const complaintRepeatLinked = caseEvent({
  type: 'complaint.repeat_linked',
  merge: 'fact',
  permission: 'complaint.write',
  payload: {
    originalCaseId: entityId,
    originalCaseNumber: z.string().max(40),
    at: instantSchema,
    newFacts: z.boolean(),
    outcome: z.enum(REPEAT_OUTCOMES),
  },
})

/** On the original: the customer came again. New facts within the term start it anew. */
export const complaintResubmitted = caseEvent({
  type: 'complaint.resubmitted',
  merge: 'fact',
  permission: 'complaint.write',
  payload: {
    repeatCaseId: entityId,
    repeatCaseNumber: z.string().max(40),
    /** When the repeat was received. */
    receivedAt: instantSchema,
    notedAt,
    newFacts: z.boolean(),
    outcome: z.enum(REPEAT_OUTCOMES),
    /** The new facts and reasons; absent when there are none. */
    what: personal(words(1000)).optional(),
    /** Only where the repeat moves dates. */
    decision: decisionSchema.optional(),
  },
})
