/** What the rest of the book asks of a day on duty: how far it is, who is where, who came when. */
import type { DutyStatus } from '#shared/contract/duty-view.ts'
import { lobbyStatus, reviewMissing, zoneWarnings } from '#shared/duty/lobby.ts'
import {
  type Attendance,
  type Seat,
  arrivalOf,
  attendanceAt,
  seatsOf,
} from '#shared/duty/roster.ts'
import { type DutyDayState, emptyDutyDay } from '#shared/duty/state.ts'
import { type BusinessDate, parseInstant } from '#shared/foundation/instant.ts'
import { SHIFT_PERIODS, type ShiftKey } from '#shared/handover/events.ts'
import type { WorkEntry } from '#shared/report/daily.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { type Desk, packsOf } from '../desk.ts'
import { msOf } from './checks.ts'

function stateOf(desk: Desk, date: BusinessDate): DutyDayState {
  return desk.book.fold<DutyDayState>('duty_day', date)?.state ?? emptyDutyDay(date)
}

/**
 * How far a day is: rounds and forms as `n/of`, what the day close warns of, parts of the review that are
 * still empty, everybody's counts of work. Of a day that nobody wrote everything is missing.
 */
export function dutyStatus(
  desk: Desk,
  date: BusinessDate,
): DutyStatus & { readonly workload: readonly WorkEntry[] } {
  const state = stateOf(desk, date)
  return { ...statusOf(desk, state), workload: workOf(state) }
}

/** The standing counts of everybody, one row for each kind. */
function workOf(state: DutyDayState): readonly WorkEntry[] {
  return state.workload.flatMap(({ employeeNo, counts }) =>
    counts.map(({ business, count }) => ({ employeeNo, kind: business, count })),
  )
}

/** `dutyStatus` of a day that was read already. */
export function statusOf(desk: Desk, state: DutyDayState): DutyStatus {
  const { lobby } = packsOf(desk).profile
  const slots = lobby.patrolSlots.values.map(({ value }) => value)
  const forms = lobby.dailyForms.values.map(({ value }) => value)
  // A profile may have changed since: what it does not know any more counts for nothing.
  const status = lobbyStatus(
    {
      date: state.date,
      patrols: state.patrols
        .filter(({ slot }) => slots.includes(slot))
        .map((one) => ({ slot: one.slot, by: one.by, at: msOf(one.at) })),
      forms: state.forms.map(({ form }) => form).filter((form) => forms.includes(form)),
    },
    lobby,
  )
  const none = (of: readonly string[]) => ({ done: 0, of: of.length, missing: of })
  const {
    patrols,
    forms: filled,
    warnings,
  } = status.ok ? status.value : { patrols: none(slots), forms: none(forms), warnings: [] }
  return {
    patrols: { ...patrols, missing: [...patrols.missing] },
    forms: { ...filled, missing: [...filled.missing] },
    warnings: [...warnings, ...unassignedZones(desk, state), ...leftOpen(desk, state)],
    reviewMissing: [...missingParts(desk, state)],
    workloadDone: state.workload.length > 0,
  }
}

/** Zones without a person in a half of the day that has begun. */
function unassignedZones(desk: Desk, state: DutyDayState): readonly string[] {
  const { lobby, shiftTimes } = packsOf(desk).profile
  const now = desk.book.now()
  const begun = SHIFT_PERIODS.filter((period) => {
    const from = parseInstant(`${state.date}T${shiftTimes[period].from}:00+08:00`)
    return from.ok && now >= from.value
  })
  return [
    ...new Set(begun.flatMap((half) => zoneWarnings(state.zones[`zones_${half}`] ?? [], lobby))),
  ]
}

/** Lists that nobody answered and meetings that nobody held. */
function leftOpen(desk: Desk, state: DutyDayState): readonly string[] {
  const { checklists, rituals } = packsOf(desk).profile.lobby
  return [
    ...checklists
      .filter(({ code }) => !state.checklists.some((one) => one.code === code))
      .map(({ code }) => `list_open:${code}`),
    ...rituals.values
      .filter(({ value }) => !state.meetings.some(({ ritual }) => ritual === value))
      .map(({ value }) => `meeting_missing:${value}`),
  ]
}

/** By the parts that were written; their words may be gone. */
function missingParts(desk: Desk, state: DutyDayState): readonly string[] {
  const said = Object.fromEntries((state.review?.parts ?? []).map((part) => [part, part]))
  return reviewMissing(said, packsOf(desk).profile.lobby)
}

/** One person's day: their places and how they stand at each; empty when they are on no roster and never came. */
export interface DutyAttendance extends Attendance {
  readonly period: Seat['period']
  readonly post: Seat['post']
  readonly position: number
  readonly startsAt: string
  readonly arrivedAt: string | null
}

/** How somebody stands at each of their places of the day, for the shift that they open or take over. */
export function attendanceOf(
  desk: Desk,
  date: BusinessDate,
  employeeNo: string,
): readonly DutyAttendance[] {
  const state = stateOf(desk, date)
  const { pack } = packsOf(desk).rules
  return seatsOf(state)
    .filter((seat) => sameEmployee(seat.employeeNo, employeeNo))
    .flatMap((seat) => {
      const attendance = attendanceAt(state, seat, desk.book.now(), pack)
      if (attendance === null) return []
      const { period, post, position, startsAt } = seat
      const arrivedAt = arrivalOf(state, seat.employeeNo, period)?.arrivedAt ?? null
      return { ...attendance, period, post, position, startsAt, arrivedAt }
    })
}

/** Who stands at a window by the roster and its swaps; null when the roster names nobody. */
export function whoIsAt(desk: Desk, { date, period, post, position }: ShiftKey): Seat | null {
  return (
    seatsOf(stateOf(desk, date)).find(
      (seat) => seat.period === period && seat.post === post && seat.position === position,
    ) ?? null
  )
}
