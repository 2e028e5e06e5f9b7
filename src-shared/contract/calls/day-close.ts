/** Closing a business day: drawn up, checked, signed by two, and looked at again (S4-43(7), S4-42(3)). */
import { z } from 'zod'
import { dayCashSchema, dayFiguresSchema, dayTotalsSchema } from '../../day-close/events.ts'
import { words } from '../../foundation/words.ts'
import { amount, cashRowSchema, signatureSchema } from '../../handover/sheet.ts'
import { labelled } from '../../pack/cited.ts'
import type { Denomination } from '../../pack/profile-shift.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import type { CallTable } from '../gate.ts'
import { syncStateSchema } from '../views.ts'
import { handwriting, pin, signatureRefusals } from './shift-beside.ts'

const instant = z.string()
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const dayRowSchema = z.strictObject({
  date,
  closed: z.boolean(),
  prepared: z.boolean(),
  /** Counted − book in fen; null while nobody has counted. */
  cashDifference: z.int().nullable(),
  conflicts: z.int(),
  sync: syncStateSchema,
})
export type DayRow = z.infer<typeof dayRowSchema>

const dayDetailSchema = z.strictObject({
  date,
  today: date,
  /** Records of this day that were folded; the signers name what they saw. */
  version: z.int(),
  needsUpdate: z.boolean(),
  conflicts: z.int(),
  sync: syncStateSchema,
  /** Drawn up last; null while nobody has. */
  prepared: z
    .strictObject({
      at: instant,
      by: z.string(),
      cash: dayCashSchema.nullable(),
      totals: dayTotalsSchema.nullable(),
      cashExplanation: z.string().nullable(),
      totalsExplanation: z.string().nullable(),
    })
    .nullable(),
  /** The daily report as it would be drawn up now; of a closed day, as it was signed. */
  figures: dayFiguresSchema,
  /** What the sheets say should be there: the start for the maker, who names the book. */
  proposedBookFen: z.int().min(0),
  /** What the operators' lines of the day's sheets processed; empty where no such books are kept. */
  operators: z.array(z.strictObject({ line: z.string(), amount: z.int().min(0) })),
  hasTotals: z.boolean(),
  /** How the organisation counts, and why figures may differ. */
  policy: z.strictObject({
    denominations: z.array(z.custom<Denomination>()),
    damagedApart: z.boolean(),
    differenceReasons: z.array(labelled),
    businesses: z.array(labelled),
    reviewParts: z.array(labelled),
    zones: z.array(labelled),
    /** Whether whoever signs may write their name by hand, too. */
    handwriting: z.boolean(),
  }),
  sheets: z.array(z.strictObject({ shiftId: z.string(), signed: z.boolean() })),
  /** What stands before the signatures, with its source; empty on a closed day. */
  blockers: z.array(z.strictObject({ code: z.string(), field: z.string(), source: z.string() })),
  warnings: z.array(z.string()),
  /** Records that head office has not confirmed; of a closed day, when it was signed. */
  unconfirmed: z.int(),
  /** Reports whose day this is, or whose day is over and that nobody has confirmed (S4-42(11)). */
  reportsDue: z.array(
    z.strictObject({ kind: z.string(), period: z.string(), dueAt: instant, source: z.string() }),
  ),
  closed: z
    .strictObject({
      closedAt: instant,
      maker: signatureSchema,
      manager: signatureSchema,
      digest: z.string(),
      previous: z.strictObject({ date, digest: z.string() }).nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  /** What the signed sheet does not hold; `subject` names a shift or whose work was counted. */
  afterClosing: z.array(
    z.strictObject({
      eventId: z.string(),
      type: z.string(),
      at: instant,
      by: z.string(),
      subject: z.string().nullable(),
    }),
  ),
})
export type DayDetail = z.infer<typeof dayDetailSchema>

const explanation = z.strictObject({
  reason: words(60),
  supervisor: employeeNoSchema,
  explanation: words(500),
})
const signer = z.strictObject({ employeeNo: employeeNoSchema, pin, handwriting })

export const dayCloseCalls = {
  'day.list': {
    input: z.strictObject({ limit: z.int().min(1).max(100) }),
    output: z.strictObject({ rows: z.array(dayRowSchema) }),
    permission: 'shift.read',
    kind: 'read',
    refusals: [],
  },
  'day.get': {
    input: z.strictObject({ date }),
    output: dayDetailSchema,
    permission: 'shift.read',
    kind: 'read',
    refusals: ['wrong_date'],
  },
  /** Counts the cash, compares the totals and draws the daily report up. May be done again until signed. */
  'day.prepare': {
    input: z.strictObject({
      date,
      seenVersion: z.int().min(0),
      cash: z.strictObject({
        rows: z
          .array(
            cashRowSchema.pick({
              code: true,
              bricks: true,
              bundles: true,
              loose: true,
              damaged: true,
            }),
          )
          .max(30),
        book: amount,
        explained: explanation.nullable(),
      }),
      totals: z.strictObject({ billing: amount, explained: explanation.nullable() }).nullable(),
    }),
    output: dayDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: [
      'wrong_date',
      'too_long_ago',
      'needs_update',
      'already_closed',
      'changed_meanwhile',
      'no_operator_totals',
      'unknown_denomination',
      'unknown_reason',
      'unknown_person',
      'same_person',
      'event_too_large',
    ],
  },
  /** Both stand here; both PINs are checked before the one event is written. */
  'day.close': {
    input: z.strictObject({
      date,
      seenVersion: z.int().min(0),
      maker: signer,
      manager: signer,
      note: words(1000).nullable(),
    }),
    output: dayDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: [
      'wrong_date',
      'needs_update',
      'already_closed',
      'changed_meanwhile',
      'day_not_closed',
      'not_the_maker',
      'not_a_manager',
      'same_person',
      ...signatureRefusals,
      'event_too_large',
    ],
  },
  /** Recomputes every closed day against the sheets it names; the first broken link, or none. */
  'day.verify': {
    input: z.strictObject({}),
    output: z.strictObject({
      days: z.int(),
      fault: z.strictObject({ date, what: z.string(), where: z.string().nullable() }).nullable(),
    }),
    permission: 'shift.read',
    kind: 'read',
    refusals: [],
  },
} as const satisfies CallTable
