/** What screens are shown: shapes shared by several calls. Names and contacts arrive masked. */
import { z } from 'zod'
import { CASE_STATES, CHANNELS, INTAKE_TYPES } from '../complaint/enumerations.ts'
import { ERASURE_BASES, HOLD_LIFT_REASONS, HOLD_REASONS } from '../complaint/privacy-kinds.ts'
import type { CaseCourse } from '../complaint/case-course.ts'
import type { CaseEscalation } from '../complaint/case-parts.ts'
import type { CaseGate } from '../complaint/lifecycle/gates.ts'
import { deadlineSchema, decisionSchema } from '../complaint/rules/types.ts'
import { intakeViewSchema } from './intake-view.ts'
import { PROFILES } from '../branch/events.ts'
import { ROLES } from '../staff/role.ts'

const instant = z.string()

/** Where a record stands on its way to head office. */
const SYNC_STATES = ['saved_here', 'sent', 'confirmed', 'needs_attention'] as const
export const syncStateSchema = z.enum(SYNC_STATES)
export type SyncState = z.infer<typeof syncStateSchema>

export const personSchema = z.strictObject({
  employeeNo: z.string(),
  name: z.string().nullable(),
  role: z.enum(ROLES),
})
export type Person = z.infer<typeof personSchema>

export const statusSchema = z.strictObject({
  needsSetUp: z.boolean(),
  person: personSchema.nullable(),
  locked: z.boolean(),
  permissions: z.array(z.string()),
  branch: z
    .strictObject({ code: z.string(), name: z.string(), profile: z.enum(PROFILES) })
    .nullable(),
  /** First eight digits of the key fingerprint and the tag that stands in case numbers. */
  device: z.strictObject({ fingerprint: z.string(), tag: z.string() }),
  autoLockMinutes: z.int(),
  host: z.enum(['electron', 'loopback']),
  version: z.string(),
})
export type Status = z.infer<typeof statusSchema>

export const caseRowSchema = z.strictObject({
  caseId: z.uuid(),
  caseNumber: z.string(),
  intakeType: z.enum(INTAKE_TYPES),
  channel: z.enum(CHANNELS),
  state: z.enum(CASE_STATES),
  receivedAt: instant,
  /** Masked: `韩**`. Null when anonymous or erased. */
  customerName: z.string().nullable(),
  /** First characters of the facts; null when erased. */
  excerpt: z.string().nullable(),
  firstRecipient: z.string(),
  handler: z.string().nullable(),
  level: z.string(),
  urgency: z.string(),
  /** The earliest open clock, with its state at the time of the call. */
  nextClock: deadlineSchema.nullable(),
  /** Written down later than it happened, or first on paper (S2-15). */
  enteredLate: z.boolean(),
  openInstructions: z.int(),
  conflicts: z.int(),
  /** Written by a newer program: readable, closed to steps. */
  needsUpdate: z.boolean(),
  /** It is about whoever looks: words and findings are kept from them. */
  ownComplaint: z.boolean(),
  sync: syncStateSchema,
  version: z.int(),
})
export type CaseRow = z.infer<typeof caseRowSchema>

/** How long the words of a case are kept, what holds them, and who asked that they go. */
const casePrivacySchema = z.strictObject({
  /** Null while the case is open: the time counts from its end. */
  retention: z
    .strictObject({
      keepUntil: z.string(),
      years: z.int(),
      source: z.string(),
      /** What is not confirmed about the number of years. */
      note: z.string(),
      over: z.boolean(),
    })
    .nullable(),
  holds: z.array(
    z.strictObject({
      holdId: z.string(),
      at: instant,
      by: z.string(),
      holdReason: z.enum(HOLD_REASONS),
      holdReference: z.string().nullable(),
      lifted: z
        .strictObject({ at: instant, by: z.string(), liftReason: z.enum(HOLD_LIFT_REASONS) })
        .nullable(),
    }),
  ),
  erasureRequest: z
    .strictObject({ at: instant, by: z.string(), basis: z.enum(ERASURE_BASES) })
    .nullable(),
})

