/** Everything that a refused sign-off still asks for, in words. */
import type { TFunction } from 'i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { blockerWords, itemSubject } from './shift-words.ts'

/** One sentence for each blocker; empty when the refusal is none of several. */
export function missingWords(
  t: TFunction,
  detail: ShiftDetail,
  refusal: Refusal | null,
): readonly string[] {
  const missing = String(refusal?.params?.['missing'] ?? '')
  return missing === '' ? [] : missing.split(',').map((code) => blockerOf(t, detail, code))
}

/** One blocker in words; what is named by an id is named by what people know it by. */
export function blockerOf(t: TFunction, detail: ShiftDetail, blocker: string): string {
  return blockerWords(t, blocker, (id) => {
    const issue = detail.issues.find(({ issueId }) => issueId === id)
    if (issue && issue.text !== null) return issue.text
    const item = detail.carryOver.find((one) => one.id === id)
    return item && `${t(`carryOver.${item.kind}`)} ${itemSubject(t, item)}`
  })
}
