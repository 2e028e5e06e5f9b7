/** Inputs of the complaint calls at the counter of the running test. */
import { formatInstant, HOUR_MS } from '#shared/foundation/instant.ts'
import type { Result } from '#shared/foundation/result.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { clock, desk, now } from '../../../support/counter.ts'
import { intake, newId } from '../../../support/desk.ts'

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
/** Registered, handled, answered and closed. */
export async function closedCase() {
  let seen = await registered()
  seen = seenOf(await desk.must('complaint.assignHandler', { ...seen, handler: 'E100' }))
  seen = seenOf(await desk.must('complaint.logContact', contact(seen)))
  return seenOf(
    await desk.must('complaint.close', { ...seen, outcome: 'solved', reason: '已解决' }),
  )
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
        reason: '需要支援',
      }),
    () => desk.ask('complaint.close', { ...seen, outcome: 'solved', reason: '好' }),
    () => desk.ask('complaint.reopen', { ...seen, reason: '好' }),
    () => desk.ask('complaint.answerInstruction', { ...seen, instructionId: newId(), text: '好' }),
    () => desk.ask('complaint.erase', { ...seen, basis: 'customer_request' }),
  ]
}
