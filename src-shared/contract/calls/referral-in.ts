/** Cases of other branches that were referred here, and the branches one can refer to. */
import { z } from 'zod'
import { INTAKE_TYPES } from '../../complaint/enumerations.ts'
import { LEVELS, URGENCIES, deadlineSchema } from '../../complaint/rules/types.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import type { CallTable } from '../gate.ts'
import { syncStateSchema } from '../views.ts'
import { draftWords } from '../../foundation/words.ts'

const instant = z.string()

/** Where a slip stands at this branch. */
const SLIP_STATES = ['waiting', 'accepted', 'answered', 'refused', 'taken_back'] as const

export const slipRowSchema = z.strictObject({
  slipId: z.uuid(),
  /** Number of the case at its owner; it stands on the slip. */
  caseNumber: z.string(),
  fromBranch: z.string(),
  fromName: z.string(),
  toUnit: z.string(),
  intakeType: z.enum(INTAKE_TYPES),
  level: z.enum(LEVELS),
  urgency: z.enum(URGENCIES),
  sentAt: instant,
  state: z.enum(SLIP_STATES),
  /** Who answers for it here; null until somebody took it. */
  acceptedBy: z.string().nullable(),
  /** First characters of the task; null when the words are gone. */
  excerpt: z.string().nullable(),
  /** The 24 hours of S4-06(3b), counted from the sending. */
  clock: deadlineSchema,
  needsUpdate: z.boolean(),
  sync: syncStateSchema,
  version: z.int(),
})
export type SlipRow = z.infer<typeof slipRowSchema>

const slipDetailSchema = z.strictObject({
  row: slipRowSchema,
  task: z.string().nullable(),
  demand: z.string().nullable(),
  /** Masked before it left the owner. */
  customerName: z.string().nullable(),
  /** Employee numbers that neither take nor answer it. */
  complainedOf: z.array(z.string()),
  accepted: z.strictObject({ at: instant, acceptedBy: z.string(), by: z.string() }).nullable(),
  refused: z
    .strictObject({ at: instant, by: z.string(), refusedBecause: z.string().nullable() })
    .nullable(),
  answered: z
    .strictObject({ at: instant, by: z.string(), feedback: z.string().nullable() })
    .nullable(),
  takenBack: z
    .strictObject({ at: instant, reason: z.enum(['withdrawn', 'no_longer_needed']) })
    .nullable(),
  /** What was written here and took no effect, for example after the slip was taken back. */
  conflicts: z.array(z.strictObject({ by: z.string(), at: instant, reason: z.string() })),
})
export type SlipDetail = z.infer<typeof slipDetailSchema>

const seenSlip = { slipId: z.uuid(), seenVersion: z.int().min(0) }
const SLIP_REFUSALS = [
  'unknown_slip',
  'needs_update',
  'changed_meanwhile',
  'slip_taken_back',
  'already_decided',
  'own_complaint',
  'event_too_large',
] as const

export const referralInCalls = {
  'referralIn.list': {
    input: z.strictObject({
      state: z.enum(['open', 'all']),
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(slipRowSchema), total: z.int() }),
    permission: 'complaint.read',
    kind: 'read',
    refusals: [],
  },
  'referralIn.get': {
    input: z.strictObject({ slipId: z.uuid() }),
    output: slipDetailSchema,
    permission: 'complaint.read',
    kind: 'read',
    refusals: ['unknown_slip'],
  },
  /** S4-04(4): names who answers for it here. */
  'referralIn.accept': {
    input: z.strictObject({ ...seenSlip, acceptedBy: employeeNoSchema }),
    output: slipDetailSchema,
    permission: 'complaint.handle',
    kind: 'write',
    refusals: [...SLIP_REFUSALS, 'unknown_person'],
  },
  /** S1-26(2): back to whoever heard the customer first, and counted there. */
  'referralIn.refuse': {
    input: z.strictObject({ ...seenSlip, refusedBecause: draftWords(500) }),
    output: slipDetailSchema,
    permission: 'complaint.handle',
    kind: 'write',
    refusals: [...SLIP_REFUSALS, 'field_required'],
  },
  /** S4-22(4). */
  'referralIn.answer': {
    input: z.strictObject({ ...seenSlip, feedback: draftWords(4000) }),
    output: slipDetailSchema,
    permission: 'complaint.handle',
    kind: 'write',
    refusals: [...SLIP_REFUSALS, 'field_required', 'accept_first'],
  },
  /** Branches as head office last told of them; empty before the first contact. */
  'branch.list': {
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(z.strictObject({ code: z.string(), name: z.string(), own: z.boolean() })),
    }),
    permission: 'complaint.read',
    kind: 'read',
    refusals: [],
  },
} as const satisfies CallTable
