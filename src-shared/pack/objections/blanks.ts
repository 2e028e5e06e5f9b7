/** What holds for the words of every kind of pack: each says something. */
import { blank } from '../../foundation/words.ts'
import { type Objections, objection } from './objection.ts'

const WORD = /[\p{L}\p{N}]/u

/** Every string of the pack, however deep: blanks and marks alone are no label, text or suggestion. */
export function* blankObjections(content: unknown, path = ''): Objections {
  if (typeof content === 'string') {
    // A filler is a letter by its class, and nobody sees it.
    if (!WORD.test(content) || blank(content)) {
      yield objection(path, 'words, not only blanks or marks', undefined, { reason: 'blank' })
    }
  } else if (content !== null && typeof content === 'object') {
    for (const [key, value] of Object.entries(content)) {
      yield* blankObjections(value, path === '' ? key : `${path}.${key}`)
    }
  }
}
