/** What archiving, the callback and reopening need. */
import { isMoment } from '../../calendar/day-number.ts'
import type { Rules } from '../../pack/rules-pack.ts'
import { sameEmployee } from '../../staff/same-employee.ts'
import { type Gap, blank, gapUnless } from '../rules/gap.ts'
import type { CallbackFacts, LifecycleFacts } from './facts.ts'
import { notBefore, ownComplaintGaps, sinceOpened } from './standing.ts'

/** The gaps of `archive`, `call_back` and `reopen`. */
export function afterwardsGaps(
  step: 'archive' | 'call_back' | 'reopen',
  facts: LifecycleFacts,
  rules: Rules,
): Gap[] {
  switch (step) {
    case 'archive':
      return archiveGaps(facts, rules)
    case 'call_back':
      return callbackGaps(facts, rules)
    case 'reopen':
      return gapUnless(!blank(facts.reopenedBecause), 'reopenedBecause', 'the reason', 'S3-30')
  }
}

/**
 * True when a callback found a problem that is still there. One from before the last opening found
 * it in an earlier round; one that does not say when is taken for one of this round.
 */
export function leavesAnIssue(facts: LifecycleFacts): boolean {
  const { callback, openedAt } = facts
  const earlier = isMoment(callback?.at) && isMoment(openedAt) && callback.at < openedAt
  return callback?.leftoverIssue === true && !earlier
}

/** A valid complaint leaves the book with its root cause and what is to be improved (S1-23). */
function archiveGaps({ nature, improvement }: LifecycleFacts, rules: Rules): Gap[] {
  if (nature !== 'valid') return []
  const causes = rules.pack.enumerations.find(({ name }) => name === 'rootCause')?.values ?? []
  return [
    ...gapUnless(
      causes.some(({ value }) => value === improvement?.rootCause),
      'improvement.rootCause',
      'a root cause from the list',
      'S1-20',
    ),
    ...gapUnless(
      !blank(improvement?.note) || !blank(improvement?.noneNeededBecause),
      'improvement.note',
      'what is to be improved, or why nothing needs to be',
      'S1-23',
    ),
  ]
}

/**
 * A callback since this closing by somebody else than the handler. Reached, it asks whether a problem is
 * left and for a rating or why there is none; not reached, it says how often it was tried.
 */
function callbackGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  const { callback, handler } = facts
  const { satisfaction, callback: who, unreachedCallback } = rules.pack.lifecycle
  const unreached = callback?.reached === false
  return [
    ...gapUnless(
      sinceOpened(callback?.at, facts) && notBefore(callback?.at, facts.closedAt),
      'callback.at',
      'when it was made, since the case was closed',
      'S2-19',
    ),
    ...gapUnless(!blank(callback?.by), 'callback.by', 'who called back', 'S2-19'),
    ...gapUnless(
      !(who.notByHandler && sameEmployee(callback?.by, handler)),
      'callback.by',
      'another person than the handler',
      who.source,
    ),
    ...ownComplaintGaps([['callback.by', callback?.by]], facts, rules),
    ...gapUnless(
      typeof callback?.reached === 'boolean',
      'callback.reached',
      'whether the customer was reached',
      'S2-19',
    ),
    ...gapUnless(
      !unreached || enough(callback?.tries, unreachedCallback.tries),
      'callback.tries',
      `a customer who was reached, or ${unreachedCallback.tries} tries`,
      unreachedCallback.source,
    ),
    ...gapUnless(
      unreached || typeof callback?.leftoverIssue === 'boolean',
      'callback.leftoverIssue',
      'whether a problem is left',
      'S3-30',
    ),
    ...gapUnless(
      rated(callback, rules),
      'callback.satisfaction',
      `a satisfaction from ${satisfaction.lowest} to ${satisfaction.highest}, or why there is none`,
      satisfaction.source,
    ),
  ]
}

function enough(tries: number | null | undefined, atLeast: number): boolean {
  return Number.isSafeInteger(tries) && Number(tries) >= atLeast
}

/** A rating on the scale; none from a customer who gives none or was not reached, and none made up for them. */
function rated(callback: CallbackFacts | null | undefined, rules: Rules): boolean {
  const { lowest, highest } = rules.pack.lifecycle.satisfaction
  const given = callback?.satisfaction ?? null
  if (callback?.reached === false) return given === null
  if (given === null) return !blank(callback?.noSatisfactionBecause)
  return Number.isInteger(given) && Number(given) >= lowest && Number(given) <= highest
}
