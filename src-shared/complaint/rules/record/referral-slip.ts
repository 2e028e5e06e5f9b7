/**
 * The slip on which a case travels to another unit (S2-15). Its answer is a step of its own on either
 * side, which asks for the words and stamps the time (S4-22(4)).
 */
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Gap, blank, gapUnless, shownText } from '../gap.ts'

export interface ReferralSlip {
  readonly caseNumber?: string | null | undefined
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
  readonly content?: string | null | undefined
  readonly demand?: string | null | undefined
  readonly sentAt?: EpochMs | null | undefined
  /** Until when the unit answers. */
  readonly dueAt?: EpochMs | null | undefined
}

const SOURCE = 'S2-15'

/** What the slip lacks before it leaves: every column, to another unit, with a time ahead. */
export function outgoingSlipGaps(slip: ReferralSlip): Gap[] {
  const { sentAt = null, dueAt = null } = slip
  const columns = ['caseNumber', 'from', 'to', 'content', 'demand'] as const
  return [
    ...columns.flatMap((column) => gapUnless(!blank(slip[column]), column, column, SOURCE)),
    ...gapUnless(
      blank(slip.to) || shownText(slip.to) !== shownText(slip.from),
      'to',
      'another unit',
      SOURCE,
    ),
    ...gapUnless(sentAt !== null, 'sentAt', 'when it was sent', SOURCE),
    ...gapUnless(
      dueAt !== null && dueAt > (sentAt ?? dueAt - 1),
      'dueAt',
      'a time for the answer that lies ahead',
      SOURCE,
    ),
  ]
}
