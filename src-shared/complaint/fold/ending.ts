/** How a case ends, is kept, and opens again for a new round. */
import type { LoggedEvent } from '../../log/fold.ts'
import {
  type CaseArchive,
  type CaseCallback,
  type CaseCloseReport,
  type CaseTurn,
  type CaseWithdrawal,
} from '../case-course.ts'
import type { CaseState, ClosingOutcome } from '../enumerations.ts'
import {
  complaintArchived,
  complaintCalledBack,
  complaintCloseReported,
  complaintClosed,
  complaintReopened,
  complaintWithdrawn,
} from '../events/ending.ts'
import type { ComplaintState } from '../state.ts'
import { type Evolvers, signed, text } from './payload.ts'

export const endingEvolvers: Evolvers = {
  [complaintClosed.type]: (state, { payload, actor }) => ({
    ...state,
    state: 'closed',
    closing: {
      closedAt: payload.closedAt as string,
      by: actor.employeeNo,
      outcome: payload.outcome as ClosingOutcome,
      responsibleUnit: payload.responsibleUnit as string,
      apologised: payload.apologised === true,
      reason: text(payload.reason),
    },
    turns: turned(state, 'closed', payload.closedAt, actor.employeeNo),
  }),
  [complaintCloseReported.type]: (state, event) => ({
    ...state,
    // A workstation's word cannot stand for head office's receipt.
    closeReports:
      event.payload.way === 'synced' && !event.fromHub
        ? state.closeReports
        : [...state.closeReports, signed<CaseCloseReport>(event)],
  }),
  [complaintArchived.type]: (state, event) => {
    const { leadsTo: _leadsTo, ...archive } = signed<CaseArchive & { leadsTo: CaseState }>(
      event,
      'improvement',
      'noneNeededBecause',
    )
    return led({ ...state, archive }, event)
  },
  [complaintCalledBack.type]: (state, event) => {
    const { leadsTo: _leadsTo, ...made } = signed<
      Omit<CaseCallback, 'round'> & { leadsTo: CaseState }
    >(event, 'noSatisfactionBecause', 'summary')
    const callback: CaseCallback = { ...made, round: state.reopenings.length }
    return led({ ...state, callbacks: [...state.callbacks, callback] }, event)
  },
  [complaintWithdrawn.type]: (state, { payload, actor }) => {
    const at = payload.at as string
    const by = actor.employeeNo
    const withdrawal: CaseWithdrawal = {
      at,
      by,
      withdrawnBy: text(payload.withdrawnBy),
      withdrawnHow: text(payload.withdrawnHow),
    }
    return { ...state, state: 'withdrawn', withdrawal, turns: turned(state, 'withdrawn', at, by) }
  },
  [complaintReopened.type]: (state, { payload, actor }) =>
    reopened(state, payload.at as string, actor.employeeNo, text(payload.reason)),
}

/** Where the rules led when the step was taken; a problem that is left opens the case again. */
function led(state: ComplaintState, { payload, actor }: LoggedEvent): ComplaintState {
  const leadsTo = payload.leadsTo as CaseState
  return leadsTo === 'reopened'
    ? reopened(state, payload.at as string, actor.employeeNo, null)
    : { ...state, state: leadsTo }
}

/** A new round: what was found, offered and said before answers nothing now; the log keeps it. */
function reopened(
  state: ComplaintState,
  at: string,
  by: string,
  reason: string | null,
): ComplaintState {
  return {
    ...state,
    state: 'reopened',
    unreachable: null,
    investigation: null,
    natureProposal: null,
    solution: null,
    letter: null,
    reply: null,
    closing: null,
    closeReports: [],
    archive: null,
    withdrawal: null,
    declination: null,
    reopenings: [...state.reopenings, { at, by, reason }],
    turns: turned(state, 'reopened', at, by),
  }
}

function turned(state: ComplaintState, kind: CaseTurn['kind'], at: unknown, by: string) {
  return [...state.turns, { kind, at: at as string, by }]
}
