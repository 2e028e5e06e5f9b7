/** Lessons from closed cases: proposed in words that say nobody, approved by a second person, read by colleagues. */
import { z } from 'zod'
import { CHANNELS } from '../../complaint/enumerations.ts'
import { NOTICE_WAYS } from '../../complaint/rules/duty/notice.ts'
import { draftWords } from '../../foundation/words.ts'
import { LESSON_OUTCOMES } from '../../lesson/events.ts'
import { LESSON_WORDS_MAX } from '../../lesson/rules.ts'
import { LESSON_STATES } from '../../lesson/state.ts'
import type { CallTable } from '../gate.ts'

const wordsSchema = z.strictObject({
  situation: z.string(),
  said: z.string(),
  helped: z.string(),
  nextTime: z.string(),
})
const part = draftWords(LESSON_WORDS_MAX)
/** What of the case goes along, by code: no id, name, day or amount. */
const about = {
  channel: z.enum(CHANNELS),
  /** A kind of complaint of the phrase pack; null when its words show none. */
  topic: z.string().nullable(),
  answeredBy: z.enum(NOTICE_WAYS).nullable(),
}

const rowSchema = z.strictObject({
  lessonId: z.uuid(),
  ...about,
  words: wordsSchema,
  state: z.enum(LESSON_STATES).exclude(['withdrawn']),
  /** Written by whoever asks. */
  own: z.boolean(),
  /**
   * The proposer's number and when, for whoever decides, and which proposal a decision names; null for
   * colleagues who read, because its id tells the time.
   */
  proposed: z.strictObject({ proposalId: z.uuid(), by: z.string(), at: z.string() }).nullable(),
  /** What a supervisor said to it; only for the proposer. */
  remark: z.string().nullable(),
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
})

const listSchema = z.strictObject({ lessons: z.array(rowSchema) })
const caseId = z.uuid()
const lessonId = z.uuid()

export const lessonCalls = {
  /** Approved ones for everybody; own ones, and for supervisors those that wait, whose case is not about them. */
  'lesson.list': {
    input: z.strictObject({}),
    output: listSchema,
    permission: 'phrase.read',
    kind: 'read',
    refusals: [],
  },
  /** What of a closed case would go along, and the words of a proposal that was declined. */
  'lesson.begin': {
    input: z.strictObject({ caseId }),
    output: z.strictObject({ ...about, words: wordsSchema.nullable() }),
    permission: 'complaint.handle',
    kind: 'read',
    refusals: ['unknown_case', 'case_not_closed', 'words_gone', 'already_shared'],
  },
  'lesson.propose': {
    input: z.strictObject({
      caseId,
      words: z.strictObject({ situation: part, said: part, helped: part, nextTime: part }),
    }),
    output: listSchema,
    permission: 'complaint.handle',
    kind: 'write',
    refusals: ['unknown_case', 'case_not_closed', 'words_gone', 'already_shared', 'not_anonymous'],
  },
  /** By a supervisor who is another person than the proposer, and whom the case is not about. */
  'lesson.decide': {
    input: z.strictObject({
      lessonId,
      /** The proposal that was read. */
      proposalId: z.uuid(),
      outcome: z.enum(LESSON_OUTCOMES),
      /** Asked for when it is declined. */
      remark: draftWords(500),
    }),
    output: listSchema,
    permission: 'complaint.supervise',
    kind: 'write',
    refusals: [
      'unknown_lesson',
      'already_decided',
      'same_person',
      'words_gone',
      'field_required',
      'not_anonymous',
    ],
  },
  /** By the proposer or a supervisor; the words are erased. */
  'lesson.withdraw': {
    input: z.strictObject({ lessonId }),
    output: listSchema,
    permission: 'complaint.handle',
    kind: 'write',
    refusals: ['unknown_lesson', 'not_the_proposer'],
  },
} as const satisfies CallTable
