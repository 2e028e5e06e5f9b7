/** Reading payloads in a fold: what a part held is null once the part is gone. */
import type { LoggedEvent } from '../../log/fold.ts'
import type { ComplaintState } from '../state.ts'

export type Payload = LoggedEvent['payload']

/** What each event type makes of a case, by its name. */
export type Evolvers = Readonly<
  Record<string, (state: ComplaintState, event: LoggedEvent) => ComplaintState>
>

/** Copies a payload and fills its personal fields with null when the part is missing. */
export function pick<Target>(payload: Payload, ...personalFields: readonly string[]): Target {
  const words = Object.fromEntries(personalFields.map((field) => [field, payload[field] ?? null]))
  return { ...payload, ...words } as Target
}

/** A text of a payload; null when it is not there. */
export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
