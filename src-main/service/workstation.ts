/**
 * A workstation: the store, the book, the use cases and the sync behind one gate. Doors call it; nobody
 * else opens a data folder.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { WorkCalendar } from '#shared/calendar/work-calendar.ts'
import { createGate } from '#shared/contract/gate.ts'
import { workstationCalls } from '#shared/contract/workstation.ts'
import type { Announcement } from '#shared/contract/topics.ts'
import { accepted, type Refusal, type Result } from '#shared/foundation/result.ts'
import type { Clock, Random } from '#shared/foundation/ports.ts'
import { may } from '#shared/staff/role.ts'
import { refoldForThisProgram } from '../store/care.ts'
import { backupFile } from '../store/backup.ts'
import { backUpInWorker, verifyInWorker } from '../store/long-job.ts'
import type { StripPort } from './strip/strip-port.ts'
import { openStore, type Store } from '../store/open.ts'
import { namingProblems, storeProblemOf } from '../store/store-problem.ts'
import { type SyncEngine, type Timer, createSyncEngine } from '../sync/engine.ts'
import { type Net, httpNet } from '../sync/transport.ts'
import { alarmHandlers } from './alarm/handlers.ts'
import { type AlarmWatch, createAlarmWatch } from './alarm/watch.ts'
import { openBook } from './book.ts'
import { calendarHandlers } from './calendar/handlers.ts'
import { caseRecordHandlers } from './complaint/case-records.ts'
import { caseStepHandlers } from './complaint/case-steps.ts'
import { followClocks } from './complaint/clocks.ts'
import { caseIntakeHandlers, complaintHandlers } from './complaint/handlers.ts'
import { casePrivacyHandlers } from './complaint/privacy-handlers.ts'
import { dayCloseHandlers } from './day-close/handlers.ts'
import { type Desk, type DeskSession, calendarOf, personOf } from './desk.ts'
import { draftHandlers } from './draft.ts'
import { dutyHandlers } from './duty/handlers.ts'
import { peopleHandlers } from './people.ts'
import { phraseHandlers } from './phrase/handlers.ts'
import { practiceHandlers } from './practice/handlers.ts'
import { writingHandlers } from './phrase/lists.ts'
import { lessonHandlers } from './lesson/handlers.ts'
import { proposalHandlers } from './proposal/handlers.ts'
import { referralInHandlers } from './referral-in/handlers.ts'
import { registerHandlers } from './register/handlers.ts'
import { readDeskSettings } from './setting.ts'
import { sealedHandlers } from './sealed/handlers.ts'
import { storeHandlers } from './store-care.ts'
import { createStoreCheck } from './store-check.ts'
import { situationHandlers } from './situation/handlers.ts'
import { shiftHandlers } from './shift/handlers.ts'
import { stripHandlers } from './strip/handlers.ts'
import { todayHandlers } from './today.ts'

export interface WorkstationOptions {
  readonly dataFolder: string
  readonly host: 'electron' | 'loopback'
  readonly appVersion: string
  /** Told of faults; gets no customer text. */
  readonly report: (what: string, error: unknown) => void
  readonly clock?: Clock
  readonly random?: Random
  readonly net?: Net
  readonly timer?: Timer
  /** `false` answers `store_missing` where no workstation was ever set up. */
  readonly create?: boolean
  /** Shown in the enrolment form; enrolling still needs a code. */
  readonly proposedHubUrl?: string
  /** `false` for one-shot commands: nothing runs by itself. */
  readonly background?: boolean
  /** When the whole book is checked after the start; by default soon, and never by a timer of somebody's own. */
  readonly checkStoreAfterMs?: number
  /** The shell's strip; without it the calls say that it needs the window. */
  readonly strip?: StripPort
  /** Hears named places of a save and an exchange, where the simulator may crash the process. */
  readonly at?: (point: string) => void
}

export interface Workstation {
  call(name: string, input: unknown): Promise<Result<unknown>>
  subscribe(listener: (announcement: Announcement) => void): () => void
  readonly sync: SyncEngine
  close(): Promise<void>
}

export const systemClock: Clock = (() => {
  const boot = randomUUID()
  return { now: () => Date.now(), monotonic: () => performance.now(), bootId: () => boot }
})()
/** The first screen comes first. */
const CHECK_STORE_AFTER_MS = 30_000
/** A clock that is set or a machine that slept is noticed within this time. */
const LOOK_AGAIN_MS = 60_000

export const systemRandom: Random = { bytes: (count) => randomBytes(count) }
const systemTimer: Timer = {
  after(ms, work) {
    const handle = setTimeout(work, ms)
    // A waiting sync alone must not keep a command alive.
    handle.unref()
    return () => clearTimeout(handle)
  },
}

/** Opens the workstation of a data folder. Throws `StoreProblem` with words for people. */
export function openWorkstation(options: WorkstationOptions): Workstation {
  const store = openStore(options.dataFolder, { create: options.create ?? true })
  try {
    return namingProblems(() => assemble(store, options))
  } catch (error) {
    // A book that cannot be read to its end leaves the folder to `store verify`.
    store.close()
    throw error
  }
}

