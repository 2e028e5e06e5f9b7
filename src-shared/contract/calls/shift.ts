/** A shift: opened from the last closing, counted, read back, signed by two, added to by the same two. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { CARRY_OVER_KINDS, itemAmountSchema } from '../../handover/carry-over.ts'
import { readBackAnswerSchema, reviewedSchema, shiftKeySchema } from '../../handover/events.ts'
import {
  amount,
  attendanceSchema,
  cashRowSchema,
  countedLineSchema,
  lineName,
  openingLineSchema,
  previousShiftSchema,
} from '../../handover/sheet.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import type { CallTable } from '../gate.ts'
import { shiftDetailSchema, shiftRowSchema } from '../shift-view.ts'
import {
  besideShiftCalls,
  closed,
  handwriting,
  ofShift,
  pin,
  shiftId,
  signatureRefusals,
} from './shift-beside.ts'
import { draftWords, words } from '../../foundation/words.ts'

/**
 * A hand under the sheet. An empty number is a blocker with its own words; `at` and `sitting` say when and in
 * which sitting it was given, null = now.
 */
const signer = z.strictObject({
  employeeNo: draftWords(32),
  pin,
  at: instantSchema.nullable(),
  sitting: z.uuid(),
  handwriting,
})
export type SignerInput = z.infer<typeof signer>

const typedCash = z.strictObject({
  line: lineName,
  rows: z
    .array(
      cashRowSchema.pick({ code: true, bricks: true, bundles: true, loose: true, damaged: true }),
    )
    .max(30),
})

export const shiftCalls = {
  ...besideShiftCalls,
  'shift.list': {
    input: z.strictObject({ limit: z.int().min(1).max(200) }),
    output: z.strictObject({ rows: z.array(shiftRowSchema) }),
    permission: 'shift.read',
    kind: 'read',
    refusals: [],
  },
  'shift.get': {
    input: z.strictObject({ shiftId }),
    output: shiftDetailSchema,
    permission: 'shift.read',
    kind: 'read',
    refusals: ['unknown_shift'],
  },
  /** What the opening form starts from: the last signed closing of the post, or the profile's lines. */
  'shift.prepare': {
    input: z.strictObject({ key: shiftKeySchema }),
    output: z.strictObject({
      previous: previousShiftSchema.nullable(),
      /** An earlier shift of this post was opened here and is not signed yet. */
      unsignedPrevious: z.string().nullable(),
      lines: z.array(openingLineSchema.extend({ minimum: z.int().nullable() })),
      /** When the place of whoever asks begins: by the roster, else by the profile. */
      startsAt: z.string(),
      /** When they came, as the day on duty has it; null while nobody wrote it. */
      arrivedAt: z.string().nullable(),
      /** The rule that the roster holds them to; null when it names them nowhere. */
      rostered: attendanceSchema.shape.kind.nullable(),
      attendanceKinds: z.array(
        z.strictObject({ kind: attendanceSchema.shape.kind, minutes: z.int() }),
      ),
    }),
    permission: 'shift.write',
    kind: 'read',
    refusals: ['wrong_date'],
  },
  'shift.open': {
    input: z.strictObject({
      key: shiftKeySchema,
      lines: z.array(z.strictObject({ name: lineName, opening: amount })).max(40),
      mismatchReason: words(500).nullable(),
      /** When the person on duty came; null = as the day on duty has it, or nobody wrote it down. */
      arrival: z
        .strictObject({ kind: attendanceSchema.shape.kind, arrivedAt: instantSchema })
        .nullable(),
    }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: [
      'double_shift',
      'opening_mismatch',
      'unknown_line',
      'line_missing',
      'wrong_date',
      'too_long_ago',
      'day_closed',
      'later_shift_signed',
      'other_day',
      'in_the_future',
      'already_recorded',
    ],
  },
  'shift.count': {
    input: z.strictObject({
      ...ofShift,
      lines: z.array(countedLineSchema).max(40),
      /** Lines that were counted by denomination; each has to agree with the closing of its line. */
      cash: z.array(typedCash).max(10),
      /** The billing system's total; null = not looked up, or there is none. */
      billingTotal: amount.nullable(),
    }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: [
      ...closed,
      'unknown_line',
      'line_missing',
      'unknown_denomination',
      'cash_differs',
      'no_operator_totals',
    ],
  },
  /** What the incoming person is asked; the right answers stay here. */
  'shift.readBack': {
    input: z.strictObject({ shiftId }),
    output: z.strictObject({
      questions: z.array(
        z.strictObject({
          question: z.string(),
          section: z.enum(['balances', 'carry_over']),
          options: z.array(
            z.strictObject({
              id: z.string(),
              kind: z.enum([...CARRY_OVER_KINDS, 'line', 'none']),
              subject: z.string(),
              amount: itemAmountSchema.optional(),
            }),
          ),
        }),
      ),
    }),
    permission: 'shift.write',
    kind: 'read',
    refusals: ['unknown_shift'],
  },
  /** Everybody stands here; every PIN is checked before the one event is written. */
  'shift.sign': {
    input: z.strictObject({
      ...ofShift,
      outgoing: signer.nullable(),
      incoming: signer.nullable(),
      witness: signer.nullable(),
      outgoingCosigner: signer.nullable(),
      incomingCosigner: signer.nullable(),
      reviewed: reviewedSchema,
      noticesRead: z.array(z.uuid()).max(100),
      readBack: z.array(readBackAnswerSchema).max(3),
      differences: z
        .array(
          z.strictObject({
            line: lineName,
            reason: words(60),
            explanation: words(500),
            supervisor: employeeNoSchema,
          }),
        )
        .max(41),
      note: words(1000).nullable(),
    }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: [
      ...closed,
      ...signatureRefusals,
      'changed_meanwhile',
      'outgoing_signature_missing',
      'incoming_signature_missing',
      'same_person',
      'signature_order',
      'section_not_reviewed',
      'open_handover_issue',
      'unreconciled',
      'unassigned_carry_over',
      'signature_without_employee_no',
      'log_incomplete',
      'not_same_session',
      'witness_missing',
      'witness_is_party',
      'witness_counted',
      'outgoing_not_of_shift',
      'trainee_alone',
      'cosigner_is_party',
      'read_back_wrong',
      'unknown_line',
      'unknown_reason',
      'in_the_future',
      'event_too_large',
    ],
  },
} as const satisfies CallTable
