/** Events that are at fault by themselves: accepted into the log like any other, and judged here. */
import { may } from '../staff/role.ts'
import { sameEmployee } from '../staff/same-employee.ts'
import type { EventType } from './event-type.ts'
import type { Aggregate, LoggedEvent } from './fold.ts'

/** What may be wrong with an event whatever the state of its record: it is kept, shown, and changes nothing. */
export const EVENT_FAULTS = [
  'wrong_record',
  'invalid_payload',
  'wrong_writer',
  'not_permitted',
  'same_person',
] as const
type EventFault = (typeof EVENT_FAULTS)[number]

/**
 * The fault of an event; null when it has none. The role is the one that stands in the event, because a
 * fold sees no staff list: this stops what a person's own machine wrote beyond their role, not a machine
 * that lies about the role.
 */
export function eventFault(
  aggregate: Pick<Aggregate<never>, 'kind' | 'isId'>,
  type: EventType,
  event: LoggedEvent,
): EventFault | null {
  if (type.aggregate !== aggregate.kind || !aggregate.isId(event.aggregate.id))
    return 'wrong_record'
  if (!event.valid) return 'invalid_payload'
  if (!mayWrite(type, event)) return 'wrong_writer'
  if (!isPermitted(type, event)) return 'not_permitted'
  return isSecondPerson(type, event) ? null : 'same_person'
}

/** True unless the event itself names its writer as the first of the two people that it needs. */
export function isSecondPerson(
  { secondAfter }: Pick<EventType, 'secondAfter'>,
  { payload, actor }: Pick<LoggedEvent, 'payload' | 'actor'>,
): boolean {
  if (secondAfter === undefined) return true
  const first = payload[secondAfter]
  return typeof first !== 'string' || !sameEmployee(first, actor.employeeNo)
}

/** Whether the writer's role may write this; head office's own gate has judged what is its own. */
export function isPermitted(
  type: Pick<EventType, 'permission'>,
  event: Pick<LoggedEvent, 'fromHub' | 'actor'>,
): boolean {
  return event.fromHub || may(event.actor.role, type.permission)
}

/** Head office's fields are changed by head office alone, whatever a device sends. */
export function mayWrite(type: EventType, event: LoggedEvent): boolean {
  return type.writer === 'both' || (type.writer === 'hub') === event.fromHub
}
