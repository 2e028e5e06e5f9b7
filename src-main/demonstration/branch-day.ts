/**
 * The demonstration: weeks of a branch, then a day made of the customers' own words that the sources
 * quote, played through the same calls that screens use. Nothing is written past the gate.
 */
import { type EpochMs, HOUR_MS, MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import type { Random } from '#shared/foundation/ports.ts'
import day from '#resources/demonstration/branch-day.json' with { type: 'json' }
import type { Workstation } from '../service/workstation.ts'
import { playQuietDays, quietDays } from './branch-month.ts'
import { type CaseLife, lifeOf } from './case-life.ts'
import { closeShift, openShift } from './shift-scenes.ts'
import { PEOPLE, type Stage, momentOf, setStage } from './stage.ts'
import { intakeOf } from './told.ts'
import type { VirtualClock } from './virtual-world.ts'
import { proposeWords, readStandards, shareLesson } from './word-scenes.ts'

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
  await stage.as(PEOPLE.teller)
  clock.moveTo(at('08:40'))
  await openShift(stage, SHIFT)
  const lives: CaseLife[] = []
  for (const complaint of day.complaints) {
    clock.moveTo(at(complaint.at) + 3 * MINUTE_MS)
    lives.push(await hear(stage, complaint, lives.length))
  }
  await playAfternoon(stage, lives)
  clock.moveTo(at('16:52'))
  await readStandards(stage)
  await proposeWords(stage, words)
  if (lives[EXPLAINED]) await shareLesson(stage, lives[EXPLAINED].caseId, words.lesson)
  clock.moveTo(at('17:05'))
  const people = { outgoing: PEOPLE.teller, incoming: PEOPLE.lobby, supervisor: PEOPLE.supervisor }
  await closeShift(stage, SHIFT, people, 0)
  await stage.call('session.signOut', {})
  const cases = before + lives.length
  return { branch: day.branch.code, date: day.date, cases, people: stage.people }
}

type Complaint = (typeof day.complaints)[number]

/** The case that is closed by the evening. */
const EXPLAINED = 7
const SHIFT = { date: day.date, period: 'am' } as const
const { words } = day

function at(time: string): EpochMs {
  return momentOf(day.date, time)
}

async function hear(stage: Stage, complaint: Complaint, index: number): Promise<CaseLife> {
  const { customerName, earlierCall } = complaint
  const caseId = stage.newId()
  const caller = {
    caseId,
    receivedAt: at(complaint.at),
    customerName,
    contact: '13800000042',
    earlierCalls: earlierCall === undefined ? [] : [at(earlierCall)],
  }
  await stage.call('complaint.register', intakeOf(complaint, caller))
  const handler = index % 2 === 0 ? PEOPLE.teller : PEOPLE.lobby
  return lifeOf(stage, { caseId, handler, found: complaint.found ?? null, words })
}

/**
 * How far each of them is by the evening: one in every state that an open case can have, one closed.
 * Whoever stands at the desk does all that is theirs.
 */
async function playAfternoon(stage: Stage, lives: readonly CaseLife[]): Promise<void> {
  const { clock, newId } = stage
  const life = (index: number): CaseLife => {
    const found = lives[index]
    if (!found) throw new Error('the demonstration has too few cases')
    return found
  }
  // In the order of the file; the third and the one raised upward stay as they were written down.
  const [name, appointment, , surveyor, money] = lives.map((_life, index) => life(index))
  const [attitude, refused, slow, raised, enquiry] = [5, 6, 7, 8, 9].map(life)
  if (!name || !appointment || !surveyor || !money) return
  if (!attitude || !refused || !slow || !raised || !enquiry) return
  const taken = [name, appointment, surveyor, money, attitude, refused, slow, enquiry]

  clock.moveTo(at('15:30'))
  for (const each of taken) await each.assign()
  clock.moveTo(at('15:38'))
  for (const each of [name, appointment, attitude, refused, slow]) await each.verify(true)
  for (const each of [surveyor, money]) await each.verify(false)

  clock.moveTo(at('15:50'))
  for (const each of [appointment, slow]) {
    await each.investigate()
    await each.conclude()
  }
  await surveyor.refer(words.referredTo, words.referralTask)
  await attitude.take(PEOPLE.lobby, 'complaint.makePromise', {
    promiseId: newId(),
    dueAt: formatInstant(clock.now() + 19 * HOUR_MS),
    what: words.promise,
  })
  await enquiry.reply(words.enquiry)

  clock.moveTo(at('16:02'))
  await name.investigate()
  await refused.investigate()
  await refused.conclude()
  const slip = await money.refer(words.wrongUnit, words.wrongTask)

  clock.moveTo(at('16:14'))
  for (const each of [appointment, slow, refused]) await each.confirm()
  await money.take(PEOPLE.supervisor, 'complaint.refuseReferral', {
    referralId: slip,
    refusedBecause: words.refusedBecause,
  })
  await raised.take(PEOPLE.supervisor, 'complaint.escalate', {
    escalationId: newId(),
    to: 'first_responsible_person',
    category: 'beyond_scope',
    skippedLevel: false,
    emergencyReason: null,
    directLeader: null,
    reason: words.escalation,
  })

  clock.moveTo(at('16:25'))
  for (const each of [appointment, slow]) {
    await each.contact(words.asked)
    await each.propose()
  }
  await slow.letter(words.closed)
  await slow.reply(words.accepted)
  await slow.close('explained', words.closed)

  clock.moveTo(at('16:40'))
  await refused.contact(words.asked)
  await refused.propose()
  // Both wait for somebody: the sum for a higher limit, the text for legal.
  await refused.askPayment(day.complaints[6]?.pays ?? [])
  await refused.draftApology(words.apologyUnit, words.apology)
  await appointment.letter(words.decision)
  await appointment.reply(words.accepted)
}
