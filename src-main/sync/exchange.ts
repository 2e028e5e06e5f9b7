/**
 * One exchange with the hub: send the own tail, fetch what is new, until both sides agree. Each step
 * commits on its own, so that an interrupted exchange goes on where it stopped.
 */
import { toHex } from '#shared/foundation/bytes.ts'
import { parseInstant } from '#shared/foundation/instant.ts'
import type { SealedEvent } from '#shared/log/envelope.ts'
import {
  type Batch,
  LIMITS,
  PATHS,
  PROTOCOL,
  type PullPage,
  type PulledEvent,
  type PushAnswer,
  type PushRefusal,
  pullPageSchema,
  pushAnswerSchema,
  pushRefusalSchema,
  refusalAnswerSchema,
  toBatchEvents,
} from '#shared/sync/messages.ts'
import { halvedBatch } from '#shared/sync/schedule.ts'
import { sha256 } from '../service/device-keys.ts'
import { noteAttention } from '../store/log/attention-table.ts'
import {
  BRANCH_STREAM,
  ORGANISATION_STREAM,
  type Stream,
  type StoredEvent,
  findEvent,
  findHead,
  hasUnplacedBefore,
  listAfter,
} from '../store/log/event-table.ts'
import type { AggregateRef } from '../store/log/fold-table.ts'
import { clearMeta, readMeta, writeMeta } from '../store/log/meta-table.ts'
import { BrokenPage, LostOwnEvents, SLICE_EVENTS, applySlice } from '../store/log/returned.ts'
import { type HubLine, SyncProblem, ask, makeNonce } from './hub-line.ts'
import { startNewIncarnation, takeNewEpoch } from './recovery.ts'

export interface Exchange extends HubLine {
  /** Named places where the simulator may crash the process. */
  readonly at: (point: string) => void
  /** Lets waiting calls of people go first, between slices. */
  readonly breathe: () => Promise<void>
}

/** More rounds than any honest hub needs; a dishonest one is left for the next attempt. */
const ROUNDS_LIMIT = 10_000

/** Sends and fetches until nothing is left. Throws `SyncProblem`; what was done until then stays. */
export async function exchange(line: Exchange): Promise<void> {
  await fetchAll(line)
  // Most exchanges have nothing to send, and then one question was enough.
  if (await sendAll(line)) await fetchAll(line)
}

/** True when something was sent: then its places are waiting to be fetched. */
async function sendAll(line: Exchange): Promise<boolean> {
  const { book } = line
  let limit: number = LIMITS.pushEvents
  for (let round = 0; round < ROUNDS_LIMIT; round++) {
    const epoch = readMeta(book.db, 'epoch') ?? 1
    const after = readMeta(book.db, 'acknowledgedSeq') ?? 0
    const events = fitting(listAfter(book.db, book.identity().device, epoch, after, limit))
    const first = events[0]
    if (!first) return round > 0
    const answer = await send(line, events)
    line.at('after-push-answer')
    if (answer.ok) {
      acknowledge(line, answer, events)
      noteHubTime(line, answer.hubTime)
    } else if (answer.code === 'too_large' && events.length > 1) {
      limit = halvedBatch(events.length)
    } else {
      await recoverFromRefusal(line, answer, first)
    }
    await line.breathe()
  }
  return true
}

/** As many events as fit one batch; the first always goes. */
function fitting(events: readonly StoredEvent[]): readonly StoredEvent[] {
  let bytes = 1024
  const end = events.findIndex((event, index) => {
    // Text inside JSON grows by its escapes: every byte could become two.
    bytes += 256 + 2 * (event.body.length + (event.part?.bytes.length ?? 0))
    return index > 0 && bytes > LIMITS.pushBytes
  })
  return end < 0 ? events : events.slice(0, end)
}

async function send(
  line: Exchange,
  events: readonly SealedEvent[],
): Promise<PushAnswer | PushRefusal> {
  const first = events[0] as SealedEvent
  const last = events.at(-1) as SealedEvent
  const batch: Batch = {
    protocol: PROTOCOL,
    device: first.position.device,
    epoch: first.position.epoch,
    firstSeq: first.position.seq,
    lastSeq: last.position.seq,
    prev: toHex(first.prev),
    lastHash: toHex(last.hash),
    events: toBatchEvents(events),
  }
  try {
    return await ask(line, PATHS.push, batch, pushAnswerSchema.or(pushRefusalSchema))
  } catch (error) {
    if (error instanceof SyncProblem && error.code === 'too_large') {
      return { ok: false, code: 'too_large', message: 'refused before the hub saw it' }
    }
    throw error
  }
}

/**
 * An acknowledgement is a label: the event leaves the tail when the pull returns it. It must name an own
 * event by its hash and cover what was sent; the answer to another request is none.
 */
function acknowledge({ book }: Exchange, { ack }: PushAnswer, sent: readonly StoredEvent[]): void {
  const { device, epoch, seq } = (sent.at(-1) as StoredEvent).position
  const named = findEvent(book.db, { device, epoch: ack.epoch, seq: ack.seq })
  if (ack.epoch !== epoch || ack.seq < seq || !named || toHex(named.hash) !== ack.hash) {
    throw new SyncProblem('hub_not_understood')
  }
  book.writeLocal((db) => {
    if ((readMeta(db, 'epoch') ?? 1) !== epoch) return
    if (ack.seq > (readMeta(db, 'acknowledgedSeq') ?? 0)) writeMeta(db, 'acknowledgedSeq', ack.seq)
  })
}

