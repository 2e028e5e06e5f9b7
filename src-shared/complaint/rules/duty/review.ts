/** Having a branch's decision examined by the body above it, 核查. */
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { blank, gapUnless, refusedForGaps, shownText } from '../gap.ts'
import { type NaturalTerm, naturalTerm } from '../clock/natural-days.ts'

export interface ReviewApplication {
  /** When the complainant received the decision. */
  readonly decisionReceivedAt: EpochMs
  readonly appliedAt: EpochMs
  readonly inWriting: boolean
  /** The body above the branch that decided; null when head office decided itself. */
  readonly superiorBody?: string | null | undefined
  /** The body the application is addressed to. */
  readonly addressedTo?: string | null | undefined
}

export interface ReviewTerms {
  readonly applyBy: NaturalTerm
  readonly decideBy: NaturalTerm
}

/** Until when the complainant may apply: 30 natural days after receiving the decision. */
export function reviewApplyBy(decisionReceivedAt: EpochMs, rules: Rules): NaturalTerm {
  return naturalTerm(decisionReceivedAt, rules.pack.law.review.applyDays)
}

/**
 * The terms of an admissible application; the reviewing body decides and tells within 30 natural days
 * of receiving it. Refuses an application before the decision, one that is late, not in writing or
 * not addressed to the superior body, and a decision of head office, which has no superior body: there
 * mediation, arbitration and court stay open.
 */
export function checkReview(application: ReviewApplication, rules: Rules): Result<ReviewTerms> {
  const { source, decideDays } = rules.pack.law.review
  const { decisionReceivedAt, appliedAt, superiorBody, addressedTo } = application
  if (blank(superiorBody)) {
    return refused('no_superior_body', 'only the decision of a branch is reviewed', {
      field: 'superiorBody',
      source,
    })
  }
  if (appliedAt < decisionReceivedAt) {
    const field = 'appliedAt'
    return refused('out_of_order', 'a review follows a decision', { field, source })
  }
  const applyBy = reviewApplyBy(decisionReceivedAt, rules)
  if (appliedAt > applyBy.dueMs) {
    return refused('review_late', 'the time to apply for a review is over', {
      field: 'appliedAt',
      source,
      params: { applyBy: applyBy.dueAt },
    })
  }
  const gaps = [
    ...gapUnless(application.inWriting, 'inWriting', 'a written application', source),
    ...gapUnless(
      shownText(addressedTo) === shownText(superiorBody),
      'addressedTo',
      'the superior body as addressee',
      source,
    ),
  ]
  if (gaps.length > 0) return refusedForGaps('review_incomplete', 'a review', gaps)
  return accepted({ applyBy, decideBy: naturalTerm(appliedAt, decideDays) })
}
