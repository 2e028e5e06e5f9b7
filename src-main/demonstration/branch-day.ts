/**
 * The demonstration: weeks of a branch, then a day made of the customers' own words that the sources
 * quote, played through the same calls that screens use. Nothing is written past the gate.
 */
import { type EpochMs, HOUR_MS, MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import type { Random } from '#shared/foundation/ports.ts'
import day from '#resources/demonstration/branch-day.json' with { type: 'json' }
import type { Workstation } from '../service/workstation.ts'
import { playQuietDays, quietDays } from './branch-month.ts'
import { closeShift, openShift } from './shift-scenes.ts'
import { type Call, type Stage, momentOf, setStage } from './stage.ts'
import { intakeOf } from './told.ts'
import type { VirtualClock } from './virtual-world.ts'

export interface Demonstration {
  readonly branch: string
  readonly date: string
  readonly cases: number
  /** How to sign in: made at chance for this folder, shown once, part of no log. */
  readonly people: Stage['people']
}

/** The first moment of a demonstration of so many days, the quoted one included. */
export function demonstrationStart(days: number): EpochMs {
  return momentOf(quietDays(days - 1)[0] ?? day.date, '08:20')
}

/** Plays the days into a fresh workstation. Throws when any call is refused: then the demonstration is wrong. */
export async function playBranch(
  workstation: Workstation,
  clock: VirtualClock,
  random: Random,
  days: number,
): Promise<Demonstration> {
  const stage = await setStage(workstation, clock, random)
  const before = await playQuietDays(stage, quietDays(days - 1))
  clock.moveTo(at('08:30'))
  await stage.signIn(SUPERVISOR)
  clock.moveTo(at('08:40'))
  await openShift(stage, SHIFT)
  const caseIds: string[] = []
  for (const complaint of day.complaints) {
    clock.moveTo(at(complaint.at) + 3 * MINUTE_MS)
    caseIds.push(await hear(stage.call, complaint, stage.newId()))
  }
  await handle(stage, caseIds)
  clock.moveTo(at('17:05'))
  const people = { outgoing: 'E200', incoming: 'E300', supervisor: SUPERVISOR }
  await closeShift(stage, SHIFT, people, 0)
  await stage.call('session.signOut', {})
  const cases = before + caseIds.length
  return { branch: day.branch.code, date: day.date, cases, people: stage.people }
}

type Complaint = (typeof day.complaints)[number]

const SHIFT = { date: day.date, period: 'am' } as const
const SUPERVISOR = 'E100'

function at(time: string): EpochMs {
  return momentOf(day.date, time)
}

async function hear(call: Call, complaint: Complaint, caseId: string): Promise<string> {
  const { customerName, earlierCall } = complaint
  const caller = {
    caseId,
    receivedAt: at(complaint.at),
    customerName,
    contact: '13800000042',
    earlierCalls: earlierCall === undefined ? [] : [at(earlierCall)],
  }
  await call('complaint.register', intakeOf(complaint, caller))
  return caseId
}

/** What became of some of them by the evening: a promise, a contact, a case closed, one raised. */
async function handle(stage: Stage, caseIds: readonly string[]): Promise<void> {
  const { call, clock, newId } = stage
  clock.moveTo(at('15:40'))
  for (const [index, caseId] of caseIds.entries()) {
    const handler = index % 2 === 0 ? 'E200' : 'E300'
    let detail = await call('complaint.get', { caseId })
    if (index % 3 !== 2) {
      const assigned = { caseId, seenVersion: detail.row.version, handler }
      detail = await call('complaint.assignHandler', assigned)
    }
    if (index === 5) await promiseAnswer(stage, caseId, detail.row.version)
    if (index === 7) await answerAndClose(stage, caseId, detail.row.version)
    if (index === 8) {
      await call('complaint.escalate', {
        caseId,
        seenVersion: detail.row.version,
        escalationId: newId(),
        to: 'first_responsible_person',
        reason: '客户不接受解释，请上级接手。',
      })
    }
  }
}

async function promiseAnswer(
  { call, clock, newId }: Stage,
  caseId: string,
  seenVersion: number,
): Promise<void> {
  await call('complaint.makePromise', {
    caseId,
    seenVersion,
    promiseId: newId(),
    dueAt: formatInstant(clock.now() + 19 * HOUR_MS),
    what: '明天上午答复核实结果',
  })
}

async function answerAndClose(
  { call, clock, newId }: Stage,
  caseId: string,
  seenVersion: number,
): Promise<void> {
  const told = await call('complaint.logContact', {
    caseId,
    seenVersion,
    contactId: newId(),
    at: formatInstant(clock.now()),
    direction: 'outbound',
    channel: 'phone',
    reached: true,
    promiseId: null,
    summary: '向客户说明到场时间的原因并致歉，客户表示理解。',
  })
  await call('complaint.close', {
    caseId,
    seenVersion: told.row.version,
    outcome: 'explained',
    reason: '已核实到场时间，向客户说明原因并致歉。',
  })
}
