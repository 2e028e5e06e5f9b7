/** What becomes of a complaint that comes again: the house's own rule and the regulation's, together. */
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Result, accepted } from '../../../foundation/result.ts'
import type { RepeatOutcome } from '../../events/repeat.ts'
import { judgeResubmission } from '../clock/resubmission.ts'
import { type OriginalCase, settleRepeat } from './repeat.ts'

export interface Repeat {
  readonly caseId: string
  /** When the repeat was received. */
  readonly receivedAt: EpochMs
  readonly newFacts: boolean
}

export interface RepeatAnswer {
  readonly outcome: RepeatOutcome
  /** The original's legal term runs anew from the repeat. */
  readonly restartsClock: boolean
}

/**
 * The house speaks first: an overdue original is pursued and one that left the customer unsatisfied is
 * opened again (S2-06(4), C-12). Otherwise R-18: within the running term it is merged, with new facts
 * the term starts anew; a finished original and one whose term is over are linked. New facts within the
 * term restart it whatever else follows. Refuses as `settleRepeat`.
 */
export function repeatOutcome(
  repeat: Repeat,
  original: OriginalCase | null,
  termEndMs: EpochMs | null,
): Result<RepeatAnswer> {
  const settled = settleRepeat(repeat.caseId, original)
  if (!settled.ok) return settled
  const running = original !== null && !original.finished && termEndMs !== null
  const again = running ? judgeResubmission(repeat, termEndMs) : 'after_term'
  const restartsClock = again === 'clock_restarted'
  if (settled.value.outcome !== 'linked') {
    return accepted({ outcome: settled.value.outcome, restartsClock })
  }
  return accepted({ outcome: again === 'after_term' ? 'linked' : again, restartsClock })
}
