/** The life of a complaint as a pure machine (catalogue §4.9): what may be done now, and what follows. */
import { type BusinessDate, businessDateOf } from '../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../foundation/result.ts'
import type { Rules } from '../../pack/rules-pack.ts'
import { sameEmployee } from '../../staff/same-employee.ts'
import { type Gap, refusedForGaps } from '../rules/gap.ts'
import { leavesAnIssue } from './afterwards.ts'
import type { LifecycleFacts } from './facts.ts'
import { stepGaps } from './requirements.ts'
import {
  LIFECYCLE_STEPS,
  type LifecycleState,
  type LifecycleStep,
  STEP_RULES,
  isPossible,
  statesBefore,
} from './steps.ts'

/** What somebody has to do because a step was taken. */
export type StepTask =
  | 'raise_to_supervisor'
  | 'form_investigation_team'
  | 'reply_at_once'
  | 'solve_leftover_issue'

export interface StepOutcome {
  readonly state: LifecycleState
  /** Who answers for the case from now on; null when that does not change (S4-04(4)). */
  readonly owner: string | null
  /** Referrals refused so far, this one included. */
  readonly bounces: number
  readonly tasks: readonly StepTask[]
  /** The day on which the procedure ends by withdrawal; null otherwise. */
  readonly endsOn: BusinessDate | null
}

export interface PossibleStep {
  readonly step: LifecycleStep
  /** What it still needs; empty when it may be taken at once. */
  readonly missing: readonly Gap[]
}

/** The steps that the state has, in their order, each with everything it still needs. */
export function possibleSteps(
  state: LifecycleState,
  facts: LifecycleFacts,
  rules: Rules,
): PossibleStep[] {
  return LIFECYCLE_STEPS.filter((step) => isPossible(step, state, facts.intakeType)).map(
    (step) => ({
      step,
      missing: stepGaps(step, state, facts, rules),
    }),
  )
}

/**
 * Takes a step. Refuses `step_not_possible` when the state does not have it (field `state`), and
 * `step_incomplete` otherwise, naming every missing thing in the message and in `params.missing`.
 */
export function takeStep(
  state: LifecycleState,
  step: LifecycleStep,
  facts: LifecycleFacts,
  rules: Rules,
): Result<StepOutcome> {
  const { source } = STEP_RULES[step]
  const from = statesBefore(step, facts.intakeType)
  if (!from.includes(state)) {
    return refused('step_not_possible', `${step} needs one of the states ${from.join(', ')}`, {
      field: 'state',
      source,
      params: { missing: 'state', state, step },
    })
  }
  const missing = stepGaps(step, state, facts, rules)
  if (missing.length > 0) return refusedForGaps('step_incomplete', step, missing)
  return accepted({
    state: nextState(state, step, facts, rules),
    owner: nextOwner(step, facts),
    bounces: (facts.bounces ?? 0) + (step === 'refuse_referral' ? 1 : 0),
    tasks: tasksAfter(step, facts, rules),
    endsOn: step === 'withdraw' && facts.withdrawal ? businessDateOf(facts.withdrawal.at) : null,
  })
}

function nextState(
  state: LifecycleState,
  step: LifecycleStep,
  facts: LifecycleFacts,
  rules: Rules,
): LifecycleState {
  // A problem that is left opens the case again, whichever step comes upon it.
  if ((step === 'call_back' || step === 'archive') && leavesAnIssue(facts)) return 'reopened'
  if (step === 'call_back') {
    // A callback before archiving is recorded; the case still has to be archived (C-17).
    return state === 'closed' ? 'closed' : 'called_back'
  }
  if (step === 'archive' && stepGaps('call_back', state, facts, rules).length === 0) {
    return 'called_back'
  }
  // What nobody has verified is not verified by coming back.
  if (step === 'refuse_referral' && !facts.verification) return 'registered'
  return STEP_RULES[step].to ?? state
}

/** The first recipient answers for the case until somebody has accepted it, and again when it comes back. */
function nextOwner(step: LifecycleStep, facts: LifecycleFacts): string | null {
  switch (step) {
    case 'register':
      return facts.firstRecipient ?? null
    case 'refuse_referral':
      return impartialOwner(facts)
    case 'accept_referral':
      return facts.referrals?.at(-1)?.acceptedBy ?? null
    case 'change_receiver':
      return (facts.receiverChange?.accepted === true && facts.receiverChange.to) || null
    default:
      return null
  }
}

/** The first recipient, unless the complaint is about them. */
function impartialOwner({ firstRecipient, complainedOf = [] }: LifecycleFacts): string | null {
  return complainedOf.some((one) => sameEmployee(one, firstRecipient))
    ? null
    : (firstRecipient ?? null)
}

function tasksAfter(step: LifecycleStep, facts: LifecycleFacts, rules: Rules): StepTask[] {
  switch (step) {
    case 'refuse_referral': {
      const bounced = (facts.bounces ?? 0) + 1 >= rules.pack.lifecycle.bounces.atLeast
      return bounced ? ['raise_to_supervisor'] : []
    }
    case 'verify':
      // What the own department can answer, it answers at once (S4-06(3)).
      return facts.ownDepartment === true ? ['reply_at_once'] : []
    case 'set_level':
      return facts.levelChange?.to === 'ordinary' ? [] : ['form_investigation_team']
    case 'call_back':
    case 'archive':
      return leavesAnIssue(facts) ? ['solve_leftover_issue'] : []
    default:
      return []
  }
}
