/**
 * A shift: opened, counted, signed. Aggregate id = its key (date, period, post, position), so that a
 * second opening lands on the same record and shows as a double shift.
 *
 * Sign-off is one event with the whole sheet, its digest and what it had seen. Nothing later changes it.
 */
import { z } from 'zod'
import { instantSchema } from '../foundation/instant-schema.ts'
import { eventType, personal } from '../log/event-type.ts'
import { employeeNoSchema } from '../staff/events.ts'
import { HANDOVER_SECTIONS } from './sections.ts'
import { OUTGOING_STANDINGS } from './rules/witness.ts'
import { carryOverItemSchema } from './carry-over.ts'
import {
  attendanceSchema,
  cashSheetSchema,
  countedLineSchema,
  digestSchema,
  lineName,
  openingLineSchema,
  previousShiftSchema,
  sheetLineSchema,
  signatureSchema,
  totalsSchema,
} from './sheet.ts'
import { draftWords, words } from '../foundation/words.ts'

export const SHIFT_PERIODS = ['am', 'pm'] as const
export const POSTS = ['lobby', 'high_counter', 'low_counter', 'hotline'] as const

export const shiftKeySchema = z.strictObject({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  period: z.enum(SHIFT_PERIODS),
  post: z.enum(POSTS),
  /** Window number at the post, from 1. */
  position: z.int().min(1).max(99),
})
export type ShiftKey = z.infer<typeof shiftKeySchema>

/** The aggregate id of a shift. */
export function shiftId(key: ShiftKey): string {
  return `${key.date}.${key.period}.${key.post}.${key.position}`
}

/** True for what `shiftId` can answer. */
export function isShiftId(text: string): boolean {
  const [date, period, post, position = '', ...rest] = text.split('.')
  const key = { date, period, post, position: Number(position) }
  const parsed = shiftKeySchema.safeParse(key)
  return rest.length === 0 && parsed.success && shiftId(parsed.data) === text
}

export const shiftOpened = eventType({
  type: 'shift.opened',
  version: 1,
  aggregate: 'shift',
  merge: 'step',
  writer: 'workstation',
  permission: 'shift.write',
  payload: {
    key: shiftKeySchema,
    openedAt: instantSchema,
    onDuty: employeeNoSchema,
    /** Null where nobody said when they came. */
    attendance: attendanceSchema.nullable(),
    previous: previousShiftSchema.nullable(),
    /** The closing it should follow was not here yet: counted anew, work goes on. */
    openingUnverified: z.boolean(),
    lines: z.array(openingLineSchema).max(40),
    mismatchReason: personal(words(500)).nullable(),
  },
})

/** A count of the lines; the latest one stands until sign-off. */
export const shiftCounted = eventType({
  type: 'shift.counted',
  version: 1,
  aggregate: 'shift',
  merge: 'fact',
  writer: 'workstation',
  permission: 'shift.write',
  payload: {
    at: instantSchema,
    lines: z.array(countedLineSchema).max(40),
    cash: z.array(cashSheetSchema).max(10),
    /** Null where the organisation has no second system, and before its total was looked up. */
    totals: totalsSchema.nullable(),
  },
})

const explained = z.strictObject({
  /** A balance line, or `OPERATOR_TOTALS`. */
  line: lineName,
  difference: z.int(),
  /** One of the profile's reasons. */
  reason: z.string().min(1).max(60),
  supervisor: employeeNoSchema,
  /** The row of the difference register that stays open until it is settled. */
  recordId: z.uuid(),
})

/** How many rows a register held when the sheet was signed. */
export const registerCountSchema = z.strictObject({
  register: z.string().min(1).max(60),
  /** Rows written on the business date of the shift. */
  today: z.int().min(0),
  open: z.int().min(0),
})

/** Sections that somebody ticked, each once: no words of anybody's come into a signed sheet this way. */
export const reviewedSchema = z
  .array(z.enum(HANDOVER_SECTIONS))
  .max(HANDOVER_SECTIONS.length)
  .refine((sections) => new Set(sections).size === sections.length, 'each section once')

/** A question that the incoming person was asked, and what they answered. */
export const readBackAnswerSchema = z.strictObject({
  question: draftWords(40),
  answer: draftWords(120),
})

/** S4-15(3): both sign, by name and number. A signature means: this device saw this person's PIN. */
export const shiftSigned = eventType({
  type: 'shift.signed',
  version: 1,
  aggregate: 'shift',
  merge: 'signed',
  writer: 'workstation',
  permission: 'shift.write',
  payload: {
    key: shiftKeySchema,
    signedAt: instantSchema,
    lines: z.array(sheetLineSchema).max(40),
    cash: z.array(cashSheetSchema).max(10),
    totals: totalsSchema.nullable(),
    differences: z.array(explained).max(41),
    registers: z.array(registerCountSchema).max(20),
    /** How many items were open; the list names the first of them, most urgent first. */
    carryOverTotal: z.int().min(0),
    carryOver: z.array(carryOverItemSchema).max(300),
    /** Sections that the incoming person went through. */
    reviewed: reviewedSchema,
    /** Notices that the incoming person has read (S4-04(10)). */
    noticesRead: z.array(z.uuid()).max(100),
    readBack: z.array(readBackAnswerSchema).max(3),
    outgoing: signatureSchema,
    /** What the outgoing person had to do with the sheet; `none` where nothing shows it. */
    outgoingStanding: z.enum(OUTGOING_STANDINGS),
    incoming: signatureSchema,
    /** A third person who watched, where the profile asks for one. */
    witness: signatureSchema.nullable(),
    /** Who signs beside a trainee. */
    outgoingCosigner: signatureSchema.nullable(),
    incomingCosigner: signatureSchema.nullable(),
    /** The sitting at this workstation in which all of them signed: face to face (S4-15(2)). */
    sessionId: z.uuid(),
    previous: previousShiftSchema.nullable(),
    /** Events of this shift that the signers had before them. */
    seenVersion: z.int().min(0),
    digest: digestSchema,
    note: personal(words(1000)).nullable(),
    explanations: personal(
      z.array(z.strictObject({ line: lineName, text: words(500) })).max(41),
    ).nullable(),
  },
})
