/** What holds for the lists of every kind of pack: no word and no labelled value stands in one twice. */
import { type Objections, objection, repeated } from './objection.ts'

/** What is said to a silent caller may be the same words again (S4-26#8). */
const MAY_REPEAT = ['prompts']

/** Reads all lists of the pack, however deep. */
export function* listObjections(content: unknown, path = ''): Objections {
  if (content === null || typeof content !== 'object') return
  if (Array.isArray(content)) {
    const words = content.flatMap((entry, index) => wordOf(entry, `${path}.${index}`))
    for (const [, { field }] of repeated(words, ({ word }) => word)) {
      yield objection(field, 'stands in this list twice', undefined, { reason: 'twice' })
    }
  }
  for (const [key, value] of Object.entries(content)) {
    if (MAY_REPEAT.includes(key)) continue
    yield* listObjections(value, path === '' ? key : `${path}.${key}`)
  }
}

function wordOf(
  entry: unknown,
  field: string,
): { readonly word: string; readonly field: string }[] {
  if (typeof entry === 'string') return [{ word: entry, field }]
  if (entry === null || typeof entry !== 'object' || !('value' in entry)) return []
  const { value } = entry
  return typeof value === 'string' ? [{ word: value, field: `${field}.value` }] : []
}
