/** Registering and handling a case. */
import { z } from 'zod'
import {
  CASE_STATES,
  CHANNELS,
  CLOSING_OUTCOMES,
  CONTACT_CHANNELS,
  CONTACT_DIRECTIONS,
  ESCALATION_TARGETS,
  FILING_FLAGS,
  INTAKE_TYPES,
} from '../../complaint/enumerations.ts'
import { complaintPersonalErased, complaintRevealed } from '../../complaint/events/privacy.ts'
import { harmSchema, receptionSchema } from '../../complaint/events/intake.ts'
import { decisionSchema } from '../../complaint/rules/types.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import type { CallTable } from '../gate.ts'
import { caseDetailSchema, caseRowSchema } from '../views.ts'

const instant = z.string().max(40)
const words = (max: number) => z.string().trim().min(1).max(max)
const draftWords = (max: number) => z.string().max(max)
const caseId = z.uuid()
/** Every change names the version of the case that the person had on screen. */
const change = { caseId, seenVersion: z.int().min(0) }
const CHANGE_REFUSALS = ['unknown_case', 'needs_update', 'erased'] as const

const intakeFields = {
  caseId,
  intakeType: z.enum(INTAKE_TYPES),
  channel: z.enum(CHANNELS),
  receivedAt: instant,
  anonymous: z.boolean(),
  reception: receptionSchema,
  harm: harmSchema,
  flags: z.array(z.enum(FILING_FLAGS)).max(FILING_FLAGS.length),
  groupSize: z.int().min(1).max(100_000).nullable(),
  /** Earlier telephone contacts of the same customer and matter, as the customer tells them (S2-16). */
  earlierCalls: z.array(instant).max(20),
}

/** While typing, everything may still be empty: the answer says what is missing. */
export const intakeDraftSchema = z.strictObject({
  ...intakeFields,
  customerName: draftWords(80),
  contact: draftWords(120),
  contactMissingReason: draftWords(200),
  facts: draftWords(4000),
  demand: draftWords(2000),
  lateEntryReason: draftWords(200),
})
export type IntakeDraft = z.infer<typeof intakeDraftSchema>

const missingSchema = z.strictObject({ field: z.string(), code: z.string(), source: z.string() })

export const complaintCalls = {
  /** What the rules say while somebody types. Stores nothing. */
  'complaint.evaluate': {
    input: intakeDraftSchema,
    output: z.strictObject({ decision: decisionSchema, missing: z.array(missingSchema) }),
    permission: 'complaint.write',
    kind: 'read',
    refusals: ['in_the_future'],
  },
  /** Saving twice with the same `caseId` answers the first case again. */
  'complaint.register': {
    input: intakeDraftSchema,
    output: caseRowSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [
      'field_required',
      'in_the_future',
      'late_entry_reason_missing',
      'whistleblowing_channel',
      'not_set_up',
      'needs_update',
      'event_too_large',
    ],
  },
  'complaint.list': {
    input: z.strictObject({
      state: z.enum(['open', 'all', ...CASE_STATES]),
      search: z.string().max(80),
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(caseRowSchema), total: z.int() }),
    permission: 'complaint.read',
    kind: 'read',
    refusals: [],
  },
  'complaint.get': {
    input: z.strictObject({ caseId }),
    output: caseDetailSchema,
    permission: 'complaint.read',
    kind: 'read',
    refusals: ['unknown_case'],
  },
  'complaint.reveal': {
    input: z.strictObject({ caseId, purpose: complaintRevealed.payload.shape.purpose }),
    output: z.strictObject({ customerName: z.string().nullable(), contact: z.string().nullable() }),
    permission: 'complaint.reveal',
    kind: 'write',
    refusals: ['unknown_case', 'erased'],
  },
  'complaint.changeDetails': {
    input: z.strictObject({
      ...change,
      customerName: words(80).optional(),
      contact: words(120).optional(),
      facts: words(4000).optional(),
      demand: words(2000).optional(),
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [...CHANGE_REFUSALS, 'changed_meanwhile', 'nothing_to_change', 'event_too_large'],
  },
  'complaint.assignHandler': {
    input: z.strictObject({ ...change, handler: employeeNoSchema }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [...CHANGE_REFUSALS, 'changed_meanwhile', 'unknown_person', 'already_closed'],
  },
  'complaint.logContact': {
    input: z.strictObject({
      ...change,
      contactId: z.uuid(),
      at: instant,
      direction: z.enum(CONTACT_DIRECTIONS),
      channel: z.enum(CONTACT_CHANNELS),
      reached: z.boolean(),
      promiseId: z.uuid().nullable(),
      summary: words(2000),
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [...CHANGE_REFUSALS, 'in_the_future', 'before_receipt', 'unknown_promise'],
  },
  'complaint.makePromise': {
    input: z.strictObject({ ...change, promiseId: z.uuid(), dueAt: instant, what: words(500) }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [...CHANGE_REFUSALS, 'already_closed', 'in_the_past', 'after_resolve_due'],
  },
  'complaint.escalate': {
    input: z.strictObject({
      ...change,
      escalationId: z.uuid(),
      to: z.enum(ESCALATION_TARGETS),
      reason: words(500),
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: CHANGE_REFUSALS,
  },
  'complaint.close': {
    input: z.strictObject({ ...change, outcome: z.enum(CLOSING_OUTCOMES), reason: words(2000) }),
    output: caseDetailSchema,
    permission: 'complaint.close',
    kind: 'write',
    refusals: [
      ...CHANGE_REFUSALS,
      'changed_meanwhile',
      'already_closed',
      'reply_missing',
      'handler_missing',
    ],
  },
  'complaint.reopen': {
    input: z.strictObject({ ...change, reason: words(500) }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [...CHANGE_REFUSALS, 'changed_meanwhile', 'not_closed'],
  },
  'complaint.answerInstruction': {
    input: z.strictObject({ ...change, instructionId: z.uuid(), text: words(2000) }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [...CHANGE_REFUSALS, 'unknown_instruction', 'already_answered'],
  },
  /**
   * One click on a conflict: `standing` lets what stands stand, `other` takes the losing value of a field.
   * The value is named by its event, so that masked words need not be shown to be taken.
   */
  'complaint.settleConflict': {
    input: z.strictObject({
      ...change,
      eventId: z.string().min(1).max(40),
      subject: z.string().min(1).max(80),
      take: z.enum(['standing', 'other']),
    }),
    output: caseDetailSchema,
    permission: 'complaint.write',
    kind: 'write',
    refusals: [...CHANGE_REFUSALS, 'changed_meanwhile', 'unknown_conflict', 'nothing_to_take'],
  },
  /** The words of the case are gone from here and, after the next sync, from everywhere. */
  'complaint.erase': {
    input: z.strictObject({ ...change, basis: complaintPersonalErased.payload.shape.basis }),
    output: caseDetailSchema,
    permission: 'complaint.erase',
    kind: 'write',
    refusals: [...CHANGE_REFUSALS, 'changed_meanwhile', 'case_open'],
  },
} as const satisfies CallTable
