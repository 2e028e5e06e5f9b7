/** The registers: rows, what is done to them, and what a shift and a day ask of them. */
import { z } from 'zod'
import {
  COMPARISONS,
  LOSS_ANSWERS,
  LOSS_DOCUMENTS,
  LOSS_ENDS,
  REGISTER_KINDS,
} from '../../register/enumerations.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import type { CallTable } from '../gate.ts'
import {
  purposeSchema,
  registerDetailSchema,
  registerRowSchema,
  revealedRowSchema,
} from '../register-view.ts'
import { MOST_FEN } from '../../foundation/money.ts'
import { draftWords } from '../../foundation/words.ts'

const rowId = z.uuid()
const change = { rowId, seenVersion: z.int().min(0) }
const text = draftWords(500)
const note = text.nullable()
const number = draftWords(40)
/** Integer fen; the rules say which are too small. */
const fen = z.int().min(0).max(MOST_FEN)
const code = draftWords(60)
const answer = z.enum(LOSS_ANSWERS)
const choice = z.array(z.strictObject({ value: z.string(), label: z.string() }))
const signer = z.strictObject({
  employeeNo: employeeNoSchema,
  pin: z.string().regex(/^[0-9]{6,12}$/),
})

const NEW_ROW = ['register_not_kept', 'already_registered', 'incomplete', 'field_required'] as const
const OPEN_ROW = [
  'unknown_row',
  'needs_update',
  'changed_meanwhile',
  'already_decided',
  'field_required',
] as const
const STEP = [...OPEN_ROW, 'other_register'] as const
const PERSON = ['unknown_person', 'not_active'] as const
const SIGNING = [...PERSON, 'not_activated', 'wrong_pin', 'too_many_attempts'] as const

