/**
 * Rows of the registers (S4-05, S4-09, S4-11 to S4-14). A row is one record: its first event says which
 * register it stands in, what follows is done to that row alone. Rows are never changed or deleted.
 */
import { z } from 'zod'
import { instantSchema } from '../foundation/instant-schema.ts'
import { MOST_FEN } from '../foundation/money.ts'
import { type EventType, eventType, personal } from '../log/event-type.ts'
import { employeeNoSchema } from '../staff/events.ts'
import {
  COMPARISONS,
  LOSS_CHECKS,
  LOSS_DOCUMENTS,
  LOSS_ENDS,
  REGISTER_PURPOSES,
} from './enumerations.ts'
import { words } from '../foundation/words.ts'

const code = z
  .string()
  .regex(/^[a-z]+(_[a-z]+)*$/)
  .max(60)
const amountFen = z.int().min(1).max(MOST_FEN)
const entry = { at: instantSchema }
const role = z.string().min(1).max(60)
/** A number of a card, a document, a telephone, an account: never in a body. */
const number = (max: number) => personal(words(max))
const remark = personal(words(500)).nullable()

function rowEvent<const Name extends string, Shape extends z.ZodRawShape>(
  declaration: Pick<EventType<Name>, 'type'> & { readonly payload: Shape },
) {
  return eventType({
    version: 1,
    aggregate: 'register',
    merge: 'step',
    writer: 'workstation',
    permission: 'register.write',
    ...declaration,
  })
}

/** S4-09(5): a count and its book differ. Written beside the sheet or the day that showed it, too. */
export const differenceRecorded = rowEvent({
  type: 'difference.recorded',
  payload: {
    ...entry,
    /** The shift whose sheet showed it; null when it was found elsewhere. */
    shiftId: z.string().min(1).max(60).nullable(),
    /** Balance line as the sheet names it. */
    line: words(40),
    unit: z.enum(['fen', 'piece']),
    /** Counted − expected, in the unit, with its sign; its bound follows from those of the amounts. */
    difference: z.int().refine((value) => value !== 0, 'a difference is not 0'),
    /** One of the profile's reasons. */
    reason: code,
    /** Who answers for the count: whoever hands over or draws the day up, or whoever writes the row alone. */
    recordedBy: employeeNoSchema,
    recordedRole: role,
    supervisor: employeeNoSchema,
    explanation: personal(words(500)),
  },
})

/** Put right by somebody else than whoever recorded it; until then every shift carries it over. */
export const differenceSettled = rowEvent({
  type: 'difference.settled',
  payload: { ...entry, how: personal(words(500)) },
})

/** S4-11(3), S4-12: a report that was accepted, with the columns of the paper form. */
export const lossReported = rowEvent({
  type: 'loss.reported',
  payload: {
    ...entry,
    product: code,
    channel: code,
    followUp: z.enum(['replacement', 'written_report', 'none']),
    /** Until when the holder follows up; null where nothing has to follow. */
    dueAt: instantSchema.nullable(),
    feeFen: z.int().min(0).max(MOST_FEN),
    source: z.string().min(2).max(120),
    document: z.enum(LOSS_DOCUMENTS),
    holder: personal(words(80)),
    cardNumber: number(40),
    idNumber: number(40),
    phone: number(30),
    balanceFen: personal(z.int().min(0).max(MOST_FEN)),
    remark,
  },
})

/** S4-11(3): an attempt that was refused. It has no place for anybody's numbers, right or wrong. */
export const lossRefused = rowEvent({
  type: 'loss.refused',
  payload: {
    ...entry,
    product: code,
    channel: code,
    /** For staff; empty for a card that bears no name. */
    failed: z.array(z.enum(LOSS_CHECKS)).max(LOSS_CHECKS.length),
    callerReason: z.enum(['not_a_real_name_card', 'could_not_be_verified']),
    source: z.string().min(2).max(120),
    remark,
  },
})

/** The holder came (S4-11(3)), wrote it down, or found the card again. */
export const lossFollowedUp = rowEvent({
  type: 'loss.followed_up',
  payload: {
    ...entry,
    how: z.enum(LOSS_ENDS),
    feePaidFen: z.int().min(0).max(MOST_FEN),
    newCard: number(40).nullable(),
    remark,
  },
})

