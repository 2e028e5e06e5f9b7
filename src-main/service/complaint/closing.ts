/** How a case ends: closing, reopening, answering head office. */
import { complaintClosed, complaintReopened } from '#shared/complaint/events/ending.ts'
import { complaintInstructionAnswered } from '#shared/complaint/events/head-office.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { Desk } from '../desk.ts'
import { type In, change } from './case-change.ts'
import { closingObstacles, decideState } from './decision.ts'

/** Needs a handler and an answer that reached the customer; says which is missing. */
export function close(desk: Desk, input: In<'complaint.close'>, actor: Actor) {
  const { caseId, seenVersion, outcome, reason } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: true, needsWords: true },
    ({ state, now, writer }) => {
      const obstacle = closingObstacles(state)[0]
      if (obstacle) {
        const source = obstacle === 'handler_missing' ? 'S1-25(4)' : 'S4-26#16'
        return refused(obstacle, 'the case cannot be closed yet', { source })
      }
      const decided = decideState(desk, state, now, { closedAt: now })
      if (!decided.ok) return decided
      return accepted(
        writer.append(complaintClosed, caseId, {
          closedAt: formatInstant(now),
          outcome,
          reason,
          decision: decided.value,
        }),
      )
    },
  )
}

export function reopen(desk: Desk, input: In<'complaint.reopen'>, actor: Actor) {
  const { caseId, seenVersion, reason } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: true, needsWords: true },
    ({ state, now, writer }) => {
      if (state.state !== 'closed') return refused('not_closed', 'the case is open')
      const decided = decideState(desk, state, now)
      if (!decided.ok) return decided
      return accepted(
        writer.append(complaintReopened, caseId, {
          at: formatInstant(now),
          reason,
          decision: decided.value,
        }),
      )
    },
  )
}

export function answerInstruction(
  desk: Desk,
  input: In<'complaint.answerInstruction'>,
  actor: Actor,
) {
  const { caseId, seenVersion, instructionId, text } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: false, needsWords: true },
    ({ state, now, writer }) => {
      const instruction = state.instructions.find((entry) => entry.instructionId === instructionId)
      if (!instruction) {
        return refused('unknown_instruction', 'there is no such instruction', {
          field: 'instructionId',
        })
      }
      if (instruction.answer) return refused('already_answered', 'it was answered already')
      return accepted(
        writer.append(complaintInstructionAnswered, caseId, {
          instructionId,
          at: formatInstant(now),
          text,
        }),
      )
    },
  )
}
