/** The words to say. */
import { z } from 'zod'
import { draftWords, words } from '../../foundation/words.ts'
import type { CallTable } from '../gate.ts'
import { phraseSchema } from '../views.ts'

export const phraseCalls = {
  'phrase.panel': {
    input: z.strictObject({ situation: words(60) }),
    output: z.strictObject({ prompts: z.array(phraseSchema) }),
    permission: 'phrase.read',
    kind: 'read',
    refusals: [],
  },
  'phrase.search': {
    input: z.strictObject({ text: draftWords(80), limit: z.int().min(1).max(100) }),
    output: z.strictObject({ prompts: z.array(phraseSchema) }),
    permission: 'phrase.read',
    kind: 'read',
    refusals: [],
  },
} as const satisfies CallTable