function assemble(store: Store, options: WorkstationOptions): Workstation {
  const { report } = options
  refoldForThisProgram(store)
  const clock = options.clock ?? systemClock
  const random = options.random ?? systemRandom
  const at = options.at ?? (() => {})
  const book = openBook({ db: store.db, clock, random, appVersion: options.appVersion, report, at })
  const listeners = new Set<(announcement: Announcement) => void>()
  const announce = (announcement: Announcement) => {
    for (const listener of listeners) listener(announcement)
  }
  let session: DeskSession = { signedIn: null, locked: false }
  let calendar: WorkCalendar | null = null
  let watch: AlarmWatch | null = null
  const desk: Desk = {
    book,
    pinPepper: store.keys.pinPepper,
    care: {
      verify: () => verifyInWorker(store),
      backUp: () => backUpInWorker(store, backupFile(store.folder, clock.now())),
    },
    caseCounts: new Map(),
    host: options.host,
    appVersion: options.appVersion,
    calendar: () => (calendar ??= calendarOf({ book })),
    session: () => currentSession(desk, session),
    setSession(next) {
      session = next
      followClocksAs(desk)
      announce({ topic: 'session', detail: {} })
      watch?.look()
    },
  }
  const sync = createSyncEngine({
    book,
    net: options.net ?? httpNet,
    timer: options.timer ?? systemTimer,
    label: hostname().slice(0, 80),
    proposedHubUrl: options.proposedHubUrl ?? null,
    everyMs: () => readDeskSettings(desk).syncEveryMinutes * 60_000,
    report,
    at,
  })
  const gate = createGate({
    calls: workstationCalls,
    handlers: {
      ...peopleHandlers(desk, ({ stripHotkey }) =>
        announce({ topic: 'settings', detail: { stripHotkey } }),
      ),
      ...caseIntakeHandlers(desk),
      ...complaintHandlers(desk),
      ...caseStepHandlers(desk),
      ...caseRecordHandlers(desk),
      ...casePrivacyHandlers(desk),
      ...sealedHandlers(desk),
      ...referralInHandlers(desk),
      ...registerHandlers(desk),
      ...dutyHandlers(desk),
      ...draftHandlers(desk),
      ...shiftHandlers(desk),
      ...dayCloseHandlers(desk),
      ...phraseHandlers(desk),
      ...practiceHandlers(desk),
      ...writingHandlers(desk),
      ...proposalHandlers(desk),
      ...lessonHandlers(desk),
      ...situationHandlers(desk),
      ...stripHandlers(desk, options.strip ?? null),
      ...storeHandlers(desk),
      ...calendarHandlers(desk),
      ...alarmHandlers(desk, () => alarms, announce),
      ...todayHandlers(desk, { sync: () => sync.status(), storeFaults: () => check.faults() }),
      'sync.status': () => accepted(sync.status()),
      'sync.now': () => sync.now(),
      'sync.enrol': (input) => sync.enrol(input),
    },
    onError: report,
    explain,
  })
  book.onCommit((changed) => {
    if (changed.some(({ kind }) => kind === 'calendar')) calendar = null
    if (changed.some(({ kind }) => kind === 'calendar' || kind === 'complaint')) {
      followClocksAs(desk)
    }
  })
  book.onCommit((changed) => announce({ topic: 'records', detail: { changed } }))
  // After the calendar above was put aside, so that its alarms are those of the new one.
  const alarms = createAlarmWatch({
    desk,
    timer: options.timer ?? systemTimer,
    // Whoever brings timers brings the clock they follow.
    lookAgainMs: options.timer ? null : LOOK_AGAIN_MS,
    announce,
    report,
  })
  watch = alarms
  sync.onChange(() => announce({ topic: 'sync', detail: {} }))
  const check = createStoreCheck({
    verify: () => desk.care.verify(),
    timer: options.timer ?? systemTimer,
    afterMs: options.checkStoreAfterMs ?? CHECK_STORE_AFTER_MS,
    announce: () => announce({ topic: 'records', detail: { changed: [] } }),
    report,
  })
  if (options.background !== false) {
    sync.start()
    alarms.start()
  }
  // Whoever brings timers has time of their own; a check takes real time.
  const checks = options.background !== false && options.timer === undefined
  if (options.checkStoreAfterMs !== undefined || checks) check.start()
  return {
    sync,
    async call(name, input) {
      try {
        return await gate.call(name, input, desk.session())
      } catch (error) {
        // Who is signed in is read from the book too, before the gate.
        const refusal = explain(error)
        if (!refusal) throw error
        report(name, error)
        return { ok: false, refusal }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      alarms.stop()
      check.stop()
      await sync.stop()
      store.close()
    },
  }
}

/** The role is what the staff list says now: a change by head office counts at once. */
function currentSession(desk: Desk, session: DeskSession): DeskSession {
  if (!session.signedIn) return session
  const person = personOf(desk, session.signedIn.employeeNo)
  return person?.active
    ? { ...session, signedIn: { employeeNo: person.employeeNo, role: person.role } }
    : { signedIn: null, locked: false }
}

/** Whoever stands at the desk brings the clocks up to what came in; with nobody there it waits. */
function followClocksAs(desk: Desk): void {
  const { signedIn, locked } = desk.session()
  if (signedIn && !locked && may(signedIn.role, 'complaint.write')) followClocks(desk, signedIn)
}

/** Words for faults of the disk and the database; null for any other. */
function explain(error: unknown): Refusal | null {
  const problem = storeProblemOf(error)
  return problem && { code: problem.code, message: problem.message }
}
