/**
 * The one table of the head-office console's calls. Typed client, complete handlers, route and
 * hostile-input tests derive from it, as on the workstation.
 */
import { z } from 'zod'
import { branchCodeSchema } from '../branch/events.ts'
import { CASE_STATES } from '../complaint/enumerations.ts'
import { complaintInstructionGiven } from '../complaint/events/head-office.ts'
import { complaintRevealed } from '../complaint/events/privacy.ts'
import { complaintReviewDecided } from '../complaint/events/term.ts'
import type { Result } from '../foundation/result.ts'
import { noticePublished } from '../notice/events.ts'
import { employeeNoSchema } from '../staff/events.ts'
import type { ConsoleCallName } from './console-names.ts'
import {
  consoleStatusSchema,
  branchRowSchema,
  consoleCaseRowSchema,
  consoleCaseSchema,
  deviceRowSchema,
} from './console-views.ts'
import { consoleForbiddenCalls } from './console-forbidden.ts'
import { consoleWordsCalls } from './console-words.ts'
import type { CallInput, CallOutput, CallTable } from './gate.ts'
import { phraseListsInput, phraseListsOutput } from './phrase-lists.ts'
import { noticeViewSchema } from './views.ts'
import { draftWords, words } from '../foundation/words.ts'

const none = z.strictObject({})
const instant = z.string()
const branchId = z.uuid()
const caseId = z.uuid()
const deviceId = z.string().regex(/^[0-9a-f]{64}$/)
/** Six to twelve digits, as at the counter. */
const pin = z.string().regex(/^[0-9]{6,12}$/)

/** One line without control characters: it becomes a column of a table and the head of a list. */
const label = words(80).regex(/^\P{Cc}*$/u)

/** Every decision names the version of the case that the person had on screen. */
const seenCase = { branchId, caseId, seenVersion: z.int().min(0) }
const DECISION_REFUSALS = [
  'unknown_case',
  'erased',
  'changed_meanwhile',
  'step_not_possible',
  'not_there',
  'already_decided',
  'same_person',
  'own_complaint',
  'field_required',
  'event_too_large',
] as const

