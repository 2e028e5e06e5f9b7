/** What screens are shown of a shift. */
import { z } from 'zod'
import { carryOverItemSchema } from '../handover/carry-over.ts'
import { readBackAnswerSchema, registerCountSchema, shiftKeySchema } from '../handover/events.ts'
import { HANDOVER_ERRORS, LIABLE_PARTIES } from '../handover/rules/liability.ts'
import { OUTGOING_STANDINGS } from '../handover/rules/witness.ts'
import {
  attendanceSchema,
  cashSheetSchema,
  previousShiftSchema,
  sheetLineSchema,
  signatureSchema,
  totalsSchema,
} from '../handover/sheet.ts'
import type { Denomination } from '../pack/profile-shift.ts'
import { syncStateSchema } from './views.ts'

const instant = z.string()

export const shiftRowSchema = z.strictObject({
  shiftId: z.string(),
  key: shiftKeySchema,
  onDuty: z.string(),
  openedAt: instant,
  openingUnverified: z.boolean(),
  signed: z.boolean(),
  differences: z.int(),
  openIssues: z.int(),
  conflicts: z.int(),
  sync: syncStateSchema,
  version: z.int(),
})
export type ShiftRow = z.infer<typeof shiftRowSchema>

/** Amounts are null where they are not counted yet; the opening where the count is blind. */
const shownLine = z.strictObject({
  ...sheetLineSchema.shape,
  opening: z.int().nullable(),
  in: z.int().nullable(),
  out: z.int().nullable(),
  closing: z.int().nullable(),
  expected: z.int().nullable(),
  difference: z.int().nullable(),
})

/** A line below the organisation's minimum, and whether the supervisor knows (S4-09(1)). */
const shownFloat = z.strictObject({
  line: z.string(),
  unit: z.enum(['fen', 'piece']),
  balance: z.int(),
  minimum: z.int(),
  short: z.int(),
  told: z.strictObject({ at: instant, told: z.string(), by: z.string() }).nullable(),
})

const shownIssue = z.strictObject({
  issueId: z.string(),
  at: instant,
  by: z.string(),
  origin: z.enum(['handover', 'shift']),
  owner: z.string().nullable(),
  reportedTo: z.string().nullable(),
  /** Null when the words are gone. */
  text: z.string().nullable(),
  settled: z.strictObject({ at: instant, by: z.string(), how: z.string().nullable() }).nullable(),
})

const shownNotice = z.strictObject({
  noticeId: z.string(),
  at: instant,
  by: z.string(),
  text: z.string().nullable(),
  readBy: z.array(z.string()),
})

const shownAddendum = z.strictObject({
  addendumId: z.string(),
  signedAt: instant,
  outgoing: signatureSchema,
  incoming: signatureSchema,
  digest: z.string(),
  text: z.string().nullable(),
})

const shownLiability = z.strictObject({
  liabilityId: z.string(),
  at: instant,
  by: z.string(),
  error: z.enum(HANDOVER_ERRORS),
  party: z.enum(LIABLE_PARTIES),
  source: z.string(),
  text: z.string().nullable(),
})

/** What the organisation asks of a sheet. */
const shiftPolicy = z.strictObject({
  blind: z.boolean(),
  cashLines: z.array(z.string()),
  denominations: z.custom<readonly Denomination[]>(),
  damagedApart: z.boolean(),
  operatorLines: z.array(z.string()),
  differenceReasons: z.array(z.strictObject({ value: z.string(), label: z.string() })),
  /** Lines of this sheet that a third person watches; empty = nobody is asked for. */
  witnessed: z.array(z.string()),
  /** Whether nobody signs those lines over without one. */
  witnessRequired: z.boolean(),
  /** Whether a trainee signs only beside somebody. */
  traineeCosigner: z.boolean(),
  /** Whether whoever signs may write their name by hand, too. */
  handwriting: z.boolean(),
})

export const shiftDetailSchema = z.strictObject({
  row: shiftRowSchema,
  lines: z.array(shownLine),
  cash: z.array(cashSheetSchema),
  totals: totalsSchema.nullable(),
  attendance: attendanceSchema.nullable(),
  mismatchReason: z.string().nullable(),
  previous: previousShiftSchema.nullable(),
  floats: z.array(shownFloat),
  issues: z.array(shownIssue),
  notices: z.array(shownNotice),
  registers: z.array(registerCountSchema),
  /** Open items that carry themselves over; the list names the first of them, most urgent first. */
  carryOverTotal: z.int(),
  carryOver: z.array(carryOverItemSchema),
  digest: z.string().nullable(),
  signatures: z
    .strictObject({
      signedAt: instant,
      outgoing: signatureSchema,
      outgoingStanding: z.enum(OUTGOING_STANDINGS),
      incoming: signatureSchema,
      witness: signatureSchema.nullable(),
      outgoingCosigner: signatureSchema.nullable(),
      incomingCosigner: signatureSchema.nullable(),
    })
    .nullable(),
  /** Differences as they were signed. */
  differences: z.array(
    z.strictObject({
      line: z.string(),
      difference: z.int(),
      reason: z.string(),
      supervisor: z.string(),
      recordId: z.string(),
      explanation: z.string().nullable(),
    }),
  ),
  readBack: z.array(readBackAnswerSchema),
  note: z.string().nullable(),
  addenda: z.array(shownAddendum),
  liabilities: z.array(shownLiability),
  afterSignOff: z.array(
    z.strictObject({ eventId: z.string(), type: z.string(), at: instant, by: z.string() }),
  ),
  /** Blocker codes of catalogue §4.7 that do not depend on the signatures. */
  blockers: z.array(z.string()),
  policy: shiftPolicy,
})
export type ShiftDetail = z.infer<typeof shiftDetailSchema>
