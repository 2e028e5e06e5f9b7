/** JSON text in, a plain value or a refusal out. */
import { type Result, accepted, refused } from '#shared/foundation/result.ts'

/** Far above any honest case; a file beyond it is a mistake or an attack. */
const MAX_TEXT = 4_000_000

/**
 * Parses JSON text. Refuses what is no JSON and text beyond 4 million characters; a byte order mark
 * is ignored. Keys like `__proto__` arrive as ordinary unknown keys and are refused by the schemas.
 */
export function parseJson(text: string): Result<unknown> {
  if (text.length > MAX_TEXT) return refused('invalid_input', 'the input is too large')
  try {
    return accepted(JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown)
  } catch {
    return refused('invalid_input', 'the input is not JSON')
  }
}
