/**
 * Push: verify, store once, number, commit, answer; nothing else. What an event says is judged by
 * the fold afterwards, so that nothing a device wrote can stop the events behind it.
 */
import { fromHex, toHex } from '#shared/foundation/bytes.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { chainStart, sameBytes } from '#shared/log/chain.ts'
import {
  type Batch,
  LIMITS,
  type PushAnswer,
  type PushRefusal,
  batchSchema,
} from '#shared/sync/messages.ts'
import { type Device, findDevice, noteContact } from '../store/branch-table.ts'
import {
  type DeviceHead,
  ForgedEventId,
  type NewEvent,
  RepeatedEventId,
  appendEvents,
  deviceHead,
  epochHead,
  lockBranch,
  storedHashes,
} from '../store/event-table.ts'
import type { Queryable } from '../store/hub-database.ts'
import { parseJson, signedAnswer } from './answer.ts'
import { openBatch } from './batch.ts'
import type { HubAnswer, HubContext } from './context.ts'
import { isSignedBy, sha256 } from './keys.ts'

export interface PushOutcome {
  readonly answer: HubAnswer
  /** The branch whose log grew; null when nothing new was stored. */
  readonly grown: string | null
}

const STATUS: Readonly<Record<PushRefusal['code'], number>> = {
  gap: 409,
  fork: 409,
  too_large: 413,
  bad_signature: 401,
  unknown_device: 401,
  revoked: 403,
  invalid_batch: 400,
}

type Refused = Pick<PushRefusal, 'code' | 'message' | 'expected' | 'seq'> & {
  readonly head?: DeviceHead | null
}
type Verdict =
  | { readonly stored: number; readonly head: DeviceHead }
  | { readonly refused: Refused }

/** Takes one pushed batch: its bytes before compression and the device's signature over them. */
export async function push(
  context: HubContext,
  bytes: Uint8Array,
  signature: string | null,
): Promise<PushOutcome> {
  if (bytes.length > LIMITS.pushBytes) {
    return refusal(context, { code: 'too_large', message: 'a batch may have 1 MiB' })
  }
  const parsed = batchSchema.safeParse(parseJson(bytes))
  if (!parsed.success) {
    return refusal(context, { code: 'invalid_batch', message: 'this is no batch of this protocol' })
  }
  const batch = parsed.data
  const device = await findDevice(context.database, batch.device)
  if (!device) {
    return refusal(context, { code: 'unknown_device', message: 'this device is not enrolled' })
  }
  if (!isSignedBy(device.publicKey, bytes, signature)) {
    return refusal(context, { code: 'bad_signature', message: 'the signature is not the device’s' })
  }
  if (device.revokedAt !== null) {
    return refusal(context, { code: 'revoked', message: 'this device was revoked' })
  }
  const opened = openBatch(batch)
  if (!opened.ok) return refusal(context, opened.refusal)
  const verdict = await store(context, device, batch, opened.events)
  await noteContact(context.database, device.branchId, device.device, context.clock.now())
  if ('refused' in verdict) return refusal(context, verdict.refused, device)
  const { epoch, seq, hash } = verdict.head
  const answer: PushAnswer = {
    ok: true,
    ack: { epoch, seq, hash: toHex(hash) },
    hubTime: formatInstant(context.clock.now()),
    incarnation: context.organisation().incarnation,
    limits: LIMITS,
    nextMs: 0,
  }
  return {
    answer: signedAnswer(context, 200, answer),
    grown: verdict.stored > 0 ? device.branchId : null,
  }
}

/** Stores what is new, looking for repeated ids only when there are some. */
async function store(
  context: HubContext,
  device: Device,
  batch: Batch,
  events: readonly NewEvent[],
): Promise<Verdict> {
  try {
    return await storeOnce(context, device, batch, events, false)
  } catch (error) {
    if (!(error instanceof RepeatedEventId)) throw error
  }
  try {
    return await storeOnce(context, device, batch, events, true)
  } catch (error) {
    if (!(error instanceof ForgedEventId)) throw error
    return { refused: { code: 'invalid_batch', message: error.message, seq: error.seq } }
  }
}

