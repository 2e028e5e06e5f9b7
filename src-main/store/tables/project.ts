/** From a folded aggregate to the rows that lists are read from. One transaction with the events. */
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import { phoneIn, repeatKeys } from '#shared/complaint/rules/intake/repeat.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { DayCloseState } from '#shared/day-close/state.ts'
import type { DutyDayState } from '#shared/duty/state.ts'
import type { UpwardReportState } from '#shared/duty/upward-state.ts'
import { parseInstant } from '#shared/foundation/instant.ts'
import type { ShiftState } from '#shared/handover/state.ts'
import type { Folded } from '#shared/log/fold.ts'
import { type ReferralInState, isOpenSlip } from '#shared/referral-in/state.ts'
import type { RegisterState } from '#shared/register/state.ts'
import { type WritableDb, run } from '../handle.ts'
import { projectCaseTurn, projectDayClose } from './day-close-table.ts'
import { projectDutyDay, projectUpward } from './duty-table.ts'
import { projectRegisterRow } from './register-table.ts'

/** Every table that lists are read from: of which kind its rows are, and which column names the record. */
export const LIST_TABLES = [
  { kind: 'complaint', table: 'case_row', id: 'case_id' },
  { kind: 'complaint', table: 'case_task', id: 'case_id' },
  { kind: 'complaint', table: 'restricted_case', id: 'case_id' },
  { kind: 'complaint', table: 'case_key', id: 'case_id' },
  { kind: 'complaint', table: 'case_turn', id: 'case_id' },
  { kind: 'referral_in', table: 'slip_row', id: 'slip_id' },
  { kind: 'register', table: 'register_row', id: 'row_id' },
  { kind: 'register', table: 'register_number', id: 'row_id' },
  { kind: 'duty_day', table: 'duty_day_row', id: 'business_date' },
  { kind: 'upward_report', table: 'upward_row', id: 'report_id' },
  { kind: 'day_close', table: 'day_close_row', id: 'business_date' },
  { kind: 'shift', table: 'shift_row', id: 'shift_id' },
] as const

/** Takes the rows of one aggregate away: what is folded anew may have less than before. */
export function forgetProjection(
  db: WritableDb,
  ref: { readonly kind: string; readonly id: string },
): void {
  for (const { kind, table, id } of LIST_TABLES)
    if (kind === ref.kind) run(db, `DELETE FROM ${table} WHERE ${id} = ?`, ref.id)
}

/** Writes the rows of one aggregate. Kinds without lists have none. */
export function projectAggregate(
  db: WritableDb,
  ref: { readonly kind: string; readonly id: string },
  folded: Folded<unknown>,
): void {
  if (folded.state === null) return forgetProjection(db, ref)
  if (ref.kind === 'complaint') projectCase(db, folded.state as ComplaintState)
  else if (ref.kind === 'shift') projectShift(db, folded.state as ShiftState)
  else if (ref.kind === 'register') projectRegisterRow(db, folded.state as RegisterState)
  else if (ref.kind === 'duty_day') projectDutyDay(db, folded.state as DutyDayState)
  else if (ref.kind === 'upward_report') projectUpward(db, folded.state as UpwardReportState)
  else if (ref.kind === 'day_close') projectDayClose(db, folded.state as DayCloseState)
  else if (ref.kind === 'referral_in') projectSlip(db, folded.state as ReferralInState)
}

function projectCase(db: WritableDb, state: ComplaintState): void {
  if (state.restriction !== null) {
    // It stands in no list, count or search of the branch from here on (S2-06(6)).
    forgetProjection(db, { kind: 'complaint', id: state.caseId })
    run(
      db,
      'INSERT INTO restricted_case (case_id, case_number) VALUES (?, ?)',
      state.caseId,
      state.caseNumber,
    )
    return
  }
  const open = isOpenCase(state) ? 1 : 0
  run(
    db,
    `INSERT INTO case_row (case_id, case_number, open, state, received_at, next_due_at, customer_name)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (case_id) DO UPDATE SET case_number = excluded.case_number, open = excluded.open,
        state = excluded.state, received_at = excluded.received_at, next_due_at = excluded.next_due_at,
        customer_name = excluded.customer_name`,
    state.caseId,
    state.caseNumber,
    open,
    state.state,
    milliseconds(state.receivedAt),
    earliestDue(state),
    state.customerName,
  )
  projectTasks(db, state, open === 1)
  projectKeys(db, state)
  projectCaseTurn(db, state)
}

