/** What all events of a case have in common: how they are declared, and shapes of their fields. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { type EventType, eventType } from '../../log/event-type.ts'

type Declaration<Name extends string> = Omit<
  EventType<Name>,
  'payload' | 'version' | 'aggregate' | 'writer'
> &
  Partial<Pick<EventType, 'version' | 'writer'>>

/** Declares an event of a case: of version 1 and written at a workstation, unless it says otherwise. */
export function caseEvent<const Name extends string, Shape extends z.ZodRawShape>(
  declaration: Declaration<Name> & { readonly payload: Shape },
) {
  return eventType({
    version: 1,
    aggregate: 'complaint',
    writer: 'workstation',
    ...declaration,
  })
}

export const entityId = z.uuid()

/**
 * The event that a step rests on, for example the letter that an answer tells of; null when there is none.
 * The desk fills it in. On a case where another one stands by now, the step takes no effect (ADR 0019).
 */
export const restsOn = z.string().min(1).max(40).nullable()

/**
 * When the desk wrote it down, by its clock as the hub corrected it (ADR 0008): what moves a term counts from
 * when it was noted, not from the moment that it names (ADR 0020).
 */
export const notedAt = instantSchema

/** Words of a customer or about one. Long statements belong into an attachment. */
export { words } from '../../foundation/words.ts'
