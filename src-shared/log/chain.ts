/**
 * The hash chain of one device and epoch.
 *
 * `hash = SHA-256(0x01 ‖ prev ‖ u32 length ‖ body)`; `prev` of seq 1 is SHA-256(public key ‖ u32 epoch).
 * A flipped byte, a missing, added or moved event breaks it, and the break has a position.
 */
import { concatBytes, u32 } from '../foundation/bytes.ts'
import type { Sha256 } from '../foundation/ports.ts'
import { type Part, type Position, type SealedEvent, decodeBody, partDigest } from './envelope.ts'

const EVENT_PREFIX = Uint8Array.of(1)

/** The link before seq 1. */
export function chainStart(sha256: Sha256, publicKey: Uint8Array, epoch: number): Uint8Array {
  return sha256(concatBytes(publicKey, u32(epoch)))
}

/** The link of one event. */
export function chainHash(sha256: Sha256, prev: Uint8Array, body: Uint8Array): Uint8Array {
  return sha256(concatBytes(EVENT_PREFIX, prev, u32(body.length), body))
}

export type ChainFault = 'gap' | 'link' | 'hash' | 'body' | 'part'

export interface ChainBreak extends Position {
  readonly fault: ChainFault
}

/**
 * Finds every break in events of one device and epoch, given in seq order from `firstSeq`.
 * `prev` is the link before the first. After a break the check goes on from the stored hash, so that
 * each damaged place is named once.
 */
export function findChainBreaks(
  sha256: Sha256,
  events: Iterable<SealedEvent>,
  from: { readonly prev: Uint8Array; readonly firstSeq: number },
): ChainBreak[] {
  const breaks: ChainBreak[] = []
  let prev = from.prev
  let expected = from.firstSeq
  for (const event of events) {
    const { position } = event
    if (position.seq !== expected) breaks.push({ ...position, seq: expected, fault: 'gap' })
    else if (!sameBytes(event.prev, prev)) breaks.push({ ...position, fault: 'link' })
    if (!sameBytes(chainHash(sha256, event.prev, event.body), event.hash)) {
      breaks.push({ ...position, fault: 'hash' })
    } else {
      const fault = contentFault(sha256, event.body, event.part)
      if (fault) breaks.push({ ...position, fault })
    }
    prev = event.hash
    expected = position.seq + 1
  }
  return breaks
}

/** `body` when the bytes are no body, `part` when a part is present that the body does not name. */
function contentFault(sha256: Sha256, bytes: Uint8Array, part: Part | null): ChainFault | null {
  const body = decodeBody(bytes)
  if (!body) return 'body'
  return part && partDigest(sha256, part) !== body.part ? 'part' : null
}

/** True when both arrays hold the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
