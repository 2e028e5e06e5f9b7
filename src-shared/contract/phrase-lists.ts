/**
 * The lists that text boxes are scanned with, once for a page: scanning itself goes through no door, so
 * what somebody types stays in the page. Workstation and hub answer alike, each with the packs it holds.
 */
import { z } from 'zod'
import { toHex, utf8 } from '../foundation/bytes.ts'
import type { Sha256 } from '../foundation/ports.ts'
import { type ForbiddenPack, forbiddenPackSchema } from '../pack/forbidden-pack.ts'
import type { PhrasePack } from '../pack/phrase-pack.ts'
import type { Writing } from '../phrase/traditional.ts'

const version = z.string().regex(/^[0-9a-f]{64}$/)

export const phraseListsInput = z.strictObject({
  /** The version that the page holds; null when it holds none. */
  held: version.nullable(),
  /** The language that suggestions are read in. */
  locale: z.enum(['zh-CN', 'zh-TW', 'en']),
})

const lists = z.strictObject({
  forbidden: forbiddenPackSchema,
  /** Approved phrases: what lies within one of them is not found. */
  approved: z.array(z.string()),
})

export const phraseListsOutput = z.strictObject({
  /** SHA-256 of the lists. */
  version,
  /** Null while the version that the page holds still stands. */
  lists: lists.nullable(),
})

export type WritingLists = z.infer<typeof lists>
type Asked = z.infer<typeof phraseListsInput>
type Answer = z.infer<typeof phraseListsOutput>

interface Words {
  readonly forbidden: ForbiddenPack
  readonly phrases: PhrasePack
}

/**
 * Makes the answerer of one host; `writing` is that of the language asked for. The same `words` object is
 * digested once for each language.
 */
export function phraseListsAnswers(
  sha256: Sha256,
): (words: Words, asked: Asked, writing: Writing) => Answer {
  const made = new WeakMap<Words, Map<string, Answer>>()
  return (words, { held, locale }, writing) => {
    const answers = made.get(words) ?? new Map<string, Answer>()
    made.set(words, answers)
    const answer = answers.get(locale) ?? answerOf(writtenLists(words, writing), sha256)
    answers.set(locale, answer)
    return held === answer.version ? { version: held, lists: null } : answer
  }
}

function answerOf(written: WritingLists, sha256: Sha256): Answer {
  return { version: toHex(sha256(utf8(JSON.stringify(written)))), lists: written }
}

/** Wordings are found however they are written; what to say instead is written for whoever reads it. */
function writtenLists({ forbidden, phrases }: Words, writing: Writing): WritingLists {
  return {
    forbidden: {
      ...forbidden,
      phrases: forbidden.phrases.map(({ replacement, reason, ...phrase }) => ({
        ...phrase,
        ...(reason === undefined ? {} : { reason: writing(reason) }),
        suggestion: writing(phrase.suggestion),
        ...(replacement === undefined ? {} : { replacement: replacement && writing(replacement) }),
      })),
    },
    approved: phrases.phrases.filter(({ status }) => status === 'approved').map(({ text }) => text),
  }
}
