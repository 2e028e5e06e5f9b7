/** How a case ends and opens again. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { eventType, personal } from '../../log/event-type.ts'
import { CLOSING_OUTCOMES } from '../enumerations.ts'
import { decisionSchema } from '../rules/types.ts'
import { words } from './fields.ts'

/** Closing needs an answer that reached the customer (catalogue §4.9; E-22: never without a reply). */
export const complaintClosed = eventType({
  type: 'complaint.closed',
  version: 1,
  aggregate: 'complaint',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.close',
  payload: {
    closedAt: instantSchema,
    outcome: z.enum(CLOSING_OUTCOMES),
    reason: personal(words(2000)),
    decision: decisionSchema,
  },
})

/** A left-over problem opens the case again (catalogue C-17). */
export const complaintReopened = eventType({
  type: 'complaint.reopened',
  version: 1,
  aggregate: 'complaint',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.write',
  payload: { at: instantSchema, reason: personal(words(500)), decision: decisionSchema },
})
