/** Looking at every closed day of this store again. */
import type { dayCloseCalls } from '#shared/contract/calls/day-close.ts'
import type { CallOutput } from '#shared/contract/gate.ts'
import { dayClosed } from '#shared/day-close/events.ts'
import { verifyDays } from '#shared/day-close/rules.ts'
import type { ClosedDay, DayCloseState } from '#shared/day-close/state.ts'
import type { ShiftState } from '#shared/handover/state.ts'
import { type AsWritten, shownAndWritten } from '../as-written.ts'
import type { Desk } from '../desk.ts'
import { sha256 } from '../device-keys.ts'

/**
 * The closed days as screens show them, recomputed and linked; and each against the event that two people
 * signed, whatever the lists say: `not_as_signed` where they differ, or where the day shows open or is
 * gone. A day that was altered is named before a link that fails elsewhere.
 */
export function verifyClosedDays(desk: Desk): CallOutput<typeof dayCloseCalls, 'day.verify'> {
  const all = shownAndWritten(desk.book, 'day_close', closedPart)
  const days = all.flatMap((each) => closedDay(each) ?? [])
  const digests = new Map(
    shownAndWritten(desk.book, 'shift', ({ signed }: ShiftState) => signed).flatMap(
      ({ id, shown }) => (shown?.signed ? [[id, shown.signed.digest] as const] : []),
    ),
  )
  const fault = verifyDays(days, digests, sha256)
  const changed = all.flatMap(({ id, same }) => (same ? [] : id))
  const [first] = changed
  return {
    days: days.length,
    fault:
      first === undefined || (fault && changed.includes(fault.date))
        ? fault
        : { date: first, what: 'not_as_signed', where: null },
  }
}

function closedPart({ date, closed, note }: DayCloseState) {
  return closed && { date, closed, note }
}

/** The day as shown. One that was altered until it is no closed day cannot be followed: its event is. */
function closedDay({ shown, written, same }: AsWritten<DayCloseState>): ClosedDay | null {
  const closed = shown?.closed ?? null
  if (closed === null || same) return closed
  const isDay = dayClosed.payload.safeParse({ ...closed, note: null }).success
  return isDay ? closed : (written?.closed ?? null)
}
