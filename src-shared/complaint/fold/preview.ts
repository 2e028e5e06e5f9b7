/** A case as it would be after an event that is not written yet. */
import type { EventType } from '../../log/event-type.ts'
import type { Actor } from '../../log/envelope.ts'
import type { LoggedEvent } from '../../log/fold.ts'
import type { ComplaintState } from '../state.ts'
import { complaintAggregate } from './aggregate.ts'
import { caseObstacle } from './obstacle.ts'

interface Unwritten {
  readonly type: EventType
  readonly payload: Readonly<Record<string, unknown>>
  readonly actor: Actor
  /** When it took place, as the event will say. */
  readonly occurredAt: string
  /** Head office writes it; its own gate has judged who may. */
  readonly fromHub?: boolean
}

/** The state that the event leads to. What the step asks for is judged on it before anything is written. */
export function previewed(state: ComplaintState, event: Unwritten): ComplaintState {
  return complaintAggregate.evolve(state, asLogged(event)) ?? state
}

/** Why every fold would put the event aside; null when none would. */
export function previewObstacle(state: ComplaintState, event: Unwritten): string | null {
  return caseObstacle(state, asLogged(event))
}

/** No event has this id: nothing rests on what is only looked at. */
const NOT_WRITTEN = ''

/** Folds look at these parts of an event and at no others. */
function asLogged({ type, payload, actor, occurredAt, fromHub = false }: Unwritten): LoggedEvent {
  const seen: Pick<
    LoggedEvent,
    'id' | 'type' | 'payload' | 'actor' | 'occurredAt' | 'recordedAt' | 'fromHub'
  > = {
    id: NOT_WRITTEN,
    type: type.type,
    payload,
    actor,
    occurredAt,
    recordedAt: occurredAt,
    fromHub,
  }
  return seen as LoggedEvent
}
