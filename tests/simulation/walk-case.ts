/** What people do on a case: the right next step, and any other step there is, by whoever stands here. */
import type { CaseDetail } from '#shared/contract/views.ts'
import type { CallName } from '#shared/contract/call-names.ts'
import { type RecordStepCall, recordStepCalls } from '#shared/contract/calls/case-records.ts'
import { type CaseStepCall, caseStepCalls } from '#shared/contract/calls/case-steps.ts'
import type { Input } from '#shared/contract/workstation.ts'
import type { CaseState } from '#shared/complaint/enumerations.ts'
import { complaintEvents } from '#shared/complaint/events/index.ts'
import { HOUR_MS, formatInstant } from '#shared/foundation/instant.ts'
import { personalFields } from '#shared/log/event-type.ts'
import { type Walkers, nextStep } from '#tests/support/case-walk.ts'
import { validRecordInputs } from '#tests/support/valid-record-inputs.ts'
import { validStepInputs } from '#tests/support/valid-step-inputs.ts'
import { type Machine, PEOPLE } from './machine.ts'
import { newId, nowAt } from './machine-time.ts'

const [ADMINISTRATOR, TELLER, MANAGER] = PEOPLE
const WALKERS: Walkers = {
  handler: TELLER.employeeNo,
  supervisor: MANAGER.employeeNo,
  otherSupervisor: ADMINISTRATOR.employeeNo,
}
const RECORDS = (Object.keys(recordStepCalls) as RecordStepCall[]).toSorted()
const SIDE_STEPS = (Object.keys(caseStepCalls) as CaseStepCall[]).toSorted()
/** Those that move dates or level: two of them at once are a race that somebody decides again. */
const DECIDING_STEPS = [
  'complaint.judgeComplexity',
  'complaint.setLevel',
  'complaint.raiseUrgency',
  'complaint.startPause',
  'complaint.withdraw',
] as const satisfies readonly CaseStepCall[]
const PERSONAL: ReadonlySet<string> = new Set(
  complaintEvents.flatMap(({ payload }) => personalFields(payload)),
)
/** Codes of branches that there are, one that there never is, and a unit of the own house. */
const UNITS = [null, 'B02', 'B02', 'B01', 'B77'] as const
/** Few more than a shift at the counter would do in one go, so that cases come far. */
const STEPS_AT_MOST = 7
/** More than the whole way takes. */
const FAR = 16

/** Somebody works on the case for a while and does what comes next. */
export async function walkOn(machine: Machine, shown: CaseDetail): Promise<void> {
  await walk(machine, shown, 1 + machine.world.random.below(STEPS_AT_MOST))
}

/** As far as it goes, or until the case is in this state; answers the case as it then stands. */
function walkTo(machine: Machine, shown: CaseDetail, until: CaseState): Promise<CaseDetail | null> {
  return walk(machine, shown, FAR, until)
}

/** Hands the case to the other branch, through head office. */
export async function referElsewhere(machine: Machine, shown: CaseDetail): Promise<void> {
  const detail = await walkTo(machine, shown, 'verified')
  if (detail?.row.state !== 'verified') return
  await machine.as(TELLER.employeeNo)
  await refer(machine, detail, machine.branch === 'B01' ? 'B02' : 'B01')
}

/** Brings the case to an end: the whole way, or by the customer's own word. */
export async function endCase(machine: Machine, shown: CaseDetail): Promise<void> {
  if (machine.world.random.chance(0.6)) {
    await walkTo(machine, shown, 'closed')
    return
  }
  const on = { caseId: shown.row.caseId, seenVersion: shown.row.version }
  const valid = validStepInputs(on, formatInstant(nowAt(machine)))['complaint.withdraw']
  await machine.as(TELLER.employeeNo)
  await saveStep(machine, 'complaint.withdraw', filled(machine, shown, valid) as typeof valid)
}

async function walk(
  machine: Machine,
  shown: CaseDetail,
  steps: number,
  until: CaseState | null = null,
): Promise<CaseDetail | null> {
  const { random } = machine.world
  const { caseId } = shown.row
  let detail = shown
  for (let left = steps; left > 0 && detail.row.state !== until; left--) {
    if (until === null && (await sentOrGivenBack(machine, detail))) return null
    const step = nextStep(detail, WALKERS, {
      now: formatInstant(nowAt(machine)),
      newId: () => newId(machine),
      word: `机密${caseId}`,
    })
    if (!step) return detail
    // Most know whose turn it is; some try it themselves.
    if (until !== null || random.chance(0.93)) await machine.as(step.by)
    await saveStep(machine, step.name, step.input)
    const now = await machine.ask('complaint.get', { caseId })
    if (!now.ok) return null
    detail = now.value
  }
  return detail
}

/** Now and then a case goes to another unit, which may give it back; answers whether it did. */
async function sentOrGivenBack(machine: Machine, detail: CaseDetail): Promise<boolean> {
  const { row, course } = detail
  const { random } = machine.world
  const on = { caseId: row.caseId, seenVersion: row.version }
  const valid = validStepInputs(on, formatInstant(nowAt(machine)))
  const sent = course.referrals.at(-1)
  if (row.state === 'verified' && random.chance(0.25)) {
    await refer(machine, detail, random.pick(UNITS))
    return true
  }
  // Whoever waits for another branch lets it speak first, most of the time.
  if (row.state === 'referred' && sent && sent.toBranch !== null && random.chance(0.6)) return true
  if (row.state !== 'referred' || !sent || sent.accepted || !random.chance(0.6)) return false
  await saveStep(machine, 'complaint.refuseReferral', {
    ...valid['complaint.refuseReferral'],
    referralId: sent.referralId,
    refusedBecause: `机密${row.caseId}`,
  })
  return true
}

