/** The branches of the organisation, told to every workstation on the organisation's stream. */
import { branchCodeSchema } from '../branch/events.ts'
import { isUuid } from '../foundation/identifier.ts'
import { eventType } from '../log/event-type.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { words } from '../foundation/words.ts'

/** One record a branch, named by its id; the latest stands. */
export const branchListed = eventType({
  type: 'directory.branch_listed',
  version: 1,
  aggregate: 'directory',
  merge: 'fact',
  writer: 'hub',
  permission: 'console.manage',
  payload: { code: branchCodeSchema, name: words(80) },
})

export interface ListedBranch {
  readonly code: string
  readonly name: string
}

export const directoryAggregate: Aggregate<ListedBranch> = {
  kind: 'directory',
  foldVersion: 1,
  isId: isUuid,
  evolve: (state: ListedBranch | null, event: LoggedEvent) =>
    event.type === branchListed.type ? (event.payload as unknown as ListedBranch) : state,
  obstacle: () => null,
}
