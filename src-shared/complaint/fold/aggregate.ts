/** The fold of a case: one function a type of event, and what makes a step impossible. */
import { isUuid } from '../../foundation/identifier.ts'
import type { Aggregate, LoggedEvent } from '../../log/fold.ts'
import { complaintClosed, complaintReopened } from '../events/ending.ts'
import { complaintClockRecomputed } from '../events/head-office.ts'
import { complaintDetailsChanged, complaintRegistered } from '../events/intake.ts'
import { complaintPersonalErased } from '../events/privacy.ts'
import type { Decision } from '../rules/types.ts'
import { type ComplaintState, hasReply } from '../state.ts'
import { endingEvolvers } from './ending.ts'
import { handlingEvolvers } from './handling.ts'
import type { Evolvers } from './payload.ts'
import { registered } from './registered.ts'
import { withoutWords } from './without-words.ts'

const EVOLVERS: Evolvers = {
  [complaintDetailsChanged.type]: (state, { payload }) => ({ ...state, ...payload }),
  [complaintClockRecomputed.type]: (state) => state,
  [complaintPersonalErased.type]: withoutWords,
  ...handlingEvolvers,
  ...endingEvolvers,
}

/** Words that reach an erased case later, from a device that did not know yet, are gone as well. */
function evolve(state: ComplaintState | null, event: LoggedEvent): ComplaintState | null {
  if (state === null) return event.type === complaintRegistered.type ? registered(event) : null
  const evolver = EVOLVERS[event.type]
  if (!evolver) return state
  const { decision } = event.payload
  const next = evolver(state, event)
  // Whatever moves dates or level brings the decision that follows from it.
  const decided = decision === undefined ? next : { ...next, decision: decision as Decision }
  return decided.erased ? withoutWords(decided) : decided
}

function obstacle(state: ComplaintState | null, event: LoggedEvent): string | null {
  switch (event.type) {
    case complaintRegistered.type:
      return state === null ? null : 'already_registered'
    case complaintClosed.type:
      if (state === null) return 'not_registered'
      if (state.state === 'closed') return 'already_closed'
      return hasReply(state) ? null : 'reply_missing'
    case complaintReopened.type:
      return state?.state === 'closed' ? null : 'not_closed'
    default:
      return null
  }
}

export const complaintAggregate: Aggregate<ComplaintState> = {
  kind: 'complaint',
  foldVersion: 1,
  isId: isUuid,
  evolve,
  obstacle,
  fieldValue: (state, field) => (state as Record<string, unknown> | null)?.[field],
}
