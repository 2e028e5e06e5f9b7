/** Head office's calls about words: what branches propose, the library that holds, and publishing. */
import { z } from 'zod'
import { draftWords, words } from '../foundation/words.ts'
import { phraseSchema } from '../pack/phrase-pack.ts'
import { PROPOSAL_OUTCOMES } from '../phrase/events.ts'
import type { CallTable } from './gate.ts'
import { ENTRY_REFUSALS, entryFaultSchema, officeFieldsSchema } from './phrase-entry.ts'
import { proposalViewSchema } from './proposal-view.ts'

const branchId = z.uuid()
const proposalId = z.uuid()
const revision = z.int().min(0)
const page = {
  offset: z.int().min(0).max(1_000_000),
  limit: z.int().min(1).max(200),
}

export const libraryRowSchema = z.strictObject({
  phrase: phraseSchema,
  /** Publications of this entry so far; 0 for the shipped words. */
  revision,
  /** When and by whom what stands was published; null for the shipped words. */
  published: z.strictObject({ at: z.string(), by: z.string(), revision: z.int() }).nullable(),
  /** Why this program does not use the newest publication; null when it does. */
  leftAside: entryFaultSchema.nullable(),
})
export type LibraryRow = z.infer<typeof libraryRowSchema>

export const consoleProposalSchema = proposalViewSchema.extend({
  branchId,
  branchCode: z.string(),
  version: z.int(),
  /** The entry whose place it would take, as it stands now. */
  standing: libraryRowSchema.nullable(),
})
export type ConsoleProposal = z.infer<typeof consoleProposalSchema>

const publicationSchema = z.strictObject({
  revision: z.int(),
  at: z.string(),
  by: z.string(),
  /** It answers a proposal of a branch. */
  proposed: z.boolean(),
  /** Null where this program cannot read it. */
  phrase: phraseSchema.nullable(),
  /** What holds at head office now. */
  holds: z.boolean(),
})

const PUBLISH_REFUSALS = [
  ...ENTRY_REFUSALS,
  'nothing_to_change',
  'changed_meanwhile',
  'event_too_large',
] as const

export const consoleWordsCalls = {
  /** What waits, the longest first; or all, the newest first. */
  'console.proposals': {
    input: z.strictObject({ state: z.enum(['waiting', 'all']), ...page }),
    output: z.strictObject({ rows: z.array(consoleProposalSchema), total: z.int() }),
    permission: 'console.read',
    kind: 'read',
    refusals: [],
  },
  /** Accepted: published as it was edited, and answered, in one step. Declined: answered with a remark. */
  'console.decideProposal': {
    input: z.strictObject({
      branchId,
      proposalId,
      seenVersion: z.int().min(0),
      outcome: z.enum(PROPOSAL_OUTCOMES),
      remark: draftWords(500),
      /** What is published; null when it is declined. */
      entry: officeFieldsSchema.nullable(),
      seenRevision: revision,
    }),
    output: consoleProposalSchema,
    permission: 'phrase.publish',
    kind: 'write',
    refusals: [
      ...PUBLISH_REFUSALS,
      'unknown_proposal',
      'already_decided',
      'already_withdrawn',
      'field_required',
    ],
  },
  /** The library as it stands for whoever syncs now. */
  'console.phrases': {
    input: z.strictObject({
      search: draftWords(80),
      /** All that is said; only what head office published; what was taken out. */
      of: z.enum(['said', 'published', 'excluded']),
      ...page,
    }),
    output: z.strictObject({
      rows: z.array(libraryRowSchema),
      total: z.int(),
      /** Kinds of case that words are kept for. */
      caseTypes: z.array(z.string()),
    }),
    permission: 'console.read',
    kind: 'read',
    refusals: [],
  },
  /** Every publication of an entry, the newest first, and how far the newest came. */
  'console.phraseHistory': {
    input: z.strictObject({ code: words(40) }),
    output: z.strictObject({
      row: libraryRowSchema,
      publications: z.array(publicationSchema),
      /** The words that came with the program. */
      shipped: phraseSchema.nullable(),
      /** Null for shipped words, which every machine has. */
      reach: z
        .strictObject({
          devices: z.int(),
          ofDevices: z.int(),
          branches: z.int(),
          ofBranches: z.int(),
        })
        .nullable(),
    }),
    permission: 'console.read',
    kind: 'read',
    refusals: ['unknown_phrase'],
  },
  /** What the check would say of an entry; nothing is written. */
  'console.checkPhrase': {
    input: z.strictObject({ entry: officeFieldsSchema }),
    output: z.strictObject({ faults: z.array(entryFaultSchema), places: z.array(z.string()) }),
    permission: 'phrase.publish',
    kind: 'read',
    refusals: [],
  },
  /** A new entry, other words for one that stands, or taking one out (`excluded`). Reaches every branch. */
  'console.publishPhrase': {
    input: z.strictObject({ entry: officeFieldsSchema, seenRevision: revision }),
    output: libraryRowSchema,
    permission: 'phrase.publish',
    kind: 'write',
    refusals: PUBLISH_REFUSALS,
  },
} as const satisfies CallTable
