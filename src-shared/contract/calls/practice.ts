/** Practising the words, for nobody but the learner; and the standards that everybody has read. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { words } from '../../foundation/words.ts'
import { standardCode } from '../../pack/standard.ts'
import { CARD_GRADES } from '../../phrase/practice/card.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import { textDigest } from '../../standard/events.ts'
import type { CallTable } from '../gate.ts'

const PRACTICE_KINDS = ['cards', 'quiz', 'case', 'roleplay'] as const

/** Codes of phrases, situations and forbidden sentences. */
const code = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const option = z.strictObject({ code: z.string(), text: z.string() })
const line = z.strictObject({ text: z.string(), requirement: z.string().nullable() })

/** What was wrong, with the source that asks for it otherwise and what is said instead. */
const missSchema = z.strictObject({
  what: z.enum([
    'other_words',
    'out_of_order',
    'forbidden_words',
    'pause_first',
    'need_first',
    'record_first',
  ]),
  /** The need, the call, or the sentence that was not to be said. */
  about: z.string().nullable(),
  instead: z.string().nullable(),
  source: z.string(),
})
export type PracticeMiss = z.infer<typeof missSchema>

const exerciseSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cards'),
    questionId: z.uuid(),
    about: z.enum(['situation', 'phrase', 'forbidden']),
    front: z.string(),
    /** For the learner to turn: they grade themselves. */
    back: z.array(line),
    source: z.string(),
  }),
  z.strictObject({
    kind: z.enum(['quiz', 'case']),
    questionId: z.uuid(),
    question: z.enum(['what_to_say', 'what_instead', 'what_comes_next', 'what_for_this_case']),
    shown: z.string(),
    options: z.array(option),
  }),
  z.strictObject({
    kind: z.literal('roleplay'),
    questionId: z.uuid(),
    situation: option,
    openComplaint: z.boolean(),
    /** What the customer did last; null at the beginning. */
    heard: z.string().nullable(),
    turn: z.enum(['say', 'act', 'over']),
    options: z.array(option),
    /** `wait`, `need:contact`, `record:complaint.makePromise`, `go_on`. */
    acts: z.array(z.string()),
    done: z.array(z.string()),
    /** Seconds of the pause that `wait` stands for. */
    pauseSeconds: z.int(),
    advice: z.string().nullable(),
    outcome: z.string().nullable(),
    misses: z.array(missSchema),
  }),
])
export type Exercise = z.infer<typeof exerciseSchema>

const feedbackSchema = z.strictObject({
  right: z.boolean(),
  /** What was right and is said; null for a card, whose back was seen, and for what is done, not said. */
  words: z.string().nullable(),
  rightCode: z.string().nullable(),
  requirement: z.string().nullable(),
  /** For what the chosen words are made, when they were not the right ones. */
  chosenFor: z.string().nullable(),
  misses: z.array(missSchema),
  source: z.string(),
  /** When its card comes back; null when the card was not due and stays as it was. */
  dueAt: instantSchema.nullable(),
})
export type PracticeFeedback = z.infer<typeof feedbackSchema>

const standardRowSchema = z.strictObject({
  code: standardCode,
  title: z.string(),
  version: z.int(),
  source: z.string(),
  /** The number under which this person read it, or else what they read last; null when nothing. */
  readVersion: z.int().nullable(),
  readAt: instantSchema.nullable(),
  /** The name of the text that stands; whoever states to have read it hands it back. */
  digest: textDigest,
  /** This person has read this very text, under whatever number it stood then. */
  read: z.boolean(),
})
export type StandardRow = z.infer<typeof standardRowSchema>

const standardSchema = z.strictObject({
  ...standardRowSchema.shape,
  sections: z.array(
    z.strictObject({
      title: z.string(),
      lines: z.array(
        z.strictObject({
          code: z.string(),
          title: z.string(),
          text: z.string(),
          requirement: z.string().nullable(),
          /** The sentence that is not said; `text` is what is said instead. */
          avoid: z.string().nullable(),
          /** Why these words are said with care; null for approved ones. */
          caution: z.string().nullable(),
          source: z.string(),
        }),
      ),
    }),
  ),
})
export type StandardText = z.infer<typeof standardSchema>

const person = z.strictObject({ employeeNo: employeeNoSchema, name: z.string().nullable() })

/** No input names a person: practice is the learner's own, and nobody reads for somebody else. */
export const practiceCalls = {
  /** Asks the pending question again, or a new one; it is kept on this machine until it is answered. */
  'practice.next': {
    input: z.strictObject({ kind: z.enum(PRACTICE_KINDS), situation: code.nullable() }),
    output: z.strictObject({
      /** Null when there is nothing to practise now. */
      exercise: exerciseSchema.nullable(),
      /** When the next card comes back; null when something is due or none is waiting. */
      nextDueAt: instantSchema.nullable(),
      situations: z.array(option),
    }),
    permission: 'phrase.read',
    kind: 'write',
    refusals: ['unknown_situation'],
  },
  'practice.answer': {
    input: z.strictObject({
      questionId: z.uuid(),
      answer: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('grade'), grade: z.enum(CARD_GRADES) }),
        z.strictObject({ kind: z.literal('option'), code }),
        z.strictObject({ kind: z.literal('typed'), text: words(300) }),
        z.strictObject({ kind: z.literal('act'), act: z.string().regex(/^[A-Za-z_.:]{1,60}$/) }),
      ]),
    }),
    output: feedbackSchema,
    permission: 'phrase.read',
    kind: 'write',
    refusals: ['not_asked'],
  },
  /** The learner's own counts; nobody can ask for anybody else's. */
  'practice.progress': {
    input: z.strictObject({}),
    output: z.strictObject({
      fresh: z.int(),
      learning: z.int(),
      known: z.int(),
      dueToday: z.int(),
    }),
    permission: 'phrase.read',
    kind: 'read',
    refusals: [],
  },
  /** Takes everything back that this machine keeps of the learner's practice. */
  'practice.forget': {
    input: z.strictObject({}),
    output: z.strictObject({}),
    permission: 'phrase.read',
    kind: 'write',
    refusals: [],
  },
  'standard.list': {
    input: z.strictObject({}),
    output: z.strictObject({ standards: z.array(standardRowSchema) }),
    permission: 'phrase.read',
    kind: 'read',
    refusals: [],
  },
  'standard.get': {
    input: z.strictObject({ code: standardCode }),
    output: standardSchema,
    permission: 'phrase.read',
    kind: 'read',
    refusals: ['unknown_standard'],
  },
  /** S1-14: whoever is signed in states to have read and understood this text. Twice says the same. */
  'standard.read': {
    input: z.strictObject({ code: standardCode, digest: textDigest }),
    output: standardRowSchema,
    permission: 'phrase.read',
    kind: 'write',
    refusals: ['unknown_standard', 'other_text', 'needs_update'],
  },
  /** Who of the branch has read the text that stands, and who has not yet. */
  'standard.readers': {
    input: z.strictObject({ code: standardCode }),
    output: z.strictObject({
      version: z.int(),
      read: z.array(z.strictObject({ ...person.shape, at: instantSchema })),
      waiting: z.array(z.strictObject({ ...person.shape, readVersion: z.int().nullable() })),
    }),
    permission: 'staff.manage',
    kind: 'read',
    refusals: ['unknown_standard'],
  },
} as const satisfies CallTable
