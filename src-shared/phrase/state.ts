/** The records behind words that change: an entry with its publications, and a branch's proposal. */
import { isUuid } from '../foundation/identifier.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import type { PayloadOf } from '../log/event-type.ts'
import { phraseCodeSchema } from '../pack/phrase-pack.ts'
import { sameEmployee } from '../staff/same-employee.ts'
import {
  type PROPOSAL_OUTCOMES,
  phraseProposalDecided,
  phraseProposalWithdrawn,
  phraseProposed,
  phrasePublished,
} from './events.ts'

/** So many publications of an entry are kept beside the newest, for the day the newest cannot be used. */
const KEPT = 20

export interface Publication {
  readonly at: string
  readonly by: string
  /** As it was published; whether this program can read it is for the reader to find out. */
  readonly phrase: { readonly code: string; readonly [field: string]: unknown }
  readonly revision: number
  readonly proposalId: string | null
}

/** One entry of the library as head office published it. */
export interface PublishedState {
  readonly code: string
  /** Oldest first by the hub's time, which counts on even where the hub was put back; never empty. */
  readonly publications: readonly Publication[]
}

function evolvePublished(
  state: PublishedState | null,
  { type, payload, actor, aggregate }: LoggedEvent,
): PublishedState | null {
  if (type !== phrasePublished.type) return state
  const given = payload as PayloadOf<typeof phrasePublished>
  const publications = [...(state?.publications ?? []), { ...given, by: actor.employeeNo }]
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .slice(-KEPT)
  return { code: aggregate.id, publications }
}

export const phraseAggregate: Aggregate<PublishedState> = {
  kind: 'phrase',
  foldVersion: 1,
  isId: (id) => phraseCodeSchema.safeParse(id).success,
  evolve: evolvePublished,
  obstacle: () => null,
  barred: (_state, { payload, aggregate }) =>
    (payload['phrase'] as { code?: unknown } | undefined)?.code === aggregate.id
      ? null
      : 'wrong_record',
}

export const PROPOSAL_STATES = ['waiting', 'withdrawn', 'accepted', 'declined'] as const

export interface ProposalState {
  readonly proposalId: string
  readonly at: string
  readonly by: string
  readonly replaces: string | null
  /** Null where the words are gone. */
  readonly phrase: Publication['phrase'] | null
  readonly why: string | null
  readonly state: (typeof PROPOSAL_STATES)[number]
  readonly decided: {
    readonly at: string
    readonly by: string
    readonly outcome: (typeof PROPOSAL_OUTCOMES)[number]
    readonly published: { readonly code: string; readonly revision: number } | null
    readonly remark: string | null
  } | null
}

function evolveProposal(state: ProposalState | null, event: LoggedEvent): ProposalState | null {
  const by = event.actor.employeeNo
  if (event.type === phraseProposed.type) {
    const given = event.payload as Partial<PayloadOf<typeof phraseProposed>>
    return {
      proposalId: event.aggregate.id,
      at: given.at ?? event.occurredAt,
      by,
      replaces: given.replaces ?? null,
      phrase: given.phrase ?? null,
      why: given.why ?? null,
      state: 'waiting',
      decided: null,
    }
  }
  if (state === null) return null
  switch (event.type) {
    case phraseProposalWithdrawn.type:
      return { ...state, state: 'withdrawn' }
    case phraseProposalDecided.type: {
      const { at, outcome, published, remark } = event.payload as PayloadOf<
        typeof phraseProposalDecided
      >
      // The remark travels in the part, which may be gone.
      return {
        ...state,
        state: outcome,
        decided: { at, by, outcome, published, remark: remark ?? null },
      }
    }
    default:
      return state
  }
}

function proposalObstacle(state: ProposalState | null, event: LoggedEvent): string | null {
  if (event.type === phraseProposed.type) return state === null ? null : 'already_proposed'
  if (state === null) return 'unknown_proposal'
  if (state.state === 'withdrawn') return 'already_withdrawn'
  if (state.state !== 'waiting') return 'already_decided'
  if (event.type !== phraseProposalWithdrawn.type) return null
  return sameEmployee(event.actor.employeeNo, state.by) ? null : 'not_the_proposer'
}

export const phraseProposalAggregate: Aggregate<ProposalState> = {
  kind: 'phrase_proposal',
  foldVersion: 1,
  isId: isUuid,
  evolve: evolveProposal,
  obstacle: proposalObstacle,
}
