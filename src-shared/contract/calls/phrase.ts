/** The words to say. */
import { z } from 'zod'
import { draftWords, words } from '../../foundation/words.ts'
import { PHRASE_CHAPTERS } from '../../phrase/chapter.ts'
import {
  COUNTER_STEPS,
  CUSTOMER_NEEDS,
  CUSTOMER_STATES,
  DEMEANOURS,
  LOBBY_MOMENTS,
  SIX_C,
} from '../../phrase/moments.ts'
import type { CallTable } from '../gate.ts'
import { promptsSchema } from '../phrase-view.ts'

/** Several selectors widen the answer; a chapter narrows it. Without any, everything for this person. */
const whereSchema = z.strictObject({
  chapter: z.enum(PHRASE_CHAPTERS).optional(),
  moment: z.enum(LOBBY_MOMENTS).optional(),
  step: z.enum(COUNTER_STEPS).optional(),
  situation: words(60).optional(),
  state: z.enum(CUSTOMER_STATES).optional(),
  demeanour: z.enum(DEMEANOURS).optional(),
  caseType: words(60).optional(),
  need: z.enum(CUSTOMER_NEEDS).optional(),
  sixC: z.enum(SIX_C).optional(),
})
export type PhraseWhere = z.input<typeof whereSchema>

/** Who is in front: the case on screen, or a complaint that is being typed and is in no book yet. */
const customer = { caseId: z.uuid().nullable(), complaintTyped: z.boolean() } as const

export const phraseCalls = {
  'phrase.find': {
    input: z.strictObject({ where: whereSchema, ...customer }),
    output: promptsSchema,
    permission: 'phrase.read',
    kind: 'read',
    refusals: [],
  },
  'phrase.search': {
    input: z.strictObject({
      text: draftWords(80),
      limit: z.int().min(1).max(100),
      ...customer,
    }),
    output: promptsSchema,
    permission: 'phrase.read',
    kind: 'read',
    refusals: [],
  },
  /** What this person keeps at hand: on this machine, in no event, for nobody else to see. */
  'phrase.keep': {
    input: z.strictObject({
      code: words(60),
      change: z.enum(['favourite', 'not_favourite', 'used']),
    }),
    output: z.strictObject({ favourite: z.boolean() }),
    permission: 'phrase.read',
    kind: 'write',
    refusals: ['unknown_phrase'],
  },
} as const satisfies CallTable
