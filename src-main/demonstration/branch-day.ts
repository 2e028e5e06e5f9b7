/**
 * The demonstration: a branch day made of the customers' own words that the sources quote, played
 * through the same calls that screens use. Nothing is written past the gate.
 */
import { randomInt } from 'node:crypto'
import type { CallName } from '#shared/contract/call-names.ts'
import type { Input, Output } from '#shared/contract/workstation.ts'
import { newUuid } from '#shared/foundation/identifier.ts'
import {
  type EpochMs,
  HOUR_MS,
  MINUTE_MS,
  formatInstant,
  parseInstant,
} from '#shared/foundation/instant.ts'
import type { Result } from '#shared/foundation/result.ts'
import type { Random } from '#shared/foundation/ports.ts'
import { HANDOVER_SECTIONS } from '#shared/handover/sections.ts'
import { pinObjection } from '#shared/staff/pin.ts'
import { isRole } from '#shared/staff/role.ts'
import day from '#resources/demonstration/branch-day.json' with { type: 'json' }
import type { Workstation } from '../service/workstation.ts'
import type { VirtualClock } from './virtual-world.ts'

export interface Demonstration {
  readonly branch: string
  readonly date: string
  readonly cases: number
  /** How to sign in: made at chance for this folder, shown once, part of no log. */
  readonly people: readonly { readonly employeeNo: string; readonly pin: string }[]
}

/** The first moment of the demonstration. */
export function demonstrationStart(): EpochMs {
  return at('08:20')
}

/** Plays the day into a fresh workstation. Throws when any call is refused: then the demonstration is wrong. */
export async function playBranchDay(
  workstation: Workstation,
  clock: VirtualClock,
  random: Random,
): Promise<Demonstration> {
  const call = caller(workstation)
  const people = day.staff.map(({ employeeNo }) => ({ employeeNo, pin: freshPin(employeeNo) }))
  const pinOf = (employeeNo: string) =>
    people.find((person) => person.employeeNo === employeeNo)?.pin ?? ''
  const [first, ...others] = day.staff
  if (!first) throw new Error('the demonstration has nobody')
  await call('setup.complete', {
    branchCode: day.branch.code,
    branchName: day.branch.name,
    profile: 'bank',
    administrator: { employeeNo: first.employeeNo, name: first.name, pin: pinOf(first.employeeNo) },
  })
  for (const { employeeNo, name, role } of others) {
    if (!isRole(role)) throw new Error('the demonstration has an unknown role')
    await call('staff.add', { employeeNo, name, role })
    await call('session.activate', { employeeNo, pin: pinOf(employeeNo) })
  }
  await openShift(call, clock)
  const caseIds: string[] = []
  for (const complaint of day.complaints) {
    clock.moveTo(at(complaint.at) + 3 * MINUTE_MS)
    caseIds.push(await hear(call, complaint, newUuid(clock, random)))
  }
  await handle(call, clock, random, caseIds)
  await closeShift(call, clock, pinOf)
  await call('session.signOut', {})
  return { branch: day.branch.code, date: day.date, cases: caseIds.length, people }
}

type Call = <Name extends CallName>(name: Name, input: Input<Name>) => Promise<Output<Name>>
type Complaint = (typeof day.complaints)[number]

function caller(workstation: Workstation): Call {
  return async (name, input) => {
    const answer = (await workstation.call(name, input)) as Result<Output<typeof name>>
    if (!answer.ok)
      throw new Error(`the demonstration was refused at ${name}: ${answer.refusal.code}`)
    return answer.value
  }
}

async function hear(call: Call, complaint: Complaint, caseId: string): Promise<string> {
  const flag = (name: string) => (complaint as Record<string, unknown>)[name] === true
  const { channel } = complaint
  if (channel !== 'phone' && channel !== 'counter') throw new Error('an unknown channel')
  await call('complaint.register', {
    caseId,
    intakeType: complaint.intakeType === 'enquiry' ? 'enquiry' : 'complaint',
    channel,
    receivedAt: formatInstant(at(complaint.at)),
    anonymous: complaint.customerName === null,
    reception: {
      walkIn: flag('walkIn'),
      agitated: flag('agitated'),
      media: false,
      recordingDevice: false,
      gathering: false,
      violence: false,
    },
    harm: {
      beyondDepartmentPower: flag('beyondDepartmentPower'),
      considerableHarm: false,
      possibleAdverseEffect: false,
      seriousDamage: false,
    },
    flags: [],
    groupSize: null,
    earlierCalls:
      complaint.earlierCall === undefined ? [] : [formatInstant(at(complaint.earlierCall))],
    customerName: complaint.customerName ?? '',
    contact: complaint.customerName === null ? '' : '13800000042',
    contactMissingReason: complaint.customerName === null ? '例句未给出联系方式' : '',
    facts: complaint.facts,
    demand: complaint.demand,
    lateEntryReason: '',
  })
  return caseId
}

