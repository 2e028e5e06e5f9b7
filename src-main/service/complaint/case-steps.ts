/** The calls of the lifecycle: each takes its step through the same gate. */
import { type CaseStepCall, type caseStepCalls } from '#shared/contract/calls/case-steps.ts'
import type { Handlers } from '#shared/contract/gate.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import { type CaseStep, takeCaseStep } from './step.ts'
import { answerSteps } from './steps/answer.ts'
import { endingSteps } from './steps/ending.ts'
import { examinationSteps } from './steps/examination.ts'
import { referralSteps } from './steps/referral.ts'
import { remedySteps } from './steps/remedy.ts'
import { termSteps } from './steps/term.ts'

const CASE_STEPS: Readonly<Record<CaseStepCall, CaseStep>> = {
  ...examinationSteps,
  ...referralSteps,
  ...remedySteps,
  ...answerSteps,
  ...termSteps,
  ...endingSteps,
}

export function caseStepHandlers(desk: Desk): Handlers<typeof caseStepCalls, DeskSession> {
  const handlers = Object.entries(CASE_STEPS).map(([name, plan]) => [
    name,
    (input: never, session: DeskSession) => takeCaseStep(desk, plan, input, actorOf(session)),
  ])
  return Object.fromEntries(handlers) as Handlers<typeof caseStepCalls, DeskSession>
}
