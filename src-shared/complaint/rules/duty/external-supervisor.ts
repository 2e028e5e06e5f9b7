/** Complaints that reach the branch through a supervisory body (S2-07, R-33). */
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import { blank, gapUnless, refusedForGaps } from '../gap.ts'
import type { ExternalSupervisorFacts } from '../clock/term-facts.ts'

const SOURCE = 'S2-07'

/**
 * Checks what an intake through a supervisory body must hold: the body's name, its reference, and
 * whether it set a deadline (null says: none). Refuses all missing ones at once, and a deadline
 * before the receipt.
 */
export function checkExternalSupervisor(
  facts: Partial<ExternalSupervisorFacts>,
  receivedAt: EpochMs,
): Result<ExternalSupervisorFacts> {
  const { body = '', reference = '', dueAt } = facts
  const gaps = [
    ...gapUnless(!blank(body), 'externalSupervisor.body', 'the name of the body', SOURCE),
    ...gapUnless(!blank(reference), 'externalSupervisor.reference', 'its reference', SOURCE),
    ...gapUnless(
      dueAt !== undefined,
      'externalSupervisor.dueAt',
      'its deadline or the word that it set none',
      SOURCE,
    ),
  ]
  if (gaps.length > 0) return refusedForGaps('supervisor_incomplete', 'such an intake', gaps)
  if (typeof dueAt === 'number' && dueAt < receivedAt) {
    const field = 'externalSupervisor.dueAt'
    return refused('out_of_order', 'a deadline lies after the receipt', { field, source: SOURCE })
  }
  return accepted({ body, reference, dueAt: dueAt ?? null })
}
