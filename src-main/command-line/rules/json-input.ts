/** JSON text in, a plain value or a refusal out. */
import { type Result, accepted, refused } from '#shared/foundation/result.ts'

/** Far above any honest case; a file beyond it is a mistake or an attack. */
const MAX_TEXT = 4_000_000
/** Names that every object already carries: as keys they are never data. */
const INHERITED = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Parses JSON text. Refuses what is no JSON, text beyond 4 million characters, and the keys
 * `__proto__`, `constructor` and `prototype` at any depth. A byte order mark is ignored.
 */
export function parseJson(text: string): Result<unknown> {
  if (text.length > MAX_TEXT) return refused('invalid_input', 'the input is too large')
  let value: unknown
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch {
    return refused('invalid_input', 'the input is not JSON')
  }
  const key = inheritedKey(value)
  return key === null
    ? accepted(value)
    : refused('invalid_input', 'this key is not known', { field: key })
}

// A list instead of recursion: deeply nested input must not exhaust the stack.
function inheritedKey(root: unknown): string | null {
  const open: { value: unknown; path: string }[] = [{ value: root, path: '' }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next
    if (typeof value !== 'object' || value === null) continue
    for (const [key, child] of Object.entries(value)) {
      // Only short paths are kept: a path as deep as the input would cost its square.
      const childPath = path.length > 200 ? path : path === '' ? key : `${path}.${key}`
      if (INHERITED.has(key) && !Array.isArray(value)) return childPath
      if (typeof child === 'object') open.push({ value: child, path: childPath })
    }
  }
  return null
}
