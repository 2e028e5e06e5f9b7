/** The decision letter and the answer. */
import { complaintLetterWritten, complaintReplied } from '#shared/complaint/events/answer.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import { lifecycleFacts } from '#shared/complaint/lifecycle/facts-of-case.ts'
import { decisionLetterGaps } from '#shared/complaint/rules/duty/decision-letter.ts'
import { checkNotice } from '#shared/complaint/rules/duty/notice.ts'
import { refusedForGaps } from '#shared/complaint/rules/gap.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type Result, accepted } from '#shared/foundation/result.ts'
import { type CaseStep, type StepRun, textOf } from '../step.ts'

export const answerSteps = {
  'complaint.writeLetter': {
    type: complaintLetterWritten,
    // The letter opens the gate of the answer; it is written while the case is being solved.
    step: null,
    source: 'R-19',
    check: (_run, next) => {
      const gaps = decisionLetterGaps(lifecycleFacts(next).letter ?? {})
      return gaps.length > 0
        ? refusedForGaps('step_incomplete', 'a decision letter', gaps)
        : accepted(null)
    },
  },
  'complaint.reply': {
    type: complaintReplied,
    step: 'reply',
    source: 'S2-13(6)',
    past: ['at'],
    written: ({ reply }, fields) => reply?.contactId === fields['contactId'],
    check: checkProof,
  },
} as const satisfies Record<string, CaseStep>

/** Proof of the notice is kept. Telling late is late on the clock, never forbidden. */
function checkProof({ seen, fields }: StepRun, next: ComplaintState): Result<unknown> {
  const { reply } = next
  if (!reply) return accepted(null)
  const at = instantOf(reply.at)
  const unreachable = seen.state.unreachable ? '—' : null
  const proof = textOf(fields, 'proof')
  return checkNotice({ way: reply.way, at, proof }, { termEndMs: at, unreachable })
}
