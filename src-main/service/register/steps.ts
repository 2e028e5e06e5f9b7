/** What is done to a row of a register after it was written. */
import type { RegisterDetail } from '#shared/contract/register-view.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import { type EpochMs, formatInstant, parseInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { checkSettlement } from '#shared/register/difference.ts'
import {
  differenceSettled,
  exceptionContacted,
  exceptionErrorFound,
  exceptionRefunded,
  exceptionSettled,
  lossFollowedUp,
  phonePaymentResolved,
} from '#shared/register/events.ts'
import {
  type PaymentException,
  checkException,
  checkPaymentError,
} from '#shared/register/exception.ts'
import { checkLossEnding } from '#shared/register/follow-up.ts'
import type { ExceptionRow } from '#shared/register/state.ts'
import { type Desk, packsOf } from '../desk.ts'
import type { In } from './record.ts'
import { changeRow, refusedBy, required } from './row-change.ts'

type Answer = Result<RegisterDetail>

/** Words stand in for a number whose part is withheld: the rule asks that there was one. */
const WITHHELD = '…'

export function settleDifference(
  desk: Desk,
  input: In<'register.settleDifference'>,
  actor: Actor,
): Answer {
  const step = { register: 'difference', type: differenceSettled } as const
  return changeRow(desk, actor, input, step, ({ state: { recorded }, now }) => {
    const how = required(input.how, 'how', 'S4-09(5)')
    if (!how.ok) return how
    const settlement = { at: now, by: actor.employeeNo, how: how.value }
    const checked = checkSettlement(instantOf(recorded.at), settlement)
    return checked.ok ? accepted({ at: formatInstant(now), how: how.value }) : checked
  })
}

export function followUpLoss(desk: Desk, input: In<'register.followUpLoss'>, actor: Actor): Answer {
  const step = { register: 'loss', type: lossFollowedUp } as const
  return changeRow(desk, actor, input, step, ({ state: { recorded }, now }) => {
    if (recorded.decision === 'refused') return refusedBy('not_accepted', 'loss')
    const ending = checkLossEnding(input, recorded, packsOf(desk).profile)
    return ending.ok ? accepted({ at: formatInstant(now), ...ending.value }) : ending
  })
}

export function contactPoint(desk: Desk, input: In<'register.contactPoint'>, actor: Actor): Answer {
  const step = { register: 'exception', type: exceptionContacted } as const
  return changeRow(desk, actor, input, step, ({ state, now }) => {
    const at = pastMoment(input.contactedAt, now)
    if (!at.ok) return at
    const answer = required(input.answer, 'answer', 'S4-05(2)')
    if (!answer.ok) return answer
    const checked = checkWith(desk, state, { contactedAt: at.value })
    return checked.ok ? accepted({ at: formatInstant(at.value), answer: answer.value }) : checked
  })
}

/** A time that a person names has passed; none is now. */
function pastMoment(text: string | null, now: EpochMs): Result<EpochMs> {
  if (text === null) return accepted(now)
  const parsed = parseInstant(text, 'contactedAt')
  if (!parsed.ok || parsed.value <= now) return parsed
  return refused('future_time', 'this lies ahead', { field: 'contactedAt', source: 'S4-05(2)' })
}

export function refundPayment(
  desk: Desk,
  input: In<'register.refundPayment'>,
  actor: Actor,
): Answer {
  const step = { register: 'exception', type: exceptionRefunded } as const
  return changeRow(desk, actor, input, step, ({ state, now }) => {
    const refund = { amountFen: input.amountFen, documentId: input.documentId.trim() }
    const checked = checkWith(desk, state, { refund })
    if (checked.ok) return accepted({ at: formatInstant(now), ...refund })
    const { field } = checked.refusal
    const own = field?.replace('refund.', '')
    return {
      ok: false,
      refusal: { ...checked.refusal, ...(own === undefined ? {} : { field: own }) },
    }
  })
}

export function findError(desk: Desk, input: In<'register.findError'>, actor: Actor): Answer {
  const step = { register: 'exception', type: exceptionErrorFound } as const
  return changeRow(desk, actor, input, step, ({ state, now }) => {
    const { cause, amountFen } = input
    const findings = input.findings.trim()
    const number = state.recorded.number ?? WITHHELD
    const checked = checkPaymentError({ number, amountFen, cause, findings }, packsOf(desk).profile)
    return checked.ok ? accepted({ at: formatInstant(now), cause, amountFen, findings }) : checked
  })
}

export function settleException(
  desk: Desk,
  input: In<'register.settleException'>,
  actor: Actor,
): Answer {
  const step = { register: 'exception', type: exceptionSettled } as const
  return changeRow(desk, actor, input, step, ({ state, now }) => {
    const how = required(input.how, 'how', 'S4-09(3)')
    if (!how.ok) return how
    if (state.contacts.length === 0) return refusedBy('contact_first', 'exception')
    const checked = checkWith(desk, state, { settledAt: now })
    return checked.ok ? accepted({ at: formatInstant(now), how: how.value }) : checked
  })
}

export function resolvePhonePayment(
  desk: Desk,
  input: In<'register.resolvePhonePayment'>,
  actor: Actor,
): Answer {
  const step = { register: 'phone_payment', type: phonePaymentResolved } as const
  return changeRow(desk, actor, input, step, ({ now }) => {
    const how = required(input.how, 'how', 'S4-05(4)')
    return how.ok ? accepted({ at: formatInstant(now), how: how.value }) : how
  })
}

/** The row as it would stand with this step, under the rule of S4-09(3). */
function checkWith(
  desk: Desk,
  { recorded, contacts, refund, settled }: ExceptionRow,
  change: Partial<PaymentException>,
): Result<PaymentException> {
  const [first] = contacts
  return checkException(
    {
      recordedAt: instantOf(recorded.at),
      recordedBy: recorded.by,
      number: recorded.number ?? WITHHELD,
      amountFen: recorded.amountFen,
      reason: recorded.reason,
      contactedAt: first ? instantOf(first.at) : null,
      refund,
      settledAt: settled ? instantOf(settled.at) : null,
      ...change,
    },
    packsOf(desk).profile,
  )
}
