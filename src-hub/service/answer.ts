/** Answers of the synchronisation: JSON bytes under the hub's signature. */
import { utf8 } from '#shared/foundation/bytes.ts'
import type { HubAnswer, HubContext } from './context.ts'
import { signText } from './keys.ts'

/** Signs one answer. */
export function signedAnswer(context: HubContext, status: number, answer: unknown): HubAnswer {
  const body = utf8(JSON.stringify(answer))
  return { status, body, signature: signText(context.organisation().privateKey, body) }
}

/** Reads JSON bytes; undefined when they are no JSON, which no schema accepts. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
