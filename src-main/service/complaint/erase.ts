/** When the words of a case go for good. */
import { complaintPersonalErased } from '#shared/complaint/events/privacy.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { Desk } from '../desk.ts'
import { type In, change } from './case-change.ts'

/** Only a closed case: an open one still has to be answered, and for that its words are needed. */
export function erase(desk: Desk, input: In<'complaint.erase'>, actor: Actor) {
  const { caseId, seenVersion, basis } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: true, needsWords: true },
    ({ state, writer }) => {
      if (state.state !== 'closed')
        return refused('case_open', 'an open case keeps its words', { source: 'R-28' })
      return accepted(writer.append(complaintPersonalErased, caseId, { basis }))
    },
  )
}
