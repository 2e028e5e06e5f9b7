/** One way for everything that is written of a day: looked at, judged as every fold judges it, written. */
import type { DutyDay } from '#shared/contract/duty-view.ts'
import { type DutyDayState, dutyDayObstacle, emptyDutyDay } from '#shared/duty/state.ts'
import type { BusinessDate } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { EventType, PayloadOf } from '#shared/log/event-type.ts'
import type { Folded } from '#shared/log/fold.ts'
import type { Desk } from '../desk.ts'
import { dutyDay } from './view.ts'

const OBSTACLES: Readonly<Record<string, string>> = {
  already_recorded: 'this was written already',
  changed_meanwhile: 'somebody wrote this since it was shown',
  approver_no_leader: 'a leader consents to a swap',
  approved_too_late: 'a swap is agreed before the shift begins',
  same_person: 'these must be different people',
  field_required: 'somebody is not named',
}

function dayFolded(desk: Desk, date: BusinessDate): Folded<DutyDayState> | null {
  return desk.book.fold<DutyDayState>('duty_day', date)
}

/** The day as it stands; empty when nothing is written of it. */
export function dayState(desk: Desk, date: BusinessDate): DutyDayState {
  return dayFolded(desk, date)?.state ?? emptyDutyDay(date)
}

/** Writes one entry of a day; `build` answers its payload, null for nothing to write, or refuses. `field` names what an obstacle is about. */
export function writeDay<Type extends EventType>(
  desk: Desk,
  actor: Actor,
  date: BusinessDate,
  { type, source, field }: { readonly type: Type; readonly source: string; readonly field: string },
  build: (
    state: DutyDayState,
    folded: Folded<DutyDayState> | null,
  ) => Result<(PayloadOf<Type> & object) | null>,
): Result<DutyDay> {
  const written = desk.book.write(actor, (writer) => {
    const folded = dayFolded(desk, date)
    if ((folded?.unknown ?? 0) > 0) return refused('needs_update', 'this day needs a newer program')
    const state = folded?.state ?? emptyDutyDay(date)
    const payload = build(state, folded)
    if (!payload.ok) return payload
    if (payload.value === null) return accepted(null)
    const obstacle = dutyDayObstacle(state, {
      type: type.type,
      payload: payload.value as Record<string, unknown>,
    })
    if (obstacle !== null) {
      return refused(obstacle, OBSTACLES[obstacle] ?? 'not possible now', { field, source })
    }
    return accepted(writer.append(type, date, payload.value))
  })
  return written.ok ? accepted(dutyDay(desk, date)) : written
}
