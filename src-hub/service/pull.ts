/** Pull: one signed page of the branch's and the organisation's stream. A device sees nothing else (I14). */
import { toHex, fromUtf8 } from '#shared/foundation/bytes.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import {
  LIMITS,
  PROTOCOL,
  type PullPage,
  type PullRequest,
  type PulledEvent,
  pullRequestSchema,
  toPartText,
} from '#shared/sync/messages.ts'
import { type Device, findDevice, noteContact } from '../store/branch-table.ts'
import { type PageEvent, readBranchPage, weighBranchEvents } from '../store/event-reads.ts'
import { type StoredEvent, branchHead, deviceHead } from '../store/event-table.ts'
import { organisationHead, readOrganisationEvents } from '../store/organisation-stream.ts'
import { parseJson, signedAnswer } from './answer.ts'
import type { HubAnswer, HubContext } from './context.ts'
import { isSignedBy } from './keys.ts'

/** What the words around an event's bytes weigh in a page. */
const FRAME_BYTES = 256

/** Answers one page for a request and the device's signature over its bytes. */
export async function pull(
  context: HubContext,
  bytes: Uint8Array,
  signature: string | null,
): Promise<HubAnswer> {
  const parsed = pullRequestSchema.safeParse(parseJson(bytes))
  if (!parsed.success) return refuse(context, 400, 'invalid_request', 'this is no pull request')
  const request = parsed.data
  const device = await findDevice(context.database, request.device)
  if (!device) return refuse(context, 401, 'unknown_device', 'this device is not enrolled')
  if (!isSignedBy(device.publicKey, bytes, signature)) {
    return refuse(context, 401, 'bad_signature', 'the signature is not the device’s')
  }
  if (device.revokedAt !== null) return refuse(context, 403, 'revoked', 'this device was revoked')
  await noteContact(
    context.database,
    device.branchId,
    device.device,
    context.clock.now(),
    // Numbers of another life of the hub say nothing about this one's.
    request.incarnation === context.organisation().incarnation ? request.organisationCursor : 0,
  )
  return signedAnswer(context, 200, await page(context, device, request))
}

async function page(context: HubContext, device: Device, request: PullRequest): Promise<PullPage> {
  const { database } = context
  const { incarnation } = context.organisation()
  const head = await deviceHead(database, device.branchId, device.device)
  const sameTime = request.incarnation === null || request.incarnation === incarnation
  return {
    protocol: PROTOCOL,
    device: device.device,
    nonce: request.nonce,
    incarnation,
    hubTime: formatInstant(context.clock.now()),
    head: head && { epoch: head.epoch, seq: head.seq, hash: toHex(head.hash) },
    branch: await branchPage(context, device, request, sameTime),
    organisation: await organisationPage(context, request, sameTime),
    limits: LIMITS,
    nextMs: 0,
  }
}

/** A cursor of another incarnation, or beyond the head, points nowhere: the stream starts again. */
function startOf(cursor: number, head: number, sameTime: boolean): number {
  return sameTime && cursor <= head ? cursor : 0
}

async function branchPage(
  context: HubContext,
  device: Device,
  request: PullRequest,
  sameTime: boolean,
): Promise<PullPage['branch']> {
  const { database } = context
  // The head is read first: what is numbered up to it is visible for good, later rows wait.
  const head = await branchHead(database, device.branchId)
  const from = startOf(request.branchCursor, head, sameTime)
  if (sameTime && request.branchCursor > head) {
    // The device was given numbers that are not here: the database was put back without saying so.
    context.report('alarm', 'cursor_beyond_head', {
      branch: device.branchId,
      device: device.device,
      cursor: request.branchCursor,
      head,
    })
  }
  if (from === head) return { from, to: from, head, events: [] }
  const bare = (writer: string) => writer === device.device && !request.withOwnBodies
  const weights = await weighBranchEvents(database, device.branchId, {
    cursor: from,
    head,
    limit: LIMITS.pullEvents,
  })
  const to = lastFitting(
    weights.map((event) => ({
      number: event.number,
      bytes: FRAME_BYTES + (bare(event.device) ? 0 : event.bytes),
    })),
  )
  const events = await readBranchPage(database, device.branchId, { cursor: from, to })
  return { from, to, head, events: events.map((event) => pulled(event, bare(event.device))) }
}

async function organisationPage(
  context: HubContext,
  request: PullRequest,
  sameTime: boolean,
): Promise<PullPage['organisation']> {
  const head = await organisationHead(context.database)
  const from = startOf(request.organisationCursor, head, sameTime)
  if (from === head) return { from, to: from, head, events: [] }
  const range = { cursor: from, head, limit: LIMITS.pullEvents }
  const events = await readOrganisationEvents(context.database, range)
  const to = lastFitting(
    events.map(({ number, body, part }) => ({
      number,
      bytes: FRAME_BYTES + body.length + (part?.bytes.length ?? 0),
    })),
  )
  const fitting = events.filter((event) => event.number <= to)
  return { from, to, head, events: fitting.map((event) => pulled(event, false)) }
}

/** Number of the last event that still fits the page; the first always does. */
function lastFitting(events: readonly { number: number; bytes: number }[]): number {
  let total = 0
  let last = 0
  for (const { number, bytes } of events) {
    total += bytes
    if (last > 0 && total > LIMITS.pullBytes) break
    last = number
  }
  return last
}

function pulled(event: StoredEvent | PageEvent, bare: boolean): PulledEvent {
  const { number, device, epoch, seq } = event
  const place = { number, device, epoch, seq, hash: toHex(event.hash) }
  if (bare) return place
  return {
    ...place,
    prev: toHex(event.prev),
    body: fromUtf8(event.body),
    part: toPartText(event.part),
    ...('withheld' in event && event.withheld ? { withheld: true } : {}),
  }
}

function refuse(context: HubContext, status: number, code: string, message: string): HubAnswer {
  context.report('warning', 'pull_refused', { code })
  return signedAnswer(context, status, { ok: false, code, message })
}
