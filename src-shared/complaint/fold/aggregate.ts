/** The fold of a case: one function a type of event, and what makes a step impossible. */
import { isUuid } from '../../foundation/identifier.ts'
import type { Aggregate, LoggedEvent } from '../../log/fold.ts'
import { complaintClockRecomputed } from '../events/head-office.ts'
import { complaintDetailsChanged, complaintRegistered } from '../events/intake.ts'
import type { Decision } from '../rules/types.ts'
import type { ComplaintState } from '../state.ts'
import { answerEvolvers } from './answer.ts'
import { endingEvolvers } from './ending.ts'
import { examinationEvolvers } from './examination.ts'
import { handlingEvolvers } from './handling.ts'
import { intakeEvolvers } from './intake.ts'
import { caseObstacle } from './obstacle.ts'
import { isKnownEntry } from './known-entry.ts'
import type { Evolvers } from './payload.ts'
import { steeringObstacle } from './people.ts'
import { privacyEvolvers } from './privacy.ts'
import { recordEvolvers } from './records.ts'
import { referralEvolvers } from './referral.ts'
import { remedyEvolvers } from './remedy.ts'
import { termEvolvers } from './term.ts'
import { registered } from './registered.ts'
import { withoutWords } from './without-words.ts'

const EVOLVERS: Evolvers = {
  [complaintDetailsChanged.type]: (state, { payload }) => ({ ...state, ...payload }),
  [complaintClockRecomputed.type]: (state) => state,
  ...intakeEvolvers,
  ...handlingEvolvers,
  ...examinationEvolvers,
  ...referralEvolvers,
  ...remedyEvolvers,
  ...answerEvolvers,
  ...termEvolvers,
  ...recordEvolvers,
  ...endingEvolvers,
  ...privacyEvolvers,
}

/** Words that reach an erased case later, from a device that did not know yet, are gone as well. */
function evolve(state: ComplaintState | null, event: LoggedEvent): ComplaintState | null {
  if (state === null) return event.type === complaintRegistered.type ? registered(event) : null
  const evolver = EVOLVERS[event.type]
  if (!evolver || isKnownEntry(state, event)) return state
  // The branch does not write on a case that has left its hands; protecting and erasing go on.
  if (state.state === 'restricted' && !(event.type in privacyEvolvers)) return state
  const { decision } = event.payload
  const next = evolver(state, event)
  // Whatever moves dates or level brings the decision that follows from it.
  const decided = decision === undefined ? next : { ...next, decision: decision as Decision }
  return decided.erased ? withoutWords(decided) : decided
}

export const complaintAggregate: Aggregate<ComplaintState> = {
  kind: 'complaint',
  foldVersion: 5,
  isId: isUuid,
  evolve,
  obstacle: caseObstacle,
  barred: (state, event) => (state === null ? null : steeringObstacle(state, event)),
  fieldValue: (state, field) => (state as Record<string, unknown> | null)?.[field],
}
