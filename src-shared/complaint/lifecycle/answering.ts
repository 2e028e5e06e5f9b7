/** What proposing, answering and closing need: a customer who was heard and told in this round. */
import { isMoment } from '../../calendar/day-number.ts'
import type { Rules } from '../../pack/rules-pack.ts'
import { employeeKey } from '../../staff/same-employee.ts'
import { type Gap, blank, gapUnless } from '../rules/gap.ts'
import { solutionGaps } from '../rules/remedy/solution.ts'
import type { LifecycleFacts, OutboundFacts } from './facts.ts'
import { cannotBeAsked, ownComplaintGaps, sinceOpened, teamGaps } from './standing.ts'

/** A contact towards the customer since the case was opened, and a whole solution. */
export function proposeGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  const asked = (facts.contacts ?? []).some(
    ({ at, direction }) => direction === 'outbound' && sinceOpened(at, facts),
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

/** An answer that reached the customer, by nobody who is complained of. */
export function replyStepGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  return [
    ...replyGaps(facts),
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

function replyGaps(facts: LifecycleFacts): Gap[] {
  return gapUnless(
    isReply(facts.reply, facts),
    'reply',
    'an answer that reached the customer since the case was opened',
    'S4-26#16',
  )
}

/** Somebody who cannot be asked has been answered by the logged attempt. */
function isReply(reply: OutboundFacts | null | undefined, facts: LifecycleFacts): boolean {
  if (!reply || reply.direction !== 'outbound') return false
  if (!sinceOpened(reply.at, facts)) return false
  return reply.reached || cannotBeAsked(facts)
}

/**
 * A decided nature, the solution, the answer and how the customer was told and took it, all of this
 * round; who answers for it; every unit's feedback; and the team that its present level asks for.
 */
export function closeGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  const { nature = 'undetermined', informed, referrals = [] } = facts
  const told = sinceOpened(informed?.at, facts) && !blank(informed?.by) && !blank(informed?.how)
  const open = referrals.flatMap((referral, index) =>
    blank(referral.refusedBecause) && !isMoment(referral.feedbackAt) ? [index] : [],
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
