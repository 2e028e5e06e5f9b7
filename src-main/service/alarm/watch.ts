/**
 * The watch over the clocks: sleeps until the next alarm and rings. What it rang stands in a table, so
 * that a restart, a moved clock or another person at the desk neither repeats nor loses an alarm; what
 * was missed rings together, once.
 */
import {
  type Alarm,
  alarmsBetween,
  alarmsOf,
  nextAlarmAt,
  reachedFor,
} from '#shared/complaint/alarm/alarms.ts'
import { isFor } from '#shared/complaint/alarm/audience.ts'
import { ALARMED_KINDS, type AlarmedKind } from '#shared/complaint/alarm/kinds.ts'
import type { Announcement, Announcements } from '#shared/contract/topics.ts'
import type { EpochMs } from '#shared/foundation/instant.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { alarmsOfUpward } from '#shared/duty/upward-clocks.ts'
import { alarmsOfSlip } from '#shared/referral-in/alarms.ts'
import { alarmsOfRow } from '#shared/register/clock.ts'
import { employeeKey } from '#shared/staff/same-employee.ts'
import {
  forgetAlarmsOf,
  forgetHeardAfter,
  insertHeard,
  listAcknowledged,
  listCasesWithClocks,
  listHeard,
} from '../../store/tables/alarm-table.ts'
import { findCase } from '../../store/tables/case-table.ts'
import { findUpward, listUpward } from '../../store/tables/duty-table.ts'
import { findRegisterRow, listOpenRegisterRows } from '../../store/tables/register-table.ts'
import { findSlip, listOpenSlips } from '../../store/tables/slip-table.ts'
import type { Timer } from '../../sync/engine.ts'
import { type Desk, branchOf, packsOf } from '../desk.ts'

export interface AlarmWatchOptions {
  readonly desk: Desk
  readonly timer: Timer
  /** Looks again after so long at the latest: a clock that jumped tells nobody. Null trusts the clock. */
  readonly lookAgainMs: number | null
  readonly announce: (announcement: Announcement) => void
  readonly report: (what: string, error: unknown) => void
}

export interface AlarmWatch {
  start(): void
  stop(): void
  /** Rings what is due and was not heard. Called by itself; a new person at the desk asks for it too. */
  look(): void
  /** Every alarm of every record whose clocks run, as of now. */
  alarms(): readonly Alarm[]
}

