/** What the superior unit does with a report: asks about it, and files it (审核、质询、报备; S2-22, R-107). */
import { blank, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import type { EpochMs } from '../foundation/instant.ts'
import { type Result, accepted } from '../foundation/result.ts'
import { employeeKey } from '../staff/same-employee.ts'
import type { ReportPackage } from './submission.ts'

export interface ReviewStep {
  readonly kind: 'query' | 'answer' | 'file'
  readonly by: string
  readonly at: EpochMs
  /** The question or the answer; not looked at when filing. */
  readonly text: string
}

/** From which state a step leads on. */
const FROM: Readonly<Record<ReviewStep['kind'], ReportPackage['state']>> = {
  query: 'submitted',
  answer: 'queried',
  file: 'submitted',
}

/**
 * The report after a step. A question leaves a task until it is answered, and only then may the report be
 * filed; a filed one takes no further step. Refuses, naming every gap: another state, nobody, no words for
 * a question or an answer, and a step before the signature, the last question or its answer.
 */
export function reviewReport(report: ReportPackage, step: ReviewStep): Result<ReportPackage> {
  const source = 'S2-22'
  const gaps = [
    ...gapUnless(report.state === FROM[step.kind], 'state', `a report ${FROM[step.kind]}`, source),
    ...gapUnless(employeeKey(step.by) !== null, 'by', 'a person', source),
    ...gapUnless(step.kind === 'file' || !blank(step.text), 'text', 'words', source),
    ...gapUnless(step.at >= latestOf(report), 'at', 'a step after the one before', source),
  ]
  if (gaps.length > 0) return refusedForGaps('step_not_offered', 'the review', gaps)
  const { by, at, text } = step
  switch (step.kind) {
    case 'query': {
      const queries = [...report.queries, { at, by, text, answer: null }]
      return accepted({ ...report, state: 'queried', queries })
    }
    case 'answer': {
      const queries = report.queries.map((query) =>
        query.answer === null ? { ...query, answer: { at, by, text } } : query,
      )
      return accepted({ ...report, state: 'submitted', queries })
    }
    case 'file':
      return accepted({ ...report, state: 'filed' })
  }
}

/** The latest of the signature, the questions and their answers. */
function latestOf({ signature, queries }: ReportPackage): EpochMs {
  const moments = queries.flatMap(({ at, answer }) => [at, answer?.at ?? at])
  return Math.max(signature?.at ?? Number.NEGATIVE_INFINITY, ...moments)
}