async function recoverFromRefusal(
  line: Exchange,
  refusal: PushRefusal,
  first: StoredEvent,
): Promise<void> {
  const { book } = line
  if (
    refusal.code === 'gap' &&
    refusal.expected !== undefined &&
    refusal.expected < first.position.seq
  ) {
    // The hub lost what it had acknowledged: everything from there goes again.
    const seq = refusal.expected - 1
    book.writeLocal((db) => writeMeta(db, 'acknowledgedSeq', seq))
    return
  }
  if (refusal.code === 'fork' || refusal.code === 'gap') {
    takeNewEpoch(book, refusal.head?.epoch ?? first.position.epoch, sha256)
    await fetchAll(line)
    return
  }
  if (refusal.code === 'invalid_batch' || refusal.code === 'too_large') {
    const at = refusal.seq === undefined ? first.position.seq : refusal.seq
    const event = listAfter(book.db, first.position.device, first.position.epoch, at - 1, 1)[0]
    if (event) book.writeLocal((db) => noteAttention(db, event.row, refusal.code, book.clock.now()))
  }
  throw new SyncProblem(refusal.code)
}

async function fetchAll(line: Exchange): Promise<void> {
  const { book } = line
  for (let round = 0; round < ROUNDS_LIMIT; round++) {
    const page = await fetchPage(line)
    line.at('after-page')
    if (page.incarnation !== readMeta(book.db, 'incarnation')) {
      startNewIncarnation(book, page.incarnation)
      continue
    }
    noteHubTime(line, page.hubTime)
    if (hubKnowsMore(line, page)) continue
    rewindToHub(line, page)
    try {
      await applyStream(line, BRANCH_STREAM, page.branch.events)
      await applyStream(line, ORGANISATION_STREAM, page.organisation.events)
    } catch (error) {
      if (error instanceof LostOwnEvents) {
        takeNewEpoch(book, page.head?.epoch ?? 1, sha256)
        continue
      }
      if (error instanceof BrokenPage) throw new SyncProblem('hub_not_understood')
      throw error
    }
    if (page.branch.to === page.branch.head && page.organisation.to === page.organisation.head) {
      return finishFetch(line)
    }
  }
}

async function fetchPage(line: Exchange): Promise<PullPage> {
  const { book } = line
  const nonce = makeNonce(book)
  const { device } = book.identity()
  const branchCursor = readMeta(book.db, 'branchCursor') ?? 0
  const organisationCursor = readMeta(book.db, 'organisationCursor') ?? 0
  const page = await ask(
    line,
    PATHS.pull,
    {
      protocol: PROTOCOL,
      device,
      branchCursor,
      organisationCursor,
      incarnation: readMeta(book.db, 'incarnation'),
      withOwnBodies: readMeta(book.db, 'ownBodiesWanted') !== null,
      nonce,
    },
    pullPageSchema.or(refusalAnswerSchema),
  )
  if ('ok' in page) throw new SyncProblem(page.code)
  const sameLife = page.incarnation === readMeta(book.db, 'incarnation')
  const follows = page.branch.from === branchCursor && page.organisation.from === organisationCursor
  const whole = [page.branch, page.organisation].every(
    ({ from, to, events }) => to === from + events.length,
  )
  if (page.nonce !== nonce || page.device !== device || !whole || (sameLife && !follows)) {
    throw new SyncProblem('hub_not_understood')
  }
  return page
}

/** What the hub does not hold goes again, whatever was once acknowledged. */
function rewindToHub({ book }: Exchange, page: PullPage): void {
  const epoch = readMeta(book.db, 'epoch') ?? 1
  const held = page.head?.epoch === epoch ? page.head.seq : 0
  if ((readMeta(book.db, 'acknowledgedSeq') ?? 0) > held) {
    book.writeLocal((db) => writeMeta(db, 'acknowledgedSeq', held))
  }
}

/** True when the hub holds own events beyond this store's: then a new epoch was begun. */
function hubKnowsMore(line: Exchange, page: PullPage): boolean {
  const { book } = line
  if (page.head === null || readMeta(book.db, 'ownBodiesWanted') !== null) return false
  const epoch = readMeta(book.db, 'epoch') ?? 1
  const head = findHead(book.db, book.identity().device)
  const seq = head?.position.epoch === epoch ? head.position.seq : 0
  const more = page.head.epoch > epoch || (page.head.epoch === epoch && page.head.seq > seq)
  if (more) takeNewEpoch(book, page.head.epoch, sha256)
  return more
}

async function applyStream(
  line: Exchange,
  stream: Stream,
  events: readonly PulledEvent[],
): Promise<void> {
  const { book } = line
  for (let start = 0; start < events.length; start += SLICE_EVENTS) {
    const slice = events.slice(start, start + SLICE_EVENTS)
    let changed: AggregateRef[] = []
    book.withDb((db) => {
      changed = applySlice(db, stream, slice, { sha256, identity: book.identity(), at: line.at })
    })
    book.reloadPlace()
    book.announce(changed)
    await line.breathe()
  }
}

/** At the head: lost bodies have arrived, and what is still unplaced in an older epoch goes again. */
function finishFetch(line: Exchange): void {
  const { book } = line
  if (readMeta(book.db, 'ownBodiesWanted') !== null) {
    book.writeLocal((db) => clearMeta(db, 'ownBodiesWanted'))
  }
  const epoch = readMeta(book.db, 'epoch') ?? 1
  if (epoch > 1 && hasUnplacedBefore(book.db, book.identity().device, epoch))
    takeNewEpoch(book, epoch, sha256)
}

function noteHubTime({ book }: Exchange, hubTime: string): void {
  const parsed = parseInstant(hubTime)
  if (!parsed.ok) return
  const now = book.clock.now()
  book.writeLocal((db) => {
    writeMeta(db, 'clockOffsetMs', parsed.value - now)
    writeMeta(db, 'lastContactMs', now)
  })
  book.reloadPlace()
}
