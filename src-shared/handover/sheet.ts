/** What stands on a sheet: balance lines, cash by denomination, totals, signatures. Shapes of the events. */
import { z } from 'zod'
import { instantSchema } from '../foundation/instant-schema.ts'
import { employeeNoSchema } from '../staff/events.ts'
import { handwritingSchema } from './handwriting.ts'
import { MOST_FEN, MOST_PIECES } from '../foundation/money.ts'
import { words } from '../foundation/words.ts'

/**
 * Integer fen or pieces, never negative. With four of them in a line, what is expected and what differs stays
 * within three of them; the totals of every line and window of a day stay far below 2^53.
 */
export const amount = z.int().min(0).max(MOST_FEN)
const things = z.int().min(0).max(MOST_PIECES)
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/)
export const lineName = words(40)

/** The pseudo-line under which a difference between the two systems' totals is explained (S4-09(5)). */
export const OPERATOR_TOTALS = 'operator_totals'

export const openingLineSchema = z.strictObject({
  name: lineName,
  unit: z.enum(['fen', 'piece']),
  opening: amount,
  /** Closing of the same line in the shift before; null when there was none here. */
  previousClosing: amount.nullable(),
})
export type OpeningLine = Readonly<z.infer<typeof openingLineSchema>>

export const countedLineSchema = z.strictObject({
  name: lineName,
  in: amount,
  out: amount,
  closing: amount,
})
export type CountedLine = Readonly<z.infer<typeof countedLineSchema>>

export const sheetLineSchema = z.strictObject({
  ...openingLineSchema.shape,
  in: amount,
  out: amount,
  closing: amount,
  expected: z.int(),
  difference: z.int(),
})
export type SheetLine = Readonly<z.infer<typeof sheetLineSchema>>

/** How often one note or coin was there. What makes a bundle is written down: it may change later. */
export const cashRowSchema = z.strictObject({
  code: z.string().regex(/^(note|coin)_\d+$/),
  fen: z.int().min(1).max(100_000_00),
  perBundle: z.int().min(2).max(10_000).nullable(),
  bundlesPerBrick: z.int().min(2).max(1000).nullable(),
  bricks: things,
  bundles: things,
  loose: things,
  damaged: things,
})
export type CashRow = Readonly<z.infer<typeof cashRowSchema>>

/** The cash of one line by denomination (S4-43(7)); rows of which nothing was there are left out. */
export const cashSheetSchema = z.strictObject({
  line: lineName,
  rows: z.array(cashRowSchema).max(30),
})
export type CashSheet = Readonly<z.infer<typeof cashSheetSchema>>

/** What the billing system says against what the operators' lines processed (S4-09(5)). */
export const totalsSchema = z.strictObject({
  billing: amount,
  /** What each line processed; of a day, over all its sheets. */
  operators: z.array(z.strictObject({ line: lineName, amount: z.int().min(0) })).max(40),
  /** Σ operators − billing. */
  difference: z.int(),
})
export type Totals = Readonly<z.infer<typeof totalsSchema>>

/** A hand under a sheet: this workstation saw this person's PIN; the name by hand is theirs to add. */
export const signatureSchema = z.strictObject({
  employeeNo: employeeNoSchema,
  role: z.string().max(40),
  at: instantSchema,
  /** Personal, yet part of what was signed: never blanked, shown on the sheet alone, in no list and no log. */
  handwriting: handwritingSchema.nullable(),
})
export type ShiftSignature = Readonly<z.infer<typeof signatureSchema>>

/** The closing that an opening names. */
export const previousShiftSchema = z.strictObject({
  shiftId: z.string().max(60),
  digest: digestSchema,
})
export type PreviousShift = Readonly<z.infer<typeof previousShiftSchema>>

/** When somebody came, judged by the rule of their kind (S4-15(1), S4-19(1), S4-43(3)); nobody is barred. */
export const attendanceSchema = z.strictObject({
  kind: z.enum(['handover', 'general', 'clerk']),
  arrivedAt: instantSchema,
  startsAt: instantSchema,
  minutesEarly: z.int(),
  ok: z.boolean(),
  source: z.string().max(60),
})
export type Attendance = Readonly<z.infer<typeof attendanceSchema>>
