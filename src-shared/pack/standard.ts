/** Standards that everybody at the counter has read and understood, version by version (S1-14, R-016). */
import { z } from 'zod'
import { cited } from './cited.ts'

const phraseCode = z.string().regex(/^[A-Z]{2}-[A-Za-z0-9]+(-[a-z0-9]+)?$/)
const forbiddenCode = z.string().regex(/^FP-[A-Z]\d{1,2}$/)

/** The name of a standard; the record of a reading is named after it. */
export const standardCode = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

const sectionSchema = z
  .strictObject({
    title: z.string().min(1).max(40),
    /** Phrases that are read as they stand, in this order. */
    phrases: z.array(phraseCode).max(60).default([]),
    /** Sentences that are not said, each beside what is said instead; codes of the forbidden pack. */
    forbidden: z.array(forbiddenCode).max(60).default([]),
  })
  .refine(({ phrases, forbidden }) => phrases.length + forbidden.length > 0, {
    message: 'a section has something to read',
    path: ['phrases'],
  })

export const standardSchema = z.strictObject({
  code: standardCode,
  title: z.string().min(1).max(40),
  /** Raised when what is read changes meaning: everybody is asked again. */
  version: z.int().min(1).max(9999),
  sections: z.array(sectionSchema).min(1).max(12),
  ...cited,
})
export type Standard = z.infer<typeof standardSchema>
