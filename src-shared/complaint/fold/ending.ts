/** How a case ends and opens again. */
import type { ClosingOutcome } from '../enumerations.ts'
import { complaintClosed, complaintReopened } from '../events/ending.ts'
import { type Evolvers, text } from './payload.ts'

export const endingEvolvers: Evolvers = {
  [complaintClosed.type]: (state, { payload, actor }) => ({
    ...state,
    state: 'closed',
    closing: {
      closedAt: payload.closedAt as string,
      by: actor.employeeNo,
      outcome: payload.outcome as ClosingOutcome,
      reason: text(payload.reason),
    },
  }),
  [complaintReopened.type]: (state, { payload, actor }) => ({
    ...state,
    state: 'reopened',
    closing: null,
    reopenings: [
      ...state.reopenings,
      { at: payload.at as string, by: actor.employeeNo, reason: text(payload.reason) },
    ],
  }),
}
