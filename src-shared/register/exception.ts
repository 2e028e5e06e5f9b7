/** Payments that do not go through as they should (S4-05(2)(5), S4-09(3); ). */
import { dayNumberOf, isMoment } from '../calendar/day-number.ts'
import { type Gap, blank, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import type { EpochMs } from '../foundation/instant.ts'
import type { Fen } from '../foundation/money.ts'
import { type Result, accepted } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { employeeKey } from '../staff/same-employee.ts'

export interface PaymentException {
  readonly recordedAt: EpochMs
  readonly recordedBy: string | null
  /** The number that was to be paid for. */
  readonly number: string
  readonly amountFen: Fen
  /** One of the profile's reasons. */
  readonly reason: string
  /** When the payment point was reached; null while it has not been. */
  readonly contactedAt: EpochMs | null
  readonly refund: {
    readonly amountFen: Fen
    /** The written record that S4-09(3) asks for. */
    readonly documentId: string | null
  } | null
  readonly settledAt: EpochMs | null
}

/**
 * The row may be written. Refuses, naming every gap at once: nobody, no number, an amount that is no
 * integer above 0, a reason that the profile does not know, a refund without its document or above the
 * payment, a contact on a day before the record's (minutes before it the payment point may well have been
 * reached first), a settlement before the record or the contact, and one whose payment point was never
 * reached.
 */
export function checkException(
  row: PaymentException,
  profile: Pick<ProfilePack, 'exceptionReasons'>,
): Result<PaymentException> {
  const source = 'S4-09(3)'
  const known = profile.exceptionReasons.values.some(({ value }) => value === row.reason)
  const { refund } = row
  const gaps: Gap[] = [
    ...gapUnless(employeeKey(row.recordedBy) !== null, 'recordedBy', 'a person', source),
    ...gapUnless(!blank(row.number), 'number', 'the number', source),
    ...gapUnless(isPaid(row.amountFen), 'amountFen', 'an amount above 0', source),
    ...gapUnless(known, 'reason', 'a known reason', source),
    ...gapUnless(
      refund === null || (isPaid(refund.amountFen) && refund.amountFen <= row.amountFen),
      'refund.amountFen',
      'a refund above 0 and no higher than the payment',
      source,
    ),
    ...gapUnless(
      refund === null || !blank(refund.documentId),
      'refund.documentId',
      'the written record of the refund',
      source,
    ),
    ...gapUnless(
      row.settledAt === null || row.contactedAt !== null,
      'contactedAt',
      'the payment point reached',
      'S4-05(2)',
    ),
    ...gapUnless(isMoment(row.recordedAt), 'recordedAt', 'a moment', source),
    ...gapUnless(
      row.contactedAt === null || notBeforeDayOf(row.contactedAt, row.recordedAt),
      'contactedAt',
      'a contact no earlier than the day of the record',
      'S4-05(2)',
    ),
    ...gapUnless(
      row.settledAt === null ||
        row.settledAt >= Math.max(row.recordedAt, row.contactedAt ?? row.recordedAt),
      'settledAt',
      'a settlement after the record and the contact',
      'S4-05(2)',
    ),
  ]
  return gaps.length === 0 ? accepted(row) : refusedForGaps('incomplete', 'the exception', gaps)
}

export interface PaymentError {
  readonly number: string
  readonly amountFen: Fen
  /** One of the profile's causes. */
  readonly cause: string
  readonly findings: string
}

/**
 * The record of a payment made wrongly that cannot be recalled (S4-05(5), R-227): cause and amount are
 * facts; who bears them is decided elsewhere and never computed here (E-34). Refuses naming every gap.
 */
export function checkPaymentError(
  row: PaymentError,
  profile: Pick<ProfilePack, 'paymentErrorCauses'>,
): Result<PaymentError> {
  const source = 'S4-05(5)'
  const known = profile.paymentErrorCauses.values.some(({ value }) => value === row.cause)
  const gaps = [
    ...gapUnless(!blank(row.number), 'number', 'the number', source),
    ...gapUnless(isPaid(row.amountFen), 'amountFen', 'an amount above 0', source),
    ...gapUnless(known, 'cause', 'a known cause', source),
    ...gapUnless(!blank(row.findings), 'findings', 'what was found', source),
  ]
  return gaps.length === 0 ? accepted(row) : refusedForGaps('incomplete', 'the error', gaps)
}

function notBeforeDayOf(at: EpochMs, recordedAt: EpochMs): boolean {
  return isMoment(at) && isMoment(recordedAt) && dayNumberOf(at) >= dayNumberOf(recordedAt)
}

function isPaid(fen: Fen): boolean {
  return Number.isSafeInteger(fen) && fen > 0
}
