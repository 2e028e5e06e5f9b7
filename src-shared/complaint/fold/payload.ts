/** Reading payloads in a fold: what a part held is null once the part is gone. */
import type { LoggedEvent } from '../../log/fold.ts'
import type { ComplaintState } from '../state.ts'

export type Payload = LoggedEvent['payload']

/** What each event type makes of a case, by its name. */
export type Evolvers = Readonly<
  Record<string, (state: ComplaintState, event: LoggedEvent) => ComplaintState>
>

/**
 * Copies a payload and fills its personal fields with null when the part is missing. The decision is
 * left out: the aggregate takes it over.
 */
export function pick<Target>(payload: Payload, ...personalFields: readonly string[]): Target {
  const { decision: _decision, ...fields } = payload
  const words = Object.fromEntries(personalFields.map((field) => [field, payload[field] ?? null]))
  return { ...fields, ...words } as Target
}

/** Like `pick`, with who wrote it. */
export function signed<Target>(
  { payload, actor }: LoggedEvent,
  ...personalFields: readonly string[]
): Target {
  return { ...pick<object>(payload, ...personalFields), by: actor.employeeNo } as Target
}

/** Like `signed`, with the event that later steps name as what they rest on. */
export function named<Target>(event: LoggedEvent, ...personalFields: readonly string[]): Target {
  return { ...signed<object>(event, ...personalFields), eventId: event.id } as Target
}

/** A list in which the entry with this id is changed; entries that do not exist change nothing. */
export function changed<Entry>(
  list: readonly Entry[],
  isIt: (entry: Entry) => boolean,
  change: (entry: Entry) => Entry,
): readonly Entry[] {
  return list.map((entry) => (isIt(entry) ? change(entry) : entry))
}

/** A text of a payload; null when it is not there. */
export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
