/** Like cases are treated alike (E-06): where they are not, somebody says why. */
import type { Fen } from '../../../foundation/money.ts'
import { blank } from '../gap.ts'

export interface SettledCase {
  readonly caseId: string
  /** The same for cases with the same facts, as a person has grouped them. */
  readonly factsKey: string
  readonly compensationFen: Fen
  readonly explanation?: string | null | undefined
}

export interface UnequalTreatment {
  readonly factsKey: string
  /** Cases that got another sum than most and say nothing about it, in the order given. */
  readonly unexplained: readonly string[]
  readonly amountsFen: readonly Fen[]
  readonly source: 'S3-33#4'
}

/**
 * The groups with the same facts and different sums in which somebody owes an explanation. The sum that
 * most cases got needs none; among equally frequent ones the higher is the measure.
 */
export function unequalTreatments(cases: readonly SettledCase[]): UnequalTreatment[] {
  const keys = [...new Set(cases.map(({ factsKey }) => factsKey))]
  return keys.flatMap((factsKey) => {
    const group = cases.filter((settled) => settled.factsKey === factsKey)
    const counts = new Map<Fen, number>()
    for (const { compensationFen: sum } of group) counts.set(sum, (counts.get(sum) ?? 0) + 1)
    if (counts.size < 2) return []
    const [[usual] = [0]] = [...counts].toSorted(
      ([oneSum, one], [otherSum, other]) => other - one || otherSum - oneSum,
    )
    const unexplained = group.filter(
      (settled) => settled.compensationFen !== usual && blank(settled.explanation),
    )
    if (unexplained.length === 0) return []
    return [
      {
        factsKey,
        unexplained: unexplained.map(({ caseId }) => caseId),
        amountsFen: [...counts.keys()].toSorted((one, other) => one - other),
        source: 'S3-33#4' as const,
      },
    ]
  })
}
