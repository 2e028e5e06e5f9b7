/** Proving a projection: what stands in the rows equals the fold of the log (I5). */
import { canonicalJson } from '#shared/foundation/bytes.ts'
import type { HubContext } from '../service/context.ts'
import { readAggregateEvents } from '../store/event-reads.ts'
import { listAggregates, projectionCursor } from '../store/projection-table.ts'
import { PROGRAM, foldAll, publicDigest } from './folding.ts'

export interface AggregateDigest {
  readonly kind: string
  readonly id: string
  /** Number up to which the branch is folded. */
  readonly upTo: number
  /** Digest of the public state: a fold of the bodies without their parts. */
  readonly digest: string
  /** The row equals the fold of the events as they stand now. */
  readonly sound: boolean
}

/** Folds every aggregate of a branch from its log, compares it with its row and answers its public digest. */
export function verifyProjection(
  context: HubContext,
  branchId: string,
): Promise<AggregateDigest[]> {
  return context.database.transaction(async (tx) => {
    const upTo = await projectionCursor(tx, branchId, PROGRAM)
    const digests: AggregateDigest[] = []
    for (const row of await listAggregates(tx, branchId)) {
      const events = await readAggregateEvents(tx, branchId, row, upTo)
      const folded = foldAll(events, { hubDevice: context.device, withParts: !row.erased })
      digests.push({
        kind: row.kind,
        id: row.id,
        upTo,
        digest: publicDigest(events, context.device),
        sound: canonicalJson(JSON.parse(row.folded)) === canonicalJson(folded),
      })
    }
    return digests
  })
}