export const consoleCalls = {
  'console.status': {
    input: none,
    output: consoleStatusSchema,
    permission: 'anyone',
    kind: 'read',
    refusals: [],
  },
  /** The first console user, with the one-time token that the hub printed when it started. */
  'console.setUp': {
    input: z.strictObject({ token: words(200), employeeNo: employeeNoSchema, pin }),
    output: consoleStatusSchema,
    permission: 'anyone',
    kind: 'write',
    refusals: ['already_set_up', 'wrong_token', 'pin_too_easy'],
  },
  'console.signIn': {
    input: z.strictObject({ employeeNo: employeeNoSchema, pin }),
    output: consoleStatusSchema,
    permission: 'anyone',
    kind: 'write',
    refusals: ['wrong_pin', 'too_many_attempts'],
  },
  'console.signOut': {
    input: none,
    output: consoleStatusSchema,
    permission: 'anyone',
    kind: 'write',
    refusals: [],
  },
  'console.branches': {
    input: none,
    output: z.strictObject({ rows: z.array(branchRowSchema) }),
    permission: 'console.read',
    kind: 'read',
    refusals: [],
  },
  'console.cases': {
    input: z.strictObject({
      /** Null: all branches. */
      branchId: branchId.nullable(),
      state: z.enum(['open', 'overdue', 'awaiting', 'finished', 'all', ...CASE_STATES]),
      search: draftWords(80),
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(consoleCaseRowSchema), total: z.int() }),
    permission: 'console.read',
    kind: 'read',
    refusals: ['unknown_branch'],
  },
  'console.case': {
    input: z.strictObject({ branchId, caseId }),
    output: consoleCaseSchema,
    permission: 'console.read',
    kind: 'read',
    refusals: ['unknown_case'],
  },
  /** Written into the branch's log before the answer: the branch sees who looked and why. */
  'console.reveal': {
    input: z.strictObject({
      branchId,
      caseId,
      purpose: complaintRevealed.payload.shape.purpose,
    }),
    output: z.strictObject({ customerName: z.string().nullable(), contact: z.string().nullable() }),
    permission: 'complaint.reveal',
    kind: 'write',
    refusals: ['unknown_case', 'erased', 'own_complaint'],
  },
  /** S2-22. Appended to the branch's log under the hub's own key. */
  'console.instruct': {
    input: z.strictObject({
      branchId,
      caseId,
      kind: complaintInstructionGiven.payload.shape.kind,
      /** ISO 8601 with offset, later than now. */
      dueAt: draftWords(40).nullable(),
      text: words(2000),
    }),
    output: consoleCaseSchema,
    permission: 'console.instruct',
    kind: 'write',
    refusals: ['unknown_case', 'erased', 'due_in_the_past', 'event_too_large'],
  },
  /** an extension that asks for the superior body or a senior manager of head office. */
  'console.decideExtension': {
    input: z.strictObject({
      ...seenCase,
      extensionId: z.uuid(),
      approved: z.boolean(),
      remark: draftWords(500),
    }),
    output: consoleCaseSchema,
    permission: 'console.decide',
    kind: 'write',
    refusals: [
      ...DECISION_REFUSALS,
      'needs_senior_manager',
      'extension_needs_complex',
      'extension_incomplete',
      'extension_late',
      'already_extended',
      'approver_not_impartial',
    ],
  },
  /** S3-43#1. */
  'console.examineApology': {
    input: z.strictObject({
      ...seenCase,
      apologyId: z.uuid(),
      approved: z.boolean(),
      remark: draftWords(500),
    }),
    output: consoleCaseSchema,
    permission: 'complaint.examine_apology',
    kind: 'write',
    refusals: [...DECISION_REFUSALS, 'apology_incomplete'],
  },
  /** */
  'console.decideReview': {
    input: z.strictObject({
      ...seenCase,
      reviewId: z.uuid(),
      outcome: complaintReviewDecided.payload.shape.outcome,
      findings: draftWords(4000),
    }),
    output: consoleCaseSchema,
    permission: 'console.decide',
    kind: 'write',
    refusals: [...DECISION_REFUSALS],
  },
  /** S2-22: the answer is enough; without an answer the remark says why none is needed. */
  'console.closeInstruction': {
    input: z.strictObject({ ...seenCase, instructionId: z.uuid(), remark: draftWords(500) }),
    output: consoleCaseSchema,
    permission: 'console.instruct',
    kind: 'write',
    refusals: [...DECISION_REFUSALS],
  },
  ...consoleWordsCalls,
  ...consoleForbiddenCalls,
  'console.notices': {
    input: none,
    output: z.strictObject({ notices: z.array(noticeViewSchema) }),
    permission: 'console.read',
    kind: 'read',
    refusals: [],
  },
  'console.notice': {
    input: z.strictObject({
      title: noticePublished.payload.shape.title,
      text: noticePublished.payload.shape.text,
    }),
    output: noticeViewSchema,
    permission: 'console.instruct',
    kind: 'write',
    refusals: ['event_too_large'],
  },
  /** The lists that the console's text boxes are scanned with. */
  'console.phraseLists': {
    input: phraseListsInput,
    output: phraseListsOutput,
    permission: 'console.read',
    kind: 'read',
    refusals: [],
  },
  /** A new branch code makes a new branch; a known one invites a further device to it. */
  'console.enrolCode': {
    input: z.strictObject({
      branchCode: branchCodeSchema,
      branchName: label.nullable(),
    }),
    output: z.strictObject({
      code: z.string(),
      branchId,
      branchCode: z.string(),
      expiresAt: instant,
    }),
    permission: 'console.manage',
    kind: 'write',
    refusals: [],
  },
  'console.devices': {
    input: z.strictObject({ branchId: branchId.nullable() }),
    output: z.strictObject({ rows: z.array(deviceRowSchema) }),
    permission: 'console.read',
    kind: 'read',
    refusals: [],
  },
  /** What the device wrote stays; it writes and reads nothing more. Cannot be undone. */
  'console.revokeDevice': {
    input: z.strictObject({ deviceId }),
    output: deviceRowSchema,
    permission: 'console.manage',
    kind: 'write',
    refusals: ['unknown_device'],
  },
} as const satisfies CallTable & Record<ConsoleCallName, unknown>

export type ConsoleCalls = typeof consoleCalls
export type ConsoleInput<Name extends ConsoleCallName> = CallInput<ConsoleCalls, Name>
export type ConsoleOutput<Name extends ConsoleCallName> = CallOutput<ConsoleCalls, Name>

/** The typed client that the console's screens use. */
export type ConsoleClient = <Name extends ConsoleCallName>(
  name: Name,
  input: ConsoleInput<Name>,
) => Promise<Result<ConsoleOutput<Name>>>

type MissingName = Exclude<keyof ConsoleCalls, ConsoleCallName>
// Fails to compile when a call stands in the table but not in `consoleCallNames`.
const everyCallIsNamed: [MissingName] extends [never] ? true : MissingName = true
void everyCallIsNamed
