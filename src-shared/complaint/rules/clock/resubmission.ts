/** The same complaint again: merged within the term, and new facts restart the clock. */
import type { EpochMs } from '../../../foundation/instant.ts'
import type { ResubmissionFacts } from './term-facts.ts'

export type ResubmissionOutcome = 'merged' | 'clock_restarted' | 'after_term'

/**
 * What becomes of a complaint that comes again. Within the running term (its end inclusive) it may be
 * merged; with new facts and reasons the term runs anew from the new receipt. After the term R-18 no
 * longer speaks: the older case stands, and the new one is linked to it (S2-06(4)).
 */
export function judgeResubmission(
  resubmission: ResubmissionFacts,
  termEndMs: EpochMs,
): ResubmissionOutcome {
  if (resubmission.receivedAt > termEndMs) return 'after_term'
  return resubmission.newFacts ? 'clock_restarted' : 'merged'
}

/**
 * The receipt from which the term runs: the last one that brought new facts while the term of its
 * predecessor was still running. `termEndOf` dates a term that runs from a receipt.
 */
export function termStart(
  receivedAt: EpochMs,
  resubmissions: readonly ResubmissionFacts[],
  termEndOf: (receivedAt: EpochMs) => EpochMs,
): EpochMs {
  return resubmissions
    .filter((again) => again.receivedAt > receivedAt)
    .toSorted((one, other) => one.receivedAt - other.receivedAt)
    .reduce(
      (start, again) =>
        judgeResubmission(again, termEndOf(start)) === 'clock_restarted' ? again.receivedAt : start,
      receivedAt,
    )
}
