/** How a row of a register comes to be and how it is changed: one way for all registers. */
import type { RegisterDetail } from '#shared/contract/register-view.ts'
import { shownText } from '#shared/complaint/rules/gap.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { type EpochMs, formatInstant } from '#shared/foundation/instant.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { EventType, PayloadOf } from '#shared/log/event-type.ts'
import type { RegisterKind } from '#shared/register/enumerations.ts'
import { checkKept } from '#shared/register/kept.ts'
import { registerObstacle } from '#shared/register/obstacle.ts'
import type { RegisterState } from '#shared/register/state.ts'
import { findRegisterRow } from '../../store/tables/register-table.ts'
import type { Writer } from '../book.ts'
import { type Desk, packsOf } from '../desk.ts'
import { getRow, unknownRow } from './view.ts'

export interface NewRow<Type extends EventType> {
  readonly register: RegisterKind
  readonly type: Type
  readonly payload: Omit<PayloadOf<Type>, 'at'>
}

/** Words that refuse in a few languages at once what every fold would refuse later. */
const OBSTACLES: Readonly<Record<string, string>> = {
  already_registered: 'there is a row of this id',
  other_register: 'this row stands in another register',
  already_decided: 'somebody has done this already',
  not_by_recorder: 'this needs another person than whoever recorded it',
  not_accepted: 'this report was refused',
  contact_first: 'the payment point was not reached yet',
  compare_first: "it was not compared with the agent's list yet",
  nothing_to_resolve: "the agent's list confirms it",
  supervisor_needed: 'a supervisor lets it pass',
  same_person: 'two different people sign',
  count_differs: 'the receiver counts another number',
}

const SOURCES: Readonly<Record<RegisterKind, string>> = {
  difference: 'S4-09(5)',
  loss: 'S4-11(3)',
  transfer: 'S4-14',
  exception: 'S4-09(3)',
  phone_payment: 'S4-05(4)',
}

/** Refuses what the organisation keeps no register of. A second click on the same row answers the row. */
export function writeRow<Type extends EventType>(
  desk: Desk,
  actor: Actor,
  rowId: string,
  row: NewRow<Type>,
): Result<RegisterDetail> {
  const kept = checkKept(row.register, packsOf(desk).profile)
  if (!kept.ok) return kept
  const written = desk.book.write(actor, (writer) => {
    const standing = findRegisterRow(writer.db, rowId)?.folded.state ?? null
    if (standing?.register === row.register && standing.recorded.by === actor.employeeNo) {
      return accepted(null)
    }
    return append(desk, writer, actor, standing, rowId, row)
  })
  return written.ok ? getRow(desk, rowId, actor) : written
}

function append<Type extends EventType>(
  desk: Desk,
  writer: Writer,
  actor: Actor,
  state: RegisterState | null,
  rowId: string,
  { register, type, payload }: NewRow<Type>,
): Result<unknown> {
  const whole = { at: formatInstant(desk.book.now()), ...payload }
  const obstacle = registerObstacle(state, { type: type.type, payload: whole, actor })
  if (obstacle !== null) return refusedBy(obstacle, register)
  return accepted(writer.append(type, rowId, whole as never))
}

export interface SeenRow<Kind extends RegisterKind> {
  readonly state: Extract<RegisterState, { register: Kind }>
  readonly now: EpochMs
}

/**
 * Changes one row: `decide` answers the payload of the event or refuses. What every fold would refuse is
 * refused before that, and a row that changed since it was shown is not changed unseen.
 */
export function changeRow<Kind extends RegisterKind, Type extends EventType>(
  desk: Desk,
  actor: Actor,
  { rowId, seenVersion }: { readonly rowId: string; readonly seenVersion: number },
  { register, type }: { readonly register: Kind; readonly type: Type },
  decide: (seen: SeenRow<Kind>) => Result<PayloadOf<Type>>,
): Result<RegisterDetail> {
  const written = desk.book.write(actor, (writer) => {
    const found = findRegisterRow(writer.db, rowId)
    if (!found) return unknownRow()
    const { state, unknown, version } = found.folded
    if (!state || unknown > 0) return refused('needs_update', 'this row needs a newer program')
    if (state.register !== register) return refusedBy('other_register', register)
    const now = desk.book.now()
    const decided = decide({ state: state as SeenRow<Kind>['state'], now })
    if (!decided.ok) return decided
    const payload = decided.value as Record<string, unknown>
    const obstacle = registerObstacle(state, { type: type.type, payload, actor })
    if (obstacle !== null) return refusedBy(obstacle, register)
    if (version !== seenVersion) {
      return refused('changed_meanwhile', 'the row changed since it was shown', {
        field: 'seenVersion',
      })
    }
    return accepted(writer.append(type, rowId, decided.value))
  })
  return written.ok ? getRow(desk, rowId, actor) : written
}

export function refusedBy(obstacle: string, register: RegisterKind): ReturnType<typeof refused> {
  return refused(obstacle, OBSTACLES[obstacle] ?? 'not possible now', {
    source: SOURCES[register],
    ...(obstacle === 'not_by_recorder' && register === 'phone_payment'
      ? { field: 'supervisor.employeeNo' }
      : {}),
  })
}

/** Refuses an empty text; answers it without blanks at its ends. */
export function required(text: string, field: string, source: string): Result<string> {
  const given = shownText(text)
  return given === ''
    ? refused('field_required', 'a required field is empty', { field, source })
    : accepted(given)
}

/** Words that may be left out: null instead of nothing. */
export function optional(text: string | null): string | null {
  const given = shownText(text)
  return given === '' ? null : given
}
