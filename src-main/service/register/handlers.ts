/** The calls of the registers. */
import type { registerCalls } from '#shared/contract/calls/register.ts'
import type { CallOutput, Handlers } from '#shared/contract/gate.ts'
import type { RevealedRow } from '#shared/contract/register-view.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { registerRevealed } from '#shared/register/events.ts'
import { compact } from '#shared/register/identity-number.ts'
import { checkKept } from '#shared/register/kept.ts'
import {
  type RegisterPlace,
  findRegisterRow,
  listOpenRegisterRows,
  listRegisterDay,
  listRegisterRows,
} from '../../store/tables/register-table.ts'
import { type Desk, type DeskSession, actorOf, packsOf } from '../desk.ts'
import { handOver } from './hand-over.ts'
import { registerCounts } from './open-items.ts'
import { comparePayments, letPass } from './phone-payment.ts'
import {
  type In,
  handTransfer,
  recordDifference,
  recordException,
  recordPhonePayment,
  reportLoss,
} from './record.ts'
import {
  contactPoint,
  findError,
  followUpLoss,
  refundPayment,
  resolvePhonePayment,
  settleDifference,
  settleException,
} from './steps.ts'
import { getRow, registerRow, revealedRow, unknownRow } from './view.ts'

type Calls = typeof registerCalls

export function registerHandlers(desk: Desk): Handlers<Calls, DeskSession> {
  return {
    'register.choices': () => accepted(choices(desk)),
    'register.list': (input) => list(desk, input),
    'register.get': ({ rowId }, session) => getRow(desk, rowId, actorOf(session)),
    'register.reveal': (input, session) => reveal(desk, input, actorOf(session)),
    'register.recordDifference': (input, session) =>
      recordDifference(desk, input, actorOf(session)),
    'register.settleDifference': (input, session) =>
      settleDifference(desk, input, actorOf(session)),
    'register.reportLoss': (input, session) => reportLoss(desk, input, actorOf(session)),
    'register.followUpLoss': (input, session) => followUpLoss(desk, input, actorOf(session)),
    'register.handTransfer': (input, session) => handTransfer(desk, input, actorOf(session)),
    'register.recordException': (input, session) => recordException(desk, input, actorOf(session)),
    'register.contactPoint': (input, session) => contactPoint(desk, input, actorOf(session)),
    'register.refundPayment': (input, session) => refundPayment(desk, input, actorOf(session)),
    'register.findError': (input, session) => findError(desk, input, actorOf(session)),
    'register.settleException': (input, session) => settleException(desk, input, actorOf(session)),
    'register.recordPhonePayment': (input, session) =>
      recordPhonePayment(desk, input, actorOf(session)),
    'register.comparePhonePayments': (input, session) =>
      comparePayments(desk, input, actorOf(session)),
    'register.resolvePhonePayment': (input, session) =>
      resolvePhonePayment(desk, input, actorOf(session)),
    'register.handOver': (input, session) => handOver(desk, input, actorOf(session)),
    'register.letPhonePaymentPass': (input, session) => letPass(desk, input, actorOf(session)),
  }
}

function choices(desk: Desk): CallOutput<Calls, 'register.choices'> {
  const { profile } = packsOf(desk)
  const today = businessDateOf(desk.book.now())
  const plain = (list: { readonly values: readonly { value: string; label: string }[] }) =>
    list.values.map(({ value, label }) => ({ value, label }))
  return {
    registers: registerCounts(desk, today).map(({ register, open, written }) => ({
      register,
      open,
      today: written,
    })),
    lines: profile.balanceLines.map(({ code, label, unit }) => ({ value: code, label, unit })),
    differenceReasons: plain(profile.differenceReasons),
    lossProducts: (profile.replacement?.products ?? []).map(
      ({ code, label, followUp, feeFen, days }) => ({ value: code, label, followUp, feeFen, days }),
    ),
    lossChannels: profile.lossReportChannels.values.map((channel) => ({ ...channel })),
    transferItems: plain(profile.transferItems),
    exceptionReasons: plain(profile.exceptionReasons),
    paymentErrorCauses: plain(profile.paymentErrorCauses),
    agents: agentsOf(desk, today),
  }
}

/** Agents with something to compare: of today, and of days whose payments are still open. */
function agentsOf({ book }: Desk, today: string): string[] {
  const rows = [
    ...listRegisterDay(book.db, 'phone_payment', today),
    ...listOpenRegisterRows(book.db),
  ]
  const names = rows.flatMap(({ folded: { state } }) =>
    state?.register === 'phone_payment' ? (state.recorded.agent ?? []) : [],
  )
  return [...new Map(names.map((name) => [compact(name), name])).values()]
}

function list(
  desk: Desk,
  { register, state, search, cursor, limit }: In<'register.list'>,
): Result<CallOutput<Calls, 'register.list'>> {
  const kept = checkKept(register, packsOf(desk).profile)
  if (!kept.ok) return kept
  const after = cursor === null ? null : placeOf(cursor)
  if (cursor !== null && after === null) {
    return refused('unknown_cursor', 'no list ended here', { field: 'cursor' })
  }
  const now = desk.book.now()
  const { rows, next } = listRegisterRows(desk.book.db, {
    register,
    onlyOpen: state === 'open',
    tail: compact(search).toUpperCase(),
    after,
    limit,
  })
  return accepted({
    rows: rows.flatMap((found) => registerRow(desk, found, now) ?? []),
    next: next && `${next.closed}.${next.place}.${next.rowId}`,
  })
}

function placeOf(cursor: string): RegisterPlace | null {
  const parts = /^([01])\.(-?\d{1,16})\.([0-9a-f-]{36})$/.exec(cursor)
  return parts
    ? { closed: Number(parts[1]), place: Number(parts[2]), rowId: String(parts[3]) }
    : null
}

/** Shows what is masked, once, and writes down who looked and what for. */
function reveal(desk: Desk, input: In<'register.reveal'>, actor: Actor): Result<RevealedRow> {
  const found = findRegisterRow(desk.book.db, input.rowId)
  if (!found) return unknownRow()
  const { state } = found.folded
  if (!state) return refused('needs_update', 'this row needs a newer program')
  return desk.book.write(actor, (writer) => {
    writer.append(registerRevealed, input.rowId, { purpose: input.purpose })
    return accepted(revealedRow(state))
  })
}
