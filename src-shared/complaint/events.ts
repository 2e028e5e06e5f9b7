/**
 * Everything that can be written on a case. Aggregate id = case UUID.
 *
 * Deadlines, level and reasons are decided once and stored with the versions of the packs that decided
 * them; a calendar that arrives later writes `complaint.clock_recomputed` and never rewrites history.
 */
import { z } from 'zod'
import { instantSchema } from '../foundation/instant-schema.ts'
import { eventType, personal } from '../log/event-type.ts'
import { employeeNoSchema } from '../staff/events.ts'
import {
  CHANNELS,
  CLOSING_OUTCOMES,
  CONTACT_CHANNELS,
  CONTACT_DIRECTIONS,
  ESCALATION_TARGETS,
  FILING_FLAGS,
  INTAKE_TYPES,
} from './enumerations.ts'
import { decisionSchema } from './rules/types.ts'

const entityId = z.uuid()
/** Words of a customer or about one. Long statements belong into an attachment. */
const words = (max: number) => z.string().trim().min(1).max(max)

/** What the eyes at the counter saw (S2-13(2)); never a judgement about the person. */
export const receptionSchema = z.strictObject({
  walkIn: z.boolean(),
  agitated: z.boolean(),
  media: z.boolean(),
  recordingDevice: z.boolean(),
  gathering: z.boolean(),
  violence: z.boolean(),
})

export const harmSchema = z.strictObject({
  beyondDepartmentPower: z.boolean(),
  considerableHarm: z.boolean(),
  possibleAdverseEffect: z.boolean(),
  seriousDamage: z.boolean(),
})

/** S2-13(5), S3-28#2, R-12, R-13: the case enters the book. */
export const complaintRegistered = eventType({
  type: 'complaint.registered',
  version: 1,
  aggregate: 'complaint',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.write',
  payload: {
    caseNumber: z.string().max(40),
    intakeType: z.enum(INTAKE_TYPES),
    channel: z.enum(CHANNELS),
    receivedAt: instantSchema,
    firstRecipient: employeeNoSchema,
    anonymous: z.boolean(),
    reception: receptionSchema,
    harm: harmSchema,
    flags: z.array(z.enum(FILING_FLAGS)),
    groupSize: z.int().min(1).nullable(),
    /** Earlier telephone contacts of the same customer and matter, as the customer told them (S2-16). */
    earlierCalls: z.array(instantSchema).max(20),
    /** Why it was entered later than the grace time of S2-15; null when it was entered at once. */
    lateEntryReason: personal(words(200)).nullable(),
    decision: decisionSchema,
    customerName: personal(words(80)).nullable(),
    contact: personal(words(120)).nullable(),
    contactMissingReason: personal(words(200)).nullable(),
    facts: personal(words(4000)),
    demand: personal(words(2000)),
  },
})

/** Corrections of what was written down; two people at once give a visible conflict. */
export const complaintDetailsChanged = eventType({
  type: 'complaint.details_changed',
  version: 1,
  aggregate: 'complaint',
  merge: 'field',
  writer: 'workstation',
  permission: 'complaint.write',
  payload: {
    customerName: personal(words(80)).optional(),
    contact: personal(words(120)).optional(),
    facts: personal(words(4000)).optional(),
    demand: personal(words(2000)).optional(),
  },
})

/** S1-25(4): a handler within one hour. */
export const complaintHandlerAssigned = eventType({
  type: 'complaint.handler_assigned',
  version: 1,
  aggregate: 'complaint',
  merge: 'field',
  writer: 'workstation',
  permission: 'complaint.write',
  payload: { handler: employeeNoSchema },
})

/** S1-26(1a). `promiseId` names the promise that this contact keeps. */
export const complaintContactLogged = eventType({
  type: 'complaint.contact_logged',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'workstation',
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
export const complaintPromiseMade = eventType({
  type: 'complaint.promise_made',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'workstation',
  permission: 'complaint.write',
  payload: {
    promiseId: entityId,
    madeAt: instantSchema,
    dueAt: instantSchema,
    what: personal(words(500)),
  },
})

/** S1-26(1c): everyone may report upward, from every case, at any time. */
export const complaintEscalated = eventType({
  type: 'complaint.escalated',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'workstation',
  permission: 'complaint.write',
  payload: {
    escalationId: entityId,
    to: z.enum(ESCALATION_TARGETS),
    at: instantSchema,
    reason: personal(words(500)),
  },
})

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

/** A new calendar or pack gave other dates: the old ones stay in the log. */
export const complaintClockRecomputed = eventType({
  type: 'complaint.clock_recomputed',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'both',
  permission: 'complaint.write',
  payload: { decision: decisionSchema },
})

/** Head office speaks to the branch (S2-22). Only the hub writes it. */
export const complaintInstructionGiven = eventType({
  type: 'complaint.instruction_given',
  version: 1,
  aggregate: 'complaint',
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

export const complaintInstructionAnswered = eventType({
  type: 'complaint.instruction_answered',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'workstation',
  permission: 'complaint.write',
  payload: { instructionId: entityId, at: instantSchema, text: personal(words(2000)) },
})

/** Somebody looked at a conflict and let what stands stand; taking the other value is a new write. */
export const complaintConflictSettled = eventType({
  type: 'complaint.conflict_settled',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'workstation',
  permission: 'complaint.write',
  settles: { eventId: 'conflictEventId', subject: 'subject' },
  // Another machine's event may bear any id that an envelope allows; what it raised must be settled, too.
  payload: { conflictEventId: z.string().min(1).max(40), subject: z.string().max(80) },
})

/** Somebody looked at what is masked by default; the purpose is part of the record. */
export const complaintRevealed = eventType({
  type: 'complaint.revealed',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'both',
  permission: 'complaint.reveal',
  payload: {
    purpose: z.enum(['contact_customer', 'verify_identity', 'handle_case', 'supervision']),
  },
})

/** From here on the personal parts of the case are nowhere (PIPL 47). The chain stays valid. */
export const complaintPersonalErased = eventType({
  type: 'complaint.personal_erased',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'both',
  permission: 'complaint.erase',
  payload: { basis: z.enum(['retention_ended', 'customer_request', 'entered_by_mistake']) },
})

export const complaintEvents = [
  complaintRegistered,
  complaintDetailsChanged,
  complaintHandlerAssigned,
  complaintContactLogged,
  complaintPromiseMade,
  complaintEscalated,
  complaintClosed,
  complaintReopened,
  complaintClockRecomputed,
  complaintInstructionGiven,
  complaintInstructionAnswered,
  complaintConflictSettled,
  complaintRevealed,
  complaintPersonalErased,
] as const
