/** Writing on a shift: what every one of its calls has in common. */
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { shiftObstacle } from '#shared/handover/obstacle.ts'
import type { ShiftState } from '#shared/handover/state.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { EventType, PayloadOf } from '#shared/log/event-type.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { findShift } from '../../store/tables/shift-table.ts'
import { type Desk, personOf } from '../desk.ts'
import { getShift } from './view.ts'

/** A shift that this program understands whole, or why it cannot be written on. */
export function writable(
  desk: Desk,
  shiftId: string,
): Result<{ readonly state: ShiftState; readonly version: number }> {
  const folded = findShift(desk.book.db, shiftId)?.folded
  const state = folded?.state
  if (!folded || !state)
    return refused('unknown_shift', 'there is no such shift', { field: 'shiftId' })
  if (folded.unknown > 0) return refused('needs_update', 'this shift needs a newer program')
  return accepted({ state, version: folded.version })
}

/** The same, not signed yet: a signed sheet does not change (S4-15(3)). */
export function unsigned(desk: Desk, shiftId: string): ReturnType<typeof writable> {
  const found = writable(desk, shiftId)
  return found.ok && found.value.state.signed !== null
    ? refused('already_signed', 'a signed sheet does not change', { source: 'S4-15(3)' })
    : found
}

const OBSTACLES: Readonly<Record<string, string>> = {
  unknown_issue: 'there is no such problem on this shift',
  already_settled: 'this problem is settled',
  not_signed: 'the shift is not signed yet',
  addendum_out_of_order: 'another addendum came first',
}

/**
 * Writes one event on a shift once `decide` has made its payload of the state as it stands in the
 * transaction. What every fold would refuse is refused here first.
 */
export function write<Type extends EventType>(
  desk: Desk,
  actor: Actor,
  shiftId: string,
  find: typeof writable,
  type: Type,
  decide: (state: ShiftState, version: number) => Result<PayloadOf<Type> | null>,
): Result<ShiftDetail> {
  const written = desk.book.write(actor, (writer) => {
    const found = find(desk, shiftId)
    if (!found.ok) return found
    const { state, version } = found.value
    const decided = decide(state, version)
    if (!decided.ok) return decided
    // Nothing to write: a second click, and what it asked for stands already.
    if (decided.value === null) return accepted(null)
    const payload = decided.value as Record<string, unknown>
    const obstacle = shiftObstacle(state, { type: type.type, payload, aggregate: { id: shiftId } })
    if (obstacle !== null) {
      return refused(obstacle, OBSTACLES[obstacle] ?? 'not possible now', { source: 'S4-15' })
    }
    return accepted(writer.append(type, shiftId, decided.value))
  })
  return written.ok ? getShift(desk, shiftId) : written
}

/** Refuses, by field, a number that nobody active here has. */
export function mustWorkHere(
  desk: Desk,
  employeeNo: string,
  field: string,
  source: string,
): ReturnType<typeof refused> | null {
  const person = personOf(desk, employeeNo)
  if (!person) return refused('unknown_person', 'not in the staff list', { field, source })
  return person.active
    ? null
    : refused('not_active', 'does not work here any more', { field, source })
}

/** Refuses, by field, whoever is no active supervisor of this branch. */
export function mustSupervise(
  desk: Desk,
  employeeNo: string,
  field: string,
  source: string,
): ReturnType<typeof refused> | null {
  const person = personOf(desk, employeeNo)
  return person?.active && isSupervisor(person.role)
    ? null
    : refused('unknown_person', 'a supervisor of this branch is named', { field, source })
}
