/**
 * "Read and understood" (S1-14, R-016): what somebody states to their employer about a standard. One record a
 * person and standard, named `E100.telephone`, so that two machines write into the same one.
 */
import { z } from 'zod'
import { instantSchema } from '../foundation/instant-schema.ts'
import { eventType } from '../log/event-type.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { standardCode } from '../pack/standard.ts'
import { employeeNoSchema } from '../staff/events.ts'

/** Whoever writes it has read it: the person is the actor, and nobody else can be named. */
export const standardRead = eventType({
  type: 'standard.read',
  version: 1,
  aggregate: 'standard_reading',
  merge: 'fact',
  writer: 'workstation',
  permission: 'phrase.read',
  payload: { code: standardCode, version: z.int().min(1).max(9999), at: instantSchema },
})

export const standardEvents = [standardRead] as const

export interface StandardReadingState {
  readonly employeeNo: string
  readonly code: string
  /** One entry a version, the first time that it was stated. */
  readonly readings: readonly { readonly version: number; readonly at: string }[]
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
  const { version, at } = event.payload as { version: number; at: string }
  const readings = state?.readings ?? []
  if (readings.some((one) => one.version === version)) return state
  return { ...named, readings: [...readings, { version, at }].toSorted(byVersion) }
}

function byVersion(a: { readonly version: number }, b: { readonly version: number }): number {
  return a.version - b.version
}

export const standardReadingAggregate: Aggregate<StandardReadingState> = {
  kind: 'standard_reading',
  foldVersion: 1,
  isId: (id) => readingOf(id) !== null,
  evolve,
  obstacle: () => null,
  barred: (_state, { aggregate, actor, payload }) => {
    const named = readingOf(aggregate.id)
    const own = named?.employeeNo === actor.employeeNo && named.code === payload['code']
    return own ? null : 'not_own_reading'
  },
}
