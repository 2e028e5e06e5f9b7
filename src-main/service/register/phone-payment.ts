/** Payments by telephone at the end of the day (S4-05(4), S4-09(4)): the agent's list, and who lets pass. */
import type { RegisterDetail } from '#shared/contract/register-view.ts'
import {
  businessDateOf,
  formatInstant,
  isBusinessDate,
  type BusinessDate,
} from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import {
  phonePaymentCompared,
  phonePaymentLetPass,
  phonePaymentRecorded,
} from '#shared/register/events.ts'
import { compact } from '#shared/register/identity-number.ts'
import { checkKept } from '#shared/register/kept.ts'
import { type PhonePayment, comparePhonePayments } from '#shared/register/phone-payment.ts'
import { isOpenRow } from '#shared/register/standing.ts'
import type { PhonePaymentRow } from '#shared/register/state.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import type { ReadableDb } from '../../store/handle.ts'
import { findRegisterRow, listRegisterDay } from '../../store/tables/register-table.ts'
import type { Writer } from '../book.ts'
import { type Desk, packsOf } from '../desk.ts'
import { signer } from '../signature.ts'
import type { In } from './record.ts'
import { changeRow, refusedBy, required } from './row-change.ts'

type ComparedAs = NonNullable<PhonePaymentRow['compared']>['result']
interface Comparison {
  readonly results: { readonly rowId: string; readonly result: ComparedAs }[]
  readonly unrecorded: string[]
  readonly blocking: string[]
}
type Entries = In<'register.comparePhonePayments'>['entries']

/** Holds one agent's list of one day against the rows, and writes down what it says of each. */
export function comparePayments(
  desk: Desk,
  input: In<'register.comparePhonePayments'>,
  actor: Actor,
): Result<Comparison> {
  const source = 'S4-05(4)'
  const kept = checkKept('phone_payment', packsOf(desk).profile)
  if (!kept.ok) return kept
  const today = businessDateOf(desk.book.now())
  const { date } = input
  if (!isBusinessDate(date)) {
    return refused('invalid_input', 'a date is YYYY-MM-DD', { field: 'date', source })
  }
  if (date > today) return refused('future_time', 'this lies ahead', { field: 'date', source })
  const agent = required(input.agent, 'agent', source)
  if (!agent.ok) return agent
  const bad = input.entries.findIndex(({ number }) => compact(number) === '')
  const nothing = input.entries.findIndex(({ amountFen }) => amountFen < 1)
  if (bad >= 0 || nothing >= 0) {
    const field = bad >= 0 ? `entries.${bad}.number` : `entries.${nothing}.amountFen`
    return refused('field_required', 'an entry has a number and an amount', { field, source })
  }
  return desk.book.write(actor, (writer) =>
    compare(desk, writer, { date, agent: agent.value, entries: input.entries }),
  )
}

function compare(
  desk: Desk,
  writer: Writer,
  { date, agent, entries }: { date: BusinessDate; agent: string; entries: Entries },
): Result<Comparison> {
  const at = formatInstant(desk.book.now())
  const rows = paymentsOf(writer.db, date, agent)
  const own = rows.filter(({ recorded }) => recorded.foundIn === 'counter')
  const answer = comparePhonePayments(own.map(asPayment), entries)
  if (!answer.ok) return answer
  const { confirmed, problems, unknown } = answer.value
  const results = [
    ...confirmed.map((rowId) => ({ rowId, result: 'confirmed' as const })),
    ...problems.map(({ id, problem }) => ({ rowId: id, result: problem })),
  ]
  for (const { rowId, result } of results) {
    const row = own.find((one) => one.rowId === rowId)
    if (!row || row.resolved || row.letPass || row.compared?.result === result) continue
    const agentAmountFen = entries.find((entry) => isNumberOf(row, entry.number))?.amountFen ?? null
    writer.append(phonePaymentCompared, rowId, { at, result, agentAmountFen })
  }
  const noted = rows.filter(({ recorded }) => recorded.foundIn === 'agent_list')
  const unrecorded: string[] = []
  for (const { number, amountFen } of unknown) {
    const index = noted.findIndex(
      (row) => isNumberOf(row, number) && row.recorded.amountFen === amountFen,
    )
    if (index >= 0) {
      noted.splice(index, 1)
      continue
    }
    const rowId = desk.book.newId()
    unrecorded.push(rowId)
    writer.append(phonePaymentRecorded, rowId, {
      at,
      amountFen,
      foundIn: 'agent_list',
      number: number.trim(),
      agent,
      remark: null,
    })
  }
  const blocking = paymentsOf(writer.db, date, agent).filter(isOpenRow)
  return accepted({ results, unrecorded, blocking: blocking.map(({ rowId }) => rowId) })
}

/** Rows of one agent and day that can still be read; the agent's name as people write it. */
function paymentsOf(db: ReadableDb, date: BusinessDate, agent: string): PhonePaymentRow[] {
  return listRegisterDay(db, 'phone_payment', date).flatMap(({ folded: { state } }) =>
    state?.register === 'phone_payment' &&
    state.recorded.number !== null &&
    compact(state.recorded.agent ?? '') === compact(agent)
      ? state
      : [],
  )
}

function isNumberOf({ recorded }: PhonePaymentRow, number: string): boolean {
  return compact(recorded.number ?? '') === compact(number)
}

function asPayment({ rowId, recorded, resolved, letPass }: PhonePaymentRow): PhonePayment {
  return {
    id: rowId,
    number: recorded.number ?? '',
    amountFen: recorded.amountFen,
    agent: recorded.agent ?? '',
    resolved: resolved && { how: resolved.how ?? '…', by: resolved.by },
    exception: letPass && { supervisor: letPass.supervisor, reason: letPass.reason ?? '…' },
  }
}

/** The supervisor's PIN is asked for only when nothing else stands in the way. */
export async function letPass(
  desk: Desk,
  input: In<'register.letPhonePaymentPass'>,
  actor: Actor,
): Promise<Result<RegisterDetail>> {
  const reason = required(input.reason, 'reason', 'S4-05(4)')
  if (!reason.ok) return reason
  const standing = findRegisterRow(desk.book.db, input.rowId)?.folded.state
  if (standing?.register === 'phone_payment' && !isOpenRow(standing)) {
    return refusedBy(
      standing.resolved || standing.letPass ? 'already_decided' : 'nothing_to_resolve',
      'phone_payment',
    )
  }
  const signed = await signer(desk, input.supervisor, 'supervisor')
  if (!signed.ok) return signed
  if (!isSupervisor(signed.value.role)) {
    return refused('supervisor_needed', 'a supervisor lets it pass', {
      field: 'supervisor.employeeNo',
      source: 'S4-05(4)',
    })
  }
  const { employeeNo: supervisor, role: supervisorRole } = signed.value
  const step = { register: 'phone_payment', type: phonePaymentLetPass } as const
  return changeRow(desk, actor, input, step, ({ now }) =>
    accepted({ at: formatInstant(now), supervisor, supervisorRole, reason: reason.value }),
  )
}
