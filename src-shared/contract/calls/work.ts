/** Shift, phrases, drafts, today, sync. */
import { z } from 'zod'
import { countedLineSchema, openingLineSchema, shiftKeySchema } from '../../handover/events.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import type { CallTable } from '../gate.ts'
import { calendarAlarmSchema } from './calendar.ts'
import { slipRowSchema } from './referral-in.ts'
import {
  caseRowSchema,
  noticeViewSchema,
  phraseSchema,
  shiftDetailSchema,
  shiftRowSchema,
  syncStatusSchema,
} from '../views.ts'

const none = z.strictObject({})
const shiftId = z.string().min(1).max(60)
const signer = z.strictObject({
  employeeNo: employeeNoSchema,
  pin: z.string().regex(/^[0-9]{6,12}$/),
})

const draft = z.strictObject({
  draftId: z.uuid(),
  kind: z.enum(['intake', 'shift']),
  content: z.record(z.string(), z.unknown()),
  updatedAt: z.string(),
})

export const workCalls = {
  'draft.list': {
    input: none,
    output: z.strictObject({ drafts: z.array(draft) }),
    permission: 'signed_in',
    kind: 'read',
    refusals: [],
  },
  'draft.save': {
    input: draft.omit({ updatedAt: true }),
    output: draft,
    permission: 'signed_in',
    kind: 'write',
    refusals: ['draft_too_large', 'not_your_draft'],
  },
  'draft.discard': {
    input: z.strictObject({ draftId: z.uuid() }),
    output: none,
    permission: 'signed_in',
    kind: 'write',
    refusals: ['not_your_draft'],
  },
  'shift.list': {
    input: z.strictObject({ limit: z.int().min(1).max(200) }),
    output: z.strictObject({ rows: z.array(shiftRowSchema) }),
    permission: 'shift.read',
    kind: 'read',
    refusals: [],
  },
  'shift.get': {
    input: z.strictObject({ shiftId }),
    output: shiftDetailSchema,
    permission: 'shift.read',
    kind: 'read',
    refusals: ['unknown_shift'],
  },
  /** What the opening form starts from: the last signed closing of the post, or the profile's lines. */
  'shift.prepare': {
    input: z.strictObject({ key: shiftKeySchema }),
    output: z.strictObject({
      previous: z.strictObject({ shiftId: z.string(), digest: z.string() }).nullable(),
      /** An earlier shift of this post was opened here and is not signed yet. */
      unsignedPrevious: z.string().nullable(),
      lines: z.array(openingLineSchema),
    }),
    permission: 'shift.write',
    kind: 'read',
    refusals: [],
  },
  'shift.open': {
    input: z.strictObject({
      key: shiftKeySchema,
      lines: z
        .array(z.strictObject({ name: z.string().trim().min(1).max(40), opening: z.int().min(0) }))
        .max(40),
      mismatchReason: z.string().trim().min(1).max(500).nullable(),
    }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: ['double_shift', 'opening_mismatch', 'unknown_line', 'line_missing', 'wrong_date'],
  },
  'shift.count': {
    input: z.strictObject({
      shiftId,
      seenVersion: z.int().min(0),
      lines: z.array(countedLineSchema).max(40),
    }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: ['unknown_shift', 'already_signed', 'unknown_line', 'line_missing', 'needs_update'],
  },
  /** Both people stand here; both PINs are checked before the one event is written. */
  'shift.sign': {
    input: z.strictObject({
      shiftId,
      seenVersion: z.int().min(0),
      outgoing: signer,
      incoming: signer,
      reviewed: z.array(z.string().max(40)).max(20),
      differences: z
        .array(
          z.strictObject({
            line: countedLineSchema.shape.name,
            cause: z.string().trim().min(1).max(60),
            supervisor: employeeNoSchema,
          }),
        )
        .max(40),
      note: z.string().trim().min(1).max(1000).nullable(),
    }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: [
      'unknown_shift',
      'needs_update',
      'already_signed',
      'changed_meanwhile',
      'not_counted',
      'same_person',
      'wrong_pin',
      'too_many_attempts',
      'not_activated',
      'not_active',
      'unreconciled',
      'unknown_line',
      'unassigned_carry_over',
      'section_not_reviewed',
      'unknown_person',
      'trainee_may_not_sign',
      'event_too_large',
    ],
  },
  'phrase.panel': {
    input: z.strictObject({ situation: z.string().min(1).max(60) }),
    output: z.strictObject({ prompts: z.array(phraseSchema) }),
    permission: 'phrase.read',
    kind: 'read',
    refusals: [],
  },
  'phrase.search': {
    input: z.strictObject({ text: z.string().max(80), limit: z.int().min(1).max(100) }),
    output: z.strictObject({ prompts: z.array(phraseSchema) }),
    permission: 'phrase.read',
    kind: 'read',
    refusals: [],
  },
  'today.get': {
    input: none,
    output: z.strictObject({
      now: z.string(),
      businessDate: z.string(),
      /** Open cases by the earliest open clock (S1-26(2d): before normal work). */
      cases: z.array(caseRowSchema),
      openCases: z.int(),
      promises: z.array(
        z.strictObject({
          caseId: z.uuid(),
          caseNumber: z.string(),
          promiseId: z.uuid(),
          dueAt: z.string(),
          what: z.string().nullable(),
          state: z.enum(['pending', 'due_soon', 'overdue']),
        }),
      ),
      /** What was agreed with customers and is not carried out yet (S3-29). */
      agreedTasks: z.array(
        z.strictObject({
          caseId: z.uuid(),
          caseNumber: z.string(),
          taskId: z.uuid(),
          assignee: z.string(),
          dueAt: z.string(),
          what: z.string().nullable(),
        }),
      ),
      instructions: z.array(
        z.strictObject({
          caseId: z.uuid(),
          caseNumber: z.string(),
          instructionId: z.uuid(),
          at: z.string(),
          dueAt: z.string().nullable(),
          text: z.string().nullable(),
        }),
      ),
      /** Slips of other branches that wait for an answer, the earliest due in front. */
      slips: z.array(slipRowSchema),
      notices: z.array(noticeViewSchema),
      shifts: z.array(shiftRowSchema),
      sync: syncStatusSchema,
      /** The year whose holiday list should be there by now. */
      calendarAlarm: calendarAlarmSchema,
      /** Altered places that the check of this start found in the book; null until it has ended. */
      storeFaults: z.int().nullable(),
    }),
    permission: 'complaint.read',
    kind: 'read',
    refusals: [],
  },
  'sync.status': {
    input: none,
    output: syncStatusSchema,
    permission: 'sync.read',
    kind: 'read',
    refusals: [],
  },
  'sync.now': {
    input: none,
    output: syncStatusSchema,
    permission: 'sync.read',
    kind: 'write',
    refusals: ['not_enrolled'],
  },
  'sync.enrol': {
    input: z.strictObject({
      hubUrl: z.url({ protocol: /^https?$/ }).max(300),
      code: z.string().trim().min(8).max(200),
    }),
    output: syncStatusSchema,
    permission: 'sync.manage',
    kind: 'write',
    refusals: [
      'already_enrolled',
      'hub_unreachable',
      'code_wrong',
      'code_used',
      'code_expired',
      'hub_not_trusted',
      'plain_http_refused',
    ],
  },
} as const satisfies CallTable
