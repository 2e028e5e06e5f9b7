/** The words to say as the prompter shows them: panel, page, strip. */
import { z } from 'zod'
import { TALK_PARTS } from '../phrase/moments.ts'

/** One phrase, filled with what this workstation knows. The words themselves are Chinese in every language. */
export const promptSchema = z.strictObject({
  code: z.string(),
  title: z.string(),
  /** With everything filled in that is known; what is not stays as `{name}`. */
  text: z.string(),
  /** As the library has it, with all its places. */
  template: z.string(),
  /** What was filled in, by the name of its place. */
  known: z.record(z.string(), z.string()),
  /** Names of the places that are still open, each once, in the order of the text. */
  blanks: z.array(z.string()),
  /** A `caution` is shown greyed with its reason and is not copied. */
  status: z.enum(['approved', 'caution']),
  reason: z.string().nullable(),
  /** `guide` is read by staff, not said. */
  kind: z.enum(['words', 'guide']),
  /** Its place in a complaint talk (S2-33); null outside. */
  part: z.enum(TALK_PARTS).nullable(),
  /** What the source asks of whoever says it. */
  requirement: z.string().nullable(),
  /** The words that close what this one opens. */
  closing: z.strictObject({ code: z.string(), text: z.string() }).nullable(),
  source: z.string(),
  /** The role that answers for the text. */
  owner: z.string(),
  /** Business dates, both included. */
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  /** Whole seconds at 120 characters a minute (S4-24(4)). */
  readingSeconds: z.int(),
  favourite: z.boolean(),
  /** Codes of what must not be said beside it, the nearest first. */
  donts: z.array(z.string()),
})
export type PromptView = z.infer<typeof promptSchema>

/** Something that is not said, and what to say instead. */
export const dontSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['warn', 'hint']),
  words: z.string(),
  instead: z.string(),
  source: z.string(),
})
export type DontView = z.infer<typeof dontSchema>

export const promptsSchema = z.strictObject({
  prompts: z.array(promptSchema),
  /** Every entry that one of the prompts names. */
  donts: z.array(dontSchema),
  /** A complaint of the customer is open, so nothing here offers business (E-33). */
  openComplaint: z.boolean(),
})
export type PromptsView = z.infer<typeof promptsSchema>
