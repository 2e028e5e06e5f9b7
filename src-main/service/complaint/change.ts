/** What happens to an open case: corrections, handler, contacts, promises. */
import { instantOf } from '#shared/complaint/clocks.ts'
import { complaintClockRecomputed } from '#shared/complaint/events/head-office.ts'
import {
  complaintContactLogged,
  complaintHandlerAssigned,
  complaintPromiseMade,
} from '#shared/complaint/events/handling.ts'
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import { checkPromise } from '#shared/complaint/rules/promise/promise.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { formatInstant, parseInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { Folded } from '#shared/log/fold.ts'
import { type Desk, packsOf, personOf } from '../desk.ts'
import { type In, type Seen, change } from './case-change.ts'
import { decideState, notBefore, pastInstant } from './decision.ts'
import { resolveDueOf } from './escalate.ts'

export function assignHandler(desk: Desk, input: In<'complaint.assignHandler'>, actor: Actor) {
  const { caseId, seenVersion, handler } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: true, needsWords: false, impartial: true },
    ({ state, writer }) => {
      if (!isOpenCase(state)) return refused('already_closed', 'the case is closed')
      if (isComplainedOf(state, handler)) {
        return refused('own_complaint', 'nobody handles a complaint about oneself', {
          field: 'handler',
          source: 'R-17',
        })
      }
      if (!personOf(desk, handler)?.active) {
        return refused('unknown_person', 'nobody active has this number', {
          field: 'handler',
          source: 'S1-25(4)',
        })
      }
      return accepted(writer.append(complaintHandlerAssigned, caseId, { handler }))
    },
  )
}

export function logContact(desk: Desk, input: In<'complaint.logContact'>, actor: Actor) {
  const { caseId, seenVersion, ...contact } = input
  const guard = { caseId, seenVersion, strict: false, needsWords: true, impartial: true } as const
  return change(desk, actor, guard, (seen) => {
    const { state, now, writer } = seen
    if (state.contacts.some(({ contactId }) => contactId === contact.contactId))
      return accepted(null)
    const told = pastInstant(contact.at, 'at', now)
    if (!told.ok) return told
    const received = instantOf(state.receivedAt)
    const at = notBefore(told.value, received)
    if (at < received) {
      return refused('before_receipt', 'a contact on the case follows its receipt', { field: 'at' })
    }
    const { promiseId } = contact
    if (promiseId !== null && !state.promises.some((promise) => promise.promiseId === promiseId)) {
      return refused('unknown_promise', 'there is no such promise', { field: 'promiseId' })
    }
    const folded = writer.append(
      complaintContactLogged,
      caseId,
      { ...contact, at: formatInstant(at) },
      at,
    )
    return recomputeWhenRaised(desk, {
      ...seen,
      state: (folded as Folded<ComplaintState>).state ?? state,
    })
  })
}

/** A second call within half a working day makes a case urgent (S2-16): the clocks follow at once. */
function recomputeWhenRaised(desk: Desk, { state, now, writer }: Seen): Result<unknown> {
  const decided = decideState(desk, state, now)
  if (!decided.ok) return decided
  if (decided.value.urgency.level === state.decision.urgency.level) return accepted(null)
  return accepted(
    writer.append(complaintClockRecomputed, state.caseId, { decision: decided.value }),
  )
}

export function makePromise(desk: Desk, input: In<'complaint.makePromise'>, actor: Actor) {
  const { caseId, seenVersion, promiseId, what } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: false, needsWords: true, impartial: true },
    ({ state, now, writer }) => {
      if (state.promises.some((promise) => promise.promiseId === promiseId)) return accepted(null)
      if (!isOpenCase(state)) return refused('already_closed', 'the case is closed')
      const dueAt = parseInstant(input.dueAt, 'dueAt')
      if (!dueAt.ok) return dueAt
      const { rules } = packsOf(desk)
      const resolveDue = resolveDueOf(desk, state, now)
      const checked = checkPromise({ madeAt: now, dueAt: dueAt.value }, resolveDue, rules)
      if (!checked.ok) return checked
      return accepted(
        writer.append(complaintPromiseMade, caseId, {
          promiseId,
          madeAt: formatInstant(now),
          dueAt: formatInstant(dueAt.value),
          what,
        }),
      )
    },
  )
}