const conflictSchema = z.strictObject({
  eventId: z.string(),
  kind: z.enum(['field', 'step', 'signed']),
  subject: z.string(),
  /** The value that did not take effect, or the reason code of a step. */
  value: z.unknown(),
  /** What stands instead, for a field. */
  standing: z.unknown(),
  /** The section that keeps a step from taking effect; null for a field. */
  source: z.string().nullable(),
  by: z.string(),
  at: instant,
})

export const timelineEntrySchema = z.strictObject({
  eventId: z.string(),
  type: z.string(),
  occurredAt: instant,
  recordedAt: instant,
  by: z.string(),
  role: z.string(),
  /** Written at this workstation. */
  own: z.boolean(),
  sync: syncStateSchema,
  branchSeq: z.int().nullable(),
  /** False when the personal part is erased or withheld. */
  complete: z.boolean(),
  payload: z.record(z.string(), z.unknown()),
})
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

export const caseDetailSchema = z.strictObject({
  row: caseRowSchema,
  facts: z.string().nullable(),
  demand: z.string().nullable(),
  /** Masked. */
  contact: z.string().nullable(),
  contactMissingReason: z.string().nullable(),
  anonymous: z.boolean(),
  intake: intakeViewSchema,
  erased: z.boolean(),
  privacy: casePrivacySchema,
  decision: decisionSchema,
  clocks: z.array(deadlineSchema),
  promises: z.array(
    z.strictObject({
      promiseId: z.uuid(),
      madeAt: instant,
      dueAt: instant,
      by: z.string(),
      what: z.string().nullable(),
      contactedAt: instant.nullable(),
      /** The time passed without a contact, or the contact came late. */
      broken: z.boolean(),
    }),
  ),
  /** The customer waits and no time to call back is running (S3-28#4, S4-39). */
  promiseOwed: z.boolean(),
  instructions: z.array(
    z.strictObject({
      instructionId: z.uuid(),
      at: instant,
      kind: z.enum(['instruction', 'query']),
      dueAt: instant.nullable(),
      by: z.string(),
      text: z.string().nullable(),
      answer: z
        .strictObject({ at: instant, by: z.string(), text: z.string().nullable() })
        .nullable(),
      closed: z
        .strictObject({ at: instant, by: z.string(), remark: z.string().nullable() })
        .nullable(),
    }),
  ),
  conflicts: z.array(conflictSchema),
  timeline: z.array(timelineEntrySchema),
  /** What the lifecycle has left on the case; the shape is `CaseCourse`. */
  course: z.custom<CaseCourse>(),
  handlerAssignedAt: instant.nullable(),
  enteredBy: z.string(),
  escalations: z.custom<readonly CaseEscalation[]>(),
  bounces: z.int(),
  /** The steps that the case has now, each with what still keeps it shut. */
  gates: z.custom<readonly CaseGate[]>(),
})
export type CaseDetail = z.infer<typeof caseDetailSchema>

export const phraseSchema = z.strictObject({
  code: z.string(),
  title: z.string(),
  text: z.string(),
  status: z.enum(['approved', 'caution']),
  reason: z.string().nullable(),
  source: z.string(),
})
export type PhraseView = z.infer<typeof phraseSchema>

export const syncStatusSchema = z.strictObject({
  enrolled: z.boolean(),
  hubUrl: z.string().nullable(),
  deviceId: z.string(),
  epoch: z.int(),
  /** Events that the hub has not returned yet, and the time of the oldest. */
  waiting: z.int(),
  waitingSince: instant.nullable(),
  sent: z.int(),
  confirmed: z.int(),
  attention: z.array(
    z.strictObject({
      eventId: z.string(),
      aggregateKind: z.string(),
      aggregateId: z.string(),
      type: z.string(),
      code: z.string(),
      at: instant,
    }),
  ),
  running: z.boolean(),
  lastContactAt: instant.nullable(),
  lastProblem: z.strictObject({ code: z.string(), at: instant }).nullable(),
  nextAttemptAt: instant.nullable(),
  /** Hub time − own time at last contact, milliseconds; null before any contact. */
  clockOffsetMs: z.number().nullable(),
})
export type SyncStatus = z.infer<typeof syncStatusSchema>

export const noticeViewSchema = z.strictObject({
  noticeId: z.string(),
  at: instant,
  title: z.string(),
  text: z.string(),
  by: z.string(),
})