function storeOnce(
  context: HubContext,
  device: Device,
  batch: Batch,
  events: readonly NewEvent[],
  repeats: boolean,
): Promise<Verdict> {
  return context.database.transaction(async (tx) => {
    const number = await lockBranch(tx, device.branchId)
    const head = await deviceHead(tx, device.branchId, device.device)
    const known = head !== null && batch.epoch <= head.epoch
    const fault = known
      ? await conflictWithStored(tx, device, head, events, batch)
      : conflictAtStart(device, head, batch)
    if (fault) return { refused: { ...fault, head } }
    const last = events.at(-1) as NewEvent
    if (known && batch.epoch < head.epoch) {
      // The whole batch stands there already; what counts is how far that epoch reaches.
      const reached = await epochHead(tx, device.branchId, device.device, batch.epoch)
      return { stored: 0, head: reached as DeviceHead }
    }
    const fresh = known ? events.filter((event) => event.seq > head.seq) : events
    if (fresh.length === 0) return { stored: 0, head: head as DeviceHead }
    const writer = { device: device.device, epoch: batch.epoch, now: context.clock.now() }
    await appendEvents(tx, device.branchId, number, writer, fresh, repeats)
    return {
      stored: fresh.length,
      head: { epoch: batch.epoch, seq: last.seq, hash: last.hash },
    }
  })
}

/** A first batch of an epoch starts at seq 1 from the epoch's own start link. */
function conflictAtStart(device: Device, head: DeviceHead | null, batch: Batch): Refused | null {
  if (batch.firstSeq !== 1) return gap(1)
  return sameBytes(fromHex(batch.prev), chainStart(sha256, device.publicKey, batch.epoch))
    ? null
    : fork(
        head === null ? 'the first event does not start the chain' : 'the epoch does not start',
        1,
      )
}

/** Compares a batch with what stands in its epoch: the same again is fine, anything else is a fork. */
async function conflictWithStored(
  tx: Queryable,
  device: Device,
  head: DeviceHead,
  events: readonly NewEvent[],
  batch: Batch,
): Promise<Refused | null> {
  const current = batch.epoch === head.epoch
  if (current && batch.firstSeq > head.seq + 1) return gap(head.seq + 1)
  if (current && batch.firstSeq === head.seq + 1) {
    return sameBytes(fromHex(batch.prev), head.hash)
      ? null
      : fork('the batch does not follow the last stored event', batch.firstSeq)
  }
  const stored = await storedHashes(
    tx,
    device.branchId,
    { device: device.device, epoch: batch.epoch },
    batch.firstSeq,
    batch.lastSeq,
  )
  for (const event of events) {
    const standing = stored.get(event.seq)
    if (standing === undefined && current && event.seq > head.seq) return null
    if (standing === undefined || !sameBytes(standing, event.hash)) {
      return fork('other events stand at these positions', event.seq)
    }
  }
  return null
}

function gap(expected: number): Refused {
  return { code: 'gap', message: 'events are missing before this batch', expected }
}

function fork(message: string, seq: number): Refused {
  return { code: 'fork', message, seq }
}

function refusal(context: HubContext, refused: Refused, device?: Device): PushOutcome {
  return { answer: refusePush(context, refused, device), grown: null }
}

/** A signed refusal of a push, noted in the operator's log. */
export function refusePush(context: HubContext, refused: Refused, device?: Device): HubAnswer {
  const { head, ...rest } = refused
  const answer: PushRefusal = {
    ok: false,
    ...rest,
    ...(head === undefined
      ? {}
      : { head: head && { epoch: head.epoch, seq: head.seq, hash: toHex(head.hash) } }),
    incarnation: context.organisation().incarnation,
    hubTime: formatInstant(context.clock.now()),
  }
  context.report(refused.code === 'fork' ? 'alarm' : 'warning', 'push_refused', {
    code: refused.code,
    ...(device ? { branch: device.branchId, device: device.device } : {}),
    ...(refused.seq === undefined ? {} : { seq: refused.seq }),
  })
  return signedAnswer(context, STATUS[refused.code], answer)
}
