/** New rows of the registers (S4-09, S4-11 to S4-14): checked by the rules, then written. */
import type { registerCalls } from '#shared/contract/calls/register.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import type { RegisterDetail } from '#shared/contract/register-view.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import { type Refusal, type Result, refused } from '#shared/foundation/result.ts'
import { acceptTransfer } from '#shared/handover/rules/document-transfer.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { checkDifference, lineOfDifference } from '#shared/register/difference.ts'
import {
  differenceRecorded,
  exceptionRecorded,
  lossRefused,
  lossReported,
  phonePaymentRecorded,
  transferHanded,
} from '#shared/register/events.ts'
import type { LossAnswer } from '#shared/register/enumerations.ts'
import { checkException } from '#shared/register/exception.ts'
import { checkKept } from '#shared/register/kept.ts'
import { checkLossRecord } from '#shared/register/loss-record.ts'
import { lossReportCheck } from '#shared/register/loss-report.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { type Desk, packsOf, personOf } from '../desk.ts'
import { pieceFault } from '../shift/lines.ts'
import { signer } from '../signature.ts'
import { optional, required, writeRow } from './row-change.ts'

export type In<Name extends keyof typeof registerCalls> = CallInput<typeof registerCalls, Name>
type Answer = Result<RegisterDetail>

/** A difference that no sheet showed; the sheets write theirs while they are signed. */
export function recordDifference(
  desk: Desk,
  { rowId, side, amount, ...given }: In<'register.recordDifference'>,
  actor: Actor,
): Answer {
  const { profile } = packsOf(desk)
  const line = lineOfDifference(given, profile)
  if (!line.ok) return line
  const tooMany = pieceFault(given.unit, amount, 'amount')
  if (tooMany) return tooMany
  const row = { ...given, difference: side === 'over' ? amount : -amount }
  const checked = checkDifference(
    {
      ...row,
      recordedAt: desk.book.now(),
      recordedBy: actor.employeeNo,
      settlement: null,
    },
    profile,
  )
  if (!checked.ok) return checked
  const supervisor = personOf(desk, row.supervisor)
  if (!supervisor?.active || !isSupervisor(supervisor.role)) {
    return refused('unknown_person', 'a difference names a supervisor', {
      field: 'supervisor',
      source: 'S4-09(5)',
    })
  }
  return writeRow(desk, actor, rowId, {
    register: 'difference',
    type: differenceRecorded,
    payload: {
      ...row,
      shiftId: null,
      recordedBy: actor.employeeNo,
      recordedRole: actor.role,
      explanation: row.explanation.trim(),
    },
  })
}

/**
 * Accepted with every number in its compared form, or refused and written down without any: the answers
 * are the key to somebody's money (S4-11(3)).
 */
export function reportLoss(desk: Desk, input: In<'register.reportLoss'>, actor: Actor): Answer {
  const { profile, rules } = packsOf(desk)
  const kept = checkKept('loss', profile)
  if (!kept.ok) return kept
  const now = desk.book.now()
  const { rowId, product, channel, matches } = input
  const realName = known(input.realName)
  const inWriting = known(input.inWriting)
  const report = {
    product,
    channel,
    reportedAt: now,
    cards: 1,
    inWriting,
    realName,
    matches: {
      balance: known(matches.balance),
      name: known(matches.name),
      id_number: known(matches.id_number),
      contact: known(matches.contact),
    },
  }
  const attempt = lossReportCheck({ ...report, followedUpAt: null }, profile, { now, rules })
  if (!attempt.ok) return attempt
  const remark = optional(input.remark)
  const { source } = attempt.value
  if (attempt.value.decision === 'refused') {
    const { failed, callerReason } = attempt.value
    return writeRow(desk, actor, rowId, {
      register: 'loss',
      type: lossRefused,
      payload: {
        product,
        channel,
        failed: [...failed],
        callerReason,
        source,
        remark: remark && withoutIdentity(remark, input.holder),
      },
    })
  }
  if (input.balanceFen === null) {
    return refused('field_required', 'the balance', { field: 'balanceFen', source: 'S4-12' })
  }
  const row = checkLossRecord(
    {
      date: businessDateOf(now),
      product,
      cardNumber: input.cardNumber,
      name: input.holder,
      document: input.document,
      idNumber: input.idNumber,
      phone: input.phone,
      balanceFen: input.balanceFen,
      remark: input.remark ?? '',
    },
    profile,
  )
  if (!row.ok) {
    const { field } = row.refusal
    return field === 'name' ? { ok: false, refusal: { ...row.refusal, field: 'holder' } } : row
  }
  const { followUp, deadline, feeFen } = attempt.value
  const { name: holder, cardNumber, idNumber, phone, document, balanceFen } = row.value
  const numbers = { holder, cardNumber, idNumber, phone, document, balanceFen }
  return writeRow(desk, actor, rowId, {
    register: 'loss',
    type: lossReported,
    payload: {
      ...numbers,
      product,
      channel,
      followUp,
      dueAt: deadline?.dueAt ?? null,
      feeFen,
      source,
      remark,
    },
  })
}

