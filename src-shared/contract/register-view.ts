/** Rows of the registers as screens are shown them: names and numbers masked, balances not at all. */
import { z } from 'zod'
import { DEADLINE_STATES } from '../complaint/rules/types.ts'
import {
  LOSS_CHECKS,
  LOSS_DOCUMENTS,
  REGISTER_KINDS,
  REGISTER_PURPOSES,
} from '../register/enumerations.ts'
import { registerEvents } from '../register/events.ts'
import { ROW_STATUSES } from '../register/row-status.ts'
import { syncStateSchema } from './views.ts'

const instant = z.string()
/** Null when the words are gone. */
const shown = z.string().nullable()
const range = z.strictObject({ from: z.string(), to: z.string() }).nullable()

const difference = z.strictObject({
  register: z.literal('difference'),
  line: z.string(),
  unit: z.enum(['fen', 'piece']),
  difference: z.int(),
  reason: z.string(),
  supervisor: z.string(),
  shiftId: z.string().nullable(),
})

/** S4-12. A balance is an answer to the questions of S4-11(3), so that no list shows it. */
const loss = z.strictObject({
  register: z.literal('loss'),
  product: z.string(),
  channel: z.string(),
  /** Null for an attempt that was refused: it keeps no numbers. */
  report: z
    .strictObject({
      cardNumber: shown,
      holder: shown,
      document: z.enum(LOSS_DOCUMENTS),
      idNumber: shown,
      phone: shown,
      followUp: z.enum(['replacement', 'written_report', 'none']),
      feeFen: z.int(),
    })
    .nullable(),
  /** For staff: which answers did not match. */
  failed: z.array(z.enum(LOSS_CHECKS)),
  callerReason: z.enum(['not_a_real_name_card', 'could_not_be_verified']).nullable(),
  source: z.string(),
  remark: shown,
})

const transfer = z.strictObject({
  register: z.literal('transfer'),
  item: z.string(),
  numbers: range,
  sheets: z.int(),
  handedBy: z.string(),
  receivedBy: z.string(),
  remark: shown,
})

const exception = z.strictObject({
  register: z.literal('exception'),
  number: shown,
  amountFen: z.int(),
  reason: z.string(),
  paymentPoint: shown,
  contactedAt: instant.nullable(),
  refundFen: z.int().nullable(),
  documentId: z.string().nullable(),
  errorCause: z.string().nullable(),
  remark: shown,
})

const phonePayment = z.strictObject({
  register: z.literal('phone_payment'),
  number: shown,
  amountFen: z.int(),
  agent: shown,
  foundIn: z.enum(['counter', 'agent_list']),
  agentAmountFen: z.int().nullable(),
  remark: shown,
})

const contentSchema = z.discriminatedUnion('register', [
  difference,
  loss,
  transfer,
  exception,
  phonePayment,
])

export const registerRowSchema = z.strictObject({
  rowId: z.uuid(),
  register: z.enum(REGISTER_KINDS),
  at: instant,
  recordedBy: z.string(),
  /** Who answers for it now. */
  owner: z.string(),
  status: z.enum(ROW_STATUSES),
  open: z.boolean(),
  /** The time that a source sets, and how it stands at the time of the call. */
  clock: z
    .strictObject({ dueAt: instant, state: z.enum(DEADLINE_STATES), source: z.string() })
    .nullable(),
  content: contentSchema,
  conflicts: z.int(),
  needsUpdate: z.boolean(),
  sync: syncStateSchema,
  version: z.int(),
})
export type RegisterRow = z.infer<typeof registerRowSchema>

const EVENT_NAMES = registerEvents.map(({ type }) => type)
export const ROW_STEPS = [
  'settle_difference',
  'follow_up',
  'contact',
  'refund',
  'find_error',
  'settle_exception',
  'resolve',
  'let_pass',
  'hand_over',
] as const
export type RowStep = (typeof ROW_STEPS)[number]

export const registerDetailSchema = z.strictObject({
  row: registerRowSchema,
  /** What was done to the row, in its order; words of people stand in `words`. */
  course: z.array(
    z.strictObject({
      eventId: z.string(),
      type: z.enum(EVENT_NAMES),
      at: instant,
      by: z.string(),
      words: shown,
      /** A fee, a refund, an error's amount, the agent's figure. */
      amountFen: z.int().nullable(),
      /** An end, a cause, a result, a purpose. */
      code: z.string().nullable(),
      /** The written record of a refund, the supervisor who let it pass, the new card masked, the new owner. */
      reference: z.string().nullable(),
    }),
  ),
  /** What can be done next, each with the reason why this person may not; null when they may. */
  steps: z.array(z.strictObject({ step: z.enum(ROW_STEPS), obstacle: z.string().nullable() })),
  /** What was written on another machine and took no effect. */
  conflicts: z.array(z.strictObject({ by: z.string(), at: instant, reason: z.string() })),
})
export type RegisterDetail = z.infer<typeof registerDetailSchema>

/** What the masks hide, in full; absent where the register has no such column, null where it is gone. */
export const revealedRowSchema = z.strictObject({
  holder: shown.optional(),
  cardNumber: shown.optional(),
  idNumber: shown.optional(),
  phone: shown.optional(),
  balanceFen: z.int().nullable().optional(),
  newCard: shown.optional(),
  number: shown.optional(),
  numbers: range.optional(),
})
export type RevealedRow = z.infer<typeof revealedRowSchema>

export const purposeSchema = z.enum(REGISTER_PURPOSES)
