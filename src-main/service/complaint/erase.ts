/** When the words of a case go for good: asked for by one person, confirmed by another. */
import {
  complaintErasureRequested,
  complaintPersonalErased,
} from '#shared/complaint/events/privacy.ts'
import { isHeld } from '#shared/complaint/privacy-kinds.ts'
import { checkErasure, retentionOf } from '#shared/complaint/rules/duty/erasure.ts'
import { checkDestroyers, mayBeDestroyed } from '#shared/complaint/rules/duty/retention.ts'
import type { casePrivacyCalls } from '#shared/contract/calls/case-privacy.ts'
import type { CallInput, CallOutput } from '#shared/contract/gate.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { listFinishedCases } from '../../store/tables/case-table.ts'
import { type Desk, packsOf } from '../desk.ts'
import { change } from './case-change.ts'

type Calls = typeof casePrivacyCalls

/** A later request replaces an earlier one. */
export function requestErasure(
  desk: Desk,
  input: CallInput<Calls, 'complaint.requestErasure'>,
  actor: Actor,
) {
  const { caseId, seenVersion, basis } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: true, needsWords: true, impartial: true },
    ({ state, now, writer }) => {
      const wanted = { basis, person: actor.employeeNo, now }
      const allowed = checkErasure(state, wanted, packsOf(desk).rules)
      if (!allowed.ok) return allowed
      const requestId = desk.book.newId()
      const at = formatInstant(now)
      return accepted(writer.append(complaintErasureRequested, caseId, { requestId, at, basis }))
    },
  )
}

/** Everything is looked at again: a hold may have come between the two people. */
export function erase(desk: Desk, input: CallInput<Calls, 'complaint.erase'>, actor: Actor) {
  const { caseId, seenVersion, certificate } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: true, needsWords: true, impartial: true },
    ({ state, now, writer }) => {
      const request = state.erasureRequest
      if (!request) {
        return refused('nothing_requested', 'nobody asked for the erasing yet', {
          source: 'S4-16(5)',
        })
      }
      const { basis } = request
      const person = actor.employeeNo
      if (sameEmployee(request.by, person)) {
        return refused('another_person_needed', 'another person confirms the erasing', {
          source: 'S4-16(5)',
        })
      }
      const allowed = checkErasure(state, { basis, person, now }, packsOf(desk).rules)
      if (!allowed.ok) return allowed
      const destroyed = checkDestroyers({ confirmedBy: [request.by, person], certificate })
      if (!destroyed.ok) return destroyed
      return accepted(
        writer.append(complaintPersonalErased, caseId, {
          basis,
          requestedBy: request.by,
          certificate,
        }),
      )
    },
  )
}

/** Cases whose keeping time is over, longest over first. */
export function listKept(desk: Desk, { offset, limit }: CallInput<Calls, 'complaint.listKept'>) {
  const { rules } = packsOf(desk)
  const now = desk.book.now()
  const rows: CallOutput<Calls, 'complaint.listKept'>['rows'] = []
  for (const { folded } of listFinishedCases(desk.book.db)) {
    const { state } = folded
    const retention = state && !state.erased ? retentionOf(state, rules) : null
    if (!state || !retention || !mayBeDestroyed(retention, now)) continue
    rows.push({
      caseId: state.caseId,
      caseNumber: state.caseNumber,
      keepUntil: retention.keepUntil,
      source: retention.source,
      note: retention.note,
      held: isHeld(state),
      requestedBy: state.erasureRequest?.by ?? null,
      version: folded.version,
    })
  }
  rows.sort((one, other) => (one.keepUntil < other.keepUntil ? -1 : 1))
  return accepted({ rows: rows.slice(offset, offset + limit), total: rows.length })
}
