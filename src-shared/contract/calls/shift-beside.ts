/** What is written beside the sheet of a shift, and after its signatures. */
import { z } from 'zod'
import { handwritingSchema } from '../../handover/handwriting.ts'
import { HANDOVER_ERRORS } from '../../handover/rules/liability.ts'
import { lineName } from '../../handover/sheet.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import type { CallTable } from '../gate.ts'
import { shiftDetailSchema } from '../shift-view.ts'
import { words } from '../../foundation/words.ts'

export const shiftId = words(60)
/** A shift as somebody saw it. */
export const ofShift = { shiftId, seenVersion: z.int().min(0) }
export const pin = z.string().regex(/^[0-9]{6,12}$/)
/** The name by hand that somebody who signs may add; left out or null = none. */
export const handwriting = handwritingSchema.nullish()
const both = z.strictObject({ employeeNo: employeeNoSchema, pin, handwriting })
/** What may be wrong with a hand: the person, the PIN, or a name by hand where nobody asks for one. */
export const signatureRefusals = [
  'wrong_pin',
  'too_many_attempts',
  'not_activated',
  'not_active',
  'unknown_person',
  'handwriting_off',
] as const
/** Why nothing more is written on a sheet. */
export const closed = ['unknown_shift', 'needs_update', 'already_signed'] as const

export const besideShiftCalls = {
  'shift.raiseIssue': {
    input: z.strictObject({
      shiftId,
      issueId: z.uuid(),
      origin: z.enum(['handover', 'shift']),
      owner: employeeNoSchema.nullable(),
      reportedTo: employeeNoSchema.nullable(),
      text: words(500),
    }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: [...closed, 'unknown_person', 'not_active', 'same_person'],
  },
  'shift.assignIssue': {
    input: z.strictObject({
      shiftId,
      issueId: z.uuid(),
      owner: employeeNoSchema,
      reportedTo: employeeNoSchema,
    }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: [
      'unknown_shift',
      'needs_update',
      'unknown_issue',
      'already_settled',
      'unknown_person',
      'not_active',
      'same_person',
    ],
  },
  /** Also after the sign-off: a problem is settled when it is settled. */
  'shift.settleIssue': {
    input: z.strictObject({ shiftId, issueId: z.uuid(), how: words(500) }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: ['unknown_shift', 'needs_update', 'unknown_issue', 'already_settled'],
  },
  'shift.leaveNotice': {
    input: z.strictObject({ shiftId, noticeId: z.uuid(), text: words(1000) }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: [...closed],
  },
  /** Whoever is signed in has read it; the incoming person may also say so with their signature. */
  'shift.readNotice': {
    input: z.strictObject({ shiftId, noticeId: z.uuid() }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: ['unknown_shift', 'needs_update', 'unknown_notice'],
  },
  /** S4-09(1): the supervisor hears that a line is short. */
  'shift.tellFloat': {
    input: z.strictObject({ shiftId, line: lineName, told: employeeNoSchema }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: [...closed, 'unknown_line', 'float_enough', 'unknown_person'],
  },
  /** After the signatures only with both of them again. */
  'shift.addendum': {
    input: z.strictObject({
      ...ofShift,
      addendumId: z.uuid(),
      outgoing: both,
      incoming: both,
      text: words(1000),
    }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: [
      ...signatureRefusals,
      'unknown_shift',
      'needs_update',
      'not_signed',
      'changed_meanwhile',
      'not_the_signers',
    ],
  },
  /** S4-15(5)(6): the side that answers follows from the error. */
  'shift.recordLiability': {
    input: z.strictObject({
      shiftId,
      liabilityId: z.uuid(),
      error: z.enum(HANDOVER_ERRORS),
      text: words(500),
    }),
    output: shiftDetailSchema,
    permission: 'shift.write',
    kind: 'write',
    refusals: ['unknown_shift', 'needs_update', 'not_signed'],
  },
  /** Follows the chain over every sheet of this store, as it was written and as it is shown. */
  'shift.verify': {
    input: z.strictObject({}),
    output: z.strictObject({
      ok: z.boolean(),
      sheets: z.int(),
      addenda: z.int(),
      fault: z
        .strictObject({ shiftId: z.string(), what: z.string(), where: z.string().nullable() })
        .nullable(),
    }),
    permission: 'shift.read',
    kind: 'read',
    refusals: [],
  },
} as const satisfies CallTable
