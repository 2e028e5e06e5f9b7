/**
 * Lessons of a branch (S4-40, R-313): proposed by whoever handled a case, approved by a supervisor, read by
 * colleagues. No event names the case: its lesson has a name made from a secret that goes with the case's words
 * (`lessonId`), so that whoever holds the words can tell, and nobody can once they are erased.
 */
import { z } from 'zod'
import { CHANNELS } from '../complaint/enumerations.ts'
import { NOTICE_WAYS } from '../complaint/rules/duty/notice.ts'
import { toHex } from '../foundation/bytes.ts'
import { uuidOf } from '../foundation/identifier.ts'
import { instantSchema } from '../foundation/instant-schema.ts'
import type { Sha256 } from '../foundation/ports.ts'
import { words } from '../foundation/words.ts'
import { eventType, personal } from '../log/event-type.ts'
import { LESSON_WORDS_MAX } from './rules.ts'

/** The name of a case's lesson; `secret` are the bytes that hide the first words of the case and go with them. */
export function lessonId(secret: Uint8Array, sha256: Sha256): string {
  return uuidOf(`lesson ${toHex(secret)}`, sha256)
}

/** A kind of complaint as the phrase pack names it. */
const lessonTopic = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
// Checked, and read by a supervisor; a name may slip through all the same, so the words can be erased.
const told = () => personal(words(LESSON_WORDS_MAX))

export const lessonProposed = eventType({
  type: 'lesson.proposed',
  version: 1,
  aggregate: 'lesson',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.handle',
  payload: {
    at: instantSchema,
    channel: z.enum(CHANNELS),
    topic: lessonTopic.nullable(),
    /** How the customer got the answer. */
    answeredBy: z.enum(NOTICE_WAYS).nullable(),
    situation: told(),
    said: told(),
    helped: told(),
    nextTime: told(),
  },
})

export const LESSON_OUTCOMES = ['approved', 'declined'] as const

export const lessonDecided = eventType({
  type: 'lesson.decided',
  version: 1,
  aggregate: 'lesson',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.supervise',
  payload: {
    at: instantSchema,
    /** The event of the proposal that was read: a decision never falls on words that came meanwhile. */
    proposalId: z.uuid(),
    outcome: z.enum(LESSON_OUTCOMES),
    remark: personal(words(500)).nullable(),
  },
})

/** Takes the words away everywhere: nobody reads them afterwards, and the case gives no second lesson. */
export const lessonWithdrawn = eventType({
  type: 'lesson.withdrawn',
  version: 1,
  aggregate: 'lesson',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.handle',
  payload: { at: instantSchema },
})

export const lessonEvents = [lessonProposed, lessonDecided, lessonWithdrawn] as const