async function refer(machine: Machine, { row }: CaseDetail, toBranch: string | null) {
  const on = { caseId: row.caseId, seenVersion: row.version }
  await saveStep(machine, 'complaint.refer', {
    ...validStepInputs(on, formatInstant(nowAt(machine)))['complaint.refer'],
    referralId: newId(machine),
    toBranch,
    task: `机密${row.caseId}`,
  })
}

/** Any other step, by whoever stands here; what it names exists where there is one to name. */
export async function sideStep(machine: Machine, shown: CaseDetail): Promise<void> {
  const { random } = machine.world
  const closed = ['closed', 'archived', 'called_back', 'withdrawn', 'declined'].includes(
    shown.row.state,
  )
  const name = closed && random.chance(0.7) ? 'complaint.reopen' : random.pick(SIDE_STEPS)
  await takeSideStep(machine, shown, name)
}

/** A step that moves dates or level, wherever the case stands. */
export async function decide(machine: Machine, shown: CaseDetail): Promise<void> {
  await takeSideStep(machine, shown, machine.world.random.pick(DECIDING_STEPS))
}

async function takeSideStep(
  machine: Machine,
  shown: CaseDetail,
  name: CaseStepCall,
): Promise<void> {
  const on = { caseId: shown.row.caseId, seenVersion: shown.row.version }
  const valid = validStepInputs(on, formatInstant(nowAt(machine)))[name]
  await saveStep(machine, name, filled(machine, shown, valid) as Input<typeof name>)
}

/** Something written down beside the straight way: a talk, a visit, an agreement, who answers for it. */
export async function record(machine: Machine, shown: CaseDetail): Promise<void> {
  const { random } = machine.world
  const now = nowAt(machine)
  const on = { caseId: shown.row.caseId, seenVersion: shown.row.version }
  const valid = validRecordInputs(on, formatInstant(now), formatInstant(now + HOUR_MS))
  const name = random.pick(RECORDS)
  if (random.chance(0.5)) await machine.as(random.pick([MANAGER, TELLER]).employeeNo)
  const saved = await machine.save(name, filled(machine, shown, valid[name]) as Input<typeof name>)
  if (saved.ok) machine.world.note('recorded')
}

function filled(machine: Machine, shown: CaseDetail, valid: object): object {
  return Object.fromEntries(
    Object.entries(valid).map(([field, value]) => [
      field,
      fieldOf(machine, shown, field, value as unknown),
    ]),
  )
}

async function saveStep<Name extends CallName>(
  machine: Machine,
  name: Name,
  input: Input<Name>,
): Promise<void> {
  const saved = await machine.save(name, input)
  const { world } = machine
  if (!saved.ok && saved.refusal.code === 'same_person') world.note('refused_same_person')
  if (saved.ok && name === 'complaint.close') world.note('closed')
  if (saved.ok && name === 'complaint.reopen') world.note('reopened')
}

/** Ids of this world instead of made-up ones, and the secret in every word about a person. */
function fieldOf(machine: Machine, shown: CaseDetail, field: string, value: unknown): unknown {
  const { row, course } = shown
  if (field === 'caseId' || field === 'seenVersion') return value
  if (field.endsWith('Id') && typeof value === 'string') return idFor(machine, course, field)
  if (field === 'tasks' || field === 'responsibility') {
    return (value as object[]).map((line) => ({
      ...line,
      ...filled(machine, shown, Object.fromEntries(Object.entries(line).filter(isIdOrWord))),
    }))
  }
  if (!PERSONAL.has(field) && !WORDS_WITHIN.has(field)) return value
  if (typeof value === 'string') return `${value}，机密${row.caseId}`
  return Array.isArray(value) ? value.map((line) => `${String(line)}，机密${row.caseId}`) : value
}

/** Words about a person inside a list whose whole is personal, or becomes so when it is written. */
const WORDS_WITHIN: ReadonlySet<string> = new Set(['what', 'who'])

function isIdOrWord([field]: [string, unknown]): boolean {
  return WORDS_WITHIN.has(field) || field.endsWith('Id')
}

/** Mostly one that stands on the case, so that decisions meet what they decide. */
function idFor(machine: Machine, course: CaseDetail['course'], field: string): string {
  const lists: Readonly<Record<string, readonly unknown[]>> = {
    referralId: course.referrals,
    changeId: course.receiverChanges,
    extensionId: course.extensions,
    pauseId: course.pauses,
    reviewId: course.reviews,
    requestId: course.compensations,
    apologyId: course.apologies,
    evidenceId: course.evidence,
    visitId: course.visits,
    taskId: course.agreements.flatMap(({ tasks }) => tasks),
    proposalId: course.natureProposal ? [course.natureProposal] : [],
  }
  const { random } = machine.world
  const standing = lists[field] ?? []
  if (standing.length === 0 || random.chance(0.3)) return newId(machine)
  return String((random.pick(standing) as Record<string, unknown>)[field])
}
