/** What enters a case at the counter, and what corrects it. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import { CHANNELS, FILING_FLAGS, INTAKE_TYPES } from '../enumerations.ts'
import { decisionSchema } from '../rules/types.ts'
import { caseEvent, words } from './fields.ts'
import { correctableIntakeDetails, optionalIntakeDetails } from './intake-details.ts'
import { draftWords } from '../../foundation/words.ts'

/** What the eyes at the counter saw (S2-13(2)); never a judgement about the person. */
export const receptionSchema = z.strictObject({
  walkIn: z.boolean(),
  agitated: z.boolean(),
  media: z.boolean(),
  recordingDevice: z.boolean(),
  gathering: z.boolean(),
  violence: z.boolean(),
  /** Somebody speaks as a lawyer. It decides who hears of it and nothing else (S3-31#3). */
  legalRepresentative: z.boolean().optional(),
})

export const harmSchema = z.strictObject({
  beyondDepartmentPower: z.boolean(),
  considerableHarm: z.boolean(),
  possibleAdverseEffect: z.boolean(),
  seriousDamage: z.boolean(),
})

/** The paper form that the power cut left: its number, and who took it. */
const paperSchema = z.strictObject({
  number: draftWords(40).trim().nullable(),
  takenBy: employeeNoSchema,
})

/** S2-13(5), S3-28#2, R-12, R-13: the case enters the book. */
export const complaintRegistered = caseEvent({
  type: 'complaint.registered',
  merge: 'step',
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
    /** It was first written on paper: the clocks run from the paper's time, not from the typing (S2-15). */
    paper: paperSchema.nullable().optional(),
    ...optionalIntakeDetails,
    decision: decisionSchema,
    customerName: personal(words(80)).nullable(),
    contact: personal(words(120)).nullable(),
    contactMissingReason: personal(words(200)).nullable(),
    facts: personal(words(4000)),
    /** Null where nothing is asked for: a praise, a suggestion. */
    demand: personal(words(2000)).nullable(),
  },
})

/**
 * Corrections of what was written down; two people at once give a visible conflict. Old value, who and
 * when are in the log; why something was replaced stands in the event (S2-30, S4-16(4)).
 */
export const complaintDetailsChanged = caseEvent({
  type: 'complaint.details_changed',
  merge: 'field',
  remarks: ['changeReason'],
  permission: 'complaint.write',
  payload: {
    customerName: personal(words(80)).optional(),
    contact: personal(words(120)).optional(),
    facts: personal(words(4000)).optional(),
    demand: personal(words(2000)).optional(),
    /** Null or absent where only empty places were filled. */
    changeReason: personal(words(500)).nullable().optional(),
    ...correctableIntakeDetails,
  },
})

/** It is something else than it was registered as (S3-07, E-31); away from a complaint the customer agrees. */
export const complaintRetyped = caseEvent({
  type: 'complaint.retyped',
  merge: 'step',
  permission: 'complaint.write',
  payload: {
    from: z.enum(INTAKE_TYPES),
    to: z.enum(INTAKE_TYPES),
    at: instantSchema,
    customerConsents: z.boolean(),
    reason: personal(words(500)),
    decision: decisionSchema,
  },
})
