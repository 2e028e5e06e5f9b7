/** What is done on a case by whoever handles it, in any state. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import { CONTACT_CHANNELS, CONTACT_DIRECTIONS, ESCALATION_TARGETS } from '../enumerations.ts'
import { ESCALATION_REASONS } from '../rules/kinds.ts'
import { caseEvent, entityId, words } from './fields.ts'

/** S1-25(4): a handler within one hour. */
export const complaintHandlerAssigned = caseEvent({
  type: 'complaint.handler_assigned',
  merge: 'field',
  permission: 'complaint.write',
  payload: { handler: employeeNoSchema },
})

/** S1-26(1a). `promiseId` names the promise that this contact keeps. */
export const complaintContactLogged = caseEvent({
  type: 'complaint.contact_logged',
  merge: 'fact',
  permission: 'complaint.write',
  payload: {
    contactId: entityId,
    at: instantSchema,
    direction: z.enum(CONTACT_DIRECTIONS),
    channel: z.enum(CONTACT_CHANNELS),
    reached: z.boolean(),
    promiseId: entityId.nullable(),
    summary: personal(words(2000)),
  },
})

/** S3-28#4, S4-39: a time given to the customer is a clock of its own. */
export const complaintPromiseMade = caseEvent({
  type: 'complaint.promise_made',
  merge: 'fact',
  permission: 'complaint.write',
  payload: {
    promiseId: entityId,
    madeAt: instantSchema,
    dueAt: instantSchema,
    what: personal(words(500)),
  },
})

/** S1-26(1c): everyone may report upward, from every case, at any time. */
export const complaintEscalated = caseEvent({
  type: 'complaint.escalated',
  merge: 'fact',
  permission: 'complaint.write',
  payload: {
    escalationId: entityId,
    to: z.enum(ESCALATION_TARGETS),
    at: instantSchema,
    /** S4-17(2), with the priority that the pack gives it. */
    category: z.enum(ESCALATION_REASONS),
    priority: z.enum(['normal', 'high']),
    /** S4-26#15: the customer insisted on a leader. */
    leaderRequested: z.boolean(),
    skippedLevel: z.boolean(),
    directLeader: z.enum(ESCALATION_TARGETS).nullable(),
    /** S4-17(3): until when the direct leader who was passed over hears of it. */
    afterReportDueAt: instantSchema.nullable(),
    reason: personal(words(500)),
    emergencyReason: personal(words(500)).nullable(),
  },
})
