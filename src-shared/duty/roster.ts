/** Who is where on a day, with the swaps that were agreed, and who came when. */
import { type EpochMs, parseInstant } from '../foundation/instant.ts'
import { POSTS, SHIFT_PERIODS } from '../handover/events.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import { attendanceCheck, checkSwap } from '../handover/rules/attendance.ts'
import type { RulesPack } from '../pack/rules-pack.ts'
import { isAmong, sameEmployee } from '../staff/same-employee.ts'
import { type RosterEntry, rosterSlot } from './events.ts'
import type { DutyArrival, DutyDayState, DutySwap } from './state.ts'

type Period = (typeof SHIFT_PERIODS)[number]
type Post = (typeof POSTS)[number]

/** One place of the roster and whoever takes it in the end. */
export interface Seat extends RosterEntry {
  readonly period: Period
  readonly post: Post
  /** Whom the roster named before a swap; null when nothing was swapped. */
  readonly insteadOf: string | null
}

/** Every place of the day by half, post and window, each swap applied in its order (S4-15(6)). */
export function seatsOf(state: DutyDayState): readonly Seat[] {
  const seats = SHIFT_PERIODS.flatMap((period) =>
    POSTS.flatMap((post) =>
      (state.roster[rosterSlot(period, post)] ?? [])
        .toSorted((one, other) => one.position - other.position)
        .map((entry) => ({ ...entry, period, post, insteadOf: null })),
    ),
  )
  return state.swaps.reduce<readonly Seat[]>(
    (all, swap) => all.map((seat) => afterSwap(seat, swap)),
    seats,
  )
}

function afterSwap(seat: Seat, swap: DutySwap): Seat {
  const { requester, partner, period, partnerPeriod } = swap
  const named = (employeeNo: string) => ({
    ...seat,
    employeeNo,
    insteadOf: seat.insteadOf ?? seat.employeeNo,
  })
  if (seat.period === period && sameEmployee(seat.employeeNo, requester)) return named(partner)
  if (seat.period === partnerPeriod && sameEmployee(seat.employeeNo, partner))
    return named(requester)
  return seat
}

/** The place of a person in one half of the day; null when the roster has none for them. */
export function seatOf(state: DutyDayState, employeeNo: string, period: Period): Seat | null {
  return (
    seatsOf(state).find(
      (seat) => seat.period === period && sameEmployee(seat.employeeNo, employeeNo),
    ) ?? null
  )
}

/** What is asked of a swap, whoever wrote it. */
export interface SwapRequest
  extends Pick<DutySwap, 'period' | 'requester' | 'partner' | 'partnerPeriod' | 'approver'> {
  readonly approvedAt: EpochMs
}

/**
 * A swap counts when both places are there, nobody comes to stand at two, and a third person consents before
 * the earlier of the two begins (S4-15(6)). Answers when that is; refuses by field.
 */
export function judgeSwap(
  state: DutyDayState,
  swap: SwapRequest,
): Result<{ readonly shiftStartsAt: EpochMs }> {
  const { period, requester, partner, partnerPeriod, approver, approvedAt } = swap
  const source = 'S4-15(6)'
  const given = seatOf(state, requester, period)
  const taken = partnerPeriod === null ? null : seatOf(state, partner, partnerPeriod)
  const field = given === null ? 'requester' : 'partnerPeriod'
  if (given === null || (partnerPeriod !== null && taken === null)) {
    return refused('not_rostered', 'the roster has no place for this person then', {
      field,
      source,
    })
  }
  const starts = [given, ...(taken === null ? [] : [taken])].map((seat) => momentOf(seat.startsAt))
  const shiftStartsAt = Math.min(...starts)
  const checked = checkSwap({ requester, partner, approver, approvedAt, shiftStartsAt })
  if (!checked.ok) return checked
  const doubled =
    partnerPeriod !== period && seatOf(state, partner, period) !== null
      ? 'partner'
      : partnerPeriod !== null &&
          partnerPeriod !== period &&
          seatOf(state, requester, partnerPeriod)
        ? 'partnerPeriod'
        : null
  return doubled === null
    ? accepted({ shiftStartsAt })
    : refused('rostered_twice', 'this person works elsewhere then', { field: doubled, source })
}

/**
 * True when exactly this swap is the last that was agreed of these people in these halves: written again, it
 * would give back what it took.
 */
export function swapStands(
  { swaps }: DutyDayState,
  asked: Pick<SwapRequest, 'period' | 'requester' | 'partner' | 'partnerPeriod'>,
): boolean {
  const halves = [asked.period, asked.partnerPeriod]
  const last = swaps.findLast(
    ({ period, partnerPeriod, requester, partner }) =>
      [period, partnerPeriod].some((half) => half !== null && halves.includes(half)) &&
      [requester, partner].some((one) => isAmong(one, [asked.requester, asked.partner])),
  )
  return (
    last !== undefined &&
    last.period === asked.period &&
    last.partnerPeriod === asked.partnerPeriod &&
    sameEmployee(last.requester, asked.requester) &&
    sameEmployee(last.partner, asked.partner)
  )
}

/** When somebody came for one half of the day: the earliest of what was written; null when nothing was. */
export function arrivalOf(
  state: DutyDayState,
  employeeNo: string,
  period: Period,
): DutyArrival | null {
  const own = state.arrivals.filter(
    (one) => one.period === period && sameEmployee(one.employeeNo, employeeNo),
  )
  return own.toSorted((a, b) => momentOf(a.arrivedAt) - momentOf(b.arrivedAt))[0] ?? null
}

export interface Attendance {
  /** `missing` once the shift has begun without them; lateness is recorded and bars nobody. */
  readonly standing: 'expected' | 'on_time' | 'late' | 'missing'
  /** Null before they came; negative after the shift began. */
  readonly minutesEarly: number | null
  readonly minutesAsked: number
  readonly source: string
}

/** How a person of the roster stands at `now` (S4-15(1), S4-19(1), S4-43(3)); null without a rule for the kind. */
export function attendanceAt(
  state: DutyDayState,
  seat: Seat,
  now: EpochMs,
  pack: RulesPack,
): Attendance | null {
  const startsAt = momentOf(seat.startsAt)
  const arrival = arrivalOf(state, seat.employeeNo, seat.period)
  const judged = attendanceCheck(
    seat.kind,
    arrival === null ? startsAt : momentOf(arrival.arrivedAt),
    startsAt,
    pack,
  )
  if (!judged.ok) return null
  const { ok, minutesEarly, minutesAsked, source } = judged.value
  if (arrival !== null) {
    return { standing: ok ? 'on_time' : 'late', minutesEarly, minutesAsked, source }
  }
  const standing = now >= startsAt ? 'missing' : 'expected'
  return { standing, minutesEarly: null, minutesAsked, source }
}

function momentOf(instant: string): EpochMs {
  const parsed = parseInstant(instant)
  return parsed.ok ? parsed.value : Number.NaN
}
