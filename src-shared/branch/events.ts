/** What a branch is: its code and name are labels, its identity is the opaque branch id. */
import { z } from 'zod'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { eventType } from '../log/event-type.ts'

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
    name: z.string().trim().min(1).max(80).optional(),
    profile: z.enum(PROFILES).optional(),
  },
})

export const branchEvents = [branchDescribed] as const

export interface BranchState {
  readonly code: string
  readonly name: string
  readonly profile: Profile
}

export const branchAggregate: Aggregate<BranchState> = {
  kind: 'branch',
  foldVersion: 1,
  isId: (id) => id === BRANCH_AGGREGATE_ID,
  evolve: (state: BranchState | null, event: LoggedEvent) =>
    event.type === branchDescribed.type
      ? { ...(state ?? { code: '', name: '', profile: 'bank' as const }), ...event.payload }
      : state,
  obstacle: () => null,
  fieldValue: (state, field) => (state as Record<string, unknown> | null)?.[field],
}
