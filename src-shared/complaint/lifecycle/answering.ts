/** What proposing, answering and closing need: a customer who was heard and told in this round. */
import { isMoment } from '../../calendar/day-number.ts'
import type { Rules } from '../../pack/rules-pack.ts'
import { employeeKey, isAmong } from '../../staff/same-employee.ts'
import { type Gap, blank, gapUnless } from '../rules/gap.ts'
import { decisionLetterGaps } from '../rules/duty/decision-letter.ts'
import { faultGaps } from '../rules/remedy/fault.ts'
import { solutionGaps } from '../rules/remedy/solution.ts'
import type { LifecycleFacts, OutboundFacts } from './facts.ts'
import { cannotBeAsked, notBefore, ownComplaintGaps, sinceOpened, teamGaps } from './standing.ts'
import { isComplaint } from './steps.ts'

/** A contact towards the customer since the case was opened, by nobody who is complained of, and a whole solution. */
export function proposeGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  const asked = (facts.contacts ?? []).some(
    ({ at, direction, by }) =>
      direction === 'outbound' && sinceOpened(at, facts) && !isAmong(by, facts.complainedOf),
  )
  return [
    ...gapUnless(asked, 'contacts', 'a contact towards the customer', 'S1-26(1a)'),
    ...ofSolution(facts),
    ...ownComplaintGaps([['handler', facts.handler]], facts, rules),
  ]
}

function ofSolution(facts: LifecycleFacts): Gap[] {
  return solutionGaps(facts.solution ?? {}).map((gap) => ({
    ...gap,
    field: `solution.${gap.field}`,
  }))
}

/**
 * An answer that reached the customer, by nobody who is complained of, and for a complaint a whole
 * decision letter: facts, basis, reasons, decision and the ways that stay open.
 */
export function replyStepGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  return [
    ...replyGaps(facts),
    ...(isComplaint(facts.intakeType) ? [...letterGaps(facts), ...paymentGaps(facts)] : []),
    ...ownComplaintGaps(
      [
        ['handler', facts.handler],
        ['reply.by', facts.reply?.by],
      ],
      facts,
      rules,
    ),
  ]
}

function letterGaps({ letter }: LifecycleFacts): Gap[] {
  return decisionLetterGaps(letter ?? {}).map((gap) => ({ ...gap, field: `letter.${gap.field}` }))
}

function replyGaps(facts: LifecycleFacts): Gap[] {
  return gapUnless(
    isReply(facts.reply, facts),
    'reply',
    'an answer that reached the customer since the case was opened',
    'S4-26#16',
  )
}

/** A complaint is answered with its letter. Somebody who cannot be asked has been answered by the logged attempt. */
function isReply(reply: OutboundFacts | null | undefined, facts: LifecycleFacts): boolean {
  if (!reply || reply.direction !== 'outbound') return false
  if (!sinceOpened(reply.at, facts)) return false
  if (isComplaint(facts.intakeType) && !notBefore(reply.at, facts.letterAt)) return false
  return reply.reached || cannotBeAsked(facts)
}

/**
 * The answer and how the customer was told and took it, all of this round, by a handler. A complaint
 * also has a decided nature, a solution, what its fault asks for, the unit that answers for it, every
 * unit's feedback, and the team that its present level asks for.
 */
export function closeGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  return [
    ...replyGaps(facts),
    ...(isComplaint(facts.intakeType) ? [...decidedGaps(facts), ...paymentGaps(facts)] : []),
    ...informedGaps(facts),
    ...(isComplaint(facts.intakeType) ? answeredForGaps(facts, rules) : []),
  ]
}

function decidedGaps({
  nature = 'undetermined',
  investigated,
  solution,
  fault,
}: LifecycleFacts): Gap[] {
  return [
    ...gapUnless(investigated === true, 'investigated', 'an investigation', 'S2-12'),
    ...gapUnless(nature !== 'undetermined', 'nature', 'a decided nature', 'S1-23'),
    ...gapUnless(!blank(solution?.text), 'solution.text', 'a solution', 'S2-12'),
    ...(fault ? faultGaps(fault).map((gap) => ({ ...gap, field: `fault.${gap.field}` })) : []),
  ]
}

/** Nothing is promised that is not sure: a payment is approved or declined before the answer goes out. */
function paymentGaps({ undecidedPayments = [] }: LifecycleFacts): Gap[] {
  return undecidedPayments.map((index) => ({
    field: `compensations.${index}.decided`,
    needs: 'a decision on every payment that was asked for',
    source: 'S4-39',
  }))
}

function informedGaps(facts: LifecycleFacts): Gap[] {
  const { informed } = facts
  const told = sinceOpened(informed?.at, facts) && !blank(informed?.by) && !blank(informed?.how)
  return [
    ...gapUnless(told, 'informed', 'when, by whom and how the customer was told', 'S2-13(6)'),
    ...gapUnless(
      (informed?.accepted ?? null) !== null || cannotBeAsked(facts),
      'informed.accepted',
      'whether the customer accepts it',
      'S2-13(6)',
    ),
    ...gapUnless(employeeKey(facts.handler) !== null, 'handler', 'a handler', 'S1-25(4)'),
  ]
}

function answeredForGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  const { informed, referrals = [] } = facts
  const open = referrals.flatMap((referral, index) =>
    blank(referral.refusedBecause) && !isMoment(referral.feedbackAt) ? [index] : [],
  )
  return [
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
    ...ownComplaintGaps(
      [
        ['handler', facts.handler],
        ['reply.by', facts.reply?.by],
        ['informed.by', informed?.by],
      ],
      facts,
      rules,
    ),
    ...teamGaps(facts, rules),
  ]
}
