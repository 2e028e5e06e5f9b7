/** Settling a conflict: a person has seen both sides and chooses. */
import { complaintConflictSettled } from '#shared/complaint/events/head-office.ts'
import { complaintDetailsChanged } from '#shared/complaint/events/intake.ts'
import { complaintHandlerAssigned } from '#shared/complaint/events/handling.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { Desk } from '../desk.ts'
import { type In, change } from './case-change.ts'

/**
 * `other` writes the losing value of a field anew, having seen what stands; a step that did not take
 * effect cannot be taken afterwards and is only acknowledged. Refuses `unknown_conflict` and, for a
 * value that is no longer there or a step, `nothing_to_take`.
 */
export function settleConflict(desk: Desk, input: In<'complaint.settleConflict'>, actor: Actor) {
  const { caseId, seenVersion, eventId, subject, take } = input
  const guard = { caseId, seenVersion, strict: true, needsWords: false, impartial: true } as const
  return change(desk, actor, guard, ({ folded, writer }) => {
    const conflict = folded.conflicts.find(
      (entry) => entry.eventId === eventId && entry.subject === subject,
    )
    if (!conflict) {
      return refused('unknown_conflict', 'there is no such conflict', { field: 'eventId' })
    }
    if (take === 'standing') {
      const settled = { conflictEventId: eventId, subject }
      return accepted(writer.append(complaintConflictSettled, caseId, settled))
    }
    const type = subject === 'handler' ? complaintHandlerAssigned : complaintDetailsChanged
    const taken = type.payload.safeParse({ [subject]: conflict.value })
    if (conflict.kind !== 'field' || !taken.success) {
      return refused('nothing_to_take', 'there is no value to take', { field: 'take' })
    }
    return accepted(writer.append(type, caseId, taken.data as never))
  })
}
