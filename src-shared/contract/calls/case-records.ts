/** Records of a case beside its straight way, and the hints that are computed from what the book holds. */
import { z } from 'zod'
import { ESCALATION_TARGETS } from '../../complaint/enumerations.ts'
import {
  complaintAfterReported,
  complaintAgreedTaskDone,
  complaintAgreementMade,
  complaintAimSet,
  complaintDeclined,
  complaintIdentityChecked,
  complaintMeetingRecorded,
  complaintNegotiationPrepared,
  complaintResponsibilityRecorded,
  complaintSanctionRecorded,
  complaintTalkRecorded,
  complaintVisitDecided,
  complaintVisitPlanned,
  responsibilitySchema,
} from '../../complaint/events/records.ts'
import { FORM_COLUMNS } from '../../complaint/rules/kinds.ts'
import type { CallTable } from '../gate.ts'
import { caseDetailSchema } from '../views.ts'
import { stepCall } from './step-input.ts'
import { draftWords } from '../../foundation/words.ts'

const typed = (max: number) => draftWords(max).nullable()
const seenCase = { caseId: z.uuid(), seenVersion: z.int().min(0) }

/** While a form is filled in, a task may still lack its words, its person and its time. */
const agreement = {
  ...stepCall(complaintAgreementMade, ['at', 'tasks', 'taskWords'], ['unknown_person']),
  input: z.strictObject({
    ...seenCase,
    agreementId: z.uuid(),
    text: typed(2000),
    tasks: z
      .array(
        z.strictObject({
          taskId: z.uuid(),
          what: typed(500),
          assignee: typed(32),
          dueAt: typed(40),
        }),
      )
      .max(20),
  }),
}

const responsibility = {
  ...stepCall(
    complaintResponsibilityRecorded,
    ['at', 'responsibility'],
    ['not_closed', 'responsibility_required', 'name_required', 'twice', 'unknown_person'],
  ),
  input: z.strictObject({
    ...seenCase,
    responsibility: z
      .array(z.strictObject({ ...responsibilitySchema.shape, who: draftWords(80) }))
      .max(20),
  }),
}

/** Each writes one event when its gate is open. */
export const recordStepCalls = {
  'complaint.checkIdentity': stepCall(complaintIdentityChecked, ['at'], ['anonymous_heard']),
  'complaint.decline': stepCall(
    complaintDeclined,
    ['at'],
    ['complaint_accepted', 'decline_incomplete'],
  ),
  'complaint.recordTalk': stepCall(complaintTalkRecorded, [], ['unknown_person']),
  'complaint.recordMeeting': stepCall(
    complaintMeetingRecorded,
    [],
    ['counsel_alone', 'unknown_person'],
  ),
  'complaint.planVisit': stepCall(
    complaintVisitPlanned,
    ['at'],
    ['visit_incomplete', 'unknown_person', 'in_the_past'],
  ),
  'complaint.decideVisit': stepCall(complaintVisitDecided, ['at'], ['visit_incomplete']),
  'complaint.prepareNegotiation': stepCall(complaintNegotiationPrepared, ['at'], ['over_limit']),
  'complaint.makeAgreement': agreement,
  'complaint.finishTask': stepCall(complaintAgreedTaskDone, ['at']),
  'complaint.setAim': stepCall(
    complaintAimSet,
    ['at'],
    ['unknown_aim', 'aim_needs_facts', 'nothing_to_change'],
  ),
  'complaint.reportAfterwards': stepCall(complaintAfterReported, ['at']),
  'complaint.recordResponsibility': responsibility,
  'complaint.recordSanction': stepCall(
    complaintSanctionRecorded,
    ['at'],
    ['not_closed', 'sanction_incomplete'],
  ),
} as const satisfies CallTable

export type RecordStepCall = keyof typeof recordStepCalls

/** What the book suggests on a case; nothing of it is stored and nothing follows from it by itself. */
export const caseHintsSchema = z.strictObject({
  /** S4-06: earlier cases with the same reason at the same unit. */
  recurrences: z.array(z.strictObject({ caseId: z.uuid(), caseNumber: z.string() })),
  /** S3-33#4: cases with the same reason and product got other sums, and this one says nothing about it. */
  unequal: z.strictObject({ amountsFen: z.array(z.int()) }).nullable(),
  /** S2-34, S2-36: after so many answers that were not accepted; null before the first. */
  nextAction: z.enum(['refer_for_recheck', 'refer_to_superior']).nullable(),
  /** S2-05(4): what was agreed was kept late or not at all; null when it was kept or nothing was agreed. */
  appointment: z.strictObject({ minutesLate: z.int(), proposes: z.literal('V04') }).nullable(),
  /** S3-31: names of rules; a person decides. */
  upgradeSigns: z.array(z.string()),
  /** S4-08: how whole the complaint form is at this stage. */
  form: z.strictObject({
    percent: z.int(),
    missing: z.array(z.enum(FORM_COLUMNS)),
    faults: z.array(z.string()),
  }),
})
export type CaseHints = z.infer<typeof caseHintsSchema>

/** when the answer is due, and when it would be after a step that nobody has taken yet. */
const legalDatesSchema = z.strictObject({
  /** As it runs; null for what has no legal term. */
  dueAt: z.string().nullable(),
  /** If the case were judged so now. */
  simple: z.string().nullable(),
  complex: z.string().nullable(),
  /** If an extension were approved, where nobody did yet, and told now; null when none is possible. */
  extended: z.string().nullable(),
  /** The code of what keeps the term from being extended; null when nothing does. */
  notExtended: z.string().nullable(),
  source: z.string(),
})
export type LegalDates = z.infer<typeof legalDatesSchema>

export const caseRecordCalls = {
  ...recordStepCalls,
  /** S4-26#15: the report and the time of the answer are written together or not at all. */
  'complaint.requestLeader': {
    input: z.strictObject({
      ...seenCase,
      escalationId: z.uuid(),
      to: z.enum(ESCALATION_TARGETS).nullable(),
      replyPromisedFor: typed(40),
      reason: typed(500),
      contact: typed(120),
      contactRefused: z.boolean(),
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [
      'unknown_case',
      'needs_update',
      'erased',
      'already_closed',
      'leader_request_incomplete',
      'in_the_past',
      'after_resolve_due',
    ],
  },
  'complaint.hints': {
    input: z.strictObject({ caseId: z.uuid() }),
    output: caseHintsSchema,
    permission: 'complaint.read',
    kind: 'read',
    refusals: ['unknown_case', 'own_complaint'],
  },
  'complaint.legalDates': {
    input: z.strictObject({ caseId: z.uuid() }),
    output: legalDatesSchema,
    permission: 'complaint.read',
    kind: 'read',
    refusals: ['unknown_case'],
  },
} as const satisfies CallTable
