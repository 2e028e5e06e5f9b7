/** Events about people. A PIN never stands in an event: verifiers live only on the workstation. */
import { z } from 'zod'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { eventType, personal } from '../log/event-type.ts'
import { ROLES } from './role.ts'
import { words } from '../foundation/words.ts'

/** `E100`, or the organisation's own scheme; printable ASCII so that it reads alike everywhere. */
export const employeeNoSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/)

/** The person's entry in the staff list. Aggregate id = employee number. */
export const staffDescribed = eventType({
  type: 'staff.described',
  version: 1,
  aggregate: 'staff',
  merge: 'field',
  writer: 'both',
  permission: 'staff.manage',
  payload: {
    name: personal(words(60)).optional(),
    role: z.enum(ROLES).optional(),
    active: z.boolean().optional(),
  },
})

/** A supervisor signed in at this workstation let the person set a PIN here. */
export const staffActivated = eventType({
  type: 'staff.activated',
  version: 1,
  aggregate: 'staff',
  merge: 'fact',
  writer: 'workstation',
  permission: 'staff.manage',
  payload: { activatedBy: employeeNoSchema },
})

export const staffEvents = [staffDescribed, staffActivated] as const

export interface StaffState {
  readonly employeeNo: string
  /** Null when the personal part is missing. */
  readonly name: string | null
  readonly role: string
  readonly active: boolean
  /** Devices at which the person has been let in. */
  readonly activatedAt: readonly string[]
}

function evolve(state: StaffState | null, event: LoggedEvent): StaffState {
  const current = state ?? {
    employeeNo: event.aggregate.id,
    name: null,
    role: 'trainee',
    active: true,
    activatedAt: [],
  }
  switch (event.type) {
    case staffDescribed.type:
      return { ...current, ...event.payload }
    case staffActivated.type:
      return { ...current, activatedAt: [...current.activatedAt, event.device] }
    default:
      return current
  }
}

export const staffAggregate: Aggregate<StaffState> = {
  kind: 'staff',
  foldVersion: 1,
  isId: (id) => employeeNoSchema.safeParse(id).success,
  evolve,
  obstacle: () => null,
  fieldValue: (state, field) => (state as Record<string, unknown> | null)?.[field],
}
