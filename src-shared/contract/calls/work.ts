/** Drafts, today, sync. */
import { z } from 'zod'
import type { CallTable } from '../gate.ts'
import { calendarAlarmSchema } from './calendar.ts'
import { counterDaySchema } from '../counter-day.ts'
import { shiftRowSchema } from '../shift-view.ts'
import { slipRowSchema } from './referral-in.ts'
import { caseRowSchema, noticeViewSchema, syncStatusSchema } from '../views.ts'

/** What somebody may leave half typed: a registration, a count, the forms of a room. */
export const DRAFT_KINDS = [
  'intake',
  'shift',
  'handover',
  'duty',
  'upward',
  'register',
  'walk',
  'proposal',
] as const
export type DraftKind = (typeof DRAFT_KINDS)[number]

const none = z.strictObject({})
const draft = z.strictObject({
  draftId: z.uuid(),
  kind: z.enum(DRAFT_KINDS),
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
      /** Standards that this person has not read yet, and those that have other words since (S1-14). */
      standards: z.strictObject({ unread: z.int(), reworded: z.int() }),
      /** Lessons that wait for this person's decision (S4-40); 0 for whoever decides none. */
      lessonsToDecide: z.int(),
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
      /** Registers, reports upward, the day on duty and the end of the day. */
      counter: counterDaySchema,
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
