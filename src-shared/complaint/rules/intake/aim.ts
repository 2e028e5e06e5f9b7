/** What a complainant is after (S4-29), a field of the case and never of the customer. */
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { blank, gapUnless, refusedForGaps } from '../gap.ts'

/** Words that judge: they need facts and a second pair of eyes (E-20, S3-14). */
const JUDGING: readonly string[] = ['improper_gain', 'publicity']

/** True for an aim that judges the person. */
export function isJudgingAim(aim: string): boolean {
  return JUDGING.includes(aim)
}

const SOURCE = 'S4-29'

/** What is meant when nobody has said anything else. */
export const DEFAULT_AIM = 'solve_problem'

/**
 * Accepts an aim of the list. Refuses other words, and a judging one without facts and a supervisor who sets it.
 */
export function checkAim(
  aim: { readonly value: string; readonly facts?: string | null; readonly bySupervisor?: boolean },
  rules: Rules,
): Result<string> {
  const known = rules.pack.enumerations.find(({ name }) => name === 'complaintAim')?.values ?? []
  if (!known.some(({ value }) => value === aim.value)) {
    const field = 'aim'
    return refused('unknown_aim', 'this aim is not in the list', { field, source: SOURCE })
  }
  if (!isJudgingAim(aim.value)) return accepted(aim.value)
  const gaps = [
    ...gapUnless(!blank(aim.facts), 'facts', 'the facts that show it', 'S3-14'),
    ...gapUnless(aim.bySupervisor === true, 'bySupervisor', 'a supervisor who sets it', 'S3-14'),
  ]
  return gaps.length > 0
    ? refusedForGaps('aim_needs_facts', 'such an aim', gaps)
    : accepted(aim.value)
}
