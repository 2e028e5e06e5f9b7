/** What a branch is: its code and name are labels, its identity is the opaque branch id. */
import { z } from 'zod'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { eventType } from '../log/event-type.ts'
import { employeeNoSchema } from '../staff/events.ts'
import { words } from '../foundation/words.ts'

export const PROFILES = ['bank', 'insurer', 'card_company'] as const
export type Profile = (typeof PROFILES)[number]

/** Latin letters and digits, because it is printed in case numbers: `B01`. */
export const branchCodeSchema = z.string().regex(/^[A-Z0-9]{2,8}$/)

/** Every workstation of a branch folds into this one aggregate. */
export const BRANCH_AGGREGATE_ID = 'branch'

export const branchDescribed = eventType({
  type: 'branch.described',
  version: 1,
  aggregate: 'branch',
  merge: 'field',
  writer: 'both',
  permission: 'setting.manage',
  payload: {
    code: branchCodeSchema.optional(),
    name: words(80).optional(),
    profile: z.enum(PROFILES).optional(),
  },
})

/**
 * Who answers for this branch's cases: whom an urgent case rings for (S2-16), and who stands in and hears
 * of what is late. Null names nobody; then supervisors hear it.
 */
export const branchResponsibilityNamed = eventType({
  type: 'branch.responsibility_named',
  version: 1,
  aggregate: 'branch',
  merge: 'field',
  writer: 'both',
  permission: 'setting.manage',
  payload: {
    firstResponsible: employeeNoSchema.nullable().optional(),
    branchHead: employeeNoSchema.nullable().optional(),
  },
})

export const branchEvents = [branchDescribed, branchResponsibilityNamed] as const

export interface BranchState {
  readonly code: string
  readonly name: string
  readonly profile: Profile
  /** Employee numbers; null while nobody is named. */
  readonly firstResponsible: string | null
  readonly branchHead: string | null
}

const UNNAMED: BranchState = {
  code: '',
  name: '',
  profile: 'bank',
  firstResponsible: null,
  branchHead: null,
}

export const branchAggregate: Aggregate<BranchState> = {
  kind: 'branch',
  foldVersion: 2,
  isId: (id) => id === BRANCH_AGGREGATE_ID,
  evolve: (state: BranchState | null, event: LoggedEvent) =>
    branchEvents.some(({ type }) => type === event.type)
      ? { ...(state ?? UNNAMED), ...event.payload }
      : state,
  obstacle: () => null,
  fieldValue: (state, field) => (state as Record<string, unknown> | null)?.[field],
}
