/** How solutions, payments and written apologies change a case. */
import type { LoggedEvent } from '../../log/fold.ts'
import type { CaseApology, CaseCompensation, CaseSolution } from '../case-course.ts'
import {
  complaintApologyDrafted,
  complaintApologyExamined,
  complaintApologyIssued,
  complaintCompensationDecided,
  complaintCompensationRequested,
  complaintSolutionProposed,
} from '../events/remedy.ts'
import type { ComplaintState } from '../state.ts'
import { type Evolvers, changed, named, signed } from './payload.ts'

export const remedyEvolvers: Evolvers = {
  [complaintSolutionProposed.type]: (state, event) => ({
    ...state,
    state: 'proposing',
    // The letter tells of the solution, and the answer of both.
    letter: null,
    reply: null,
    solution: named<CaseSolution>(
      event,
      'text',
      'options',
      'singleOptionReason',
      'legalBasis',
      'alternatives',
      'refusalReason',
      'ourTasks',
      'customerTasks',
    ),
  }),
  [complaintCompensationRequested.type]: (state, event) => ({
    ...state,
    compensations: [
      ...state.compensations,
      { ...signed<CaseCompensation>(event, 'improvementNote'), decided: null },
    ],
  }),
  [complaintCompensationDecided.type]: (state, event) => ({
    ...state,
    compensations: changed(
      state.compensations,
      ({ requestId }) => requestId === event.payload.requestId,
      (request) => ({
        ...request,
        decided: signed<NonNullable<CaseCompensation['decided']>>(event, 'remark'),
      }),
    ),
  }),
  // A changed text is a new draft, whatever was said of the old one.
  [complaintApologyDrafted.type]: (state, event) => ({
    ...state,
    apologies: [
      ...state.apologies.filter(({ apologyId }) => apologyId !== event.payload.apologyId),
      { ...named<CaseApology>(event, 'text'), state: 'draft', examined: null, issuedAt: null },
    ],
  }),
  [complaintApologyExamined.type]: (state, event) =>
    withApology(state, event, (apology) => ({
      ...apology,
      state: event.payload.approved === true ? 'legal_approved' : 'draft',
      examined: signed<NonNullable<CaseApology['examined']>>(event, 'remark'),
    })),
  [complaintApologyIssued.type]: (state, event) =>
    withApology(state, event, (apology) => ({
      ...apology,
      state: 'issued',
      issuedAt: event.payload.at as string,
    })),
}

function withApology(
  state: ComplaintState,
  { payload }: LoggedEvent,
  change: (apology: CaseApology) => CaseApology,
): ComplaintState {
  const isIt = ({ apologyId }: CaseApology) => apologyId === payload.apologyId
  return { ...state, apologies: changed(state.apologies, isIt, change) }
}
