/** What people do at a machine: every save goes through the real calls, with what the screen would send. */
import type { CaseDetail } from '#shared/contract/views.ts'
import { INCIDENT_KINDS } from '#shared/complaint/rules/record/incident.ts'
import { businessDateOf, formatInstant } from '#shared/foundation/instant.ts'
import { intake } from '#tests/support/desk.ts'
import { type Machine, PEOPLE } from './machine.ts'
import { shownIds } from './machine-rows.ts'
import { newId, nowAt } from './machine-time.ts'
import { eraseByTwo, handInSealed, heedAlarm, restrict, typeDraft } from './protect.ts'
import { decide, endCase, record, referElsewhere, sideStep, walkOn } from './walk-case.ts'
import { workOnCounterDay } from './work-on-day.ts'
import { workOnShift } from './work-on-shift.ts'
import { workOnRow } from './work-on-row.ts'
import { workOnSlip } from './work-on-slip.ts'

const CASES_AT_MOST = 5

/** First use of a machine: the branch, its administrator, a colleague. */
export async function setUp(machine: Machine): Promise<void> {
  const [administrator, colleague, manager] = PEOPLE
  const done = await machine.save('setup.complete', {
    branchCode: machine.branch,
    branchName: `${machine.name}支行`,
    profile: 'bank',
    administrator: { ...administrator, name: '管理员' },
  })
  machine.set = true
  // The last attempt died after it was stored and before anybody heard of it.
  if (!done.ok) await machine.signIn()
  for (const [person, name, role] of [
    [colleague, '柜员', 'teller'],
    [manager, '值班经理', 'hall_manager'],
  ] as const) {
    await machine.save('staff.add', { employeeNo: person.employeeNo, name, role })
    await machine.save('session.activate', person)
  }
}

/** Enrols with a code of head office; tries again with the same code when it was not answered. */
export async function enrol(machine: Machine): Promise<void> {
  const { world } = machine
  await machine.as(PEOPLE[0].employeeNo)
  if (machine.code === null) {
    const issued = await world.hub.createEnrolmentCode({
      branchCode: machine.branch,
      branchName: null,
      createdBy: 'H001',
    })
    machine.code = issued.code
  }
  machine.exchanging = true
  machine.asked = 0
  try {
    const answer = await machine.ask('sync.enrol', {
      hubUrl: 'http://127.0.0.1:1',
      code: machine.code,
    })
    world.tell(`${machine.name} enrolled: ${answer.ok ? 'ok' : answer.refusal.code}`)
  } finally {
    machine.exchanging = false
  }
}

/** One thing that somebody does now. */
export async function work(machine: Machine): Promise<void> {
  const { random } = machine.world
  const cases = shownIds(machine.look(), 'complaint')
  const slips = shownIds(machine.look(), 'referral_in')
  const between = machine.world.theme === 'between_branches'
  if (slips.length > 0 && random.chance(between ? 0.7 : 0.3))
    return workOnSlip(machine, random.pick(slips))
  const share = machine.world.theme === 'everyday' ? 0.25 : 0.5
  if (random.chance(share) && (await workOnTheme(machine, cases))) return
  if (random.chance(0.2)) return random.pick([workOnShift, workOnShift, workOnRow])(machine)
  if (random.chance(0.04)) return changeCalendar(machine)
  if (cases.length === 0 || (cases.length < CASES_AT_MOST && random.chance(0.2)))
    return register(machine)
  const caseId = random.pick(cases)
  const shown = await machine.ask('complaint.get', { caseId })
  if (shown.ok) await workOnCase(machine, shown.value)
}

/** Something of what this seed is about; false when there is nothing to do it with yet. */
async function workOnTheme(machine: Machine, cases: readonly string[]): Promise<boolean> {
  const { random, theme } = machine.world
  if (theme === 'counter_day') {
    await workOnCounterDay(machine)
    return true
  }
  if (cases.length === 0) return false
  if (theme === 'endings' && random.chance(0.4)) {
    await eraseByTwo(machine)
    return true
  }
  if (theme === 'protection' && random.chance(0.3)) {
    await handInSealed(machine)
    return true
  }
  const caseId = random.pick(cases)
  const shown = await machine.ask('complaint.get', { caseId })
  if (!shown.ok) return true
  const on = { caseId, seenVersion: shown.value.row.version }
  if (theme === 'everyday') await decide(machine, shown.value)
  else if (theme === 'between_branches') await referElsewhere(machine, shown.value)
  else if (theme === 'endings') await endCase(machine, shown.value)
  else await random.pick([restrict, typeDraft, heedAlarm])(machine, on)
  return true
}

/** The branch rests on a day to come: the clocks of open cases move, here and wherever it arrives. */
async function changeCalendar(machine: Machine): Promise<void> {
  await machine.as(PEOPLE[0].employeeNo)
  const now = nowAt(machine)
  const date = businessDateOf(now + (1 + machine.world.random.below(3)) * 86_400_000)
  const { ok } = await machine.save('calendar.changeBranchDays', {
    ownRestDays: [{ date, reason: `${machine.name}停电` }],
  })
  if (ok) machine.world.note('calendar_changed')
}

async function register(machine: Machine): Promise<void> {
  const caseId = newId(machine)
  if (machine.world.random.chance(0.5)) await machine.as(PEOPLE[1].employeeNo)
  const word = `机密${caseId}`
  await machine.save(
    'complaint.register',
    intake(caseId, { receivedAt: formatInstant(nowAt(machine)), facts: `客户说：${word}。` }),
  )
}

