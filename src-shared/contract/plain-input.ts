/**
 * What holds for every input of every call and stands in no schema: plain JSON values, of limited depth,
 * with texts that every database between the counter and head office can keep.
 */
import type { Refusal } from '../foundation/result.ts'

const DEPTH_LIMIT = 32
const VALUES_LIMIT = 100_000

/** Half of a character, or the one character that PostgreSQL holds in no text. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u

interface Place {
  readonly value: unknown
  readonly path: readonly string[]
}

/** Why an input is refused before its schema reads it; null when it is plain. Names the place. */
export function plainInputObjection(input: unknown): Refusal | null {
  // A list of what is still to be seen, because an input may be nested deeper than the stack.
  const waiting: Place[] = [{ value: input, path: [] }]
  for (let seen = 0; ; seen += 1) {
    const place = waiting.pop()
    if (place === undefined) return null
    const { value, path } = place
    if (seen > VALUES_LIMIT || path.length > DEPTH_LIMIT)
      return objection(path, 'too_big', 'too large or too deep')
    if (typeof value === 'string' && UNKEEPABLE.test(value)) {
      return objection(path, 'wrong_form', 'a text of whole characters')
    }
    if (!isPlain(value)) return objection(path, 'wrong_type', 'a plain value')
    if (value === null || typeof value !== 'object') continue
    for (const [key, member] of Object.entries(value)) {
      if (key === '__proto__' || UNKEEPABLE.test(key)) {
        return objection([...path, '__proto__'], 'unknown_key', 'this key is not known')
      }
      waiting.push({ value: member, path: [...path, key] })
    }
  }
}

function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return true
    case 'number':
      return Number.isFinite(value)
    case 'object': {
      if (value === null || Array.isArray(value)) return true
      const made: unknown = Object.getPrototypeOf(value)
      return made === null || made === Object.prototype
    }
    default:
      return false
  }
}

function objection(path: readonly string[], reason: string, message: string): Refusal {
  // A path as deep as its input helps nobody: its beginning names the field.
  const field = path.slice(0, 4).join('.')
  return { code: 'invalid_input', message, ...(field === '' ? {} : { field }), params: { reason } }
}
