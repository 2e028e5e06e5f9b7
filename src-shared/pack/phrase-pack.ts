/** The phrase pack: what to say, at which moment, and what must not be said. */
import { z } from 'zod'
import { cited, packHeader } from './cited.ts'
import { isBusinessDate } from '../foundation/instant.ts'
import { variablesIn } from '../phrase/places.ts'
import { PROFILE_CODES } from './profile-pack.ts'
import { situationSchema } from './situation.ts'
import { standardSchema } from './standard.ts'

/** A pair of braces with what stands in it; or a brace alone, with the word behind it. */
const BRACED = /[{｛][^{}｛｝]*[}｝]|[{｛][^{}｛｝\p{P}\s]*|[}｝]/gu
/** So much of what follows an open brace shows where it stands. */
const SHOWN_OF_BRACED = 12

const word = z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/)
/** `SP-08`, `CC-privacy`: two capitals and a name. */
export const phraseCodeSchema = z
  .string()
  .max(40)
  .regex(/^[A-Z]{2}-[A-Za-z0-9]+(-[a-z0-9]+)?$/)
const day = z.string().refine(isBusinessDate, { message: 'a day that exists, YYYY-MM-DD' })

/**
 * `approved` is said as it stands, `caution` is shown greyed with its reason, `excluded` is kept for
 * the record and never returned (catalogue §6).
 */
export const phraseSchema = z
  .strictObject({
    code: phraseCodeSchema,
    /** `words` are said to a customer, a `guide` is read by staff before they speak. */
    kind: z.enum(['words', 'guide']).default('words'),
    title: z.string().min(1).max(40),
    text: z.string().min(1).max(500),
    /** Placeholders in the text: `{customer}`, `{time}`. */
    variables: z.array(word),
    /** For whom; empty = for everybody. */
    roles: z.array(word),
    /** For which kinds of organisation; empty = for all. */
    profiles: z.array(z.enum(PROFILE_CODES)),
    moments: z.array(word),
    steps: z.array(word),
    situations: z.array(z.string()),
    states: z.array(word),
    demeanours: z.array(word),
    caseTypes: z.array(word),
    /** Which of the eight needs of a customer it answers (S1-06). */
    needs: z.array(word).default([]),
    /** Which of the six C of a complaint talk it belongs to (S3-23). */
    sixC: z.array(word).default([]),
    /** Where in a complaint talk it comes: feelings before facts before solution (S2-33). */
    part: z.enum(['emotion', 'facts', 'solution']).nullable().default(null),
    /** What the source asks of whoever says it, in Chinese, beside the words. */
    requirement: z.string().min(1).max(200).optional(),
    /** The phrase that closes what this one opens. */
    closing: phraseCodeSchema.optional(),
    /** Offers further business, so it is not shown while a complaint of the customer is open (S4-25(9)). */
    offersBusiness: z.boolean().default(false),
    /** The role that answers for the text. */
    owner: word.default('head_office_service'),
    /** Business dates, both included; null = without an end on that side. */
    validFrom: day.nullable().default(null),
    validUntil: day.nullable().default(null),
    status: z.enum(['approved', 'caution', 'excluded']),
    /** Row of the ethics register that made it a caution card; it may also be why it was taken out. */
    ethics: z
      .string()
      .regex(/^E-\d{2}$/)
      .optional(),
    /** Why a caution card warns or why the words were taken out, in Chinese, for the screen. */
    reason: z.string().max(300).optional(),
    since: z.int().min(1),
    /** Toneless syllables of title and text, one per Han character in order, readings joined by `/`. */
    pinyin: z
      .string()
      .regex(/^[a-zü]+(\/[a-zü]+)*( [a-zü]+(\/[a-zü]+)*)*$/)
      .optional(),
    ...cited,
  })
  .superRefine((phrase, context) => {
    for (const { 0: braced, index: start } of phrase.text.matchAll(BRACED)) {
      if (variablesIn(braced).length > 0) continue
      const reason = /^[{｛].*[}｝]$/s.test(braced) ? 'place_form' : 'open_brace'
      const words = braced.slice(0, SHOWN_OF_BRACED)
      const message = 'a brace that belongs to no placeholder {name}'
      const params = { reason, words, start, end: start + words.length }
      context.addIssue({ code: 'custom', path: ['text'], message, params })
    }
    const used = new Set(variablesIn(phrase.text))
    const declared = new Set(phrase.variables)
    const odd = [...new Set([...used, ...declared])].filter(
      (name) => !used.has(name) || !declared.has(name),
    )
    if (odd.length > 0) {
      const message = 'variables do not match'
      const params = { reason: 'undeclared_place', words: odd.join(', ') }
      context.addIssue({ code: 'custom', path: ['variables'], message, params })
    }
    const { validFrom, validUntil } = phrase
    if (validFrom !== null && validUntil !== null && validUntil < validFrom) {
      const message = 'not before its first day'
      const params = { reason: 'ends_before_it_begins' }
      context.addIssue({ code: 'custom', path: ['validUntil'], message, params })
    }
    if (phrase.status !== 'approved' && !phrase.reason) {
      const message = 'a warning needs its reason'
      const params = { reason: 'reason_missing' }
      context.addIssue({ code: 'custom', path: ['reason'], message, params })
    }
    if (phrase.status === 'caution' && phrase.ethics === undefined) {
      const message = 'a caution card names its row of the register'
      const params = { reason: 'row_missing' }
      context.addIssue({ code: 'custom', path: ['ethics'], message, params })
    }
  })
export type Phrase = z.infer<typeof phraseSchema>

/**
 * What practising rests on: days between two looks at a card, how many new cards a day brings, the words that
 * no exercise blanks, and the words by which a case shows what it was about.
 */
const practiceSchema = z.strictObject({
  intervals: z.strictObject({ days: z.array(z.int().min(1).max(365)).min(2).max(12), ...cited }),
  newADay: z.strictObject({ cards: z.int().min(1).max(100), ...cited }),
  caseKinds: z
    .array(
      z.strictObject({
        caseType: word,
        texts: z.array(z.string().min(1).max(12)).min(1),
        ...cited,
      }),
    )
    .max(40),
  plainWords: z.strictObject({ texts: z.array(z.string().min(1).max(12)).min(1), ...cited }),
})

export const phrasePackSchema = z
  .strictObject({
    ...packHeader('phrases'),
    phrases: z.array(phraseSchema).min(1),
    situations: z.array(situationSchema).default([]),
    /** Absent: nobody practises with this pack. */
    practice: practiceSchema.optional(),
    /** What everybody reads and states to have understood, version by version (S1-14). */
    standards: z.array(standardSchema).default([]),
  })
  .superRefine((pack, context) => {
    for (const [index, { code }] of pack.standards.entries()) {
      if (pack.standards.findIndex((other) => other.code === code) !== index) {
        context.addIssue({ code: 'custom', path: ['standards', index, 'code'], message: 'twice' })
      }
    }
    for (const [index, { code }] of pack.situations.entries()) {
      if (pack.situations.findIndex((other) => other.code === code) !== index) {
        context.addIssue({ code: 'custom', path: ['situations', index, 'code'], message: 'twice' })
      }
    }
    const codes = new Set<string>()
    for (const [index, { code }] of pack.phrases.entries()) {
      if (codes.has(code)) {
        context.addIssue({ code: 'custom', path: ['phrases', index, 'code'], message: 'twice' })
      }
      codes.add(code)
    }
  })
export type PhrasePack = z.infer<typeof phrasePackSchema>