/** S4-14: handed over and counted by two people who both signed here; nothing else is a transfer. */
export const transferHanded = rowEvent({
  type: 'transfer.handed',
  payload: {
    ...entry,
    /** One of the profile's things that are handed over. */
    item: code,
    sheetsGiven: z.int().min(1).max(1_000_000),
    sheetsCounted: z.int().min(1).max(1_000_000),
    handedBy: employeeNoSchema,
    handedRole: role,
    receivedBy: employeeNoSchema,
    receivedRole: role,
    /** First and last printed number; they may be those of customers' cards. */
    numbers: personal(z.strictObject({ from: words(40), to: words(40) })).nullable(),
    remark,
  },
})

/** S4-09(3): an amount or a number that the system does not take. */
export const exceptionRecorded = rowEvent({
  type: 'exception.recorded',
  payload: {
    ...entry,
    amountFen,
    reason: code,
    number: number(40),
    paymentPoint: personal(words(80)),
    remark,
  },
})

/** S4-05(2): the payment point was reached; `at` may lie a little before the row. */
export const exceptionContacted = rowEvent({
  type: 'exception.contacted',
  payload: { ...entry, answer: personal(words(500)) },
})

/** S4-09(3): money went back, on a written record. */
export const exceptionRefunded = rowEvent({
  type: 'exception.refunded',
  payload: { ...entry, amountFen, documentId: words(60) },
})

/** S4-05(5): whose error it was, as a fact; who bears the amount is decided elsewhere (E-34). */
export const exceptionErrorFound = rowEvent({
  type: 'exception.error_found',
  payload: { ...entry, cause: code, amountFen, findings: personal(words(500)) },
})

export const exceptionSettled = rowEvent({
  type: 'exception.settled',
  payload: { ...entry, how: personal(words(500)) },
})

/** S4-05(4): another agent makes the payment for us by telephone. */
export const phonePaymentRecorded = rowEvent({
  type: 'phone_payment.recorded',
  payload: {
    ...entry,
    amountFen,
    /** `agent_list`: the agent's list has it and nobody here had written it down. */
    foundIn: z.enum(['counter', 'agent_list']),
    number: number(40),
    agent: personal(words(80)),
    remark,
  },
})

/** S4-09(4): number and amount held against the agent's list at the end of the day. */
export const phonePaymentCompared = rowEvent({
  type: 'phone_payment.compared',
  payload: {
    ...entry,
    result: z.enum(COMPARISONS),
    /** What the agent has under this number; null where it has nothing. */
    agentAmountFen: amountFen.nullable(),
  },
})

export const phonePaymentResolved = rowEvent({
  type: 'phone_payment.resolved',
  payload: { ...entry, how: personal(words(500)) },
})

/** A supervisor lets the day close with it open, and says why (S4-05(4)). */
export const phonePaymentLetPass = rowEvent({
  type: 'phone_payment.let_pass',
  payload: {
    ...entry,
    supervisor: employeeNoSchema,
    supervisorRole: role,
    reason: personal(words(500)),
  },
})

/** Somebody else answers for an open row from now on (S4-15(4)). Another owner standing is a conflict. */
export const registerHandedOver = rowEvent({
  type: 'register.handed_over',
  payload: {
    ...entry,
    from: employeeNoSchema,
    to: employeeNoSchema,
    why: personal(words(300)),
  },
})

/** Somebody looked at what is masked by default. */
export const registerRevealed = eventType({
  type: 'register.revealed',
  version: 1,
  aggregate: 'register',
  merge: 'fact',
  writer: 'workstation',
  permission: 'register.reveal',
  payload: { purpose: z.enum(REGISTER_PURPOSES) },
})

export const registerEvents = [
  differenceRecorded,
  differenceSettled,
  lossReported,
  lossRefused,
  lossFollowedUp,
  transferHanded,
  exceptionRecorded,
  exceptionContacted,
  exceptionRefunded,
  exceptionErrorFound,
  exceptionSettled,
  phonePaymentRecorded,
  phonePaymentCompared,
  phonePaymentResolved,
  phonePaymentLetPass,
  registerHandedOver,
  registerRevealed,
] as const
