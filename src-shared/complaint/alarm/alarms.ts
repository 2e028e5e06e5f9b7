/**
 * The alarms of records: every moment at which a clock that still runs rings, known beforehand. Asking
 * later, earlier or irregularly finds the same ones, so a host can sleep until the next and still
 * miss none.
 */
import type { WorkCalendar } from '../../calendar/work-calendar.ts'
import { type EpochMs, parseInstant } from '../../foundation/instant.ts'
import type { Rules } from '../../pack/rules-pack.ts'
import { rungOf } from '../../pack/rules/alarms.ts'
import { clocksOf, isDone, promiseClock } from '../clocks.ts'
import { isOpenCase } from '../enumerations.ts'
import type { Deadline } from '../rules/types.ts'
import type { ComplaintState } from '../state.ts'
import { type Addressees, type Answering, type Responsibility, addresseesOf } from './audience.ts'
import { type AlarmClock, type AlarmedKind, type Audience, type Rung, isOnCase } from './kinds.ts'
import { momentsOf } from './moments.ts'

export interface Alarm {
  /** The same at every asking as long as the clock keeps its limit; another limit is another alarm. */
  readonly alarmId: string
  /** The record that it is about. */
  readonly kind: AlarmedKind
  readonly recordId: string
  /** Null for a record that has no number. */
  readonly caseNumber: string | null
  readonly clock: AlarmClock
  /** What runs out: the kind of the clock, or the id of the promise, instruction or task. */
  readonly subject: string
  readonly rung: Rung
  readonly at: EpochMs
  /** As the rules wrote it; the end of a day is `T24:00:00+08:00`. */
  readonly dueAt: string
  readonly audiences: readonly Audience[]
  readonly to: Addressees
  /** Whose matter it is; for everybody else it has climbed. Null while nobody has taken it. */
  readonly owner: string | null
  /** The section or article that sets the clock. */
  readonly source: string
}

export interface AlarmRules {
  readonly rules: Rules
  readonly calendar: WorkCalendar
  readonly responsibility: Responsibility
}

/** What the alarms of one record have in common. */
interface Alarmed extends Pick<Alarm, 'kind' | 'recordId' | 'caseNumber'> {
  readonly handler: string | null
}

interface Running {
  readonly clock: AlarmClock
  readonly subject: string
  readonly startAt: string
  readonly dueAt: string
  readonly source: string
  /** Who has taken this very thing; left out where the handler answers for it. */
  readonly assignee?: string | null
}

/** Clocks that a case keeps after it was closed; what was promised or asked of its handling is over. */
const AFTER_CLOSING: readonly AlarmClock[] = [
  'close_report',
  'callback',
  'instruction',
  'agreed_task',
]

/**
 * Every alarm of a case, earliest first, past ones too: of all clocks, promises, instructions and agreed
 * tasks that run at `now`. Silent about what is met, cancelled, paused, answered or kept, and about a restricted case,
 * which is nobody's at this branch.
 */
export function alarmsOf(state: ComplaintState, by: AlarmRules, now: EpochMs): Alarm[] {
  const { caseId: recordId, caseNumber, handler, firstRecipient } = state
  const record = {
    kind: 'complaint',
    recordId,
    caseNumber,
    handler: handler ?? firstRecipient,
  } as const
  return runningOf(state, by.rules, now)
    .flatMap((running) => alarmsOfClock(record, running, by))
    .sort(inOrder)
}

/** Those that ring after `after` and at or before `upTo`, in the given order. */
export function alarmsBetween(
  alarms: readonly Alarm[],
  after: EpochMs,
  upTo: EpochMs,
): readonly Alarm[] {
  return alarms.filter(({ at }) => at > after && at <= upTo)
}

/** The moment of the next alarm after `after`; null when none is left. */
export function nextAlarmAt(alarms: Iterable<Alarm>, after: EpochMs): EpochMs | null {
  let next: EpochMs | null = null
  for (const { at } of alarms) if (at > after && (next === null || at < next)) next = at
  return next
}

/** The furthest rung that each clock has reached at `now`, earliest limit first. */
export function reachedAlarms(alarms: readonly Alarm[], now: EpochMs): Alarm[] {
  const reached = new Map<string, Alarm>()
  for (const alarm of alarms) {
    const clock = clockOf(alarm)
    const known = reached.get(clock)
    if (alarm.at <= now && (known === undefined || known.at <= alarm.at)) reached.set(clock, alarm)
  }
  return [...reached.values()].sort(
    (a, b) =>
      msOf(a.dueAt) - msOf(b.dueAt) ||
      Number(isWaitedFor(b)) - Number(isWaitedFor(a)) ||
      (a.alarmId < b.alarmId ? -1 : 1),
  )
}

