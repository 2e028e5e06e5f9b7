/** The phrase pack: what to say, at which moment, and what must not be said. */
import { z } from 'zod'
import { cited, packHeader } from './cited.ts'
import { PROFILE_CODES } from './profile-pack.ts'

const PLACEHOLDER = /\{([a-z0-9_]+)\}/g
const BRACE = /[{}｛｝]/

const word = z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/)

/**
 * `approved` is said as it stands, `caution` is shown greyed with its reason, `excluded` is kept for
 * the record and never returned (catalogue §6).
 */
export const phraseSchema = z
  .strictObject({
    code: z.string().regex(/^[A-Z]{2}-[A-Za-z0-9]+(-[a-z0-9]+)?$/),
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
    status: z.enum(['approved', 'caution', 'excluded']),
    /** Row of the ethics register that made it a caution card or took it out. */
    ethics: z
      .string()
      .regex(/^E-\d{2}$/)
      .optional(),
    /** Why a caution card warns, in Chinese, for the screen. */
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
    if (BRACE.test(phrase.text.replaceAll(PLACEHOLDER, ''))) {
      const message = 'a brace that belongs to no placeholder {name}'
      context.addIssue({ code: 'custom', path: ['text'], message })
    }
    const used = new Set([...phrase.text.matchAll(PLACEHOLDER)].map((match) => match[1]))
    const declared = new Set(phrase.variables)
    if (used.size !== declared.size || [...used].some((name) => !declared.has(name ?? ''))) {
      context.addIssue({ code: 'custom', path: ['variables'], message: 'variables do not match' })
    }
    if (phrase.status !== 'approved' && (phrase.ethics === undefined || !phrase.reason)) {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'a warning needs its reason' })
    }
  })
export type Phrase = z.infer<typeof phraseSchema>

export const phrasePackSchema = z
  .strictObject({ ...packHeader('phrases'), phrases: z.array(phraseSchema).min(1) })
  .superRefine((pack, context) => {
    const codes = new Set<string>()
    for (const [index, { code }] of pack.phrases.entries()) {
      if (codes.has(code)) {
        context.addIssue({ code: 'custom', path: ['phrases', index, 'code'], message: 'twice' })
      }
      codes.add(code)
    }
  })
export type PhrasePack = z.infer<typeof phrasePackSchema>
