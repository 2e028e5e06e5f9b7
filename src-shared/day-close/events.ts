/**
 * The end of a business day (S4-43(7), S4-42(3)): drawn up by one person, checked and signed by two.
 * Aggregate id = the business date, so that a second closing lands on the same record and shows.
 */
import { z } from 'zod'
import { instantSchema } from '../foundation/instant-schema.ts'
import {
  amount,
  cashRowSchema,
  digestSchema,
  signatureSchema,
  totalsSchema,
} from '../handover/sheet.ts'
import { eventType, personal } from '../log/event-type.ts'
import { employeeNoSchema } from '../staff/events.ts'
import { words } from '../foundation/words.ts'

/** Everybody's business of a day adds up: 200 people, 40 kinds, 100 000 of each. */
const count = z.int().min(0).max(800_000_000)
/** Both halves of the day, four posts, 99 windows each. */
const MOST_SHEETS = 792
const businessDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const reason = z
  .string()
  .regex(/^[a-z]+(_[a-z]+)*$/)
  .max(60)

/** Why figures differ, under whose eyes; the free words stand beside it in the event. */
const explanationSchema = z.strictObject({ reason, supervisor: employeeNoSchema })
export type DifferenceExplanation = Readonly<z.infer<typeof explanationSchema>>

/** Cash of the whole branch, counted against the books. */
export const dayCashSchema = z.strictObject({
  rows: z.array(cashRowSchema).max(30),
  counted: amount,
  book: amount,
  /** Counted − book. */
  difference: z.int(),
  explained: explanationSchema.nullable(),
})
export type DayCash = Readonly<z.infer<typeof dayCashSchema>>

export const dayTotalsSchema = z.strictObject({
  ...totalsSchema.shape,
  explained: explanationSchema.nullable(),
})

const counted = z.strictObject({ value: z.string().max(60), count })

/** The daily report as it was drawn up (营业日报表, S4-43(7), R-326): figures, no case and no customer. */
export const dayFiguresSchema = z.strictObject({
  complaints: z.strictObject({
    received: count,
    closed: count,
    openEnd: count,
    overdue: count,
    majorReceived: count,
  }),
  otherReceived: z.array(counted).max(10),
  workload: z.strictObject({
    total: count,
    byKind: z.array(counted).max(60),
    byPerson: z.array(counted).max(200),
  }),
  handovers: z.strictObject({ signed: count, of: count }),
  /** Rows that came into each register that day. */
  registers: z.array(counted).max(10),
})
export type DayFigures = Readonly<z.infer<typeof dayFiguresSchema>>

/** The maker's draft: what was counted and the figures as they stood then. The latest one stands. */
export const dayPrepared = eventType({
  type: 'day.prepared',
  version: 1,
  aggregate: 'day_close',
  merge: 'fact',
  writer: 'workstation',
  permission: 'shift.write',
  payload: {
    date: businessDate,
    at: instantSchema,
    cash: dayCashSchema.nullable(),
    totals: dayTotalsSchema.nullable(),
    figures: dayFiguresSchema,
    cashExplanation: personal(words(500)).nullable(),
    totalsExplanation: personal(words(500)).nullable(),
  },
})

/** Both signed: the whole sheet, what was still open, its digest. Nothing later changes it. */
export const dayClosed = eventType({
  type: 'day.closed',
  version: 1,
  aggregate: 'day_close',
  merge: 'signed',
  writer: 'workstation',
  permission: 'shift.write',
  payload: {
    date: businessDate,
    closedAt: instantSchema,
    cash: dayCashSchema,
    totals: dayTotalsSchema.nullable(),
    figures: dayFiguresSchema,
    /** Sheets of the day with their digests: what was signed before is part of what is signed now. */
    sheets: z
      .array(z.strictObject({ shiftId: z.string().max(60), digest: digestSchema }))
      .max(MOST_SHEETS),
    /** Rounds, forms and lists that were short, and differences that stand recorded. */
    warnings: z.array(z.string().max(80)).max(60),
    /** Records of this branch that head office had not confirmed when it was signed. */
    unconfirmed: count,
    maker: signatureSchema,
    manager: signatureSchema,
    sessionId: z.uuid(),
    /** The closing of an earlier day that this one follows; null when there is none here. */
    previous: z.strictObject({ date: businessDate, digest: digestSchema }).nullable(),
    /** Records of this day that the signers had before them. */
    seenVersion: z.int().min(0),
    digest: digestSchema,
    note: personal(words(1000)).nullable(),
  },
})

export const dayCloseEvents = [dayPrepared, dayClosed] as const
