/** The wire to the hub: one request, one answer, signed bytes both ways. */
import { gzipSync } from 'node:zlib'
import { SIGNATURE_HEADER } from '#shared/sync/messages.ts'

export interface Answer {
  readonly status: number
  readonly body: Uint8Array
  /** Base64, or null when somebody else than the hub answered. */
  readonly signature: string | null
  readonly retryAfterMs: number
}

/** The port through which a simulator puts its own network. Throws when nobody answers. */
export interface Net {
  post(url: string, bytes: Uint8Array, signature: string): Promise<Answer>
}

const TIMEOUT_MS = 30_000
/** Below this, compressing costs more than it saves. */
const GZIP_FROM_BYTES = 512
/** An answer beyond this is not from a hub of this protocol. */
const ANSWER_LIMIT_BYTES = 8 * 1024 * 1024

/** HTTP over fetch. */
export const httpNet: Net = {
  async post(url, bytes, signature) {
    const packed = bytes.length >= GZIP_FROM_BYTES
    const response = await fetch(url, {
      method: 'POST',
      body: packed ? gzipSync(bytes) : Buffer.from(bytes),
      headers: {
        'content-type': 'application/json',
        [SIGNATURE_HEADER]: signature,
        ...(packed ? { 'content-encoding': 'gzip' } : {}),
      },
      // A redirect would carry signed bytes to a place nobody named.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return {
      status: response.status,
      body: await bounded(response),
      signature: response.headers.get(SIGNATURE_HEADER),
      retryAfterMs: retryAfter(response.headers.get('retry-after')),
    }
  },
}

async function bounded(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > ANSWER_LIMIT_BYTES) throw new Error('the answer is too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function retryAfter(header: string | null): number {
  const seconds = Number(header ?? '')
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0
}

/** True for an address that may be spoken to: TLS anywhere, plain HTTP only on this machine. */
export function isAllowedHubUrl(text: string): boolean {
  const url = new URL(text)
  if (url.protocol === 'https:') return true
  return url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}
