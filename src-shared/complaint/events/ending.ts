/** How a case ends, is kept and opens again (S2-12, S2-19, S1-23, R-15). */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { CASE_STATES, CLOSING_OUTCOMES } from '../enumerations.ts'
import { decisionSchema } from '../rules/types.ts'
import { caseEvent, entityId, words } from './fields.ts'

/** Closing needs an answer that reached the customer (catalogue §4.9; E-22: never without a reply). */
export const complaintClosed = caseEvent({
  type: 'complaint.closed',
  merge: 'step',
  permission: 'complaint.close',
  payload: {
    closedAt: instantSchema,
    outcome: z.enum(CLOSING_OUTCOMES),
    /** The unit that answers for it (S1-23). */
    responsibleUnit: words(80),
    /** An honest apology was made in words; a written one has its own record. */
    apologised: z.boolean(),
    reason: personal(words(2000)),
    decision: decisionSchema,
  },
})

/** How a closing reached head office; it comes by itself when the network is there. */
export const CLOSE_REPORT_WAYS = ['exported', 'phoned', 'synced'] as const

/** S2-19: told upward on the day of closing. `synced` is head office's own receipt and nobody else's word. */
export const complaintCloseReported = caseEvent({
  type: 'complaint.close_reported',
  merge: 'fact',
  writer: 'both',
  permission: 'complaint.handle',
  payload: {
    at: instantSchema,
    way: z.enum(CLOSE_REPORT_WAYS),
    /** Number of the receipt, or who was told. */
    receipt: words(120),
  },
})

/** S2-13(8), S1-20, S1-23: filed with its root cause and what is improved. */
export const complaintArchived = caseEvent({
  type: 'complaint.archived',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    at: instantSchema,
    rootCause: z
      .string()
      .regex(/^[a-z][a-z_]{0,39}$/)
      .nullable(),
    leadsTo: z.enum(CASE_STATES),
    improvement: personal(words(2000)).nullable(),
    noneNeededBecause: personal(words(500)).nullable(),
    decision: decisionSchema,
  },
})

/** S2-19, S3-30: asked afterwards by somebody else; what is left opens the case again. */
export const complaintCalledBack = caseEvent({
  type: 'complaint.called_back',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    callbackId: entityId,
    at: instantSchema,
    reached: z.boolean(),
    tries: z.int().min(1).max(100).nullable(),
    leftoverIssue: z.boolean().nullable(),
    satisfaction: z.int().min(1).max(10).nullable(),
    leadsTo: z.enum(CASE_STATES),
    noSatisfactionBecause: personal(words(300)).nullable(),
    summary: personal(words(2000)).nullable(),
    decision: decisionSchema,
  },
})

/** R-15, S2-06(5): only the customer withdraws; staff write it down. */
export const complaintWithdrawn = caseEvent({
  type: 'complaint.withdrawn',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    at: instantSchema,
    confirmedByCustomer: z.literal(true),
    withdrawnBy: personal(words(80)),
    withdrawnHow: personal(words(500)),
    decision: decisionSchema,
  },
})

/** A left-over problem opens the case again (catalogue C-17). */
export const complaintReopened = caseEvent({
  type: 'complaint.reopened',
  merge: 'step',
  permission: 'complaint.write',
  payload: { at: instantSchema, reason: personal(words(500)), decision: decisionSchema },
})

export const endingEvents = [
  complaintClosed,
  complaintCloseReported,
  complaintArchived,
  complaintCalledBack,
  complaintWithdrawn,
  complaintReopened,
] as const
