/** Records of a case beside its straight way: identity, talks, visits, agreements, who answers for it. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import { SANCTIONS } from '../rules/kinds.ts'
import { caseEvent, entityId, words } from './fields.ts'

/** what showed that the complainant is who they say they are. */
export const IDENTITY_CHECK_WAYS = [
  'document',
  'registered_number',
  'knowledge_of_file',
  'authorisation',
] as const
export type IdentityCheckWay = (typeof IDENTITY_CHECK_WAYS)[number]

/** S3-35#1: signed, or not signed and witnessed. */
export const TALK_SIGNATURES = ['signed', 'refused'] as const
export type TalkSignature = (typeof TALK_SIGNATURES)[number]

/** before personal data is spoken of. Whoever wrote it down has checked it. */
export const complaintIdentityChecked = caseEvent({
  type: 'complaint.identity_checked',
  merge: 'fact',
  permission: 'complaint.write',
  payload: { checkId: entityId, at: instantSchema, way: z.enum(IDENTITY_CHECK_WAYS) },
})

/** it comes neither from the complainant nor from anybody who speaks for them; they were told. */
export const complaintDeclined = caseEvent({
  type: 'complaint.declined',
  merge: 'step',
  permission: 'complaint.supervise',
  payload: {
    at: instantSchema,
    submitterToldAt: instantSchema,
    notFromComplainant: z.literal(true),
    declineFinding: personal(words(1000)),
  },
})

/** S3-35#1. */
export const complaintTalkRecorded = caseEvent({
  type: 'complaint.talk_recorded',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: {
    talkId: entityId,
    at: instantSchema,
    signature: z.enum(TALK_SIGNATURES),
    copies: z.int().min(1).max(20),
    recorded: z.boolean(),
    recordingConsent: z.boolean(),
    talkContent: personal(words(4000)),
    witness: personal(words(80)).nullable(),
  },
})

/** S3-44: who met the customer; counsel never alone. */
export const complaintMeetingRecorded = caseEvent({
  type: 'complaint.meeting_recorded',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: {
    meetingId: entityId,
    at: instantSchema,
    attendees: z.array(employeeNoSchema).min(1).max(20),
    summary: personal(words(2000)),
  },
})

/** S3-43#4: nobody goes before somebody who stays has approved it; nothing is brought along (E-17). */
export const complaintVisitPlanned = caseEvent({
  type: 'complaint.visit_planned',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: {
    visitId: entityId,
    at: instantSchema,
    visitors: z.array(employeeNoSchema).min(1).max(20),
    plannedFor: instantSchema,
    visitPurpose: personal(words(500)),
  },
})

export const complaintVisitDecided = caseEvent({
  type: 'complaint.visit_decided',
  merge: 'step',
  permission: 'complaint.supervise',
  payload: {
    visitId: entityId,
    at: instantSchema,
    approved: z.boolean(),
    remark: personal(words(500)).nullable(),
  },
})

/** S3-29: the rule, how far one's own power really reaches (E-05), and alternatives. */
export const complaintNegotiationPrepared = caseEvent({
  type: 'complaint.negotiation_prepared',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: {
    at: instantSchema,
    authorityUpToFen: z.int().min(0),
    ruleCited: personal(words(1000)),
    alternatives: personal(z.array(words(500)).min(1).max(10)),
  },
})

/** S3-29: who does what by when; `taskWords` has the words of each task in the same order. */
export const complaintAgreementMade = caseEvent({
  type: 'complaint.agreement_made',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: {
    agreementId: entityId,
    at: instantSchema,
    tasks: z
      .array(z.strictObject({ taskId: entityId, assignee: employeeNoSchema, dueAt: instantSchema }))
      .min(1)
      .max(20),
    text: personal(words(2000)),
    taskWords: personal(z.array(words(500)).min(1).max(20)),
  },
})

/** Carried out; the first to say so counts. */
export const complaintAgreedTaskDone = caseEvent({
  type: 'complaint.agreed_task_done',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: { taskId: entityId, at: instantSchema },
})

/** S4-29: a code of the organisation's list; one that judges needs facts and a supervisor (S3-14). */
export const complaintAimSet = caseEvent({
  type: 'complaint.aim_set',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    at: instantSchema,
    aim: z.string().regex(/^[a-z][a-z_]{0,39}$/),
    aimFacts: personal(words(1000)).nullable(),
  },
})

/** S4-17(3): the direct leader who was passed over has heard of it. */
export const complaintAfterReported = caseEvent({
  type: 'complaint.after_reported',
  merge: 'fact',
  permission: 'complaint.write',
  payload: { escalationId: entityId, at: instantSchema, summary: personal(words(2000)) },
})

export const responsibilitySchema = z.strictObject({
  kind: z.enum(['unit', 'person']),
  /** Name of the unit or employee number. */
  who: words(80),
  type: z.enum(['management', 'direct']),
})

/** S2-28: after closing; it reaches nobody below supervisor level. */
export const complaintResponsibilityRecorded = caseEvent({
  type: 'complaint.responsibility_recorded',
  merge: 'step',
  permission: 'complaint.supervise',
  payload: {
    at: instantSchema,
    responsibility: personal(z.array(responsibilitySchema).min(1).max(20)),
  },
})

/** S2-29: written down, never proposed or computed (E-34). */
export const complaintSanctionRecorded = caseEvent({
  type: 'complaint.sanction_recorded',
  merge: 'step',
  permission: 'complaint.supervise',
  payload: {
    sanctionId: entityId,
    at: instantSchema,
    sanction: z.enum(SANCTIONS),
    sanctionReference: personal(words(120)),
    sanctionDecidedBy: personal(words(120)),
  },
})

/** Events that are shown from supervisor level up alone. */
export const SUPERVISORS_ONLY: ReadonlySet<string> = new Set([
  complaintResponsibilityRecorded.type,
  complaintSanctionRecorded.type,
])

export const recordEvents = [
  complaintIdentityChecked,
  complaintDeclined,
  complaintTalkRecorded,
  complaintMeetingRecorded,
  complaintVisitPlanned,
  complaintVisitDecided,
  complaintNegotiationPrepared,
  complaintAgreementMade,
  complaintAgreedTaskDone,
  complaintAimSet,
  complaintAfterReported,
  complaintResponsibilityRecorded,
  complaintSanctionRecorded,
] as const