/** What became of some of them by the evening: a promise, a contact, a case closed, one raised. */
async function handle(
  call: Call,
  clock: VirtualClock,
  random: Random,
  caseIds: readonly string[],
): Promise<void> {
  clock.moveTo(at('15:40'))
  for (const [index, caseId] of caseIds.entries()) {
    const handler = index % 2 === 0 ? 'E200' : 'E300'
    let detail = await call('complaint.get', { caseId })
    if (index % 3 !== 2) {
      const assigned = { caseId, seenVersion: detail.row.version, handler }
      detail = await call('complaint.assignHandler', assigned)
    }
    if (index === 5) await promiseAnswer(call, clock, random, caseId, detail.row.version)
    if (index === 7) await answerAndClose(call, clock, random, caseId, detail.row.version)
    if (index === 8) {
      await call('complaint.escalate', {
        caseId,
        seenVersion: detail.row.version,
        escalationId: newUuid(clock, random),
        to: 'first_responsible_person',
        reason: '客户不接受解释，请上级接手。',
      })
    }
  }
}

async function promiseAnswer(
  call: Call,
  clock: VirtualClock,
  random: Random,
  caseId: string,
  seenVersion: number,
) {
  await call('complaint.makePromise', {
    caseId,
    seenVersion,
    promiseId: newUuid(clock, random),
    dueAt: formatInstant(clock.now() + 19 * HOUR_MS),
    what: '明天上午答复核实结果',
  })
}

async function answerAndClose(
  call: Call,
  clock: VirtualClock,
  random: Random,
  caseId: string,
  seenVersion: number,
) {
  const told = await call('complaint.logContact', {
    caseId,
    seenVersion,
    contactId: newUuid(clock, random),
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

const SHIFT = { date: day.date, period: 'am', post: 'high_counter', position: 1 } as const
const SHIFT_ID = `${SHIFT.date}.${SHIFT.period}.${SHIFT.post}.${SHIFT.position}`

async function openShift(call: Call, clock: VirtualClock): Promise<void> {
  clock.moveTo(at('08:40'))
  const { lines } = await call('shift.prepare', { key: SHIFT })
  await call('shift.open', {
    key: SHIFT,
    lines: lines.map(({ name, unit }, index) => ({
      name,
      opening: unit === 'fen' ? 5_000_000 : 10 + index,
    })),
    mismatchReason: null,
  })
}

async function closeShift(
  call: Call,
  clock: VirtualClock,
  pinOf: (employeeNo: string) => string,
): Promise<void> {
  clock.moveTo(at('17:05'))
  const { lines, row } = await call('shift.get', { shiftId: SHIFT_ID })
  const counted = await call('shift.count', {
    shiftId: SHIFT_ID,
    seenVersion: row.version,
    lines: lines.map(({ name, unit, opening }) =>
      unit === 'fen'
        ? { name, in: 300_000, out: 245_050, closing: opening + 54_950 }
        : { name, in: 0, out: 2, closing: opening - 2 },
    ),
  })
  await call('shift.sign', {
    shiftId: SHIFT_ID,
    seenVersion: counted.row.version,
    outgoing: { employeeNo: 'E200', pin: pinOf('E200') },
    incoming: { employeeNo: 'E300', pin: pinOf('E300') },
    reviewed: [...HANDOVER_SECTIONS],
    differences: [],
    note: null,
  })
}

function freshPin(employeeNo: string): string {
  for (;;) {
    const pin = String(randomInt(0, 1_000_000)).padStart(6, '0')
    if (pinObjection(pin, employeeNo) === null) return pin
  }
}

function at(time: string): EpochMs {
  const parsed = parseInstant(`${day.date}T${time}:00+08:00`)
  if (!parsed.ok) throw new Error('the demonstration has a bad time')
  return parsed.value
}
