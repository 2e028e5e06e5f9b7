/** What holds for the words of every kind of pack: each says something. */
import { type Objections, objection } from './objection.ts'

const WORD = /[\p{L}\p{N}]/u

/** Every string of the pack, however deep: blanks and marks alone are no label, text or suggestion. */
export function* blankObjections(content: unknown, path = ''): Objections {
  if (typeof content === 'string') {
    if (!WORD.test(content)) {
      yield objection(path, 'words, not only blanks or marks', undefined, { reason: 'blank' })
    }
  } else if (content !== null && typeof content === 'object') {
    for (const [key, value] of Object.entries(content)) {
      yield* blankObjections(value, path === '' ? key : `${path}.${key}`)
    }
  }
}
