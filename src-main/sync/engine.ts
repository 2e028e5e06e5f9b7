/**
 * The sync of a workstation: on demand, after each save, and periodically; one exchange at a time;
 * after a failure it waits with full jitter, and never gives up.
 */
import type { SyncStatus } from '#shared/contract/views.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { decodeBody } from '#shared/log/envelope.ts'
import { backOffMs, slotMs } from '#shared/sync/schedule.ts'
import type { Book } from '../service/book.ts'
import { listAttention } from '../store/log/attention-table.ts'
import { findHead, tailSummary } from '../store/log/event-table.ts'
import { readMeta } from '../store/log/meta-table.ts'
import { storeProblemOf } from '../store/store-problem.ts'
import { enrol } from './enrol.ts'
import { exchange } from './exchange.ts'
import { SyncProblem } from './hub-line.ts'
import type { Net } from './transport.ts'

/** Timers as a port: the simulator turns them itself. Answers a cancel. */
export interface Timer {
  after(ms: number, work: () => void): () => void
}

export interface SyncOptions {
  readonly book: Book
  readonly net: Net
  readonly timer: Timer
  /** Name of this machine as its people call it. */
  readonly label: string
  /** An address to show in the enrolment form. */
  readonly proposedHubUrl: string | null
  readonly everyMs: () => number
  readonly report: (what: string, error: unknown) => void
  readonly at?: (point: string) => void
  readonly breathe?: () => Promise<void>
}

export interface SyncEngine {
  start(): void
  stop(): Promise<void>
  status(): SyncStatus
  /** Runs an exchange now, or joins the running one. Its problem, if any, is in the status. */
  now(): Promise<Result<SyncStatus>>
  enrol(input: { hubUrl: string; code: string }): Promise<Result<SyncStatus>>
  onChange(listener: () => void): () => void
}

/** After a save, wait so long for more of the same before speaking to the hub. */
const AFTER_SAVE_MS = 1_500
const UNIT_FRACTION = 2 ** 32

export function createSyncEngine(options: SyncOptions): SyncEngine {
  const { book, net, timer } = options
  const listeners = new Set<() => void>()
  let running: Promise<void> | null = null
  let cancelTimer = () => {}
  let started = false
  let attempt = 0
  let nextAttemptMs: number | null = null
  let problem: { code: string; at: string } | null = null

  const changed = () => {
    for (const listener of listeners) listener()
  }

  function line() {
    const hubUrl = readMeta(book.db, 'hubUrl')
    const hubPublicKey = readMeta(book.db, 'hubPublicKey')
    if (hubUrl === null || hubPublicKey === null) return null
    return {
      book,
      net,
      hubUrl,
      hubPublicKey,
      at: options.at ?? (() => {}),
      breathe: options.breathe ?? (() => new Promise<void>((resolve) => setImmediate(resolve))),
    }
  }

  function schedule(ms: number): void {
    cancelTimer()
    if (!started || line() === null) return
    nextAttemptMs = book.clock.now() + ms
    cancelTimer = timer.after(ms, () => void run())
  }

  async function attemptOnce(): Promise<void> {
    const hub = line()
    if (!hub) return
    changed()
    try {
      await exchange(hub)
      attempt = 0
      problem = null
      const everyMs = options.everyMs()
      schedule(everyMs / 2 + slotMs(book.identity().device, everyMs / 2))
    } catch (error) {
      const code =
        error instanceof SyncProblem
          ? error.code
          : (storeProblemOf(error)?.code ?? 'internal_error')
      if (code === 'internal_error') options.report('exchange with the hub', error)
      problem = { code, at: formatInstant(book.now()) }
      const fraction = randomFraction(book)
      schedule(backOffMs(attempt, fraction, error instanceof SyncProblem ? error.retryAfterMs : 0))
      attempt += 1
    }
  }

  function run(): Promise<void> {
    running ??= attemptOnce().finally(() => {
      running = null
      changed()
    })
    return running
  }

  const leaveBook = book.onCommit(() => {
    changed()
    // A failure already waits its turn: saves must not turn into a hammer.
    if (attempt === 0 && running === null) schedule(AFTER_SAVE_MS)
  })

  return {
    start() {
      started = true
      schedule(slotMs(book.identity().device, 5_000))
    },
    async stop() {
      started = false
      cancelTimer()
      leaveBook()
      await running
    },
    status: () => statusOf(options, { running: running !== null, problem, nextAttemptMs }),
    async now() {
      if (line() === null)
        return refused('not_enrolled', 'this workstation is not enrolled at a hub')
      await running
      await run()
      return accepted(statusOf(options, { running: running !== null, problem, nextAttemptMs }))
    },
    async enrol({ hubUrl, code }) {
      const enrolled = await enrol(book, net, { hubUrl, code, label: options.label })
      if (!enrolled.ok) return enrolled
      await run()
      return accepted(statusOf(options, { running: running !== null, problem, nextAttemptMs }))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function randomFraction(book: Book): number {
  const [a = 0, b = 0, c = 0, d = 0] = book.random.bytes(4)
  return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / UNIT_FRACTION
}

function statusOf(
  { book, proposedHubUrl }: SyncOptions,
  now: { running: boolean; problem: SyncStatus['lastProblem']; nextAttemptMs: number | null },
): SyncStatus {
  const { db } = book
  const { device } = book.identity()
  const epoch = readMeta(db, 'epoch') ?? 1
  const confirmedSeq = readMeta(db, 'confirmedSeq') ?? 0
  const acknowledgedSeq = readMeta(db, 'acknowledgedSeq') ?? 0
  const tail = tailSummary(db, device, { epoch, seq: confirmedSeq })
  const head = findHead(db, device)
  const lastContactMs = readMeta(db, 'lastContactMs')
  return {
    enrolled: readMeta(db, 'hubPublicKey') !== null,
    hubUrl: readMeta(db, 'hubUrl') ?? proposedHubUrl,
    deviceId: device,
    epoch,
    waiting: tail.count,
    waitingSince: tail.first ? (decodeBody(tail.first.body)?.recordedAt ?? null) : null,
    sent: Math.max(0, Math.min(acknowledgedSeq, head?.position.seq ?? 0) - confirmedSeq),
    confirmed: confirmedSeq,
    attention: listAttention(db).map((event) => {
      const body = decodeBody(event.body)
      return {
        eventId: body?.id ?? '',
        aggregateKind: event.kind,
        aggregateId: event.aggregate,
        type: body?.type ?? '',
        code: event.code,
        at: formatInstant(event.at),
      }
    }),
    running: now.running,
    lastContactAt: lastContactMs === null ? null : formatInstant(lastContactMs),
    lastProblem: now.problem,
    nextAttemptAt: now.nextAttemptMs === null ? null : formatInstant(now.nextAttemptMs),
    clockOffsetMs: readMeta(db, 'clockOffsetMs'),
  }
}
