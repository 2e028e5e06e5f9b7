/** Everything that happens to a case after it was registered. Each is one decision and one transaction. */
import type { CallInput } from '#shared/contract/gate.ts'
import type { complaintCalls } from '#shared/contract/calls/complaint.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { clocksOf, instantOf } from '#shared/complaint/clocks.ts'
import {
  complaintClockRecomputed,
  complaintClosed,
  complaintContactLogged,
  complaintDetailsChanged,
  complaintEscalated,
  complaintHandlerAssigned,
  complaintInstructionAnswered,
  complaintPersonalErased,
  complaintPromiseMade,
  complaintReopened,
  complaintRevealed,
} from '#shared/complaint/events.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type EpochMs, formatInstant, parseInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { Folded } from '#shared/log/fold.ts'
import { findCase } from '../../store/tables/case-table.ts'
import type { Writer } from '../book.ts'
import { type Desk, packsOf, personOf } from '../desk.ts'
import { closingObstacles, decideState, pastInstant } from './decision.ts'
import { caseDetail } from './view.ts'

type Calls = typeof complaintCalls
type In<Name extends keyof Calls> = CallInput<Calls, Name>

interface Seen {
  readonly state: ComplaintState
  readonly folded: Folded<ComplaintState>
  readonly now: EpochMs
  readonly writer: Writer
}

interface Guard {
  readonly caseId: string
  readonly seenVersion: number
  /** Refuse when the case changed since the person saw it. Facts may always be added. */
  readonly strict: boolean
  /** Words cannot be added to a case whose words were erased. */
  readonly needsWords: boolean
}

/** Reads the case, lets `work` decide and write, and answers the desk as it is now. */
function change(
  desk: Desk,
  actor: Actor,
  guard: Guard,
  work: (seen: Seen) => Result<unknown>,
): Result<CaseDetail> {
  const { caseId } = guard
  const written = desk.book.write(actor, (writer) => {
    const found = findCase(writer.db, caseId)
    if (!found) return refused('unknown_case', 'there is no such case', { field: 'caseId' })
    const { folded } = found
    const { state } = folded
    if (!state || folded.unknown > 0)
      return refused('needs_update', 'this case needs a newer program')
    if (state.erased && guard.needsWords)
      return refused('erased', 'the words of this case were erased')
    if (guard.strict && folded.version !== guard.seenVersion) {
      return refused('changed_meanwhile', 'the case changed since it was shown', {
        field: 'seenVersion',
      })
    }
    return work({ state, folded, now: desk.book.now(), writer })
  })
  return written.ok ? getCase(desk, caseId) : written
}

/** The desk of one case. */
export function getCase(desk: Desk, caseId: string): Result<CaseDetail> {
  const found = findCase(desk.book.db, caseId)
  const detail = found && caseDetail(desk, found, desk.book.now())
  return detail
    ? accepted(detail)
    : refused('unknown_case', 'there is no such case', { field: 'caseId' })
}

export function changeDetails(desk: Desk, input: In<'complaint.changeDetails'>, actor: Actor) {
  const { caseId, seenVersion, ...fields } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: true, needsWords: true },
    ({ state, writer }) => {
      const changed = Object.fromEntries(
        Object.entries(fields).filter(
          ([name, value]) => value !== undefined && value !== state[name as keyof ComplaintState],
        ),
      )
      if (Object.keys(changed).length === 0)
        return refused('nothing_to_change', 'nothing was changed')
      return accepted(writer.append(complaintDetailsChanged, caseId, changed))
    },
  )
}

export function assignHandler(desk: Desk, input: In<'complaint.assignHandler'>, actor: Actor) {
  const { caseId, seenVersion, handler } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: true, needsWords: false },
    ({ state, writer }) => {
      if (state.state === 'closed') return refused('already_closed', 'the case is closed')
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
  return change(desk, actor, { caseId, seenVersion, strict: false, needsWords: true }, (seen) => {
    const { state, now, writer } = seen
    if (state.contacts.some(({ contactId }) => contactId === contact.contactId))
      return accepted(null)
    const at = pastInstant(contact.at, 'at', now)
    if (!at.ok) return at
    if (at.value < instantOf(state.receivedAt)) {
      return refused('before_receipt', 'a contact on the case follows its receipt', { field: 'at' })
    }
    const { promiseId } = contact
    if (promiseId !== null && !state.promises.some((promise) => promise.promiseId === promiseId)) {
      return refused('unknown_promise', 'there is no such promise', { field: 'promiseId' })
    }
    const folded = writer.append(
      complaintContactLogged,
      caseId,
      { ...contact, at: formatInstant(at.value) },
      at.value,
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
    { caseId, seenVersion, strict: false, needsWords: true },
    ({ state, now, writer }) => {
      if (state.promises.some((promise) => promise.promiseId === promiseId)) return accepted(null)
      if (state.state === 'closed') return refused('already_closed', 'the case is closed')
      const dueAt = parseInstant(input.dueAt, 'dueAt')
      if (!dueAt.ok) return dueAt
      if (dueAt.value <= now) {
        return refused('in_the_past', 'a promised time lies ahead', {
          field: 'dueAt',
          source: 'S3-28#4',
        })
      }
      const resolve = clocksOf(packsOf(desk).rules, state, now).find(({ kind }) =>
        kind.startsWith('resolve_'),
      )
      if (resolve && dueAt.value > instantOf(resolve.dueAt)) {
        return refused(
          'after_resolve_due',
          'a reply is promised within the time limit of the case',
          {
            field: 'dueAt',
            source: resolve.source,
          },
        )
      }
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

export function escalate(desk: Desk, input: In<'complaint.escalate'>, actor: Actor) {
  const { caseId, seenVersion, escalationId, to, reason } = input
  return change(
    desk,
    actor,
    { caseId, seenVersion, strict: false, needsWords: true },
    ({ state, now, writer }) =>
      state.escalations.some((escalation) => escalation.escalationId === escalationId)
        ? accepted(null)
        : accepted(
            writer.append(complaintEscalated, caseId, {
              escalationId,
              to,
              at: formatInstant(now),
              reason,
            }),
          ),
  )
}

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