/** The desk while nobody has unlocked it hears alarms too, without any word of the case. */
const NOBODY = ''
/** After the start the doors open first, so that somebody hears what rings. */
const FIRST_LOOK_MS = 2_000
/** SQLite's word for "every row". */
const EVERY = -1
/** The longest sleep that timers can count. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1

export function createAlarmWatch(options: AlarmWatchOptions): AlarmWatch {
  const { desk, timer } = options
  const { book } = desk
  let byRecord: Map<string, readonly Alarm[]> | null = null
  let heard: Map<string, EpochMs> | null = null
  let cancelTimer = () => {}
  let started = false

  const rules = () => {
    const { rules: pack, calendar } = packsOf(desk)
    const branch = branchOf(desk)
    const responsibility = {
      firstResponsible: branch?.firstResponsible ?? null,
      branchHead: branch?.branchHead ?? null,
    }
    return { rules: pack, calendar, responsibility }
  }

  function readRecords(): Map<string, readonly Alarm[]> {
    if (byRecord) return byRecord
    const by = rules()
    const now = book.now()
    byRecord = new Map()
    for (const { folded } of listCasesWithClocks(book.db)) {
      if (folded.state) byRecord.set(folded.state.caseId, alarmsOf(folded.state, by, now))
    }
    for (const { folded } of listOpenSlips(book.db)) {
      if (folded.state) byRecord.set(folded.state.slipId, alarmsOfSlip(folded.state, by))
    }
    for (const { folded } of listOpenRegisterRows(book.db)) {
      if (folded.state) byRecord.set(folded.state.rowId, alarmsOfRow(folded.state, by))
    }
    for (const { folded } of listUpward(book.db, true, 0, EVERY)) {
      if (folded.state) byRecord.set(folded.state.reportId, alarmsOfUpward(folded.state, by))
    }
    return byRecord
  }

  const all = () => [...readRecords().values()].flat()

  function readHeard(): Map<string, EpochMs> {
    heard ??= new Map(listHeard(book.db).map((row) => [keyOf(row), row.dueToRingAt]))
    return heard
  }

  const leaveBook = book.onCommit((changed) => {
    if (changed.some(({ kind }) => kind === 'calendar' || kind === 'branch')) byRecord = null
    if (byRecord) for (const { kind, id } of changed) readAgain(byRecord, kind, id)
    look()
  })

  function readAgain(records: Map<string, readonly Alarm[]>, kind: string, id: string): void {
    if (!isAlarmed(kind)) return
    const alarms = readAlarms(kind, id)
    if (alarms.length > 0) records.set(id, alarms)
    else records.delete(id)
  }

  function readAlarms(kind: AlarmedKind, id: string): readonly Alarm[] {
    switch (kind) {
      case 'referral_in': {
        const slip = findSlip(book.db, id)?.folded.state
        return slip ? alarmsOfSlip(slip, rules()) : []
      }
      case 'register': {
        const row = findRegisterRow(book.db, id)?.folded.state
        return row ? alarmsOfRow(row, rules()) : []
      }
      case 'upward_report': {
        const report = findUpward(book.db, id)?.folded.state
        return report ? alarmsOfUpward(report, rules()) : []
      }
      case 'complaint': {
        const state = findCase(book.db, id)?.folded.state
        return state ? alarmsOf(state, rules(), book.now()) : []
      }
    }
  }

  function ring(now: EpochMs): void {
    takeBack(now)
    const listener = listenerOf(desk)
    const due = alarmsBetween(all(), Number.NEGATIVE_INFINITY, now)
    const mine = due.filter(
      (alarm) =>
        !readHeard().has(keyOf({ alarmId: alarm.alarmId, listener: listener.key })) &&
        (listener.person === null || isFor(alarm.to, listener.person)),
    )
    remember(mine, listener.key)
    // Whoever locks the desk has heard what was due: the empty desk does not tell it again.
    if (listener.key !== NOBODY) remember(due, NOBODY)
    const fresh = new Set(mine.map(({ alarmId }) => alarmId))
    const rings = reachedFor(due, now, ({ alarmId }) => fresh.has(alarmId))
    if (rings.length > 0) {
      options.announce({ topic: 'alarm', detail: detailOf(rings, listener.person !== null) })
    }
  }

  /** What a clock that ran ahead rang too early has not rung yet. */
  function takeBack(now: EpochMs): void {
    const early = [...readHeard()].filter(([, dueToRingAt]) => dueToRingAt > now)
    if (early.length === 0) return
    for (const [key] of early) readHeard().delete(key)
    book.writeLocal((db) => forgetHeardAfter(db, now))
  }

  function remember(alarms: readonly Alarm[], listener: string): void {
    const rows = alarms
      .map(({ alarmId, recordId, at }) => ({ alarmId, listener, recordId, dueToRingAt: at }))
      .filter((row) => !readHeard().has(keyOf(row)))
    if (rows.length === 0) return
    for (const row of rows) readHeard().set(keyOf(row), row.dueToRingAt)
    book.writeLocal((db) => insertHeard(db, rows))
  }

  /** Rows of records that are done are of no use any more. */
  function tidyUp(): void {
    const records = readRecords()
    const known = [...listHeard(book.db), ...listAcknowledged(book.db)]
    const done = [...new Set(known.map(({ recordId }) => recordId))].filter(
      (id) => !records.has(id),
    )
    if (done.length === 0) return
    book.writeLocal((db) => {
      for (const recordId of done) forgetAlarmsOf(db, recordId)
    })
    heard = null
  }

  function schedule(now: EpochMs): void {
    cancelTimer()
    if (!started) return
    const next = nextAlarmAt(all(), now)
    const sleepMs = Math.min(
      next === null ? LONGEST_SLEEP_MS : next - now,
      options.lookAgainMs ?? LONGEST_SLEEP_MS,
      LONGEST_SLEEP_MS,
    )
    if (next !== null || options.lookAgainMs !== null) cancelTimer = timer.after(sleepMs, look)
  }

  /** A fault of the watch must not fail the save or the sign-in that woke it. */
  function look(): void {
    if (!started) return
    try {
      const now = book.now()
      ring(now)
      schedule(now)
    } catch (error) {
      options.report('watching the clocks', error)
      if (options.lookAgainMs !== null) cancelTimer = timer.after(options.lookAgainMs, look)
    }
  }

  return {
    start() {
      started = true
      try {
        tidyUp()
      } catch (error) {
        options.report('tidying up the alarms', error)
      }
      cancelTimer = timer.after(FIRST_LOOK_MS, look)
    },
    stop() {
      started = false
      cancelTimer()
      leaveBook()
    },
    look,
    alarms: all,
  }
}

function isAlarmed(kind: string): kind is AlarmedKind {
  return (ALARMED_KINDS as readonly string[]).includes(kind)
}

function listenerOf(desk: Desk): { readonly key: string; readonly person: Actor | null } {
  const { signedIn, locked } = desk.session()
  if (signedIn === null || locked) return { key: NOBODY, person: null }
  return { key: employeeKey(signedIn.employeeNo) ?? NOBODY, person: signedIn }
}

function keyOf({ alarmId, listener }: { alarmId: string; listener: string }): string {
  return `${listener} ${alarmId}`
}

/** The most pressing in front: what is past its limit longest. */
function detailOf(rings: readonly Alarm[], named: boolean): Announcements['alarm'] {
  const [first] = rings
  return {
    count: rings.length,
    pressing: rings.some(({ rung }) => rung !== 'warning'),
    first:
      named && first
        ? {
            kind: first.kind,
            recordId: first.recordId,
            caseNumber: first.caseNumber,
            clock: first.clock,
            rung: first.rung,
            dueAt: first.dueAt,
          }
        : null,
  }
}
