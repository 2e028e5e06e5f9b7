/** Inputs of the complaint calls at the counter of the running test. */
import { formatInstant, HOUR_MS } from '#shared/foundation/instant.ts'
import type { Result } from '#shared/foundation/result.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { clock, desk, now } from '../../../support/counter.ts'
import { ADMINISTRATOR, intake, newId } from '../../../support/desk.ts'
import { walkedTo } from './walk.ts'

/** An intake received at this moment. */
export const fresh = (change: Parameters<typeof intake>[1] = {}, caseId = newId()) =>
  intake(caseId, { receivedAt: now(), ...change })
/** A registered case, as somebody has it on screen. */
export async function registered(
  change: Parameters<typeof intake>[1] = {},
): Promise<{ caseId: string; seenVersion: number }> {
  const { caseId, version } = await desk.must('complaint.register', fresh(change))
  return { caseId, seenVersion: version }
}

/** An answer that reached the customer, unless changed. */
export const contact = (seen: { caseId: string; seenVersion: number }, change: object = {}) => ({
  ...seen,
  contactId: newId(),
  at: now(),
  direction: 'outbound' as const,
  channel: 'phone' as const,
  reached: true,
  promiseId: null,
  summary: '已联系客户。',
  ...change,
})

export const seenOf = ({ row }: CaseDetail) => ({ caseId: row.caseId, seenVersion: row.version })
/** What a right form sends to close a case. */
export const closing = (seen: { caseId: string; seenVersion: number }, change: object = {}) => ({
  ...seen,
  outcome: 'solved' as const,
  responsibleUnit: '营业室',
  apologised: true,
  reason: '已解决',
  ...change,
})

/** Taken the whole straight way to its closing; the administrator is signed in. */
export async function closedCase(): Promise<{ caseId: string; seenVersion: number }> {
  const { caseId } = await registered()
  return seenOf(await walkedTo(caseId, 'closed'))
}

/** Of supervisor level, and never on a case: the two who let words go. */
const ERASERS = [
  { employeeNo: 'E701', pin: '719346' },
  { employeeNo: 'E702', pin: '825174' },
] as const

/** Takes the words of a finished case out, as two people who had nothing to do with it. */
export async function erased(caseId: string): Promise<CaseDetail> {
  const seen = async () => seenOf(await desk.must('complaint.get', { caseId }))
  const [first, second] = ERASERS
  await desk.must('session.signIn', ADMINISTRATOR)
  for (const person of ERASERS) {
    const { employeeNo } = person
    await desk.must('staff.add', { employeeNo, name: '主管', role: 'service_supervisor' })
    await desk.must('session.activate', person)
  }
  await desk.must('session.signIn', first)
  const basis = 'entered_by_mistake'
  await desk.must('complaint.requestErasure', { ...(await seen()), basis })
  await desk.must('session.signIn', second)
  const certificate = 'XH-2026-001'
  const detail = await desk.must('complaint.erase', { ...(await seen()), certificate })
  await desk.must('session.signIn', ADMINISTRATOR)
  return detail
}

/** Every change there is, on one case. */
export function everyChange(seen: {
  caseId: string
  seenVersion: number
}): (() => Promise<Result<unknown>>)[] {
  return [
    () => desk.ask('complaint.changeDetails', { ...seen, facts: '改' }),
    () => desk.ask('complaint.assignHandler', { ...seen, handler: 'E100' }),
    () => desk.ask('complaint.logContact', contact(seen)),
    () =>
      desk.ask('complaint.makePromise', {
        ...seen,
        promiseId: newId(),
        dueAt: formatInstant(clock.now() + HOUR_MS),
        what: '答复',
      }),
    () =>
      desk.ask('complaint.escalate', {
        ...seen,
        escalationId: newId(),
        to: 'hall_manager',
        category: 'beyond_scope',
        skippedLevel: false,
        emergencyReason: null,
        directLeader: null,
        reason: '需要支援',
      }),
    () => desk.ask('complaint.close', closing(seen)),
    () => desk.ask('complaint.reopen', { ...seen, reason: '好' }),
    () => desk.ask('complaint.answerInstruction', { ...seen, instructionId: newId(), text: '好' }),
    () => desk.ask('complaint.requestErasure', { ...seen, basis: 'customer_request' }),
    () => desk.ask('complaint.erase', { ...seen, certificate: 'XH-2026-001' }),
  ]
}
