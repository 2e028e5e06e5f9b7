/** The checklist of S3-42: when a person's rights were hurt so that a formal apology is due. */
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import { PERSONAL_RIGHTS_ISSUES, type PersonalRightsIssue } from '../kinds.ts'

export interface PersonalRightsAnswer {
  /** The fact `personalRightsIssue` of the case: it makes the case major and goes to legal. */
  readonly personalRightsIssue: boolean
  readonly issues: readonly PersonalRightsIssue[]
}

/**
 * The answer of a whole checklist. Refuses one with an unanswered item, naming the first: an empty
 * box is no "no".
 */
export function answerPersonalRights(
  answers: Readonly<Partial<Record<PersonalRightsIssue, boolean>>>,
): Result<PersonalRightsAnswer> {
  const open = PERSONAL_RIGHTS_ISSUES.find((issue) => typeof answers[issue] !== 'boolean')
  if (open !== undefined) {
    return refused('answer_required', 'every item is answered', { field: open, source: 'S3-42' })
  }
  const issues = PERSONAL_RIGHTS_ISSUES.filter((issue) => answers[issue] === true)
  return accepted({ personalRightsIssue: issues.length > 0, issues })
}
