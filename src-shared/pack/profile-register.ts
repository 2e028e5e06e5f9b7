/** What a profile says about the books of the day: balance lines, differences, registers, replacement. */
import { z } from 'zod'
import { REGISTERS } from '../register/enumerations.ts'
import { cited, labelled } from './cited.ts'

const code = z.string().regex(/^[a-z]+(_[a-z]+)*$/)
const labelledList = z.strictObject({ values: z.array(labelled).min(1), ...cited })

/** One line of the handover sheet: money in fen, or things counted by the piece. */
const balanceLine = z.strictObject({
  code,
  label: z.string().min(1).max(40),
  unit: z.enum(['fen', 'piece']),
  /** Least amount to begin with, in the line's unit; null = nobody has set one (S4-05(3) gives none). */
  minimum: z.int().min(0).nullable(),
  ...cited,
})

/** What follows the report of a loss: a new card, or the written form of what was said by phone. */
const replacementTerm = {
  /** Integer fen for one card; 0 where nothing is charged. */
  feeFen: z.int().min(0).max(1_000_000),
  /** Calendar days, the day of the report not counted. */
  days: z.int().min(1).max(366),
}

const replacementProduct = z.strictObject({
  code,
  label: z.string().min(1).max(40),
  followUp: z.enum(['replacement', 'written_report']),
  /** How a card number proves itself; `none` where the organisation's own cards carry no check digit. */
  numberCheck: z.enum(['luhn', 'none']),
  ...replacementTerm,
  ...cited,
})

const lossReportChannel = labelled.extend({
  /** Whether a written report can be handed in there and then. */
  inWriting: z.boolean(),
})

/** The fields, to spread into the profile. */
export const registerFields = {
  balanceLines: z.array(balanceLine).min(1).max(40),
  /**
   * Lines whose handing over a third person may watch (监交); empty = none. `required` = nobody signs them
   * over without one.
   */
  witnessedLines: z.strictObject({ values: z.array(code), required: z.boolean(), ...cited }),
  /** Whether a trainee signs a shift over only beside somebody who is none. */
  traineeSigning: z.strictObject({ cosigner: z.boolean(), ...cited }),
  registers: z.strictObject({ values: z.array(z.enum(REGISTERS)), ...cited }),
  /** Why figures differ; each difference carries one and stays open until it is settled. */
  differenceReasons: labelledList,
  /** What is handed over from one person to another against two signatures. */
  transferItems: labelledList,
  /** Why a payment stands in the exception register. */
  exceptionReasons: labelledList,
  /** Who made the error in a payment that cannot be recalled. */
  paymentErrorCauses: labelledList,
  /** Ways in which a loss may be reported. */
  lossReportChannels: z.strictObject({ values: z.array(lossReportChannel).min(1), ...cited }),
  /** The organisation's own term, and those of single products; null = no losses are reported here. */
  replacement: z
    .strictObject({
      ...replacementTerm,
      products: z.array(replacementProduct).min(1),
      ...cited,
    })
    .nullable(),
}
