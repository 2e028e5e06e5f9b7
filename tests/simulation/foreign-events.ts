/** Events of another device, as a page of the hub brings them. */
import { createHash } from 'node:crypto'
import { toHex, utf8 } from '#shared/foundation/bytes.ts'
import { chainHash, chainStart } from '#shared/log/chain.ts'
import { type EventBody, encodeBody, encodePart, partDigest } from '#shared/log/envelope.ts'
import { type PulledEvent, toPartText } from '#shared/sync/messages.ts'

export const sha256 = (bytes: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(bytes).digest())
export const OTHER = 'ab'.repeat(32)
export const ACTOR = { employeeNo: 'E100', role: 'admin' }

/** Events of one foreign device, chained from seq 1, numbered from 1. */
export function foreign(
  bodies: readonly Partial<EventBody>[],
  personal: (Record<string, unknown> | null)[] = [],
): PulledEvent[] {
  let prev = chainStart(sha256, utf8('a key'), 1)
  return bodies.map((change, index) => {
    const words = personal[index] ?? null
    const encoded = words && encodePart(words, new Uint8Array(16))
    const part = encoded?.ok ? encoded.value : null
    const encodedBody = encodeBody({
      ...BODY,
      id: `event-${index}`,
      part: part && partDigest(sha256, part),
      ...change,
    })
    if (!encodedBody.ok) throw new Error('too large')
    const body = encodedBody.value
    const hash = chainHash(sha256, prev, body)
    const event = {
      number: index + 1,
      device: OTHER,
      epoch: 1,
      seq: index + 1,
      hash: toHex(hash),
      prev: toHex(prev),
      body: Buffer.from(body).toString('utf8'),
      part: toPartText(part),
    }
    prev = hash
    return event
  })
}

export const BODY: EventBody = {
  v: 1,
  id: 'event',
  type: 'staff.described',
  tv: 1,
  aggregate: { kind: 'staff', id: 'E200' },
  base: 0,
  orgBase: 0,
  payload: { role: 'teller' },
  part: null,
  actor: ACTOR,
  businessDate: '2025-10-20',
  shift: null,
  occurredAt: '2025-10-20T09:00:00.000+08:00',
  recordedAt: '2025-10-20T09:00:00.000+08:00',
  mono: 0,
  boot: 'boot',
  clockOffset: null,
  app: '0.0.0',
}
