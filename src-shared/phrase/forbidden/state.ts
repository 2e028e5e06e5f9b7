/** The record of a sentence that must not be said: what head office published of it. */
import type { Aggregate, LoggedEvent } from '../../log/fold.ts'
import type { PayloadOf } from '../../log/event-type.ts'
import { forbiddenCodeSchema } from '../../pack/forbidden-pack.ts'
import { forbiddenPublished } from './events.ts'

/** So many publications of a sentence are kept beside the newest, for the day the newest cannot be used. */
const KEPT = 20

export interface ForbiddenPublication {
  readonly at: string
  readonly by: string
  /** As it was published; whether this program can read it is for the reader to find out. */
  readonly entry: { readonly code: string; readonly [field: string]: unknown }
  readonly revision: number
  readonly switchedOff: string | null
}

export interface ForbiddenState {
  readonly code: string
  /** Oldest first by the hub's time, which counts on even where the hub was put back; never empty. */
  readonly publications: readonly ForbiddenPublication[]
}

function evolve(
  state: ForbiddenState | null,
  { type, payload, actor, aggregate }: LoggedEvent,
): ForbiddenState | null {
  if (type !== forbiddenPublished.type) return state
  const given = payload as PayloadOf<typeof forbiddenPublished>
  const publications = [...(state?.publications ?? []), { ...given, by: actor.employeeNo }]
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .slice(-KEPT)
  return { code: aggregate.id, publications }
}

export const forbiddenAggregate: Aggregate<ForbiddenState> = {
  kind: 'forbidden',
  foldVersion: 1,
  isId: (id) => forbiddenCodeSchema.safeParse(id).success,
  evolve,
  obstacle: () => null,
  barred: (_state, { payload, aggregate }) =>
    (payload['entry'] as { code?: unknown } | undefined)?.code === aggregate.id
      ? null
      : 'wrong_record',
}
