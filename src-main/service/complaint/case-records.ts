/** The calls of the records: steps through the same gate, a leader asked for, and the hints. */
import { type RecordStepCall, type caseRecordCalls } from '#shared/contract/calls/case-records.ts'
import type { Handlers } from '#shared/contract/gate.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import { requestLeader } from './escalate.ts'
import { caseHints } from './hints.ts'
import { legalDates } from './legal-dates.ts'
import { type CaseStep, takeCaseStep } from './step.ts'
import { recordSteps } from './steps/records.ts'

const RECORD_STEPS: Readonly<Record<RecordStepCall, CaseStep>> = recordSteps

export function caseRecordHandlers(desk: Desk): Handlers<typeof caseRecordCalls, DeskSession> {
  const steps = Object.entries(RECORD_STEPS).map(([name, plan]) => [
    name,
    (input: never, session: DeskSession) => takeCaseStep(desk, plan, input, actorOf(session)),
  ])
  return {
    ...(Object.fromEntries(steps) as Handlers<
      Pick<typeof caseRecordCalls, RecordStepCall>,
      DeskSession
    >),
    'complaint.requestLeader': (input, session) => requestLeader(desk, input, actorOf(session)),
    'complaint.hints': ({ caseId }, session) => caseHints(desk, caseId, actorOf(session)),
    'complaint.legalDates': ({ caseId }, session) => legalDates(desk, caseId, actorOf(session)),
  }
}