/** Null while nobody asked. */
function known(answer: LossAnswer): boolean | null {
  return answer === 'not_asked' ? null : answer === 'yes'
}

/** Both sign by PIN, and only what the receiver counts alike is handed over (S4-14). */
export async function handTransfer(
  desk: Desk,
  input: In<'register.handTransfer'>,
  actor: Actor,
): Promise<Answer> {
  const { profile } = packsOf(desk)
  const kept = checkKept('transfer', profile)
  if (!kept.ok) return kept
  const { rowId, item, sheetsGiven, sheetsCounted } = input
  const { source, values } = profile.transferItems
  if (!values.some(({ value }) => value === item)) {
    return refused('unknown_choice', 'no such thing is handed over here', { field: 'item', source })
  }
  const remark = optional(input.remark)
  if (item === 'other' && remark === null) {
    return refused('field_required', 'say what it is', { field: 'remark', source })
  }
  const numbers = input.numbers && {
    from: input.numbers.from.trim(),
    to: input.numbers.to.trim(),
  }
  const checked = acceptTransfer({
    handedBy: input.handedBy.employeeNo,
    receivedBy: input.receivedBy.employeeNo,
    sheetsGiven,
    sheetsCounted,
    numbers,
  })
  if (!checked.ok) return named(checked.refusal)
  const handed = await signer(desk, input.handedBy, 'handedBy')
  if (!handed.ok) return handed
  const received = await signer(desk, input.receivedBy, 'receivedBy')
  if (!received.ok) return received
  return writeRow(desk, actor, rowId, {
    register: 'transfer',
    type: transferHanded,
    payload: {
      item,
      sheetsGiven,
      sheetsCounted,
      handedBy: handed.value.employeeNo,
      handedRole: handed.value.role,
      receivedBy: received.value.employeeNo,
      receivedRole: received.value.role,
      numbers,
      remark,
    },
  })
}

/** The rule names a person; the form has a number and a PIN under that name. */
function named(refusal: Refusal) {
  const { field } = refusal
  const person = field === 'handedBy' || field === 'receivedBy'
  return {
    ok: false as const,
    refusal: person ? { ...refusal, field: `${field}.employeeNo` } : refusal,
  }
}

export function recordException(
  desk: Desk,
  { rowId, ...row }: In<'register.recordException'>,
  actor: Actor,
): Answer {
  const checked = checkException(
    {
      ...row,
      recordedAt: desk.book.now(),
      recordedBy: actor.employeeNo,
      contactedAt: null,
      refund: null,
      settledAt: null,
    },
    packsOf(desk).profile,
  )
  if (!checked.ok) return checked
  const paymentPoint = required(row.paymentPoint, 'paymentPoint', 'S4-05(2)')
  if (!paymentPoint.ok) return paymentPoint
  return writeRow(desk, actor, rowId, {
    register: 'exception',
    type: exceptionRecorded,
    payload: {
      amountFen: row.amountFen,
      reason: row.reason,
      number: row.number.trim(),
      paymentPoint: paymentPoint.value,
      remark: optional(row.remark),
    },
  })
}

export function recordPhonePayment(
  desk: Desk,
  { rowId, ...row }: In<'register.recordPhonePayment'>,
  actor: Actor,
): Answer {
  const source = 'S4-05(4)'
  const number = required(row.number, 'number', source)
  if (!number.ok) return number
  if (row.amountFen < 1) {
    return refused('field_required', 'an amount above 0', { field: 'amountFen', source })
  }
  const agent = required(row.agent, 'agent', source)
  if (!agent.ok) return agent
  return writeRow(desk, actor, rowId, {
    register: 'phone_payment',
    type: phonePaymentRecorded,
    payload: {
      amountFen: row.amountFen,
      foundIn: 'counter',
      number: number.value,
      agent: agent.value,
      remark: optional(row.remark),
    },
  })
}

/** What was noted of an attempt that is refused, without the name and the numbers it must not keep. */
function withoutIdentity(remark: string, holder: string): string {
  const name = holder.normalize('NFKC').trim()
  const plain = remark.normalize('NFKC').replaceAll(/\d(?:[\s.-]*[\dXx]){3,}/g, '…')
  return name === '' ? plain : plain.replaceAll(name, '…')
}
