/**
 * Sentences that must not be said, published one by one. Like words they travel whole and as they are: which
 * of them this program can use is asked when the list is put together (`published.ts`), never in a fold.
 */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { words } from '../../foundation/words.ts'
import { eventType } from '../../log/event-type.ts'
import { forbiddenCodeSchema } from '../../pack/forbidden-pack.ts'

/**
 * A sentence as it is looked for from now on at every branch, or, with `switchedOff`, not looked for any more.
 * No personal words: the check refuses long numbers, and a person of head office has read the rest.
 */
export const forbiddenPublished = eventType({
  type: 'forbidden.published',
  version: 1,
  aggregate: 'forbidden',
  merge: 'fact',
  writer: 'hub',
  permission: 'phrase.publish',
  payload: {
    at: instantSchema,
    entry: z.looseObject({ code: forbiddenCodeSchema }),
    /** Counts the publications of this sentence from 1. */
    revision: z.int().min(1),
    /** Why it is not looked for; null while it is. */
    switchedOff: words(200).nullable(),
  },
})
