/** What a closed day's signed sheet could not hold: it came afterwards, or from another workstation. */
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import type { ClosedDay, DayCloseState } from '#shared/day-close/state.ts'
import { emptyDutyDay, type DutyDayState } from '#shared/duty/state.ts'
import { shiftCounted, shiftOpened, shiftSigned } from '#shared/handover/events.ts'
import { listAggregate, toLogged } from '../../store/log/event-table.ts'
import { type FoldedShift, listShiftsOfDay } from '../../store/tables/shift-table.ts'
import type { Desk } from '../desk.ts'
import { msOf } from '../duty/checks.ts'

type Late = DayDetail['afterClosing'][number]

const OF_A_SHEET: readonly string[] = [shiftOpened.type, shiftCounted.type, shiftSigned.type]

/**
 * Everything of the day that is not in what was signed, by its time: later drafts and closings, sheets that
 * the closing does not name, counts of work that its report does not hold (S4-42(3), S4-43(7)). Empty
 * while the day is open.
 */
export function afterClosing(desk: Desk, state: DayCloseState | null): Late[] {
  if (!state?.closed) return []
  const { closed } = state
  return [
    ...state.afterClosing.map((event) => ({ ...event, subject: null })),
    ...listShiftsOfDay(desk.book.db, state.date).flatMap((found) => lateSheet(desk, closed, found)),
    ...lateWork(desk, closed),
  ].toSorted((one, other) => msOf(one.at) - msOf(other.at))
}

/** A sheet that the signers had before them adds nothing; of any other the last of each step. */
function lateSheet(desk: Desk, { sheets }: ClosedDay, { folded }: FoldedShift): Late[] {
  const { state, conflicts } = folded
  if (!state) return []
  const { shiftId, signed } = state
  if (sheets.some((one) => one.shiftId === shiftId && one.digest === signed?.digest)) return []
  const { device, hubDevice } = desk.book.identity()
  const steps = new Map<string, Late>()
  for (const event of listAggregate(desk.book.db, 'shift', shiftId, device)) {
    const logged = toLogged(event, hubDevice, false)
    if (!logged || !OF_A_SHEET.includes(logged.type)) continue
    const { id: eventId, type, occurredAt: at, actor } = logged
    if (conflicts.some((one) => one.eventId === eventId)) continue
    steps.set(type, { eventId, type, at, by: actor.employeeNo, subject: shiftId })
  }
  return [...steps.values()]
}

/** A person's count that was written later, or that head office brought after the day was drawn up. */
function lateWork(desk: Desk, { date, closedAt, figures }: ClosedDay): Late[] {
  const { workload } = desk.book.fold<DutyDayState>('duty_day', date)?.state ?? emptyDutyDay(date)
  return workload.flatMap(({ employeeNo, counts, eventId, at, by }) => {
    const total = counts.reduce((sum, { count }) => sum + count, 0)
    const drawnUp = figures.workload.byPerson.find(({ value }) => value === employeeNo)?.count ?? 0
    const late = msOf(at) > msOf(closedAt) || total !== drawnUp
    return late ? [{ eventId, type: 'duty_day.workload_counted', at, by, subject: employeeNo }] : []
  })
}
