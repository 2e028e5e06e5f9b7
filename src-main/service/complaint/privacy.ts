/** Looking at what is masked. */
import { complaintRevealed } from '#shared/complaint/events/privacy.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { findCase } from '../../store/tables/case-table.ts'
import type { Desk } from '../desk.ts'
import type { In } from './case-change.ts'

/** Shows what is masked, once, and writes down who looked and what for. */
export function reveal(desk: Desk, input: In<'complaint.reveal'>, actor: Actor) {
  const found = findCase(desk.book.db, input.caseId)
  const state = found?.folded.state
  if (!state) return refused('unknown_case', 'there is no such case', { field: 'caseId' })
  if (state.erased) return refused('erased', 'the words of this case were erased')
  return desk.book.write(actor, (writer) => {
    writer.append(complaintRevealed, input.caseId, { purpose: input.purpose })
    return accepted({ customerName: state.customerName, contact: state.contact })
  })
}
