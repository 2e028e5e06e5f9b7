/** What people do on a case: the right next step, and any other step there is, by whoever stands here. */
import type { CaseDetail } from '#shared/contract/views.ts'
import type { CallName } from '#shared/contract/call-names.ts'
import { type CaseStepCall, caseStepCalls } from '#shared/contract/calls/case-steps.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { complaintEvents } from '#shared/complaint/events/index.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { personalFields } from '#shared/log/event-type.ts'
import { type Walkers, nextStep } from '#tests/support/case-walk.ts'
import { validStepInputs } from '#tests/support/valid-step-inputs.ts'
import { type Machine, PEOPLE } from './machine.ts'
import { newId, nowAt } from './machine-time.ts'

const [ADMINISTRATOR, TELLER, MANAGER] = PEOPLE
const WALKERS: Walkers = {
  handler: TELLER.employeeNo,
  supervisor: MANAGER.employeeNo,
  otherSupervisor: ADMINISTRATOR.employeeNo,
}
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
/** Few more than a shift at the counter would do in one go, so that cases come far. */
const STEPS_AT_MOST = 7

/** Somebody works on the case for a while and does what comes next. */
export async function walkOn(machine: Machine, shown: CaseDetail): Promise<void> {
  const { random } = machine.world
  const { caseId } = shown.row
  let detail = shown
  for (let left = 1 + random.below(STEPS_AT_MOST); left > 0; left--) {
    if (await sentOrGivenBack(machine, detail)) return
    const step = nextStep(detail, WALKERS, {
      now: formatInstant(nowAt(machine)),
      newId: () => newId(machine),
      word: `机密${caseId}`,
    })
    if (!step) return
    // Most know whose turn it is; some try it themselves.
    if (random.chance(0.93)) await machine.as(step.by)
    await saveStep(machine, step.name, step.input)
    const now = await machine.ask('complaint.get', { caseId })
    if (!now.ok) return
    detail = now.value
  }
}

/** Now and then a case goes to another unit, which may give it back; answers whether it did. */
async function sentOrGivenBack(machine: Machine, { row, course }: CaseDetail): Promise<boolean> {
  const { random } = machine.world
  const on = { caseId: row.caseId, seenVersion: row.version }
  const valid = validStepInputs(on, formatInstant(nowAt(machine)))
  const sent = course.referrals.at(-1)
  if (row.state === 'verified' && random.chance(0.25)) {
    await saveStep(machine, 'complaint.refer', {
      ...valid['complaint.refer'],
      referralId: newId(machine),
      task: `机密${row.caseId}`,
    })
    return true
  }
  if (row.state !== 'referred' || !sent || sent.accepted || !random.chance(0.6)) return false
  await saveStep(machine, 'complaint.refuseReferral', {
    ...valid['complaint.refuseReferral'],
    referralId: sent.referralId,
    refusedBecause: `机密${row.caseId}`,
  })
  return true
}

/** Any other step, by whoever stands here; what it names exists where there is one to name. */
export async function sideStep(machine: Machine, shown: CaseDetail): Promise<void> {
  const { random } = machine.world
  const closed = ['closed', 'archived', 'called_back', 'withdrawn'].includes(shown.row.state)
  const name =
    closed && random.chance(0.7)
      ? 'complaint.reopen'
      : random.pick(random.chance(0.3) ? DECIDING_STEPS : SIDE_STEPS)
  const on = { caseId: shown.row.caseId, seenVersion: shown.row.version }
  const valid = validStepInputs(on, formatInstant(nowAt(machine)))[name]
  const fields = Object.entries(valid).map(([field, value]) => [
    field,
    fieldOf(machine, shown, field, value as unknown),
  ])
  await saveStep(machine, name, Object.fromEntries(fields) as Input<typeof name>)
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
  if (!PERSONAL.has(field)) return value
  if (typeof value === 'string') return `${value}，机密${row.caseId}`
  return Array.isArray(value) ? value.map((line) => `${String(line)}，机密${row.caseId}`) : value
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
    proposalId: course.natureProposal ? [course.natureProposal] : [],
  }
  const { random } = machine.world
  const standing = lists[field] ?? []
  if (standing.length === 0 || random.chance(0.3)) return newId(machine)
  return String((random.pick(standing) as Record<string, unknown>)[field])
}
