/** The calls about alarms and about who answers for the branch's cases. */
import { BRANCH_AGGREGATE_ID, branchResponsibilityNamed } from '#shared/branch/events.ts'
import {
  type Alarm,
  clockOf,
  nextAlarmAt,
  reachedAlarms,
  reachedFor,
} from '#shared/complaint/alarm/alarms.ts'
import { isFor } from '#shared/complaint/alarm/audience.ts'
import type { AlarmView, alarmCalls } from '#shared/contract/calls/alarm.ts'
import type { Announcement } from '#shared/contract/topics.ts'
import type { CallInput, CallOutput, Handlers } from '#shared/contract/gate.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import {
  type AcknowledgedRow,
  insertAcknowledged,
  listAcknowledged,
} from '../../store/tables/alarm-table.ts'
import { type Desk, type DeskSession, actorOf, branchOf, personOf } from '../desk.ts'
import type { AlarmWatch } from './watch.ts'

type Calls = typeof alarmCalls
type Responsibility = CallOutput<Calls, 'alarm.responsibility'>

export function alarmHandlers(
  desk: Desk,
  watch: () => AlarmWatch,
  announce: (announcement: Announcement) => void,
): Handlers<Calls, DeskSession> {
  return {
    'alarm.list': ({ caseId }, session) =>
      accepted(listOf(desk, watch().alarms(), caseId, actorOf(session))),
    'alarm.acknowledge': ({ alarmId }, session) => {
      const person = actorOf(session)
      const now = desk.book.now()
      const alarm = watch()
        .alarms()
        .find((one) => one.alarmId === alarmId && one.at <= now)
      if (!alarm) {
        return refused('unknown_alarm', 'this alarm is over', { field: 'alarmId' })
      }
      if (!isFor(alarm.to, person)) {
        return refused('not_your_alarm', 'this alarm is for somebody else', { field: 'alarmId' })
      }
      const { employeeNo } = person
      desk.book.writeLocal((db) =>
        insertAcknowledged(db, { alarmId, recordId: alarm.recordId, employeeNo, at: now }),
      )
      announce({ topic: 'alarm', detail: { count: 0, pressing: false, first: null } })
      return accepted(listOf(desk, watch().alarms(), null, person))
    },
    'alarm.responsibility': () => accepted(responsibilityOf(desk)),
    'alarm.nameResponsible': (input, session) => nameResponsible(desk, input, actorOf(session)),
  }
}

/** What a person hears of: rungs for them, and on one case every rung whoever it is for. */
function listOf(
  desk: Desk,
  alarms: readonly Alarm[],
  caseId: string | null,
  person: Actor,
): CallOutput<Calls, 'alarm.list'> {
  const now = desk.book.now()
  const wanted =
    caseId === null
      ? reachedFor(alarms, now, (alarm) => isFor(alarm.to, person))
      : reachedAlarms(
          alarms.filter(({ recordId }) => recordId === caseId),
          now,
        )
  const seenBy = caseId === null ? seenByPerson(desk, person) : seenByAnybody(desk, alarms)
  const nextAt = nextAlarmAt(alarms, now)
  return {
    now: formatInstant(now),
    alarms: wanted.map((alarm): AlarmView => {
      const seen = seenBy(alarm)
      return {
        alarmId: alarm.alarmId,
        kind: alarm.kind,
        recordId: alarm.recordId,
        caseNumber: alarm.caseNumber,
        clock: alarm.clock,
        rung: alarm.rung,
        at: formatInstant(Math.round(alarm.at)),
        dueAt: alarm.dueAt,
        source: alarm.source,
        audiences: [...alarm.audiences],
        escalated: alarm.owner !== null && !sameEmployee(alarm.owner, person.employeeNo),
        acknowledged: seen ? { employeeNo: seen.employeeNo, at: formatInstant(seen.at) } : null,
      }
    }),
    nextAt: nextAt === null ? null : formatInstant(Math.round(nextAt)),
  }
}

type Seen = (alarm: Alarm) => AcknowledgedRow | undefined

/** What this person has seen: the next rung is news again. */
function seenByPerson(desk: Desk, { employeeNo }: Actor): Seen {
  const own = listAcknowledged(desk.book.db).filter((row) => row.employeeNo === employeeNo)
  const byAlarm = new Map(own.map((row) => [row.alarmId, row]))
  return ({ alarmId }) => byAlarm.get(alarmId)
}

/** Who has looked at a clock last, at whatever rung. */
function seenByAnybody(desk: Desk, alarms: readonly Alarm[]): Seen {
  const clocks = new Map(alarms.map((alarm) => [alarm.alarmId, clockOf(alarm)]))
  const last = new Map<string, AcknowledgedRow>()
  for (const row of listAcknowledged(desk.book.db).toSorted((a, b) => a.at - b.at)) {
    const clock = clocks.get(row.alarmId)
    if (clock !== undefined) last.set(clock, row)
  }
  return (alarm) => last.get(clockOf(alarm))
}

function responsibilityOf(desk: Desk): Responsibility {
  const branch = branchOf(desk)
  const named = (employeeNo: string | null | undefined) => {
    if (employeeNo === null || employeeNo === undefined) return null
    const person = personOf(desk, employeeNo)
    return { employeeNo, name: person?.name ?? null, active: person?.active === true }
  }
  return {
    firstResponsible: named(branch?.firstResponsible),
    branchHead: named(branch?.branchHead),
  }
}

/** Writes what differs. Refuses somebody who is not in the staff list or has left. */
function nameResponsible(
  desk: Desk,
  input: CallInput<Calls, 'alarm.nameResponsible'>,
  actor: Actor,
): Result<Responsibility> {
  const branch = branchOf(desk)
  const change: { firstResponsible?: string | null; branchHead?: string | null } = {}
  for (const field of ['firstResponsible', 'branchHead'] as const) {
    const wanted = input[field]
    if (wanted === (branch?.[field] ?? null)) continue
    const person = wanted === null ? null : personOf(desk, wanted)
    if (wanted !== null && !person) {
      return refused('unknown_person', 'not in the staff list', { field, source: 'S2-16' })
    }
    if (person && !person.active) {
      return refused('not_active', 'does not work here any more', { field, source: 'S2-16' })
    }
    change[field] = wanted
  }
  if (Object.keys(change).length === 0) {
    return refused('nothing_to_change', 'these are named already')
  }
  const written = desk.book.write(actor, (writer) => {
    writer.append(branchResponsibilityNamed, BRANCH_AGGREGATE_ID, change)
    return accepted(true)
  })
  return written.ok ? accepted(responsibilityOf(desk)) : written
}
