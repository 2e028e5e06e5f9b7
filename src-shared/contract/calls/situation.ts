/**
 * Walks through situations that branch (S4-26, R-286 to R-293). Nothing is stored: the walk goes back and
 * forth, and every answer judges it anew against the pack and the book.
 */
import { z } from 'zod'
import { words } from '../../foundation/words.ts'
import { SITUATION_NEEDS, SITUATION_OUTCOMES, situationTells } from '../../pack/situation.ts'
import type { CallTable } from '../gate.ts'
import { dontSchema, promptSchema } from '../phrase-view.ts'

/** Milliseconds since the epoch. */
const at = z.int().min(0).max(8_640_000_000_000_000)
const code = words(60)
/** More answers than any talk has. */
export const ANSWERS_MAX = 120

/** Codes and times only. */
const walkSchema = z.strictObject({
  situation: code,
  caseId: z.uuid().nullable(),
  begunAt: at,
  answers: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('said'), at }),
        z.strictObject({
          kind: z.literal('given'),
          at,
          need: z.enum(SITUATION_NEEDS),
          for: at.nullable(),
        }),
        z.strictObject({ kind: z.literal('created'), at, call: code }),
        z.strictObject({ kind: z.literal('replied'), at, reply: code }),
      ]),
    )
    .max(ANSWERS_MAX),
})

/** What the person at the counter tells; its time is the desk's. */
const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('said') }),
  z.strictObject({
    kind: z.literal('given'),
    need: z.enum(SITUATION_NEEDS),
    /** For needs that are a time: the time agreed. */
    for: at.nullable(),
  }),
  z.strictObject({ kind: z.literal('created'), call: code }),
  z.strictObject({ kind: z.literal('replied'), reply: code }),
  /** A registration was begun: once it is saved, the walk is about this case. */
  z.strictObject({ kind: z.literal('about'), caseId: z.uuid() }),
])

const viewSchema = z.strictObject({
  situation: z.string(),
  title: z.string(),
  source: z.string(),
  step: z.string(),
  begunAt: at,
  now: at,
  /** The words to say next; null when all of this step are said. */
  say: promptSchema.nullable(),
  /** What was said last in this step, while nothing is left to say. */
  lastSaid: promptSchema.nullable(),
  /** Said of this step, and how many it has. */
  said: z.int(),
  of: z.int(),
  /** The same words are said so often. */
  repeated: z.boolean(),
  /** When the last of them was said. */
  saidAt: at.nullable(),
  /** What must not be said beside these words, the nearest first. */
  donts: z.array(dontSchema),
  advice: z.string().nullable(),
  /** Until then no reply counts that is not welcome at any time. */
  waitUntil: at.nullable(),
  /** A customer who waits is spoken to each time so many seconds are over; 0 where nobody waits. */
  remindEverySeconds: z.int(),
  needs: z.array(
    z.strictObject({ need: z.enum(SITUATION_NEEDS), isTime: z.boolean(), given: z.boolean() }),
  ),
  agreedFor: at.nullable(),
  creates: z.array(z.strictObject({ call: z.string(), made: z.boolean() })),
  replies: z.array(
    z.strictObject({
      reply: z.string(),
      label: z.string(),
      /** It counts now. */
      open: z.boolean(),
      /** It ends the talk. */
      ends: z.boolean(),
    }),
  ),
  outcome: z.enum(SITUATION_OUTCOMES).nullable(),
  /** A complaint of the customer is open, as the book says. */
  openComplaint: z.boolean(),
  /** Staff never end this talk (S4-26#10). */
  neverEnded: z.boolean(),
  /** What the situation tells by itself of the records it asks for. */
  ...situationTells,
  /** The case that the walk is about stands in the book. */
  caseRegistered: z.boolean(),
})
export type SituationWalkView = z.infer<typeof viewSchema>

const walked = z.strictObject({ state: walkSchema, view: viewSchema })

export const situationCalls = {
  'situation.list': {
    input: z.strictObject({}),
    output: z.strictObject({
      situations: z.array(
        z.strictObject({
          code: z.string(),
          title: z.string(),
          /** Something is said more than once, waited for or counted. */
          counted: z.boolean(),
          branching: z.boolean(),
          source: z.string(),
        }),
      ),
    }),
    permission: 'phrase.read',
    kind: 'read',
    refusals: [],
  },
  'situation.open': {
    input: z.strictObject({ situation: code, caseId: z.uuid().nullable() }),
    output: walked,
    permission: 'phrase.read',
    kind: 'read',
    refusals: ['unknown_situation', 'unknown_case'],
  },
  /** The same walk as it stands now: after a crash, and after news of the book. */
  'situation.resume': {
    input: z.strictObject({ state: walkSchema }),
    output: walked,
    permission: 'phrase.read',
    kind: 'read',
    refusals: ['unknown_situation', 'walk_unreadable'],
  },
  'situation.answer': {
    input: z.strictObject({ state: walkSchema, answer: answerSchema }),
    output: walked,
    permission: 'phrase.read',
    kind: 'read',
    refusals: [
      'unknown_situation',
      'walk_unreadable',
      'walk_too_long',
      'situation_over',
      'all_said',
      'time_ahead_required',
      'unknown_reply',
      'words_first',
      'pause_first',
      'need_first',
      'record_first',
      'record_not_found',
      'open_complaint',
      'other_case',
    ],
  },
} as const satisfies CallTable