export const registerCalls = {
  /** Which registers this organisation keeps, and what their forms offer. */
  'register.choices': {
    input: z.strictObject({}),
    output: z.strictObject({
      registers: z.array(
        z.strictObject({ register: z.enum(REGISTER_KINDS), open: z.int(), today: z.int() }),
      ),
      lines: z.array(
        z.strictObject({ value: z.string(), label: z.string(), unit: z.enum(['fen', 'piece']) }),
      ),
      differenceReasons: choice,
      lossProducts: z.array(
        z.strictObject({
          value: z.string(),
          label: z.string(),
          followUp: z.enum(['replacement', 'written_report']),
          feeFen: z.int(),
          days: z.int(),
        }),
      ),
      lossChannels: z.array(
        z.strictObject({ value: z.string(), label: z.string(), inWriting: z.boolean() }),
      ),
      transferItems: choice,
      exceptionReasons: choice,
      paymentErrorCauses: choice,
      /** Agents with payments by telephone on this day. */
      agents: z.array(z.string()),
    }),
    permission: 'register.read',
    kind: 'read',
    refusals: [],
  },
  /** Open rows first, the oldest in front; then the others, the newest in front. */
  'register.list': {
    input: z.strictObject({
      register: z.enum(REGISTER_KINDS),
      state: z.enum(['open', 'all']),
      /** Last characters of a number; empty = every row. */
      search: draftWords(40),
      cursor: draftWords(80).nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(registerRowSchema), next: z.string().nullable() }),
    permission: 'register.read',
    kind: 'read',
    refusals: ['register_not_kept', 'unknown_cursor'],
  },
  'register.get': {
    input: z.strictObject({ rowId }),
    output: registerDetailSchema,
    permission: 'register.read',
    kind: 'read',
    refusals: ['unknown_row', 'needs_update'],
  },
  /** Shows what is masked, once, and writes down who looked and what for. */
  'register.reveal': {
    input: z.strictObject({ rowId, purpose: purposeSchema }),
    output: revealedRowSchema,
    permission: 'register.reveal',
    kind: 'write',
    refusals: ['unknown_row', 'needs_update'],
  },
  'register.recordDifference': {
    input: z.strictObject({
      rowId,
      line: code,
      unit: z.enum(['fen', 'piece']),
      /** More was counted than the books say, or less; how much, in the unit. */
      side: z.enum(['over', 'short']),
      amount: z.int().min(1).max(MOST_FEN),
      reason: code,
      supervisor: employeeNoSchema,
      explanation: text,
    }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...NEW_ROW, 'unknown_person'],
  },
  'register.settleDifference': {
    input: z.strictObject({ ...change, how: text }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...STEP, 'incomplete', 'not_by_recorder', 'supervisor_needed'],
  },
  /** An attempt that is refused is written down, too, and keeps none of the numbers given here. */
  'register.reportLoss': {
    input: z.strictObject({
      rowId,
      product: code,
      channel: code,
      inWriting: answer,
      realName: answer,
      matches: z.strictObject({
        balance: answer,
        name: answer,
        id_number: answer,
        contact: answer,
      }),
      document: z.enum(LOSS_DOCUMENTS),
      holder: draftWords(80),
      cardNumber: number,
      idNumber: number,
      phone: draftWords(30),
      balanceFen: fen.nullable(),
      remark: note,
    }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...NEW_ROW, 'check_digit'],
  },
  'register.followUpLoss': {
    input: z.strictObject({
      ...change,
      how: z.enum(LOSS_ENDS),
      feePaidFen: fen,
      newCard: number.nullable(),
      remark: note,
    }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...STEP, 'not_accepted', 'check_digit', 'other_follow_up', 'fee_differs'],
  },
  /** Both people stand here; both PINs are checked before the one event is written (S4-14). */
  'register.handTransfer': {
    input: z.strictObject({
      rowId,
      item: code,
      numbers: z.strictObject({ from: number, to: number }).nullable(),
      sheetsGiven: z.int().min(0).max(1_000_000),
      sheetsCounted: z.int().min(0).max(1_000_000),
      handedBy: signer,
      receivedBy: signer,
      remark: note,
    }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...NEW_ROW, ...SIGNING, 'unknown_choice', 'same_person', 'count_differs'],
  },
  'register.recordException': {
    input: z.strictObject({
      rowId,
      number,
      amountFen: fen,
      reason: code,
      paymentPoint: draftWords(80),
      remark: note,
    }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: NEW_ROW,
  },
  /** `contactedAt` null = now. */
  'register.contactPoint': {
    input: z.strictObject({ ...change, contactedAt: draftWords(40).nullable(), answer: text }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...STEP, 'incomplete', 'future_time'],
  },
  'register.refundPayment': {
    input: z.strictObject({ ...change, amountFen: fen, documentId: draftWords(60) }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...STEP, 'incomplete'],
  },
  /** Whose error it was, as a fact; nobody is charged here (E-34). */
  'register.findError': {
    input: z.strictObject({ ...change, cause: code, amountFen: fen, findings: text }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...STEP, 'incomplete'],
  },
  'register.settleException': {
    input: z.strictObject({ ...change, how: text }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...STEP, 'incomplete', 'contact_first'],
  },
  'register.recordPhonePayment': {
    input: z.strictObject({
      rowId,
      number,
      amountFen: fen,
      agent: draftWords(80),
      remark: note,
    }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: NEW_ROW,
  },
  /** One agent's list of one day against the rows here; what only the agent has becomes a row of its own. */
  'register.comparePhonePayments': {
    input: z.strictObject({
      date: draftWords(10),
      agent: draftWords(80),
      entries: z.array(z.strictObject({ number, amountFen: fen })).max(500),
    }),
    output: z.strictObject({
      results: z.array(z.strictObject({ rowId, result: z.enum(COMPARISONS) })),
      /** Rows that were made for entries which nobody here had written down. */
      unrecorded: z.array(rowId),
      /** Rows of this agent and day that are still open. */
      blocking: z.array(rowId),
    }),
    permission: 'register.write',
    kind: 'write',
    refusals: ['register_not_kept', 'field_required', 'future_time'],
  },
  'register.resolvePhonePayment': {
    input: z.strictObject({ ...change, how: text }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...STEP, 'compare_first', 'nothing_to_resolve'],
  },
  /** Somebody else answers for an open row from now on; the next carry-over names them (S4-15(4)). */
  'register.handOver': {
    input: z.strictObject({ ...change, to: employeeNoSchema, why: text }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...OPEN_ROW, ...PERSON, 'nothing_to_change'],
  },
  /** The supervisor stands here and signs with the PIN. */
  'register.letPhonePaymentPass': {
    input: z.strictObject({ ...change, supervisor: signer, reason: text }),
    output: registerDetailSchema,
    permission: 'register.write',
    kind: 'write',
    refusals: [...STEP, ...SIGNING, 'supervisor_needed', 'not_by_recorder', 'nothing_to_resolve'],
  },
} as const satisfies CallTable
