/** The forbidden pack: what must not be said to a customer, what to say instead, and what only looks like it. */
import { z } from 'zod'
import { cited, packHeader } from './cited.ts'

/** A place in a wording that any `least` to `most` characters fill, written `{1-10}`. */
const GAP = /\{(\d{1,2})-(\d{1,2})\}/
/** More is no gap inside a sentence, and every scan would walk it. */
const WIDEST_GAP = 20
/** A letter or figure that shows: fillers (U+3164) count as letters in Unicode. */
const WORD = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u
/** Those of a full-width keyboard open no gap, so they are a slip of the hand. */
const BRACES = /[{}｛｝]/
const SENTENCE_END = /[。！？；!?;]/u

/** A wording taken apart: its text, or the texts before and after its gap. */
export type Wording =
  | { readonly text: string }
  | {
      readonly before: string
      readonly after: string
      readonly least: number
      readonly most: number
    }

/** Takes a wording of the pack apart; a checked wording has at most one gap. */
export function readWording(wording: string): Wording {
  const gap = GAP.exec(wording)
  if (!gap) return { text: wording }
  return {
    before: wording.slice(0, gap.index),
    after: wording.slice(gap.index + gap[0].length),
    least: Number(gap[1]),
    most: Number(gap[2]),
  }
}

/**
 * Simplified or traditional, with the punctuation it is written with: a sentence end inside a wording
 * lets the text have any punctuation there, or none; elsewhere a sentence end parts the text.
 */
const wording = z
  .string()
  .min(1)
  .max(100)
  .refine(isWording, { message: 'words, with at most one gap inside a sentence' })

function isWording(text: string): boolean {
  const read = readWording(text)
  const parts = 'text' in read ? [read.text] : [read.before, read.after]
  if (!parts.every((part) => WORD.test(part) && !BRACES.test(part))) return false
  if ('text' in read) return true
  const beside = `${read.before.at(-1)}${read.after.at(0)}`
  const fits = read.least >= 1 && read.least <= read.most && read.most <= WIDEST_GAP
  return fits && !SENTENCE_END.test(beside)
}

const allowedText = wording.refine((text) => 'text' in readWording(text), {
  message: 'no gap in an allowed text',
})

/** Where a wording counts: anywhere, only as the beginning of the text, or only as the whole text. */
const place = z.enum(['anywhere', 'beginning', 'whole'])

/** `FP-B01`: the list a sentence stands in, and its number there. */
export const forbiddenCodeSchema = z.string().regex(/^FP-[A-Z]\d{1,2}$/)

export const forbiddenPhraseSchema = z.strictObject({
  code: forbiddenCodeSchema,
  /** `warn`: not to be said; `hint`: there is a better word. Neither ever stops anybody from saving. */
  severity: z.enum(['warn', 'hint']),
  place,
  wordings: z.array(wording).min(1),
  /** The same said in other words than the source prints; found under the same code. */
  variants: z.array(z.strictObject({ place, texts: z.array(wording).min(1), ...cited })).optional(),
  /** What to say instead, in Chinese, for the screen. */
  suggestion: z.string().min(1).max(200),
  /** Why it is not said, in Chinese, in one short sentence for the screen: our own words. */
  reason: z.string().min(1).max(60).optional(),
  /**
   * What a text box puts in place of the words, where that is not the suggestion itself; null: nothing
   * fits there, the suggestion is advice.
   */
  replacement: z.string().min(1).max(200).nullable().optional(),
  /**
   * Moments, steps, situations, states, manners, kinds of complaint, needs, six C or codes of phrases beside
   * whose words the prompter shows it: our own choice of where it slips out.
   */
  beside: z.array(z.string().min(1).max(60)).optional(),
  ...cited,
})
export type ForbiddenPhrase = z.infer<typeof forbiddenPhraseSchema>

const words = z.strictObject({ texts: z.array(z.string().min(1).max(12)).min(1), ...cited })

