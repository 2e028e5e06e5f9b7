/** An open row passes to another person, who answers for it from then on (S4-15(4)). */
import type { RegisterDetail } from '#shared/contract/register-view.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { registerHandedOver } from '#shared/register/events.ts'
import { registerObstacle } from '#shared/register/obstacle.ts'
import { ownerOf } from '#shared/register/standing.ts'
import { findRegisterRow } from '../../store/tables/register-table.ts'
import { type Desk, personOf } from '../desk.ts'
import type { In } from './record.ts'
import { required } from './row-change.ts'
import { getRow, unknownRow } from './view.ts'

const source = 'S4-15(4)'
const WORDS: Readonly<Record<string, string>> = {
  already_decided: 'nothing is open on this row',
  nothing_to_change: 'this person has it already',
}

/** Refuses somebody who does not work here, whoever has it already, no reason, and a row that is closed. */
export function handOver(
  desk: Desk,
  input: In<'register.handOver'>,
  actor: Actor,
): Result<RegisterDetail> {
  const why = required(input.why, 'why', source)
  if (!why.ok) return why
  const person = personOf(desk, input.to)
  if (!person) return refused('unknown_person', 'not in the staff list', { field: 'to', source })
  if (!person.active) return refused('not_active', 'works here no more', { field: 'to', source })
  const written = desk.book.write(actor, (writer) => {
    const found = findRegisterRow(writer.db, input.rowId)
    if (!found) return unknownRow()
    const { state, unknown, version } = found.folded
    if (!state || unknown > 0) return refused('needs_update', 'this row needs a newer program')
    const payload = {
      at: formatInstant(desk.book.now()),
      from: ownerOf(state),
      to: person.employeeNo,
      why: why.value,
    }
    const obstacle = registerObstacle(state, { type: registerHandedOver.type, payload, actor })
    if (obstacle !== null) {
      return refused(obstacle, WORDS[obstacle] ?? 'not possible now', { field: 'to', source })
    }
    if (version !== input.seenVersion) {
      return refused('changed_meanwhile', 'the row changed since it was shown', {
        field: 'seenVersion',
      })
    }
    return accepted(writer.append(registerHandedOver, input.rowId, payload))
  })
  return written.ok ? getRow(desk, input.rowId, actor) : written
}
