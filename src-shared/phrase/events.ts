/**
 * Words that change without a new program: what branches propose, what head office answers, and what it
 * publishes. An entry travels whole and as it is: which entries this program can use is asked when the
 * library is put together (`published.ts`), never here, so that no fold changes with a check.
 */
import { z } from 'zod'
import { instantSchema } from '../foundation/instant-schema.ts'
import { words } from '../foundation/words.ts'
import { eventType, personal } from '../log/event-type.ts'
import { phraseCodeSchema } from '../pack/phrase-pack.ts'

/** A schema of its own each time: what is marked personal in one event is open in another. */
const entry = () => z.looseObject({ code: phraseCodeSchema })

export const PROPOSAL_OUTCOMES = ['accepted', 'declined'] as const

/**
 * An entry of the library as it stands from now on, for every branch; `status: excluded` takes it out.
 * No personal words: the check refuses long numbers, and a person of head office has read the rest.
 */
export const phrasePublished = eventType({
  type: 'phrase.published',
  version: 1,
  aggregate: 'phrase',
  merge: 'fact',
  writer: 'hub',
  permission: 'phrase.publish',
  payload: {
    at: instantSchema,
    phrase: entry(),
    /** Counts the publications of this entry from 1. */
    revision: z.int().min(1),
    /** The proposal that it answers. */
    proposalId: z.uuid().nullable(),
  },
})

export const phraseProposed = eventType({
  type: 'phrase.proposed',
  version: 1,
  aggregate: 'phrase_proposal',
  merge: 'step',
  writer: 'workstation',
  permission: 'phrase.propose',
  payload: {
    at: instantSchema,
    /** Code of the entry whose place it would take; null for a new one. */
    replaces: phraseCodeSchema.nullable(),
    // Typed beside a customer: a name may slip in, so it can be erased until head office publishes it.
    phrase: personal(entry()),
    why: personal(words(500)),
  },
})

export const phraseProposalWithdrawn = eventType({
  type: 'phrase.proposal_withdrawn',
  version: 1,
  aggregate: 'phrase_proposal',
  merge: 'step',
  writer: 'workstation',
  permission: 'phrase.propose',
  payload: { at: instantSchema },
})

/** Head office's answer; an accepted one names what was published for it. */
export const phraseProposalDecided = eventType({
  type: 'phrase.proposal_decided',
  version: 1,
  aggregate: 'phrase_proposal',
  merge: 'step',
  writer: 'hub',
  permission: 'phrase.publish',
  payload: {
    at: instantSchema,
    outcome: z.enum(PROPOSAL_OUTCOMES),
    published: z.strictObject({ code: phraseCodeSchema, revision: z.int().min(1) }).nullable(),
    remark: personal(words(500)).nullable(),
  },
})

export const phraseEvents = [
  phrasePublished,
  phraseProposed,
  phraseProposalWithdrawn,
  phraseProposalDecided,
] as const