/** The earliest clock that can still be met or missed; a hint for sorting, the screen asks the rules. */
function earliestDue(state: ComplaintState): number | null {
  const dues = state.decision.deadlines
    .filter((deadline) => !isMet(state, deadline.kind))
    .map((deadline) => milliseconds(deadline.dueAt))
  for (const promise of state.promises) {
    if (promise.contactedAt === null) dues.push(milliseconds(promise.dueAt))
  }
  return dues.length === 0 || !isOpenCase(state) ? null : Math.min(...dues)
}

function isMet(state: ComplaintState, kind: string): boolean {
  if (kind === 'handler_assign') return state.handlerAssignedAt !== null
  if (kind === 'urgent_first_contact')
    return state.contacts.some((contact) => contact.direction === 'outbound')
  return kind === 'promised_reply'
}

function projectTasks(db: WritableDb, state: ComplaintState, open: boolean): void {
  const tasks = [
    ...state.promises
      .filter((promise) => open && promise.contactedAt === null)
      .map((promise) => ({ id: promise.promiseId, kind: 'promise', dueAt: promise.dueAt })),
    ...state.instructions
      .filter(({ answer, closed }) => answer === null && closed === null)
      .map((instruction) => ({
        id: instruction.instructionId,
        kind: 'instruction',
        dueAt: instruction.dueAt,
      })),
    ...state.agreements
      .flatMap((agreement) => agreement.tasks)
      .filter((task) => task.done === null)
      .map((task) => ({ id: task.taskId, kind: 'agreed_task', dueAt: task.dueAt })),
  ]
  const { promises, instructions, agreements } = state
  if (promises.length + instructions.length + agreements.length === 0) return
  run(db, 'DELETE FROM case_task WHERE case_id = ?', state.caseId)
  for (const task of tasks) {
    // Another machine may have sent one promise twice: it is one task, and no reason to stop the sync.
    run(
      db,
      'INSERT OR IGNORE INTO case_task (case_id, task, kind, due_at) VALUES (?, ?, ?, ?)',
      state.caseId,
      task.id,
      task.kind,
      task.dueAt === null ? null : milliseconds(task.dueAt),
    )
  }
}

/** Under which keys the same complaint is found again; none once the words are erased. */
function projectKeys(db: WritableDb, state: ComplaintState): void {
  run(db, 'DELETE FROM case_key WHERE case_id = ?', state.caseId)
  const { identityNumber, cardTail, contact } = state
  for (const { kind, key } of repeatKeys({ identityNumber, cardTail, phone: phoneIn(contact) })) {
    run(db, 'INSERT INTO case_key (kind, key, case_id) VALUES (?, ?, ?)', kind, key, state.caseId)
  }
}

function projectShift(db: WritableDb, state: ShiftState): void {
  run(
    db,
    `INSERT INTO shift_row (shift_id, business_date, period, post, position, signed, open_issues)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (shift_id) DO UPDATE SET signed = excluded.signed, open_issues = excluded.open_issues`,
    state.shiftId,
    state.key.date,
    state.key.period,
    state.key.post,
    state.key.position,
    state.signed === null ? 0 : 1,
    state.issues.filter(({ settled }) => settled === null).length,
  )
}

function projectSlip(db: WritableDb, state: ReferralInState): void {
  run(
    db,
    `INSERT INTO slip_row (slip_id, open, due_at, sent_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (slip_id) DO UPDATE SET open = excluded.open, due_at = excluded.due_at,
        sent_at = excluded.sent_at`,
    state.slipId,
    isOpenSlip(state) ? 1 : 0,
    milliseconds(state.dueAt),
    milliseconds(state.sentAt),
  )
}

/** Times in events are checked when written; a foreign event with a bad one sorts first and is seen. */
function milliseconds(instant: string): number {
  const parsed = parseInstant(instant)
  return parsed.ok ? parsed.value : 0
}
