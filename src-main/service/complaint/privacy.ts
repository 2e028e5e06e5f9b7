/** Looking at what is masked, and holding a case as evidence. */
import {
  complaintHoldLifted,
  complaintHoldPlaced,
  complaintRevealed,
} from '#shared/complaint/events/privacy.ts'
import type { casePrivacyCalls } from '#shared/contract/calls/case-privacy.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { revealedOf } from '#shared/contract/intake-view.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import { findCase } from '../../store/tables/case-table.ts'
import type { Desk } from '../desk.ts'
import { type In, change, ownComplaint } from './case-change.ts'

type PrivacyIn<Name extends keyof typeof casePrivacyCalls> = CallInput<
  typeof casePrivacyCalls,
  Name
>

/** Shows what is masked, once, and writes down who looked and what for. */
export function reveal(desk: Desk, input: In<'complaint.reveal'>, actor: Actor) {
  const found = findCase(desk.book.db, input.caseId)
  const state = found?.folded.state
  if (!state) return refused('unknown_case', 'there is no such case', { field: 'caseId' })
  if (state.erased) return refused('erased', 'the words of this case were erased')
  if (isComplainedOf(state, actor.employeeNo)) return ownComplaint()
  return desk.book.write(actor, (writer) => {
    writer.append(complaintRevealed, input.caseId, { purpose: input.purpose })
    return accepted(revealedOf(state))
  })
}

/** The same hold twice is one: a second click must not ask for a second lifting. */
export function placeHold(desk: Desk, input: PrivacyIn<'complaint.placeHold'>, actor: Actor) {
  const { caseId, seenVersion, holdId, holdReason, holdReference } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: false, needsWords: true, impartial: true },
    ({ state, now, writer }) => {
      if (state.holds.some((hold) => hold.holdId === holdId)) return accepted(null)
      const at = formatInstant(now)
      return accepted(
        writer.append(complaintHoldPlaced, caseId, { holdId, at, holdReason, holdReference }),
      )
    },
  )
}

export function liftHold(desk: Desk, input: PrivacyIn<'complaint.liftHold'>, actor: Actor) {
  const { caseId, seenVersion, holdId, liftReason } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: false, needsWords: true, impartial: true },
    ({ state, now, writer }) => {
      const standing = state.holds.some((hold) => hold.holdId === holdId && hold.lifted === null)
      if (!standing) {
        return refused('unknown_hold', 'no such hold stands', { field: 'holdId' })
      }
      const at = formatInstant(now)
      return accepted(writer.append(complaintHoldLifted, caseId, { holdId, at, liftReason }))
    },
  )
}
