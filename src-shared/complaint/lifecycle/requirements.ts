/** What each step needs before it may be taken (catalogue §4.9). Every gap is named, not only the first. */
import type { Rules } from '../../pack/rules-pack.ts'
import { employeeKey, sameEmployee } from '../../staff/same-employee.ts'
import { type Gap, blank, gapUnless } from '../rules/gap.ts'
import { missingIntakeFields } from '../rules/intake/required-fields.ts'
import { checkImpartiality } from '../rules/duty/recusal.ts'
import { solutionGaps } from '../rules/remedy/solution.ts'
import { afterwardsGaps } from './afterwards.ts'
import type { LifecycleFacts, OutboundFacts } from './facts.ts'
import { sideStepGaps } from './side-steps.ts'
import type { LifecycleState, LifecycleStep } from './steps.ts'

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
      return verifyGaps(facts)
    case 'refer':
      return referGaps(facts)
    case 'accept_referral': {
      const acceptedBy = facts.referrals?.at(-1)?.acceptedBy
      return gapUnless(
        employeeKey(acceptedBy) !== null,
        'referral.acceptedBy',
        'who takes it over',
        'S4-04(4)',
      )
    }
    case 'refuse_referral':
      return refuseGaps(facts)
    case 'start_investigation':
      return investigationGaps(state, facts, rules)
    case 'decide_nature':
      return gapUnless(facts.investigated === true, 'investigated', 'an investigation', 'S1-28b')
    case 'propose':
      return proposeGaps(facts)
    case 'reply':
      return replyGaps(facts)
    case 'close':
      return closeGaps(facts)
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
function verifyGaps(facts: LifecycleFacts): Gap[] {
  const { verification, recorder } = facts
  const source = 'S4-06(2)'
  const supervisor = employeeKey(verification?.by) !== null && verification?.bySupervisor === true
  const contacted = (verification?.contactedAt ?? null) !== null
  return [
    ...gapUnless(employeeKey(recorder) !== null, 'recorder', 'who wrote it down', 'S4-08'),
    ...gapUnless(supervisor, 'verification.by', 'a supervisor who verifies', source),
    ...gapUnless(
      !sameEmployee(verification?.by, recorder),
      'verification.by',
      'another person than the recorder',
      source,
    ),
    ...gapUnless(
      contacted || cannotBeAsked(facts),
      'verification.contactedAt',
      'a contact with the customer',
      source,
    ),
  ]
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
    // Who has taken a case over answers for it and may refer it on, but not hand it back.
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
  const { investigator, team = [], complainedOf = [], level = 'ordinary' } = facts
  const impartial = checkImpartiality({ level, complainedOf, investigator, team }, rules)
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
    ...gapUnless(employeeKey(facts.handler) !== null, 'handler', 'a handler', 'S1-25(4)'),
    ...gapUnless(employeeKey(investigator) !== null, 'investigator', 'an investigator', 'S2-12'),
    ...(impartial.ok
      ? []
      : [
          {
            field: impartial.refusal.field ?? 'investigator',
            needs: impartial.refusal.message,
            source: impartial.refusal.source ?? 'R-17',
          },
        ]),
  ]
}

function proposeGaps(facts: LifecycleFacts): Gap[] {
  const asked = (facts.contacts ?? []).some(({ direction }) => direction === 'outbound')
  return [
    ...gapUnless(asked, 'contacts', 'a contact towards the customer', 'S1-26(1a)'),
    ...ofSolution(facts),
  ]
}

function ofSolution(facts: LifecycleFacts): Gap[] {
  return solutionGaps(facts.solution ?? {}).map((gap) => ({
    ...gap,
    field: `solution.${gap.field}`,
  }))
}

function replyGaps(facts: LifecycleFacts): Gap[] {
  return gapUnless(
    isReply(facts.reply, facts),
    'reply',
    'an answer that reached the customer since the case was opened',
    'S4-26#16',
  )
}

/** Somebody who left no name, or cannot be reached, has been answered by the logged attempt. */
function isReply(reply: OutboundFacts | null | undefined, facts: LifecycleFacts): boolean {
  if (!reply || reply.direction !== 'outbound') return false
  if (reply.at < (facts.openedAt ?? Number.NEGATIVE_INFINITY)) return false
  return reply.reached || cannotBeAsked(facts)
}

/** Nobody left a name, or nobody can be reached. */
function cannotBeAsked({ anonymous, unreachable }: LifecycleFacts): boolean {
  return anonymous === true || !blank(unreachable)
}

function closeGaps(facts: LifecycleFacts): Gap[] {
  const { nature = 'undetermined', informed, referrals = [] } = facts
  const told = (informed?.at ?? null) !== null && !blank(informed?.by) && !blank(informed?.how)
  const open = referrals.flatMap((referral, index) =>
    blank(referral.refusedBecause) && (referral.feedbackAt ?? null) === null ? [index] : [],
  )
  return [
    ...replyGaps(facts),
    ...gapUnless(nature !== 'undetermined', 'nature', 'a decided nature', 'S1-23'),
    ...gapUnless(!blank(facts.solution?.text), 'solution.text', 'a solution', 'S2-12'),
    ...gapUnless(told, 'informed', 'when, by whom and how the customer was told', 'S2-13(6)'),
    ...gapUnless(
      (informed?.accepted ?? null) !== null || cannotBeAsked(facts),
      'informed.accepted',
      'whether the customer accepts it',
      'S2-13(6)',
    ),
    ...gapUnless(employeeKey(facts.handler) !== null, 'handler', 'a handler', 'S1-25(4)'),
    ...gapUnless(
      !blank(facts.responsibleUnit),
      'responsibleUnit',
      'the unit that answers for it',
      'S1-23',
    ),
    ...open.map((index) => ({
      field: `referrals.${index}.feedbackAt`,
      needs: 'the feedback of every unit it was referred to',
      source: 'S4-22(4)',
    })),
  ]
}
