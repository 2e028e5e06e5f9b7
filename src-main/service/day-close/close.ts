/**
 * Closing: maker and manager, both PINs checked here and now, then one event with the whole day and, in
 * the same transaction, a row of the register for each difference that stands recorded.
 */
import type { DayDetail, dayCloseCalls } from '#shared/contract/calls/day-close.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import { dayClosed } from '#shared/day-close/events.ts'
import { dayCloseFacts, dayDigest } from '#shared/day-close/rules.ts'
import type { ClosedDay, PreparedDay } from '#shared/day-close/state.ts'
import { uuidOf } from '#shared/foundation/identifier.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { closeDay } from '#shared/handover/rules/day-close.ts'
import { OPERATOR_TOTALS } from '#shared/handover/sheet.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { differenceRecorded } from '#shared/register/events.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { closedDayBefore } from '../../store/tables/day-close-table.ts'
import type { Writer } from '../book.ts'
import type { Desk } from '../desk.ts'
import { sha256 } from '../device-keys.ts'
import { sheetSigner } from '../signature.ts'
import { dayAround, shiftsOf, unconfirmedCount } from './around.ts'
import { standingDay } from './standing.ts'
import { getDay } from './view.ts'

type Input = CallInput<typeof dayCloseCalls, 'day.close'>

/** The line under which a difference of the whole branch's cash stands in the register. */
const DAY_CASH = 'day_cash'

export async function closeTheDay(
  desk: Desk,
  input: Input,
  actor: Actor,
): Promise<Result<DayDetail>> {
  const early = ready(desk, input)
  if (!early.ok) return early
  const maker = await sheetSigner(desk, input.maker, 'maker')
  if (!maker.ok) return maker
  const manager = await sheetSigner(desk, input.manager, 'manager')
  if (!manager.ok) return manager
  if (!isSupervisor(manager.value.role)) {
    return refused('not_a_manager', 'the second signature is a manager’s', {
      field: 'manager.employeeNo',
      source: 'S4-42(3)',
    })
  }
  // The PINs took a moment: everything is looked at again inside the transaction.
  const written = desk.book.write(actor, (writer) => {
    const late = ready(desk, input)
    if (!late.ok) return late
    const { prepared, version, warnings } = late.value
    const { cash } = prepared
    if (cash === null) return refused('day_not_closed', 'count first', { field: 'cash' })
    const { date } = input
    const closedAt = formatInstant(desk.book.now())
    const before = closedDayBefore(writer.db, date)?.folded.state?.closed ?? null
    const sheet = {
      date,
      closedAt,
      cash,
      totals: prepared.totals,
      figures: prepared.figures,
      sheets: shiftsOf(desk, date).flatMap(({ shiftId, signed }) =>
        signed ? [{ shiftId, digest: signed.digest }] : [],
      ),
      warnings: [...warnings],
      unconfirmed: unconfirmedCount(desk),
      maker: { ...maker.value, at: closedAt },
      manager: { ...manager.value, at: closedAt },
      sessionId: desk.book.newId(),
      previous: before && { date: before.date, digest: before.digest },
      seenVersion: version,
    }
    recordDifferences(writer, prepared, sheet)
    const digest = dayDigest(sha256, sheet)
    return accepted(writer.append(dayClosed, date, { ...sheet, digest, note: input.note }))
  })
  return written.ok ? getDay(desk, input.date) : written
}

/** Everything that can be refused without looking at a PIN; all that is missing at once. */
function ready(desk: Desk, input: Input) {
  const standing = standingDay(desk, desk.book.db, input.date, input.seenVersion)
  if (!standing.ok) return standing
  const prepared = standing.value.state?.prepared ?? null
  const signatures = { maker: input.maker.employeeNo, manager: input.manager.employeeNo }
  if (sameEmployee(signatures.maker, signatures.manager)) {
    return refused('same_person', 'two different people sign', {
      field: 'manager.employeeNo',
      source: 'S4-42(3)',
    })
  }
  const facts = dayCloseFacts(prepared, dayAround(desk, input.date), signatures)
  const answer = closeDay(facts)
  if (!answer.ok) return answer
  if (prepared === null) return refused('day_not_closed', 'count first', { field: 'cash' })
  // Whoever counted stands for the count; somebody else draws the day up anew and signs that.
  if (!sameEmployee(signatures.maker, prepared.by)) {
    return refused('not_the_maker', 'whoever drew the day up signs first', {
      field: 'maker.employeeNo',
      source: 'S4-43(7)',
      params: { subject: prepared.by },
    })
  }
  const { warnings } = answer.value
  return accepted({ prepared, version: standing.value.version, warnings })
}

/** In the name of the maker, whoever is signed in: they counted, and the supervisor watched. */
function recordDifferences(
  writer: Writer,
  prepared: PreparedDay,
  { date, closedAt, maker }: Pick<ClosedDay, 'date' | 'closedAt' | 'maker'>,
): void {
  const { cash, totals, cashExplanation, totalsExplanation } = prepared
  const rows = [
    { line: DAY_CASH, compared: cash, explanation: cashExplanation },
    { line: OPERATOR_TOTALS, compared: totals, explanation: totalsExplanation },
  ]
  for (const { line, compared, explanation } of rows) {
    if (!compared?.explained || compared.difference === 0 || explanation === null) continue
    writer.append(differenceRecorded, uuidOf(`difference ${date} ${line}`, sha256), {
      at: closedAt,
      shiftId: null,
      line,
      unit: 'fen',
      difference: compared.difference,
      reason: compared.explained.reason,
      recordedBy: maker.employeeNo,
      recordedRole: maker.role,
      supervisor: compared.explained.supervisor,
      explanation,
    })
  }
}
