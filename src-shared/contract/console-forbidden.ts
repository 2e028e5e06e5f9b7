/** Head office's calls about sentences that must not be said: the list that holds, trying one, and publishing. */
import { z } from 'zod'
import { draftWords, words } from '../foundation/words.ts'
import { forbiddenCodeSchema, forbiddenPhraseSchema } from '../pack/forbidden-pack.ts'
import { type ForbiddenFields, REPLACE_WITH } from '../phrase/forbidden/entry.ts'
import type { CallTable } from './gate.ts'
import { entryFaultSchema } from './phrase-entry.ts'

const { severity, place, origin } = forbiddenPhraseSchema.shape
const revision = z.int().min(0)
/** More than an entry may have, so that the check says how many it may. */
const lines = z.array(draftWords(200)).max(400)

/** A sentence as forms send it: unfinished words pass, so that the check can say what lacks. */
const forbiddenFieldsSchema = z.strictObject({
  severity,
  place,
  wordings: lines,
  variants: z
    .array(
      z.strictObject({
        place,
        texts: lines,
        source: draftWords(120),
        origin,
        note: draftWords(300),
      }),
    )
    .max(20),
  suggestion: draftWords(200),
  replaceWith: z.enum(REPLACE_WITH),
  replacement: draftWords(200),
  reason: draftWords(60),
  beside: z.array(words(60)).max(60),
  source: draftWords(120),
  origin,
  note: draftWords(300),
}) satisfies z.ZodType<ForbiddenFields>

export const forbiddenRowSchema = z.strictObject({
  /** As it is looked for, or, switched off, as it was. */
  entry: forbiddenPhraseSchema,
  /** Publications of this sentence so far; 0 for the shipped one. */
  revision,
  /** When and by whom what stands was published; null for the shipped sentence. */
  published: z.strictObject({ at: z.string(), by: z.string(), revision: z.int() }).nullable(),
  /** Why it is not looked for; null while it is. */
  switchedOff: z.string().nullable(),
  /** Why this program does not use the newest publication; null when it does. */
  leftAside: entryFaultSchema.nullable(),
})
export type ForbiddenRow = z.infer<typeof forbiddenRowSchema>

const publicationSchema = z.strictObject({
  revision: z.int(),
  at: z.string(),
  by: z.string(),
  /** Null where this program cannot read it. */
  entry: forbiddenPhraseSchema.nullable(),
  switchedOff: z.string().nullable(),
  /** What holds at head office now. */
  holds: z.boolean(),
})

/** Null: a new sentence, which is given the next free code. */
const code = forbiddenCodeSchema.nullable()
const PUBLISH_REFUSALS = [
  'invalid_forbidden',
  'unknown_forbidden',
  'nothing_to_change',
  'changed_meanwhile',
  'event_too_large',
] as const

export const consoleForbiddenCalls = {
  /** The list as it stands for whoever syncs now. */
  'console.forbidden': {
    input: z.strictObject({
      search: draftWords(80),
      /** All that is looked for; only what head office published; what is switched off. */
      of: z.enum(['looked_for', 'published', 'switched_off']),
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(forbiddenRowSchema), total: z.int() }),
    permission: 'console.read',
    kind: 'read',
    refusals: [],
  },
  /** Every publication of a sentence, the newest first, and how far the newest came. */
  'console.forbiddenHistory': {
    input: z.strictObject({ code: forbiddenCodeSchema }),
    output: z.strictObject({
      row: forbiddenRowSchema,
      publications: z.array(publicationSchema),
      /** The sentence that came with the program. */
      shipped: forbiddenPhraseSchema.nullable(),
      /** Null for a shipped sentence, which every machine has. */
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
    refusals: ['unknown_forbidden'],
  },
  /** What the check would say of a sentence, and what a text box would underline with it; nothing is written. */
  'console.checkForbidden': {
    input: z.strictObject({ code, entry: forbiddenFieldsSchema, tried: draftWords(500) }),
    output: z.strictObject({
      faults: z.array(entryFaultSchema),
      /** Stretches of the tried text, half-open, in UTF-16 units; null is the sentence that is being written. */
      found: z.array(
        z.strictObject({
          code: z.string().nullable(),
          start: z.int(),
          end: z.int(),
        }),
      ),
    }),
    permission: 'phrase.publish',
    kind: 'read',
    refusals: [],
  },
  /** A new sentence, another form of one that stands, or one that was switched off, again. Reaches every branch. */
  'console.publishForbidden': {
    input: z.strictObject({ code, entry: forbiddenFieldsSchema, seenRevision: revision }),
    output: forbiddenRowSchema,
    permission: 'phrase.publish',
    kind: 'write',
    refusals: PUBLISH_REFUSALS,
  },
  /** The sentence is not looked for any more, at any branch; why is kept with it. */
  'console.switchOffForbidden': {
    input: z.strictObject({
      code: forbiddenCodeSchema,
      why: draftWords(200),
      seenRevision: revision,
    }),
    output: forbiddenRowSchema,
    permission: 'phrase.publish',
    kind: 'write',
    refusals: [...PUBLISH_REFUSALS, 'field_required'],
  },
} as const satisfies CallTable
