/** What head office and the calendar write on a case, and how conflicts are settled. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { decisionSchema } from '../rules/types.ts'
import { caseEvent, entityId, words } from './fields.ts'

/** A new calendar or pack gave other dates: the old ones stay in the log. */
export const complaintClockRecomputed = caseEvent({
  type: 'complaint.clock_recomputed',
  merge: 'fact',
  writer: 'both',
  permission: 'complaint.write',
  payload: { decision: decisionSchema },
})

/** Head office speaks to the branch (S2-22). Only the hub writes it. */
export const complaintInstructionGiven = caseEvent({
  type: 'complaint.instruction_given',
  merge: 'fact',
  writer: 'hub',
  permission: 'console.instruct',
  payload: {
    instructionId: entityId,
    at: instantSchema,
    kind: z.enum(['instruction', 'query']),
    dueAt: instantSchema.nullable(),
    text: personal(words(2000)),
  },
})

/** S2-22: head office is content with the answer, or needs none any more. */
export const complaintInstructionClosed = caseEvent({
  type: 'complaint.instruction_closed',
  merge: 'fact',
  writer: 'hub',
  permission: 'console.instruct',
  payload: { instructionId: entityId, at: instantSchema, remark: personal(words(500)).nullable() },
})

export const complaintInstructionAnswered = caseEvent({
  type: 'complaint.instruction_answered',
  merge: 'fact',
  permission: 'complaint.write',
  payload: { instructionId: entityId, at: instantSchema, text: personal(words(2000)) },
})

/** Somebody looked at a conflict and let what stands stand; taking the other value is a new write. */
export const complaintConflictSettled = caseEvent({
  type: 'complaint.conflict_settled',
  merge: 'fact',
  permission: 'complaint.write',
  settles: { eventId: 'conflictEventId', subject: 'subject' },
  // Another machine's event may bear any id that an envelope allows; what it raised must be settled, too.
  payload: { conflictEventId: z.string().min(1).max(40), subject: z.string().max(80) },
})
