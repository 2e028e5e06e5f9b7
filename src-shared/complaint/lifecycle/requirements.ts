/** What each step needs before it may be taken (catalogue §4.9). Every gap is named, not only the first. */
import { isMoment } from '../../calendar/day-number.ts'
import type { Rules } from '../../pack/rules-pack.ts'
import { employeeKey, sameEmployee } from '../../staff/same-employee.ts'
import { type Gap, blank, gapUnless } from '../rules/gap.ts'
import { missingIntakeFields } from '../rules/intake/required-fields.ts'
import { afterwardsGaps } from './afterwards.ts'
import { closeGaps, proposeGaps, replyStepGaps } from './answering.ts'
import type { LifecycleFacts } from './facts.ts'
import { sideStepGaps } from './side-steps.ts'
import { cannotBeAsked, ownComplaintGaps, teamGaps } from './standing.ts'
import { type LifecycleState, type LifecycleStep, isComplaint } from './steps.ts'

/** The gaps of a step that is possible in `state`; empty when it may be taken. */
export function stepGaps(
  step: LifecycleStep,
  state: LifecycleState,
  facts: LifecycleFacts,
  rules: Rules,
): Gap[] {
  switch (step) {
    case 'register':
      return registerGaps(facts, rules)
    case 'verify':
      return verifyGaps(facts, rules)
    case 'refer':
      return [...unverifiedGaps(state, facts), ...referGaps(facts)]
    case 'accept_referral': {
      const acceptedBy = facts.referrals?.at(-1)?.acceptedBy
      return [
        ...gapUnless(
          employeeKey(acceptedBy) !== null,
          'referral.acceptedBy',
          'who takes it over',
          'S4-04(4)',
        ),
        ...ownComplaintGaps([['referral.acceptedBy', acceptedBy]], facts, rules),
      ]
    }
    case 'refuse_referral':
      return refuseGaps(facts)
    case 'start_investigation':
      return investigationGaps(state, facts, rules)
    case 'decide_nature':
      return gapUnless(facts.investigated === true, 'investigated', 'an investigation', 'S1-28b')
    case 'propose':
      return proposeGaps(facts, rules)
    case 'reply':
      return replyStepGaps(facts, rules)
    case 'close':
      return closeGaps(facts, rules)
    case 'archive':
    case 'call_back':
    case 'reopen':
      return afterwardsGaps(step, facts, rules)
    case 'withdraw':
    case 'restrict':
    case 'escalate':
    case 'change_receiver':
    case 'set_urgency':
    case 'set_level':
      return sideStepGaps(step, facts, rules)
  }
}

function registerGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  const missing = missingIntakeFields(facts.intake ?? {}, rules)
  return [
    // An ordinary case would stand in the list of the very branch that is reported.
    ...gapUnless(
      facts.intakeType !== 'whistleblowing',
      'intakeType',
      'the compliance channel for a report of wrongdoing',
      'S2-06(6)',
    ),
    ...missing.map(({ field, source }) => ({ field: `intake.${field}`, needs: field, source })),
    ...gapUnless(
      employeeKey(facts.firstRecipient) !== null,
      'firstRecipient',
      'the first recipient',
      'S4-04(4)',
    ),
  ]
}

/** A supervisor who is not the recorder has asked the customer; who cannot be asked is not made up for. */
function verifyGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  const { verification, recorder } = facts
  const source = 'S4-06(2)'
  const supervisor = employeeKey(verification?.by) !== null && verification?.bySupervisor === true
  const contacted = isMoment(verification?.contactedAt)
  return [
    ...gapUnless(employeeKey(recorder) !== null, 'recorder', 'who wrote it down', 'S4-08'),
    ...gapUnless(supervisor, 'verification.by', 'a supervisor who verifies', source),
    ...gapUnless(
      !sameEmployee(verification?.by, recorder),
      'verification.by',
      'another person than the recorder',
      source,
    ),
    ...ownComplaintGaps([['verification.by', verification?.by]], facts, rules),
    ...gapUnless(
      contacted || cannotBeAsked(facts),
      'verification.contactedAt',
      'a contact with the customer',
      source,
    ),
  ]
}

/** A complaint that was withdrawn before anybody verified it does not go round that when it is opened again. */
function unverifiedGaps(
  state: LifecycleState,
  { intakeType, verification }: LifecycleFacts,
): Gap[] {
  return gapUnless(
    state !== 'reopened' || !isComplaint(intakeType) || employeeKey(verification?.by) !== null,
    'verification',
    'a verification by another person',
    'S4-06(2)',
  )
}

function referGaps(facts: LifecycleFacts): Gap[] {
  const referral = facts.referrals?.at(-1)
  const fresh =
    referral !== undefined && blank(referral.acceptedBy) && blank(referral.refusedBecause)
  return gapUnless(
    fresh && !blank(referral.to),
    'referral.to',
    'the unit that is to take it over',
    'S4-06(3)',
  )
}

function refuseGaps(facts: LifecycleFacts): Gap[] {
  const referral = facts.referrals?.at(-1)
  const source = 'S1-26(2)'
  return [
    ...gapUnless(
      !blank(referral?.refusedBecause),
      'referral.refusedBecause',
      'the reason for giving it back',
      source,
    ),
    // Who has taken a case over answers for it; once investigating they may refer it on, never hand it back.
    ...gapUnless(
      blank(referral?.acceptedBy),
      'referral.acceptedBy',
      'a referral nobody has accepted',
      source,
    ),
    ...gapUnless(
      employeeKey(facts.firstRecipient) !== null,
      'firstRecipient',
      'the first recipient to return to',
      'S4-04(4)',
    ),
  ]
}

function investigationGaps(state: LifecycleState, facts: LifecycleFacts, rules: Rules): Gap[] {
  const { handler, investigator } = facts
  const people = [['handler', handler] as const, ['investigator', investigator] as const]
  const accepted = employeeKey(facts.referrals?.at(-1)?.acceptedBy) !== null
  return [
    ...gapUnless(
      state !== 'verified' || facts.ownDepartment === true,
      'referral',
      'a referral, unless the own department answers for it',
      'S4-06(3)',
    ),
    ...gapUnless(
      state !== 'referred' || accepted,
      'referral.acceptedBy',
      'a referral that was accepted',
      'S4-04(4)',
    ),
    ...unverifiedGaps(state, facts),
    ...gapUnless(employeeKey(handler) !== null, 'handler', 'a handler', 'S1-25(4)'),
    ...gapUnless(employeeKey(investigator) !== null, 'investigator', 'an investigator', 'S2-12'),
    ...ownComplaintGaps(people, facts, rules),
    ...teamGaps(facts, rules),
  ]
}
