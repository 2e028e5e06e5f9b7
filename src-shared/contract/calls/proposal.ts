/** Words that the branch proposes and what head office answers. */
import { z } from 'zod'
import { draftWords, words } from '../../foundation/words.ts'
import { phraseSchema } from '../../pack/phrase-pack.ts'
import type { CallTable } from '../gate.ts'
import { ENTRY_REFUSALS, entryFaultSchema, proposedFieldsSchema } from '../phrase-entry.ts'
import { proposalViewSchema } from '../proposal-view.ts'

const proposalId = z.uuid()
/** Code of the entry whose place it takes; null for a new one. */
const replaces = words(40).nullable()

const rowSchema = proposalViewSchema.extend({
  /** Written by whoever asks. */
  own: z.boolean(),
  /** Head office has it. */
  arrived: z.boolean(),
  /** The words whose place it would take, as they stand here now. */
  standing: z.strictObject({ title: z.string(), text: z.string() }).nullable(),
})

const listSchema = z.strictObject({ proposals: z.array(rowSchema) })

export const proposalCalls = {
  /** Proposals of the branch, the newest first. */
  'proposal.list': {
    input: z.strictObject({}),
    output: listSchema,
    permission: 'phrase.read',
    kind: 'read',
    refusals: [],
  },
  /** The entry that a proposal begins from, whole; what there is to begin from; the kinds of case that have words. */
  'proposal.begin': {
    input: z.strictObject({ code: words(40).nullable() }),
    output: z.strictObject({
      phrase: phraseSchema.nullable(),
      entries: z.array(z.strictObject({ code: z.string(), title: z.string(), text: z.string() })),
      caseTypes: z.array(z.string()),
    }),
    permission: 'phrase.propose',
    kind: 'read',
    refusals: ['unknown_phrase'],
  },
  /** What the check would say, for a form that is being filled in; nothing is written. */
  'phrase.checkProposal': {
    input: z.strictObject({ proposalId, replaces, entry: proposedFieldsSchema }),
    output: z.strictObject({ faults: z.array(entryFaultSchema), places: z.array(z.string()) }),
    permission: 'phrase.propose',
    kind: 'read',
    refusals: [],
  },
  'phrase.propose': {
    input: z.strictObject({
      proposalId,
      replaces,
      entry: proposedFieldsSchema,
      why: draftWords(500),
    }),
    output: listSchema,
    permission: 'phrase.propose',
    kind: 'write',
    refusals: [...ENTRY_REFUSALS, 'field_required', 'already_proposed'],
  },
  /** By whoever proposed it, as long as head office has not answered. */
  'phrase.withdrawProposal': {
    input: z.strictObject({ proposalId }),
    output: listSchema,
    permission: 'phrase.propose',
    kind: 'write',
    refusals: ['unknown_proposal', 'already_withdrawn', 'already_decided', 'not_the_proposer'],
  },
} as const satisfies CallTable
