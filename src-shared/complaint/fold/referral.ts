/** How referrals and a change of receiver change a case. */
import type { LoggedEvent } from '../../log/fold.ts'
import type { CaseReceiverChange, CaseReferral } from '../case-course.ts'
import {
  complaintReceiverChangeAsked,
  complaintReceiverTaken,
  complaintReferralAccepted,
  complaintReferralAnswered,
  complaintReferralRefused,
  complaintReferred,
} from '../events/referral.ts'
import { isComplainedOf } from '../lifecycle/facts-of-case.ts'
import type { ComplaintState } from '../state.ts'
import { type Evolvers, changed, signed } from './payload.ts'

export const referralEvolvers: Evolvers = {
  [complaintReferred.type]: (state, event) => ({
    ...state,
    state: 'referred',
    referrals: [
      ...state.referrals,
      { ...signed<CaseReferral>(event, 'task'), accepted: null, refused: null, answered: null },
    ],
  }),
  [complaintReferralAccepted.type]: (state, event) => ({
    ...withReferral(state, event, (referral) => ({
      ...referral,
      accepted: {
        at: event.payload.at as string,
        acceptedBy: event.payload.acceptedBy as string,
      },
    })),
    // Another branch takes the task and never the case: that keeps its handler here.
    ...(goesToBranch(state, event)
      ? {}
      : {
          handler: event.payload.acceptedBy as string,
          handlerAssignedAt: state.handlerAssignedAt ?? event.occurredAt,
        }),
  }),
  // It returns to whoever heard the customer first, who answers for it again (S4-04(4)).
  [complaintReferralRefused.type]: (state, event) => ({
    ...withReferral(state, event, (referral) => ({
      ...referral,
      refused: signed<NonNullable<CaseReferral['refused']>>(event, 'refusedBecause'),
    })),
    state: state.verification === null ? 'registered' : 'verified',
    // Nobody who is complained of gets it: then somebody has to be found.
    handler: isComplainedOf(state, state.firstRecipient) ? null : state.firstRecipient,
    bounces: state.bounces + 1,
  }),
  [complaintReferralAnswered.type]: (state, event) =>
    withReferral(state, event, (referral) => ({
      ...referral,
      answered: signed<NonNullable<CaseReferral['answered']>>(event, 'feedback'),
    })),
  [complaintReceiverChangeAsked.type]: (state, event) => ({
    ...state,
    receiverChanges: [
      ...state.receiverChanges,
      { ...signed<CaseReceiverChange>(event, 'reason'), takenAt: null },
    ],
  }),
  [complaintReceiverTaken.type]: (state, { payload }) => {
    const taken = state.receiverChanges.find(({ changeId }) => changeId === payload.changeId)
    return {
      ...state,
      handler: taken?.to ?? state.handler,
      receiverChanges: changed(
        state.receiverChanges,
        ({ changeId }) => changeId === payload.changeId,
        (change) => ({ ...change, takenAt: payload.at as string }),
      ),
    }
  },
}

function goesToBranch({ referrals }: ComplaintState, { payload }: LoggedEvent): boolean {
  return referrals.some(
    ({ referralId, toBranch }) => referralId === payload.referralId && toBranch !== null,
  )
}

function withReferral(
  state: ComplaintState,
  { payload }: LoggedEvent,
  change: (referral: CaseReferral) => CaseReferral,
): ComplaintState {
  const isIt = ({ referralId }: CaseReferral) => referralId === payload.referralId
  return { ...state, referrals: changed(state.referrals, isIt, change) }
}
