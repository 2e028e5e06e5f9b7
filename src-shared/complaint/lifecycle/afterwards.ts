/** What archiving, the callback and reopening need. */
import type { Rules } from '../../pack/rules-pack.ts'
import { sameEmployee } from '../../staff/same-employee.ts'
import { type Gap, blank, gapUnless } from '../rules/gap.ts'
import type { CallbackFacts, LifecycleFacts } from './facts.ts'

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

function callbackGaps({ callback, handler }: LifecycleFacts, rules: Rules): Gap[] {
  const { satisfaction, callback: who } = rules.pack.lifecycle
  return [
    ...gapUnless(!blank(callback?.by), 'callback.by', 'who called back', 'S2-19'),
    ...gapUnless(
      !(who.notByHandler && sameEmployee(callback?.by, handler)),
      'callback.by',
      'another person than the handler',
      who.source,
    ),
    ...gapUnless(
      callback?.reached === true,
      'callback.reached',
      'a customer who was reached',
      'S2-19',
    ),
    ...gapUnless(
      typeof callback?.leftoverIssue === 'boolean',
      'callback.leftoverIssue',
      'whether a problem is left',
      'S3-30',
    ),
    ...gapUnless(
      onScale(callback, rules),
      'callback.satisfaction',
      `a satisfaction from ${satisfaction.lowest} to ${satisfaction.highest}`,
      satisfaction.source,
    ),
  ]
}

function onScale(callback: CallbackFacts | null | undefined, rules: Rules): boolean {
  const { lowest, highest } = rules.pack.lifecycle.satisfaction
  const given = callback?.satisfaction
  return Number.isInteger(given) && Number(given) >= lowest && Number(given) <= highest
}
