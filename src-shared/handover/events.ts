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

export const SHIFT_PERIODS = ['am', 'pm'] as const
export const POSTS = ['lobby', 'high_counter', 'low_counter', 'hotline'] as const
const LINE_UNITS = ['fen', 'piece'] as const

/** Integer fen or pieces, never negative. */
const amount = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const lineName = z.string().trim().min(1).max(40)

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

export const openingLineSchema = z.strictObject({
  name: lineName,
  unit: z.enum(LINE_UNITS),
  opening: amount,
  /** Closing of the same line in the shift before; null when there was none here. */
  previousClosing: amount.nullable(),
})

export const countedLineSchema = z.strictObject({
  name: lineName,
  in: amount,
  out: amount,
  closing: amount,
})

export const sheetLineSchema = z.strictObject({
  name: lineName,
  unit: z.enum(LINE_UNITS),
  opening: amount,
  previousClosing: amount.nullable(),
  in: amount,
  out: amount,
  closing: amount,
  expected: z.int(),
  difference: z.int(),
})
export type SheetLine = z.infer<typeof sheetLineSchema>

/** The closing that an opening names. */
const previousShiftSchema = z.strictObject({ shiftId: z.string(), digest })

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
    previous: previousShiftSchema.nullable(),
    /** The closing it should follow was not here yet: counted anew, work goes on. */
    openingUnverified: z.boolean(),
    lines: z.array(openingLineSchema).max(40),
    mismatchReason: personal(z.string().trim().min(1).max(500)).nullable(),
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
  payload: { at: instantSchema, lines: z.array(countedLineSchema).max(40) },
})

const signatureSchema = z.strictObject({
  employeeNo: employeeNoSchema,
  role: z.string().max(40),
  at: instantSchema,
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
    differences: z.array(
      z.strictObject({ line: lineName, cause: z.string().max(60), supervisor: employeeNoSchema }),
    ),
    /** How many cases were open; the list names the first of them, most urgent first. */
    carryOverTotal: z.int().min(0),
    carryOver: z.array(
      z.strictObject({ caseId: z.uuid(), caseNumber: z.string(), assignedTo: employeeNoSchema }),
    ),
    outgoing: signatureSchema,
    incoming: signatureSchema,
    sessionId: z.uuid(),
    previous: previousShiftSchema.nullable(),
    /** Events of this shift that the signers had before them. */
    seenVersion: z.int().min(0),
    digest,
    note: personal(z.string().trim().min(1).max(1000)).nullable(),
  },
})

export const shiftEvents = [shiftOpened, shiftCounted, shiftSigned] as const
