/** From a folded row of a register to what screens are shown. Names and numbers leave masked. */
import { maskContact, maskName } from '#shared/complaint/masking.ts'
import { deadlineStateOf } from '#shared/complaint/rules/clock/deadline-state.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import { excerpt } from '#shared/contract/case-view.ts'
import type { RegisterDetail, RegisterRow, RevealedRow } from '#shared/contract/register-view.ts'
import type { EpochMs } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { clockOfRow } from '#shared/register/clock.ts'
import { courseOf, stepsOf } from '#shared/register/course.ts'
import { rowStatus } from '#shared/register/row-status.ts'
import { isOpenRow, ownerOf } from '#shared/register/standing.ts'
import { type RegisterState, doneAtOf } from '#shared/register/state.ts'
import { type FoldedRegisterRow, findRegisterRow } from '../../store/tables/register-table.ts'
import { aggregateSync } from '../complaint/view.ts'
import { type Desk, packsOf } from '../desk.ts'

/** A line of a list; null when the row was made by a program this one does not understand. */
export function registerRow(
  desk: Desk,
  { folded, settled }: FoldedRegisterRow,
  now: EpochMs,
): RegisterRow | null {
  const { state, conflicts, unknown, version } = folded
  if (!state) return null
  const { rowId, register, recorded } = state
  return {
    rowId,
    register,
    at: recorded.at,
    recordedBy: recorded.by,
    owner: ownerOf(state),
    status: rowStatus(state),
    open: isOpenRow(state),
    clock: clockOf(desk, state, now),
    content: contentOf(state),
    conflicts: conflicts.length,
    needsUpdate: unknown > 0,
    sync: settled ? 'confirmed' : aggregateSync(desk, 'register', rowId),
    version,
  }
}

/** The row with its course, as this person may go on with it. */
export function getRow(desk: Desk, rowId: string, viewer: Actor): Result<RegisterDetail> {
  const found = findRegisterRow(desk.book.db, rowId)
  if (!found) return unknownRow()
  const row = registerRow(desk, found, desk.book.now())
  const { state, conflicts } = found.folded
  if (!row || !state) return refused('needs_update', 'this row needs a newer program')
  return accepted({
    row,
    course: courseOf(state).map((entry) => ({ ...entry })),
    steps: row.needsUpdate ? [] : stepsOf(state, viewer).map((step) => ({ ...step })),
    conflicts: conflicts.map(({ by, at, value }) => ({ by, at, reason: String(value) })),
  })
}

export function unknownRow() {
  return refused('unknown_row', 'there is no such row', { field: 'rowId' })
}

/** What the masks hide, in full. */
export function revealedRow(state: RegisterState): RevealedRow {
  switch (state.register) {
    case 'difference':
      return {}
    case 'loss': {
      const { recorded, followedUp } = state
      if (recorded.decision === 'refused') return {}
      const { holder, cardNumber, idNumber, phone, balanceFen } = recorded
      const newCard = followedUp?.newCard ?? null
      return { holder, cardNumber, idNumber, phone, balanceFen, ...(newCard && { newCard }) }
    }
    case 'transfer':
      return { numbers: state.recorded.numbers && { ...state.recorded.numbers } }
    case 'exception':
    case 'phone_payment':
      return { number: state.recorded.number }
  }
}

function clockOf(desk: Desk, state: RegisterState, now: EpochMs): RegisterRow['clock'] {
  const { rules, calendar } = packsOf(desk)
  const clock = clockOfRow(state, rules, calendar)
  if (clock === null) return null
  const doneAt = doneAtOf(state)
  const facts = { now, doneAt: doneAt === null ? null : instantOf(doneAt) }
  return { dueAt: clock.dueAt, state: deadlineStateOf(clock, facts, rules), source: clock.source }
}

function contentOf(state: RegisterState): RegisterRow['content'] {
  switch (state.register) {
    case 'difference': {
      const { line, unit, difference, reason, supervisor, shiftId } = state.recorded
      return { register: 'difference', line, unit, difference, reason, supervisor, shiftId }
    }
    case 'loss':
      return lossContent(state.recorded)
    case 'transfer': {
      const { item, numbers, sheetsGiven, handedBy, receivedBy, remark } = state.recorded
      return {
        register: 'transfer',
        item,
        numbers: numbers && { from: masked(numbers.from), to: masked(numbers.to) },
        sheets: sheetsGiven,
        handedBy,
        receivedBy,
        remark: excerpt(remark),
      }
    }
    case 'exception': {
      const { number, amountFen, reason, paymentPoint, remark } = state.recorded
      return {
        register: 'exception',
        number: maskContact(number),
        amountFen,
        reason,
        paymentPoint,
        contactedAt: state.contacts[0]?.at ?? null,
        refundFen: state.refund?.amountFen ?? null,
        documentId: state.refund?.documentId ?? null,
        errorCause: state.error?.cause ?? null,
        remark: excerpt(remark),
      }
    }
    case 'phone_payment': {
      const { number, amountFen, agent, foundIn, remark } = state.recorded
      return {
        register: 'phone_payment',
        number: maskContact(number),
        amountFen,
        agent,
        foundIn,
        agentAmountFen: state.compared?.agentAmountFen ?? null,
        remark: excerpt(remark),
      }
    }
  }
}

function lossContent(
  recorded: Extract<RegisterState, { register: 'loss' }>['recorded'],
): RegisterRow['content'] {
  const { product, channel, source } = recorded
  const row = { register: 'loss' as const, product, channel, source }
  const remark = excerpt(recorded.remark)
  if (recorded.decision === 'refused') {
    const { failed, callerReason } = recorded
    return { ...row, report: null, failed: [...failed], callerReason, remark }
  }
  const { cardNumber, holder, document, idNumber, phone, followUp, feeFen } = recorded
  return {
    ...row,
    report: {
      cardNumber: maskContact(cardNumber),
      holder: maskName(holder),
      document,
      idNumber: maskContact(idNumber),
      phone: maskContact(phone),
      followUp,
      feeFen,
    },
    failed: [],
    callerReason: null,
    remark,
  }
}

function masked(text: string): string {
  return maskContact(text) ?? ''
}
