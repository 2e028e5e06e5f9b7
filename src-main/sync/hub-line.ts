/**
 * Asking the hub: signs with the device's key, accepts only answers under the hub's key. Whatever else
 * answers, a proxy or a portal page, is a failed attempt and never data.
 */
import { fromUtf8, toHex, utf8 } from '#shared/foundation/bytes.ts'
import type { z } from 'zod'
import type { Book } from '../service/book.ts'
import { signBytes, signatureHolds } from '../service/device-keys.ts'
import type { Net } from './transport.ts'

/** The exchange failed and may be tried again. `code` is shown to people. */
export class SyncProblem extends Error {
  readonly code: string
  readonly retryAfterMs: number
  constructor(code: string, retryAfterMs = 0) {
    super(code)
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

export interface HubLine {
  readonly net: Net
  readonly book: Book
  readonly hubUrl: string
  readonly hubPublicKey: Uint8Array
}

/** Posts a message and answers what the hub said, checked against the schema. Throws `SyncProblem`. */
export async function ask<Schema extends z.ZodType>(
  line: HubLine,
  path: string,
  message: unknown,
  schema: Schema,
): Promise<z.output<Schema>> {
  const bytes = utf8(JSON.stringify(message))
  const signature = Buffer.from(signBytes(line.book.keys.privateKey, bytes)).toString('base64')
  const answer = await reach(line, path, bytes, signature)
  if (answer.status === 503 || answer.status === 429)
    throw new SyncProblem('hub_busy', answer.retryAfterMs)
  const signed =
    answer.signature !== null &&
    signatureHolds(line.hubPublicKey, answer.body, Buffer.from(answer.signature, 'base64'))
  if (!signed) {
    // A gateway may refuse a large body before the hub sees it.
    throw new SyncProblem(
      answer.status === 413 ? 'too_large' : 'hub_not_trusted',
      answer.retryAfterMs,
    )
  }
  const parsed = schema.safeParse(parseJson(answer.body))
  if (!parsed.success) throw new SyncProblem('hub_not_understood')
  return parsed.data
}

async function reach(line: HubLine, path: string, bytes: Uint8Array, signature: string) {
  try {
    return await line.net.post(new URL(path, line.hubUrl).href, bytes, signature)
  } catch {
    throw new SyncProblem('hub_unreachable')
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes))
  } catch {
    return undefined
  }
}

/** A number used once, so that an answer belongs to its question. */
export function makeNonce(book: Book): string {
  return toHex(book.random.bytes(16))
}
