/**
 * The hub as one more device: what head office says is an event in the same log, under the same chain
 * rules and the hub's own key.
 *
 * The hub writes into many logs, so a position must say which: its epochs are even in branch logs and
 * odd in the organisation's stream, and each incarnation takes the next pair. A hub that lost commits
 * thus never reuses a position that a workstation may hold.
 */
import { businessDateOf, formatInstant } from '#shared/foundation/instant.ts'
import { newUuid } from '#shared/foundation/identifier.ts'
import { type Result, accepted } from '#shared/foundation/result.ts'
import { chainHash, chainStart } from '#shared/log/chain.ts'
import {
  type Actor,
  type EventBody,
  type Part,
  SALT_BYTES,
  encodeBody,
  encodePart,
  partDigest,
  splitPayload,
} from '#shared/log/envelope.ts'
import { type EventType, type PayloadOf, personalFields } from '#shared/log/event-type.ts'
import type { Queryable } from '../store/hub-database.ts'
import {
  appendEvents,
  deviceHead,
  type DeviceHead,
  lockBranch,
  type NewEvent,
} from '../store/event-table.ts'
import { eventStands } from '../store/errand-table.ts'
import {
  appendToOrganisation,
  lockOrganisation,
  organisationEpochHead,
  organisationHead,
} from '../store/organisation-stream.ts'
import { withholds } from './batch.ts'
import type { HubContext } from './context.ts'
import { sha256 } from './keys.ts'

export interface HubEvent<Type extends EventType> {
  readonly type: Type
  readonly payload: PayloadOf<Type>
  readonly aggregateId: string
  readonly actor: Actor
}

interface Seen {
  readonly base: number
  readonly orgBase: number
}

/**
 * Appends one event of head office to a branch's log. Refuses what is too large for an event. With an
 * `eventId` it is written once: `written` is false when it stands there already.
 */
export async function writeToBranch<Type extends EventType>(
  context: HubContext,
  branchId: string,
  event: HubEvent<Type>,
  eventId: string = newUuid(context.clock, context.random),
): Promise<Result<{ eventId: string; written: boolean }>> {
  return context.database.transaction((tx) => appendToBranch(context, tx, branchId, event, eventId))
}

/** `writeToBranch` inside a transaction that writes more; takes the branch's lock. */
export async function appendToBranch<Type extends EventType>(
  context: HubContext,
  tx: Queryable,
  branchId: string,
  event: HubEvent<Type>,
  eventId: string = newUuid(context.clock, context.random),
): Promise<Result<{ eventId: string; written: boolean }>> {
  const { clock, device } = context
  const epoch = context.organisation().incarnationNumber * 2
  const number = await lockBranch(tx, branchId)
  if (await eventStands(tx, branchId, eventId)) return accepted({ eventId, written: false })
  const standing = await deviceHead(tx, branchId, device)
  const last = standing?.epoch === epoch ? standing : null
  const seen = { base: number, orgBase: await organisationHead(tx) }
  const sealed = seal(context, event, seen, { epoch, last, id: eventId })
  if (!sealed.ok) return sealed
  const writer = { device, epoch, now: clock.now() }
  await appendEvents(tx, branchId, number, writer, [sealed.value], false)
  return accepted({ eventId, written: true })
}

/** Appends one event to the stream that every branch reads. */
export async function writeToOrganisation<Type extends EventType>(
  context: HubContext,
  event: HubEvent<Type>,
): Promise<Result<{ eventId: string }>> {
  return context.database.transaction((tx) => appendToStream(context, tx, event))
}

/**
 * `writeToOrganisation` inside a transaction that writes more; takes the stream's lock. Whoever writes into
 * both takes the branch's lock first.
 */
export async function appendToStream<Type extends EventType>(
  context: HubContext,
  tx: Queryable,
  event: HubEvent<Type>,
): Promise<Result<{ eventId: string }>> {
  const { clock, device } = context
  const epoch = context.organisation().incarnationNumber * 2 - 1
  const number = await lockOrganisation(tx)
  const last = await organisationEpochHead(tx, device, epoch)
  const id = newUuid(clock, context.random)
  const sealed = seal(context, event, { base: 0, orgBase: number }, { epoch, last, id })
  if (!sealed.ok) return sealed
  await appendToOrganisation(tx, number, { device, epoch, now: clock.now() }, sealed.value)
  return accepted({ eventId: sealed.value.id })
}

function seal<Type extends EventType>(
  context: HubContext,
  event: HubEvent<Type>,
  seen: Seen,
  { epoch, last, id }: { epoch: number; last: DeviceHead | null; id: string },
): Result<NewEvent> {
  const { clock, random, version } = context
  const { type } = event
  const payload = type.payload.parse(event.payload)
  const { open, personal } = splitPayload(payload, personalFields(type.payload))
  let part: Part | null = null
  if (personal) {
    const encoded = encodePart(personal, random.bytes(SALT_BYTES))
    if (!encoded.ok) return encoded
    part = encoded.value
  }
  const now = clock.now()
  const envelope: EventBody = {
    v: 1,
    id,
    type: type.type,
    tv: type.version,
    aggregate: { kind: type.aggregate, id: event.aggregateId },
    base: seen.base,
    orgBase: seen.orgBase,
    payload: open,
    part: part && partDigest(sha256, part),
    actor: event.actor,
    businessDate: businessDateOf(now),
    shift: null,
    occurredAt: formatInstant(now),
    recordedAt: formatInstant(now),
    mono: clock.monotonic(),
    boot: clock.bootId(),
    clockOffset: { ms: 0, ageMs: 0 },
    app: version,
  }
  const body = encodeBody(envelope)
  if (!body.ok) return body
  const prev = last?.hash ?? chainStart(sha256, context.organisation().publicKey, epoch)
  const seq = (last?.seq ?? 0) + 1
  return accepted({
    seq,
    id,
    kind: type.aggregate,
    aggregateId: event.aggregateId,
    hash: chainHash(sha256, prev, body.value),
    prev,
    body: body.value,
    part,
    withholds: withholds(envelope, { device: context.device, epoch, seq }, true),
  })
}
