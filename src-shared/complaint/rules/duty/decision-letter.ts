/** What the complainant is told together with the decision. */
import { type Gap, blank, gapUnless } from '../gap.ts'

/** Ways on for a complainant who does not agree; the first exists only above a branch. */
export const REMEDIES = ['review', 'mediation', 'arbitration', 'litigation'] as const
export type Remedy = (typeof REMEDIES)[number]

export interface DecisionLetter {
  readonly verifiedFacts?: string | null | undefined
  readonly basis?: string | null | undefined
  readonly reasons?: string | null | undefined
  readonly decision?: string | null | undefined
  readonly remedies?: readonly Remedy[] | undefined
  /** True when head office decided: there is no body above it to review the decision. */
  readonly decidedByHeadOffice?: boolean | undefined
}

const SOURCE = 'R-19'

/** Every part of R-19 that the letter still lacks, in the order of the article; empty when it is whole. */
export function decisionLetterGaps(letter: DecisionLetter): Gap[] {
  const remedies = letter.remedies ?? []
  return [
    ...gapUnless(!blank(letter.verifiedFacts), 'verifiedFacts', 'the verified facts', SOURCE),
    ...gapUnless(!blank(letter.basis), 'basis', 'the basis in law or contract', SOURCE),
    ...gapUnless(!blank(letter.reasons), 'reasons', 'the reasons', SOURCE),
    ...gapUnless(!blank(letter.decision), 'decision', 'the decision', SOURCE),
    ...REMEDIES.filter((remedy) => remedy !== 'review' || letter.decidedByHeadOffice !== true)
      .filter((remedy) => !remedies.includes(remedy))
      .map((remedy) => ({
        field: `remedies.${remedy}`,
        needs: `the way of ${remedy}`,
        source: SOURCE,
      })),
  ]
}
