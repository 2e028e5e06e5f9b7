/** What head office published of words and sentences, and proposals of the branch, read from the folded records. */
import type { Folded } from '#shared/log/fold.ts'
import type { ForbiddenState } from '#shared/phrase/forbidden/state.ts'
import type { ProposalState, PublishedState } from '#shared/phrase/state.ts'
import { type ReadableDb, allRows } from '../handle.ts'

/** Every published entry of the library, by code. */
export function listPublished(db: ReadableDb): PublishedState[] {
  return listStates(db, 'phrase')
}

/** Every published sentence that must not be said, by code. */
export function listForbiddenPublished(db: ReadableDb): ForbiddenState[] {
  return listStates(db, 'forbidden')
}

function listStates<State>(db: ReadableDb, kind: string): State[] {
  return allRows<{ displayed: string }>(
    db,
    'SELECT displayed FROM aggregate WHERE kind = ? ORDER BY id',
    kind,
  ).flatMap(({ displayed }) => (JSON.parse(displayed) as Folded<State>).state ?? [])
}

export interface FoldedProposal {
  readonly state: ProposalState
  /** True when every event of it has its place in hub order. */
  readonly settled: boolean
}

/** Ids are UUIDv7, so the newest proposals have the highest ones. */
export function listProposals(db: ReadableDb, limit: number): FoldedProposal[] {
  return allRows<{ displayed: string; confirmed: string | null }>(
    db,
    `SELECT displayed, confirmed FROM aggregate
      WHERE kind = 'phrase_proposal' AND json_extract(displayed, '$.state') IS NOT NULL
      ORDER BY id DESC LIMIT ?`,
    limit,
  ).flatMap(({ displayed, confirmed }) => {
    const { state } = JSON.parse(displayed) as Folded<ProposalState>
    return state ? [{ state, settled: confirmed === null }] : []
  })
}