type Step = (
  machine: Machine,
  shown: CaseDetail,
  on: { caseId: string; seenVersion: number },
) => Promise<unknown>

const STEPS: readonly (readonly [share: number, step: Step])[] = [
  [4, logContact],
  [
    3,
    (machine, _shown, on) =>
      machine.save('complaint.assignHandler', {
        ...on,
        handler: machine.world.random.pick(PEOPLE).employeeNo,
      }),
  ],
  [
    3,
    (machine, _shown, on) =>
      machine.save('complaint.changeDetails', { ...on, ...changedWords(machine, on.caseId) }),
  ],
  [1, promise],
  [
    1,
    (machine, _shown, on) =>
      machine.save('complaint.escalate', {
        ...on,
        escalationId: newId(machine),
        to: 'hall_manager',
        category: 'beyond_scope',
        skippedLevel: false,
        emergencyReason: null,
        directLeader: null,
        reason: `机密${on.caseId}`,
      }),
  ],
  [
    1,
    (machine, _shown, on) =>
      machine.save('complaint.reopen', { ...on, reason: `客户又来，机密${on.caseId}` }),
  ],
  [
    1,
    (machine, _shown, on) =>
      machine.save('complaint.reveal', { caseId: on.caseId, purpose: 'handle_case' }),
  ],
  [1, answer],
  [4, mend],
  [4, record],
  [1, (machine, _shown, on) => restrict(machine, on)],
  [1, (machine, _shown, on) => typeDraft(machine, on)],
  [13, walkOn],
  [9, sideStep],
]

async function workOnCase(machine: Machine, shown: CaseDetail): Promise<void> {
  const total = STEPS.reduce((sum, [share]) => sum + share, 0)
  let left = machine.world.random.below(total)
  const on = { caseId: shown.row.caseId, seenVersion: shown.row.version }
  for (const [share, step] of STEPS) {
    left -= share
    if (left >= 0) continue
    await step(machine, shown, on)
    return
  }
}

function changedWords(machine: Machine, caseId: string) {
  const { random } = machine.world
  const value = `机密${caseId}第${random.below(1000)}稿`
  const changeReason = `听错了，机密${caseId}`
  return { changeReason, ...(random.chance(0.5) ? { customerName: value } : { demand: value }) }
}

async function logContact(
  machine: Machine,
  shown: CaseDetail,
  on: { caseId: string; seenVersion: number },
) {
  const { random } = machine.world
  const open = shown.promises.filter(({ contactedAt }) => contactedAt === null)
  await machine.save('complaint.logContact', {
    ...on,
    contactId: newId(machine),
    at: formatInstant(nowAt(machine)),
    direction: 'outbound',
    channel: 'phone',
    reached: random.chance(0.8),
    promiseId: open.length > 0 && random.chance(0.6) ? random.pick(open).promiseId : null,
    summary: `已联系，机密${on.caseId}`,
  })
}

async function promise(
  machine: Machine,
  _shown: CaseDetail,
  on: { caseId: string; seenVersion: number },
) {
  await machine.save('complaint.makePromise', {
    ...on,
    promiseId: newId(machine),
    dueAt: formatInstant(nowAt(machine) + 3_600_000),
    what: `答复，机密${on.caseId}`,
  })
}

async function answer(
  machine: Machine,
  shown: CaseDetail,
  on: { caseId: string; seenVersion: number },
) {
  const open = shown.instructions.find((instruction) => instruction.answer === null)
  if (!open) return
  await machine.save('complaint.answerInstruction', {
    ...on,
    instructionId: open.instructionId,
    text: `照办，机密${on.caseId}`,
  })
}

/** The rest of what may happen to a case: retyped, an incident, a repeat, held. */
async function mend(
  machine: Machine,
  shown: CaseDetail,
  on: { caseId: string; seenVersion: number },
) {
  const { random } = machine.world
  const word = `机密${on.caseId}`
  const at = formatInstant(nowAt(machine))
  const acts = [
    () =>
      machine.save('complaint.retype', {
        ...on,
        to: shown.row.intakeType === 'complaint' ? 'enquiry' : 'complaint',
        reason: word,
        customerConsents: true,
      }),
    () =>
      machine.save('complaint.recordIncident', {
        ...on,
        incidentId: newId(machine),
        kind: random.pick(INCIDENT_KINDS),
        at,
        what: word,
        witnesses: [word],
        camera: '一号',
        policeCalledAt: at,
        limitSaid: true,
        supervisorCalled: random.pick(PEOPLE).employeeNo,
      }),
    () => {
      const originalCaseId = random.pick(shownIds(machine.look(), 'complaint'))
      return machine.save('complaint.linkRepeat', {
        ...on,
        originalCaseId,
        newFacts: random.chance(0.5),
        // The new facts stand on the original, and go with its words.
        what: `机密${originalCaseId}`,
        sameCustomer: true,
      })
    },
    () =>
      machine.save('complaint.placeHold', {
        ...on,
        holdId: newId(machine),
        holdReason: 'litigation',
        holdReference: word,
      }),
    () => machine.save('complaint.requestErasure', { ...on, basis: 'customer_request' }),
  ]
  const done = await random.pick(acts)()
  if (done.ok) machine.world.note('mended')
}