/**
 * The words by which a note shows that somebody else is speaking. Whoever `customers` names speaks when one
 * of `saying` follows; not when one of `addressing` stands before the name, for then they are spoken to.
 * `complaining` opens an account in which even `colleagues` speak as the customer tells it; `ownWords`
 * ends it. Quoted words after one of `forbidding` and one of `using`, after one of `citing` or before one of
 * `wordKinds` are named, not said; so is what a sentence lists after one of `topics`. After one of `heads` and a
 * colon all is the customer's account, until a clause that begins with one of `answers`.
 */
const speechSchema = z.strictObject({
  customers: words,
  titles: words,
  notCustomers: words,
  colleagues: words,
  ownWords: words,
  addressing: words,
  saying: words,
  complaining: words,
  notSaying: words,
  forbidding: words,
  using: words,
  citing: words,
  wordKinds: words,
  topics: words,
  heads: words,
  answers: words,
})
export type SpeechWords = z.infer<typeof speechSchema>

const texts = z.array(z.string().min(1).max(12)).min(1)

/**
 * Words around a hit of one of `codes` that give it another meaning: a promise denied, the customer's own
 * duty, the name of a product. All that is listed must hold inside the clause, signs apart: one of `before`
 * (and none of `notBefore` before that), then at most four of `between`, then the hit, one of `words` if they
 * are listed; after it one of `after`, then none of `notAfter` and, with `notLast`, something; and one of
 * `closing` at the end of the clause.
 */
const contextSchema = z
  .strictObject({
    codes: z.array(forbiddenCodeSchema).min(1),
    words: texts.optional(),
    before: texts.optional(),
    between: texts.optional(),
    notBefore: texts.optional(),
    after: texts.optional(),
    notAfter: texts.optional(),
    notLast: z.literal(true).optional(),
    closing: texts.optional(),
    ...cited,
  })
  .refine(({ before, after, closing }) => before ?? after ?? closing, {
    message: 'words before, after or at the end',
  })
  .refine(({ before, between, notBefore }) => before ?? !(between ?? notBefore), {
    message: 'words between the hit and what stands before it need words before it',
  })
export type PhraseContext = z.infer<typeof contextSchema>

export const forbiddenPackSchema = z
  .strictObject({
    ...packHeader('forbidden'),
    phrases: z.array(forbiddenPhraseSchema).min(1).max(10_000),
    /** Whole standard sentences: what lies within one of them is not reported. */
    standard: z.array(z.strictObject({ texts: z.array(allowedText).min(1), ...cited })),
    /** Words that contain a forbidden one by accident or turn it round; likewise not reported. */
    exceptions: z.array(z.strictObject({ texts: z.array(allowedText).min(1), ...cited })),
    /**
     * Words that no approved phrase says, not even negated, each with its row of the register of
     * improper content (catalogue §6). The shipped list always counts.
     */
    leftOut: z
      .array(
        z.strictObject({
          ethics: z.string().regex(/^E-\d{2}$/),
          wordings: z.array(allowedText).min(1),
          ...cited,
        }),
      )
      .optional(),
    /** Without it no words are taken for somebody else's (`writingScanner`). */
    speech: speechSchema.optional(),
    /** Where the words around a hit take it back; read in text boxes only (`writingScanner`). */
    contexts: z.array(contextSchema).optional(),
    /** Character forms beyond the shipped ones: `written` counts as `as`. */
    forms: z.array(
      z.strictObject({
        written: z.string().regex(/^\p{L}$/u),
        as: z.string().regex(/^\p{L}$/u),
        ...cited,
      }),
    ),
  })
  .superRefine((pack, context) => {
    const codes = new Set<string>()
    for (const [index, { code }] of pack.phrases.entries()) {
      if (codes.has(code)) {
        context.addIssue({ code: 'custom', path: ['phrases', index, 'code'], message: 'twice' })
      }
      codes.add(code)
    }
  })
export type ForbiddenPack = z.infer<typeof forbiddenPackSchema>
