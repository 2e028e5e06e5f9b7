/** The steps of a case as gates: which are there, and what still keeps each shut. */
import type { Rules } from '../../pack/rules-pack.ts'
import type { Gap } from '../rules/gap.ts'
import type { ComplaintState } from '../state.ts'
import { lifecycleFacts } from './facts-of-case.ts'
import { possibleSteps } from './machine.ts'
import type { LifecycleStep } from './steps.ts'

export interface CaseGate {
  readonly step: LifecycleStep
  /** What must be there before the step's own form can be sent; empty when the gate is open. */
  readonly missing: readonly Gap[]
}

/** What the form of a step asks for by itself: beginnings of gap fields. */
const ASKED: Readonly<Partial<Record<LifecycleStep, readonly string[]>>> = {
  verify: ['verification.'],
  refer: ['referral.to'],
  accept_referral: ['referral.acceptedBy'],
  refuse_referral: ['referral.refusedBecause'],
  start_investigation: ['investigator', 'team'],
  propose: ['solution.'],
  reply: ['reply'],
  close: ['responsibleUnit', 'fault.apologised'],
  archive: ['improvement.'],
  call_back: ['callback.'],
  withdraw: ['withdrawal.'],
  reopen: ['reopenedBecause'],
  restrict: ['reasons'],
  escalate: ['escalation.'],
  change_receiver: ['receiverChange.'],
  set_urgency: ['urgencyChange.'],
  set_level: ['levelChange.'],
}

/** The gates of a case in their order. */
export function caseGates(state: ComplaintState, rules: Rules): CaseGate[] {
  return possibleSteps(state.state, lifecycleFacts(state), rules).map(({ step, missing }) => {
    const asked = ASKED[step] ?? []
    return {
      step,
      missing: missing.filter(({ field }) => !asked.some((start) => field.startsWith(start))),
    }
  })
}
