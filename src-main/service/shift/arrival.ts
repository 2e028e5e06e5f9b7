/**
 * When whoever opens a shift came. The day on duty is the one place where it stands: what is written there
 * is taken from there, and what the opening says is written there too, in the same transaction.
 */
import type { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import type { dutyArrived } from '#shared/duty/events.ts'
import { arrivalOf, seatOf } from '#shared/duty/roster.ts'
import { type EpochMs, businessDateOf, formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { ShiftKey } from '#shared/handover/events.ts'
import { attendanceCheck } from '#shared/handover/rules/attendance.ts'
import type { Attendance } from '#shared/handover/sheet.ts'
import type { PayloadOf } from '#shared/log/event-type.ts'
import { pastInstant } from '../complaint/decision.ts'
import { type Desk, packsOf } from '../desk.ts'
import { msOf } from '../duty/checks.ts'
import { dayState } from '../duty/day.ts'
import { askedOf } from '../duty/roster.ts'

type Input = CallInput<typeof shiftCalls, 'shift.open'>

interface Known {
  /** As the day on duty has it; null while nobody wrote it. */
  readonly arrivedAt: string | null
  /** How early the roster asks this person to be there; null when it names them nowhere. */
  readonly rostered: Attendance['kind'] | null
  /** When their place begins by the roster, else by the hours of the profile. */
  readonly startsAt: string
}

/** What the day on duty knows of a person in the half of the day of a shift. */
export function knownArrival(
  desk: Desk,
  { date, period }: ShiftKey,
  employeeNo: string,
  begins: EpochMs,
): Known {
  const day = dayState(desk, date)
  const seat = seatOf(day, employeeNo, period)
  return {
    arrivedAt: arrivalOf(day, employeeNo, period)?.arrivedAt ?? null,
    rostered: seat?.kind ?? null,
    startsAt: seat?.startsAt ?? formatInstant(begins),
  }
}

export interface Arrival {
  readonly attendance: Attendance | null
  /** What the day on duty does not have yet. */
  readonly unwritten: PayloadOf<typeof dutyArrived> | null
}

/**
 * Held against the beginning of the place, once for shift and day on duty alike: late is a fact and no bar
 * (S4-15(1)). Refuses another time than the day on duty has, one that lies ahead and one of another day.
 */
export function arrivalFor(
  desk: Desk,
  { key, arrival }: Pick<Input, 'key' | 'arrival'>,
  employeeNo: string,
  begins: EpochMs,
): Result<Arrival> {
  const known = knownArrival(desk, key, employeeNo, begins)
  const given = arrival && pastInstant(arrival.arrivedAt, 'arrival.arrivedAt', desk.book.now())
  if (given && !given.ok) return given
  if (given && businessDateOf(given.value) !== key.date) {
    return refused('other_day', 'somebody comes to a shift on its day', {
      field: 'arrival.arrivedAt',
      source: 'S4-15(1)',
    })
  }
  if (given && known.arrivedAt !== null && given.value !== msOf(known.arrivedAt)) {
    return refused('already_recorded', 'the day on duty has another time for this person', {
      field: 'arrival.arrivedAt',
      source: 'S4-19(4)',
    })
  }
  const arrivedAt = known.arrivedAt ?? (given && formatInstant(given.value))
  if (arrivedAt === null) return accepted({ attendance: null, unwritten: null })
  // Whoever opens a shift takes it over: that is the rule where neither roster nor person names another.
  const kind = known.rostered ?? arrival?.kind ?? 'handover'
  const pack = packsOf(desk).rules.pack
  const judged = attendanceCheck(kind, msOf(arrivedAt), msOf(known.startsAt), pack)
  if (!judged.ok) return judged
  const { minutesEarly, ok, source } = judged.value
  const attendance = { kind, arrivedAt, startsAt: known.startsAt, minutesEarly, ok, source }
  return accepted({ attendance, unwritten: unwritten(desk, key, employeeNo, known, arrivedAt) })
}

/** Nothing on a day that a newer program wrote on. */
function unwritten(
  desk: Desk,
  { date, period }: ShiftKey,
  employeeNo: string,
  known: Known,
  arrivedAt: string,
): Arrival['unwritten'] {
  const readable = (desk.book.fold('duty_day', date)?.unknown ?? 0) === 0
  if (known.arrivedAt !== null || !readable) return null
  const entry = { period, employeeNo, arrivedAt }
  return { ...entry, asked: askedOf(desk, dayState(desk, date), entry) }
}
