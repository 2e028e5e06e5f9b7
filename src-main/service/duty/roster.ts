/** Roster, zones, arrivals and swaps (S4-15(1)(6), S4-18, S4-19, S1-14). */
import { blank } from '#shared/complaint/rules/gap.ts'
import type { dutyCalls } from '#shared/contract/calls/duty.ts'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import {
  dutyArrived,
  dutyRostered,
  dutySwapAgreed,
  dutyZoneAssigned,
  rosterSlot,
} from '#shared/duty/events.ts'
import { arrivalOf, judgeSwap, seatOf, swapStands } from '#shared/duty/roster.ts'
import type { DutyDayState } from '#shared/duty/state.ts'
import { businessDateOf, formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { POSTS } from '#shared/handover/events.ts'
import { attendanceCheck } from '#shared/handover/rules/attendance.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { employeeKey, sameEmployee } from '#shared/staff/same-employee.ts'
import { type Desk, packsOf, personOf } from '../desk.ts'
import { type Signer, signer } from '../signature.ts'
import { dayFault, listFault, momentFault, msOf, personFault, planFault } from './checks.ts'
import { dayState, writeDay } from './day.ts'
import { dutyDay } from './view.ts'

type In<Name extends keyof typeof dutyCalls> = CallInput<typeof dutyCalls, Name>

const ROSTER = 'S4-18(1)'
const SWAP = 'S4-15(6)'

/** Writes whole slots; everybody stands at one place in a half of the day, every window with one person. */
export function roster(desk: Desk, input: In<'duty.roster'>, actor: Actor): Result<DutyDay> {
  const { date, slots } = input
  const fault = planFault(desk, date, ROSTER) ?? entryFault(desk, input)
  if (fault) return fault
  const target = { type: dutyRostered, source: ROSTER, field: 'slots' }
  return writeDay(desk, actor, date, target, (state, folded) => {
    const payload: Record<string, unknown> = {}
    for (const [index, { period, post, seen, entries }] of slots.entries()) {
      const slot = rosterSlot(period, post)
      if (slot in payload) {
        return refused('rostered_twice', 'this post stands there twice', {
          field: `slots.${index}.post`,
          source: ROSTER,
        })
      }
      if ((folded?.writes[slot]?.eventId ?? null) !== seen) {
        return refused('changed_meanwhile', 'somebody wrote this post since it was shown', {
          field: `slots.${index}.seen`,
        })
      }
      payload[slot] = entries
    }
    return twice({ ...state, roster: { ...state.roster, ...payload } }, slots) ?? accepted(payload)
  })
}

function entryFault(desk: Desk, { date, slots }: In<'duty.roster'>) {
  for (const [index, { entries }] of slots.entries()) {
    for (const [place, { employeeNo, startsAt }] of entries.entries()) {
      const field = `slots.${index}.entries.${place}`
      const fault = personFault(desk, employeeNo, `${field}.employeeNo`, ROSTER)
      if (fault) return fault
      if (businessDateOf(msOf(startsAt)) !== date) {
        return refused('other_day', 'a shift begins on its day', {
          field: `${field}.startsAt`,
          source: ROSTER,
        })
      }
    }
  }
  return null
}

/** The first entry of the input that stands where another already does; the whole roster is looked at. */
function twice(after: DutyDayState, slots: In<'duty.roster'>['slots']) {
  for (const [index, { period, entries }] of slots.entries()) {
    const people = POSTS.flatMap((post) => after.roster[rosterSlot(period, post)] ?? [])
    for (const [place, { employeeNo, position }] of entries.entries()) {
      const field =
        people.filter((one) => sameEmployee(one.employeeNo, employeeNo)).length > 1
          ? 'employeeNo'
          : entries.findIndex((one) => one.position === position) !== place
            ? 'position'
            : null
      if (field !== null) {
        return refused('rostered_twice', 'a person and a window stand on a roster once', {
          field: `slots.${index}.entries.${place}.${field}`,
          source: ROSTER,
        })
      }
    }
  }
  return null
}

/** who answers for which zone in one half of the day. */
export function assignZones(
  desk: Desk,
  { date, period, seen, zones }: In<'duty.assignZones'>,
  actor: Actor,
): Result<DutyDay> {
  const source = 'S1-14'
  const early = planFault(desk, date, source)
  if (early) return early
  const { values } = packsOf(desk).profile.lobby.zones
  for (const [index, { zone, responsible }] of zones.entries()) {
    const again = zones.findIndex((one) => one.zone === zone) !== index
    const fault =
      listFault(again ? '' : zone, values, `zones.${index}.zone`, source) ??
      (responsible === null
        ? null
        : personFault(desk, responsible, `zones.${index}.responsible`, source))
    if (fault) return fault
  }
  const field = `zones_${period}` as const
  const target = { type: dutyZoneAssigned, source, field: 'zones' }
  return writeDay(desk, actor, date, target, (_state, folded) =>
    (folded?.writes[field]?.eventId ?? null) === seen
      ? accepted({ [field]: zones })
      : refused('changed_meanwhile', 'somebody wrote the zones since they were shown', {
          field: 'seen',
        }),
  )
}

/** S4-19(4): who is there since when; what the roster asks of them stands beside it. */
export function arrive(
  desk: Desk,
  { date, period, employeeNo, arrivedAt }: In<'duty.arrive'>,
  actor: Actor,
): Result<DutyDay> {
  const source = 'S4-19(4)'
  const fault =
    dayFault(desk, date) ??
    personFault(desk, employeeNo, 'employeeNo', source) ??
    momentFault(desk, date, arrivedAt, 'arrivedAt', source)
  if (fault) return fault
  const target = { type: dutyArrived, source, field: 'employeeNo' }
  return writeDay(desk, actor, date, target, (state) => {
    if (arrivalOf(state, employeeNo, period) !== null) {
      return refused('already_recorded', 'this arrival was written already', {
        field: 'employeeNo',
        source,
      })
    }
    return accepted({
      period,
      employeeNo,
      arrivedAt,
      asked: askedOf(desk, state, { employeeNo, period, arrivedAt }),
    })
  })
}

/** What the roster asks of somebody who came, judged; null when it names them nowhere. */
export function askedOf(
  desk: Desk,
  state: DutyDayState,
  { employeeNo, period, arrivedAt }: Pick<In<'duty.arrive'>, 'employeeNo' | 'period' | 'arrivedAt'>,
) {
  const seat = seatOf(state, employeeNo, period)
  if (seat === null) return null
  const { startsAt, kind } = seat
  const judged = attendanceCheck(kind, msOf(arrivedAt), msOf(startsAt), packsOf(desk).rules.pack)
  if (!judged.ok) return null
  const { ok, minutesEarly, minutesAsked } = judged.value
  return { startsAt, kind, minutesEarly, minutesAsked, late: !ok }
}

/**
 * A leader consents before the shift begins, signed in here or with their PIN; later it does not count. The
 * same click twice writes one swap: a second one would swap back.
 */
export async function agreeSwap(
  desk: Desk,
  input: In<'duty.agreeSwap'>,
  actor: Actor,
): Promise<Result<DutyDay>> {
  const { date, period, requester, partner, partnerPeriod, reason } = input
  const fault =
    planFault(desk, date, SWAP) ??
    personFault(desk, requester, 'requester', SWAP) ??
    personFault(desk, partner, 'partner', SWAP)
  if (fault) return fault
  if (swapStands(dayState(desk, date), input)) return accepted(dutyDay(desk, date))
  const early = judged(desk, input)
  if (!early.ok) return early
  const consent = await consentOf(desk, input, actor)
  if (!consent.ok) return consent
  const target = { type: dutySwapAgreed, source: SWAP, field: 'approver.employeeNo' }
  return writeDay(desk, actor, date, target, (state) => {
    // The PIN took a moment: the clock and the roster are looked at again inside the transaction.
    if (swapStands(state, input)) return accepted(null)
    const late = judged(desk, input)
    if (!late.ok) return late
    return accepted({
      period,
      requester,
      partner,
      partnerPeriod,
      approver: consent.value.employeeNo,
      approverRole: consent.value.role,
      approvedAt: formatInstant(desk.book.now()),
      shiftStartsAt: formatInstant(late.value.shiftStartsAt),
      reason: blank(reason) ? null : (reason ?? '').trim(),
    })
  })
}

function judged(desk: Desk, { date, approver, ...swap }: In<'duty.agreeSwap'>) {
  const answer = judgeSwap(dayState(desk, date), {
    ...swap,
    approver: approver.employeeNo,
    approvedAt: desk.book.now(),
  })
  if (answer.ok || answer.refusal.field !== 'approver') return answer
  return { ok: false as const, refusal: { ...answer.refusal, field: 'approver.employeeNo' } }
}

async function consentOf(
  desk: Desk,
  { approver }: In<'duty.agreeSwap'>,
  actor: Actor,
): Promise<Result<Signer>> {
  const { employeeNo, pin } = approver
  if (employeeKey(employeeNo) === employeeKey(actor.employeeNo)) {
    const { role } = personOf(desk, actor.employeeNo) ?? actor
    return accepted({ employeeNo: actor.employeeNo, role })
  }
  if (pin === null) {
    return refused('field_required', 'whoever consents gives their PIN', {
      field: 'approver.pin',
      source: SWAP,
    })
  }
  return signer(desk, { employeeNo, pin }, 'approver')
}
