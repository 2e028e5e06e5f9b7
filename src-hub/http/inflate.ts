/** Bodies as they arrive: plain or gzip, never more than a bound after inflation. */
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

const inflate = promisify(gunzip)
const deflate = promisify(gzip)

export type Inflated = { readonly bytes: Uint8Array } | { readonly fault: 'too_large' | 'broken' }

/** Inflates a body when it says it is gzip. Stops at `limit` bytes, so a small bomb stays small. */
export async function inflatedBody(
  body: Uint8Array,
  encoding: string | undefined,
  limit: number,
): Promise<Inflated> {
  if (encoding === undefined || encoding === 'identity') return { bytes: body }
  if (encoding !== 'gzip') return { fault: 'broken' }
  try {
    return { bytes: await inflate(body, { maxOutputLength: limit }) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return { fault: code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'broken' }
  }
}

/** Below this, compressing costs more than it saves. */
const WORTH_BYTES = 1024

/** Compresses an answer for a caller who takes gzip; null when it stays as it is. */
export async function deflatedBody(
  body: Uint8Array,
  accepted: string | undefined,
): Promise<Buffer | null> {
  const wanted = accepted?.split(',').some((word) => /^\s*gzip\s*(;|$)/.test(word)) ?? false
  return wanted && body.length >= WORTH_BYTES ? deflate(body) : null
}
