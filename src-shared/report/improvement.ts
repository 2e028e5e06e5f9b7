/** The improvement proposal (服务整改意见书, S2-20; R-102). */
import { blank, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import { type BusinessDate, isBusinessDate } from '../foundation/instant.ts'
import { type Result, accepted } from '../foundation/result.ts'
import { employeeKey } from '../staff/same-employee.ts'
import type { Period } from './periods.ts'

export interface ImprovementProposal {
  readonly period: Period
  readonly findings: string
  readonly cases: readonly string[]
  readonly measure: string
  readonly owner: string | null
  readonly due: BusinessDate
}

/**
 * Refuses, naming every gap: a period without a day, no findings, no case, no measure, nobody who sees to
 * it, and a day that does not exist or lies before the period began.
 */
export function checkImprovement(proposal: ImprovementProposal): Result<ImprovementProposal> {
  const source = 'S2-20'
  const { from, to } = proposal.period
  const period = isBusinessDate(from) && isBusinessDate(to) && from < to
  const gaps = [
    ...gapUnless(period, 'period', 'a period', source),
    ...gapUnless(!blank(proposal.findings), 'findings', 'what was found', source),
    ...gapUnless(proposal.cases.length > 0, 'cases', 'the cases behind it', source),
    ...gapUnless(!blank(proposal.measure), 'measure', 'a measure', source),
    ...gapUnless(employeeKey(proposal.owner) !== null, 'owner', 'who sees to it', source),
    ...gapUnless(
      isBusinessDate(proposal.due) && proposal.due >= from,
      'due',
      'a day for it',
      source,
    ),
  ]
  return gaps.length === 0 ? accepted(proposal) : refusedForGaps('incomplete', 'the proposal', gaps)
}
