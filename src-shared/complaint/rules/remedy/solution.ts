/** What a solution must hold before it is put to the customer (S4-39, S3-32, S1-26(1b)). */
import { type Gap, blank, gapUnless, shownText } from '../gap.ts'

export const DEMAND_WITHIN_RULES = ['yes', 'no', 'part'] as const

type Maybe<Value> = Value | null | undefined

export interface SolutionFacts {
  readonly text?: Maybe<string>
  /** What the customer may choose from. */
  readonly options?: readonly string[]
  readonly singleOptionReason?: Maybe<string>
  /** The law or contract clause it rests on. */
  readonly basis?: Maybe<string>
  readonly demandWithinRules?: Maybe<(typeof DEMAND_WITHIN_RULES)[number]>
  /** What is offered in place of a demand that cannot be met. */
  readonly alternatives?: readonly string[]
  readonly refusalReason?: Maybe<string>
  /** True once another person was offered to look at the decision again (S2-34). */
  readonly recheckOffered?: Maybe<boolean>
}

/**
 * Every gap of a solution: its text; at least two options, or why there is one (S4-39); its legal or
 * contractual basis (S3-32); whether the demand is within the rules (S1-26(1b)); and, for a demand that
 * is refused in whole or in part, the reason, an alternative, and for a whole refusal the offer of a
 * second look (S2-34). Field paths start at the solution.
 */
export function solutionGaps(solution: SolutionFacts): Gap[] {
  const within = solution.demandWithinRules ?? null
  const refuses = within === 'no' || within === 'part'
  return [
    ...gapUnless(!blank(solution.text), 'text', 'a solution', 'S2-12'),
    ...gapUnless(
      named(solution.options).length >= 2 || !blank(solution.singleOptionReason),
      'options',
      'two options or a reason for one',
      'S4-39',
    ),
    ...gapUnless(!blank(solution.basis), 'basis', 'its basis in law or contract', 'S3-32'),
    ...gapUnless(
      within !== null,
      'demandWithinRules',
      'whether the demand is within the rules',
      'S1-26(1b)',
    ),
    ...gapUnless(
      !refuses || !blank(solution.refusalReason),
      'refusalReason',
      'the reason for refusing',
      'S2-13(4)',
    ),
    ...gapUnless(
      !refuses || named(solution.alternatives).length > 0,
      'alternatives',
      'something offered in its place',
      'S1-26(1b)',
    ),
    ...gapUnless(
      within !== 'no' || solution.recheckOffered === true,
      'recheckOffered',
      'the offer of a second look by another person',
      'S2-34',
    ),
  ]
}

/** What to do when the customer does not accept the explanation (S2-34, S2-36). */
export type NextAction = 'explain' | 'refer_for_recheck' | 'refer_to_superior'

/**
 * The next action after so many non-acceptances (an integer from 0): explain, then have it checked
 * again by somebody else, and from the second time on hand it to the superior.
 */
export function nextActionAfter(nonAcceptances: number): NextAction {
  if (nonAcceptances <= 0) return 'explain'
  return nonAcceptances === 1 ? 'refer_for_recheck' : 'refer_to_superior'
}

/** Different options that say something: a line written twice is no choice. */
function named(options: readonly string[] | undefined): string[] {
  return [...new Set((options ?? []).map(shownText).filter((text) => text !== ''))]
}
