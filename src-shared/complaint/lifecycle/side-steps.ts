/** What the steps beside the straight way need: withdrawing, restricting, and those of every state. */
import type { Rules } from '../../pack/rules-pack.ts'
import { employeeKey, sameEmployee } from '../../staff/same-employee.ts'
import { type Gap, blank, gapUnless } from '../rules/gap.ts'
import { LEVELS } from '../rules/types.ts'
import type { LifecycleFacts } from './facts.ts'
import { ownComplaintGaps, sinceOpened } from './standing.ts'
import { STEP_RULES } from './steps.ts'

type SideStep =
  | 'withdraw'
  | 'restrict'
  | 'escalate'
  | 'change_receiver'
  | 'set_urgency'
  | 'set_level'

/** The gaps of a step beside the straight way. */
export function sideStepGaps(step: SideStep, facts: LifecycleFacts, rules: Rules): Gap[] {
  const { source } = STEP_RULES[step]
  switch (step) {
    case 'withdraw':
      return withdrawGaps(facts)
    case 'restrict':
      return gapUnless(
        facts.intakeType === 'whistleblowing' || facts.reasons?.includes('I06') === true,
        'reasons',
        'reason I06 or an intake as a report of wrongdoing',
        source,
      )
    case 'escalate':
      return [
        ...gapUnless(!blank(facts.escalation?.to), 'escalation.to', 'whom it is raised to', source),
        ...gapUnless(!blank(facts.escalation?.reason), 'escalation.reason', 'the reason', source),
      ]
    case 'change_receiver':
      return receiverGaps(facts, rules)
    case 'set_urgency':
      return urgencyGaps(facts, rules)
    case 'set_level':
      return [
        ...gapUnless(
          LEVELS.some((level) => level === facts.levelChange?.to),
          'levelChange.to',
          `one of ${LEVELS.join(', ')}`,
          source,
        ),
        ...gapUnless(!blank(facts.levelChange?.reason), 'levelChange.reason', 'the reason', source),
        ...gapUnless(
          facts.levelChange?.bySupervisor === true,
          'levelChange.bySupervisor',
          'a supervisor who decides',
          'S3-31#2',
        ),
      ]
  }
}

/** Only the customer withdraws; nobody on the case may do it for them (S2-06(5)). */
function withdrawGaps(facts: LifecycleFacts): Gap[] {
  const { withdrawal } = facts
  const source = 'S2-06(5)'
  const staff = [
    facts.handler,
    facts.investigator,
    facts.firstRecipient,
    facts.recorder,
    facts.verification?.by,
    ...(facts.team ?? []),
    ...(facts.complainedOf ?? []),
  ]
  const byStaff = staff.some((person) => sameEmployee(withdrawal?.by, person))
  return [
    ...gapUnless(
      sinceOpened(withdrawal?.at, facts),
      'withdrawal.at',
      'when it was received, since the case was opened',
      'R-15',
    ),
    ...gapUnless(!blank(withdrawal?.by), 'withdrawal.by', 'who withdrew', source),
    ...gapUnless(!byStaff, 'withdrawal.by', 'the customer, not staff', source),
    ...gapUnless(!blank(withdrawal?.how), 'withdrawal.how', 'how it was withdrawn', source),
    ...gapUnless(
      withdrawal?.confirmedByCustomer === true,
      'withdrawal.confirmedByCustomer',
      "the customer's confirmation",
      source,
    ),
  ]
}

function receiverGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  const { receiverChange: change } = facts
  const { source } = STEP_RULES.change_receiver
  const to = employeeKey(change?.to)
  return [
    ...gapUnless(employeeKey(change?.from) !== null, 'receiverChange.from', 'who had it', source),
    ...gapUnless(
      to !== null && !sameEmployee(change?.from, change?.to),
      'receiverChange.to',
      'another person who takes it',
      source,
    ),
    ...gapUnless(!blank(change?.reason), 'receiverChange.reason', 'the reason', source),
    ...ownComplaintGaps([['receiverChange.to', change?.to]], facts, rules),
  ]
}

/** An urgency is never lowered (catalogue §4.2). */
function urgencyGaps({ urgencyChange: change }: LifecycleFacts, rules: Rules): Gap[] {
  const { source } = STEP_RULES.set_urgency
  const { order } = rules.pack.urgency.rank
  const raised =
    !!change && order.includes(change.from) && order.indexOf(change.to) > order.indexOf(change.from)
  return [
    ...gapUnless(raised, 'urgencyChange.to', 'a level above the present one', source),
    ...gapUnless(!blank(change?.reason), 'urgencyChange.reason', 'the reason', source),
  ]
}
