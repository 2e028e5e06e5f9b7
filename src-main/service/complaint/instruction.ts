/** Answering what head office asked. */
import { complaintInstructionAnswered } from '#shared/complaint/events/head-office.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { Desk } from '../desk.ts'
import { type In, change } from './case-change.ts'

export function answerInstruction(
  desk: Desk,
  input: In<'complaint.answerInstruction'>,
  actor: Actor,
) {
  const { caseId, seenVersion, instructionId, text } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: false, needsWords: true, impartial: true },
    ({ state, now, writer }) => {
      const instruction = state.instructions.find((entry) => entry.instructionId === instructionId)
      if (!instruction) {
        return refused('unknown_instruction', 'there is no such instruction', {
          field: 'instructionId',
        })
      }
      if (instruction.answer ?? instruction.closed)
        return refused('already_answered', 'it was answered already')
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
