/** What screens see of a proposal, at the branch and at head office. */
import { z } from 'zod'
import { type Phrase, phraseSchema } from '../pack/phrase-pack.ts'
import { PROPOSAL_OUTCOMES } from '../phrase/events.ts'
import { PROPOSAL_STATES, type ProposalState } from '../phrase/state.ts'

export const proposalViewSchema = z.strictObject({
  proposalId: z.uuid(),
  at: z.string(),
  by: z.string(),
  replaces: z.string().nullable(),
  /** Null where its words are gone, or of a form that only a newer program reads. */
  phrase: phraseSchema.nullable(),
  why: z.string().nullable(),
  state: z.enum(PROPOSAL_STATES),
  decided: z
    .strictObject({
      at: z.string(),
      by: z.string(),
      outcome: z.enum(PROPOSAL_OUTCOMES),
      published: z.strictObject({ code: z.string(), revision: z.int() }).nullable(),
      remark: z.string().nullable(),
    })
    .nullable(),
})
export type ProposalView = z.infer<typeof proposalViewSchema>

/** A proposal as both sides show it. */
export function proposalView({ phrase, ...state }: ProposalState): ProposalView {
  return { ...state, phrase: readEntry(phrase) }
}

/** An entry that came over the log; null when this program cannot read it. */
export function readEntry(entry: unknown): Phrase | null {
  const parsed = phraseSchema.safeParse(entry)
  return parsed.success ? parsed.data : null
}
