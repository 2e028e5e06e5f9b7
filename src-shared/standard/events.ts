/**
 * "Read and understood" (S1-14, R-016): what somebody states to their employer about a standard. One record a
 * person and standard, named `E100.telephone`, so that two machines write into the same one.
 */
import { z } from 'zod'
import { instantSchema } from '../foundation/instant-schema.ts'
import { type PayloadOf, eventType } from '../log/event-type.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { standardCode } from '../pack/standard.ts'
import { employeeNoSchema } from '../staff/events.ts'

/** The name of the text that was read, as `standardDigest` makes it. */
export const textDigest = z.string().regex(/^[0-9a-f]{64}$/)

/** Whoever writes it has read it: the person is the actor, and nobody else can be named. */
export const standardRead = eventType({
  type: 'standard.read',
  version: 1,
  aggregate: 'standard_reading',
  merge: 'fact',
  writer: 'workstation',
  permission: 'phrase.read',
  payload: {
    code: standardCode,
    /** For people to read; which text it was is told by the digest alone. */
    version: z.int().min(1).max(9999),
    digest: textDigest,
    at: instantSchema,
  },
})

export const standardEvents = [standardRead] as const

export interface StandardReadingState {
  readonly employeeNo: string
  readonly code: string
  /** One entry a text, the first time that it was stated; the earliest first. */
  readonly readings: readonly StandardReading[]
}

export interface StandardReading {
  readonly version: number
  readonly digest: string
  readonly at: string
}

/** The record of what one person has read of one standard. */
export function readingId(employeeNo: string, code: string): string {
  return `${employeeNo}.${code}`
}

/** Whose record it is and of which standard; null for a name that no reading has. */
function readingOf(id: string): { readonly employeeNo: string; readonly code: string } | null {
  // Numbers of employees may hold a point, codes of standards never do.
  const at = id.lastIndexOf('.')
  const [employeeNo, code] = [id.slice(0, Math.max(at, 0)), id.slice(at + 1)]
  const fits =
    employeeNoSchema.safeParse(employeeNo).success && standardCode.safeParse(code).success
  return fits ? { employeeNo, code } : null
}

function evolve(
  state: StandardReadingState | null,
  event: LoggedEvent,
): StandardReadingState | null {
  const named = readingOf(event.aggregate.id)
  if (event.type !== standardRead.type || named === null) return state
  const { version, digest, at } = event.payload as PayloadOf<typeof standardRead>
  const readings = state?.readings ?? []
  if (readings.some((one) => one.digest === digest)) return state
  return { ...named, readings: [...readings, { version, digest, at }].toSorted(byMoment) }
}

function byMoment({ at: one }: StandardReading, { at: other }: StandardReading): number {
  return Date.parse(one) - Date.parse(other)
}

export const standardReadingAggregate: Aggregate<StandardReadingState> = {
  kind: 'standard_reading',
  foldVersion: 2,
  isId: (id) => readingOf(id) !== null,
  evolve,
  obstacle: () => null,
  barred: (_state, { aggregate, actor, payload }) => {
    const named = readingOf(aggregate.id)
    const own = named?.employeeNo === actor.employeeNo && named.code === payload['code']
    return own ? null : 'not_own_reading'
  },
}