function runningOf(state: ComplaintState, rules: Rules, now: EpochMs): Running[] {
  if (state.state === 'restricted') return []
  const stored = clocksOf(rules, state, now).flatMap((deadline) => {
    const { kind } = deadline
    // Promises are taken from the case itself: there each has an id.
    if (kind === 'promised_reply' || isDone(deadline) || !isOnCase(kind)) return []
    if (isPaused(state, deadline)) return []
    return { ...deadline, clock: kind, subject: kind }
  })
  const promises = state.promises.flatMap((promise) => {
    const deadline = promiseClock(rules, promise, now)
    if (isDone(deadline)) return []
    return { ...deadline, clock: 'promised_reply' as const, subject: promise.promiseId }
  })
  const instructions = state.instructions.flatMap(({ instructionId, at, dueAt, answer, closed }) =>
    dueAt === null || answer !== null || closed !== null
      ? []
      : {
          clock: 'instruction' as const,
          subject: instructionId,
          startAt: at,
          dueAt,
          source: 'S4-17(1)',
        },
  )
  const tasks = state.agreements.flatMap(({ at, tasks: agreed }) =>
    agreed
      .filter(({ done }) => done === null)
      .map(({ taskId, assignee, dueAt }) => ({
        clock: 'agreed_task' as const,
        subject: taskId,
        startAt: at,
        dueAt,
        source: 'S3-29',
        assignee,
      })),
  )
  const all: Running[] = [...stored, ...promises, ...instructions, ...tasks]
  return isOpenCase(state) ? all : all.filter(({ clock }) => AFTER_CLOSING.includes(clock))
}

/** The legal term while a lawful pause lasts: its end is a guess that moves on every day. */
function isPaused({ pauses }: ComplaintState, { kind, provisional }: Deadline): boolean {
  return kind === 'legal_decision' && provisional && pauses.some(({ endedAt }) => endedAt === null)
}

/** Every moment at which one clock of a record rings, earliest first. */
export function alarmsOfClock(
  { handler, ...record }: Alarmed,
  { assignee = handler, ...running }: Running,
  by: AlarmRules,
): Alarm[] {
  const { clock, subject, startAt, dueAt, source } = running
  const start = parseInstant(startAt)
  const due = parseInstant(dueAt)
  if (!start.ok || !due.ok) return []
  const startMs = start.value
  const answering: Answering = { handler, assignee }
  const { rules, calendar, responsibility } = by
  return momentsOf({ clock, startMs, dueMs: due.value }, rules, calendar).map((moment) => ({
    ...record,
    alarmId: `${record.recordId}/${subject}/${due.value}/${moment.word}`,
    clock,
    subject,
    rung: rungOf(moment.rule.when),
    at: moment.at,
    dueAt,
    audiences: moment.rule.to,
    to: addresseesOf(moment.rule.to, answering, startMs, responsibility, rules),
    owner: assignee,
    source,
  }))
}

/** At the same moment the clock that a customer waits on comes first, as on the case itself. */
function isWaitedFor({ clock }: Alarm): boolean {
  return clock === 'urgent_first_contact' || clock === 'promised_reply'
}

/** Names the clock that an alarm is a rung of. */
export function clockOf({ recordId, subject }: Pick<Alarm, 'recordId' | 'subject'>): string {
  return `${recordId} ${subject}`
}

/**
 * The furthest rung of each clock that is for somebody, said with how far the clock has come since: a
 * rung that climbed past a person does not take the alarm away from them.
 */
export function reachedFor(
  alarms: readonly Alarm[],
  now: EpochMs,
  wanted: (alarm: Alarm) => boolean,
): Alarm[] {
  const furthest = new Map(reachedAlarms(alarms, now).map((alarm) => [clockOf(alarm), alarm.rung]))
  return reachedAlarms(alarms.filter(wanted), now).map((alarm) => ({
    ...alarm,
    rung: furthest.get(clockOf(alarm)) ?? alarm.rung,
  }))
}

function inOrder(a: Alarm, b: Alarm): number {
  return a.at - b.at || (a.alarmId < b.alarmId ? -1 : a.alarmId > b.alarmId ? 1 : 0)
}

function msOf(instant: string): EpochMs {
  const parsed = parseInstant(instant)
  return parsed.ok ? parsed.value : 0
}
