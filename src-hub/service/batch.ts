/** Opening a pushed batch: everything that can be judged without the database. */
import { fromHex, toHex, utf8 } from '#shared/foundation/bytes.ts'
import { chainHash } from '#shared/log/chain.ts'
import { complaintRestricted } from '#shared/complaint/events/privacy.ts'
import {
  BODY_LIMIT_BYTES,
  type EventBody,
  PART_LIMIT_BYTES,
  type Position,
  decodeBody,
  partDigest,
} from '#shared/log/envelope.ts'
import { loggedEventOf } from '#shared/log/logged-event.ts'
import { withholdsWords } from '#shared/log/registry.ts'
import { type Batch, type PushRefusal, fromPartText } from '#shared/sync/messages.ts'
import type { NewEvent } from '../store/event-table.ts'
import { sha256 } from './keys.ts'

/** The epoch column holds this much; a device counts epochs one by one. */
const LAST_EPOCH = 2 ** 31 - 1

export type OpenedBatch =
  | { readonly ok: true; readonly events: readonly NewEvent[] }
  | { readonly ok: false; readonly refusal: Pick<PushRefusal, 'code' | 'message' | 'seq'> }

/**
 * Chains the bodies from `prev` and checks that they arrive at `lastHash`; checks sizes, envelopes and
 * that each part is the one its body names. What the events say is not judged here.
 */
export function openBatch(batch: Batch): OpenedBatch {
  const { firstSeq, lastSeq, epoch } = batch
  if (lastSeq - firstSeq + 1 !== batch.events.length || !Number.isSafeInteger(lastSeq)) {
    return refuse('invalid_batch', 'first and last seq do not fit the number of events')
  }
  if (epoch > LAST_EPOCH) return refuse('invalid_batch', 'no such epoch')
  const events: NewEvent[] = []
  let prev = fromHex(batch.prev)
  for (const [index, sent] of batch.events.entries()) {
    const seq = firstSeq + index
    const bytes = utf8(sent.body)
    const part = fromPartText(sent.part)
    if (bytes.length > BODY_LIMIT_BYTES || (part && part.bytes.length > PART_LIMIT_BYTES)) {
      return refuse('too_large', 'an event is too large', seq)
    }
    const body = decodeBody(bytes)
    if (!body) return refuse('invalid_batch', 'an event has no readable envelope', seq)
    if (part && partDigest(sha256, part) !== body.part) {
      return refuse('invalid_batch', 'a part is not the one that its event names', seq)
    }
    const hash = chainHash(sha256, prev, bytes)
    const { id, aggregate } = body
    events.push({
      seq,
      id,
      kind: aggregate.kind,
      aggregateId: aggregate.id,
      hash,
      prev,
      body: bytes,
      part,
      withholds: withholds(body, { device: batch.device, epoch, seq }, false),
    })
    prev = hash
  }
  return toHex(prev) === batch.lastHash
    ? { ok: true, events }
    : refuse('invalid_batch', 'the events do not chain to the last hash')
}

/** Looked at here, where the body is read anyway: it must take effect with the event itself. */
export function withholds(body: EventBody, position: Position, fromHub: boolean): boolean {
  if (body.type !== complaintRestricted.type) return false
  return withholdsWords(loggedEventOf({ position, body, part: null, branchSeq: null, fromHub }))
}

function refuse(code: PushRefusal['code'], message: string, seq?: number): OpenedBatch {
  return { ok: false, refusal: { code, message, ...(seq === undefined ? {} : { seq }) } }
}
