/** The end of a day as its events tell it. */
import { isBusinessDate } from '../foundation/instant.ts'
import type { PayloadOf } from '../log/event-type.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { isSupervisor } from '../staff/role.ts'
import { sameEmployee } from '../staff/same-employee.ts'
import { dayClosed, dayPrepared } from './events.ts'

/** A draft with who drew it up; words are null when they are gone. */
export type PreparedDay = Readonly<PayloadOf<typeof dayPrepared>> & { readonly by: string }
/** The signed sheet without its free words: what the digest covers. */
export type ClosedDay = Readonly<Omit<PayloadOf<typeof dayClosed>, 'note'>>

export interface DayCloseState {
  readonly date: string
  readonly prepared: PreparedDay | null
  readonly closed: ClosedDay | null
  readonly note: string | null
  /** Events that came after the signatures: shown beside the sheet, never part of it. */
  readonly afterClosing: readonly { eventId: string; type: string; at: string; by: string }[]
}

export const dayCloseAggregate: Aggregate<DayCloseState> = {
  kind: 'day_close',
  foldVersion: 2,
  isId: isBusinessDate,
  evolve(state, event) {
    const known = state ?? {
      date: event.aggregate.id,
      prepared: null,
      closed: null,
      note: null,
      afterClosing: [],
    }
    if (known.closed !== null)
      return { ...known, afterClosing: [...known.afterClosing, late(event)] }
    if (event.type === dayPrepared.type) {
      return event.payload['date'] === known.date ? { ...known, prepared: prepared(event) } : state
    }
    if (event.type !== dayClosed.type) return state
    const { note, ...sheet } = event.payload as PayloadOf<typeof dayClosed>
    return { ...known, closed: sheet, note: note ?? null }
  },
  obstacle: dayObstacle,
}

/**
 * A word that screens translate; null when it can stand. A sheet of another day, one person twice and a
 * second signature without rank close no day, whoever sent them (S4-42(3)).
 */
export function dayObstacle(
  state: DayCloseState | null,
  { type, payload, aggregate }: Pick<LoggedEvent, 'type' | 'payload' | 'aggregate'>,
): string | null {
  if (payload['date'] !== aggregate.id) return 'wrong_record'
  if (type !== dayClosed.type) return null
  if (state?.closed) return 'already_closed'
  const { maker, manager } = payload as unknown as ClosedDay
  if (sameEmployee(maker.employeeNo, manager.employeeNo)) return 'same_person'
  return isSupervisor(manager.role) ? null : 'not_a_manager'
}

function prepared({ payload, actor }: LoggedEvent): PreparedDay {
  const draft = payload as PayloadOf<typeof dayPrepared>
  return {
    ...draft,
    cashExplanation: draft.cashExplanation ?? null,
    totalsExplanation: draft.totalsExplanation ?? null,
    by: actor.employeeNo,
  }
}

function late({ id, type, occurredAt, actor }: LoggedEvent) {
  return { eventId: id, type, at: occurredAt, by: actor.employeeNo }
}
