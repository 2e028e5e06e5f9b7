/** How restricting, holding and erasing change a case. */
import {
  complaintErasureRequested,
  complaintHoldLifted,
  complaintHoldPlaced,
  complaintPersonalErased,
  complaintRestricted,
} from '../events/privacy.ts'
import type { CaseHold, CasePrivacy, HoldLiftReason, RestrictionReason } from '../privacy-kinds.ts'
import { type Evolvers, changed, signed } from './payload.ts'
import { withoutWords } from './without-words.ts'

export const privacyEvolvers: Evolvers = {
  // The words stay in this fold: whoever may not have them folds without their parts.
  [complaintRestricted.type]: (state, { payload, actor }) => ({
    ...state,
    state: 'restricted',
    restriction: {
      at: payload.at as string,
      by: actor.employeeNo,
      restrictionReason: payload.restrictionReason as RestrictionReason,
    },
  }),
  [complaintHoldPlaced.type]: (state, event) => {
    const hold = { ...signed<Omit<CaseHold, 'lifted'>>(event, 'holdReference'), lifted: null }
    // One order sent twice by a machine that began anew is one hold.
    return state.holds.some(({ holdId }) => holdId === hold.holdId)
      ? state
      : { ...state, holds: [...state.holds, hold] }
  },
  [complaintHoldLifted.type]: (state, { payload, actor }) => ({
    ...state,
    holds: changed(
      state.holds,
      ({ holdId, lifted }) => holdId === payload.holdId && lifted === null,
      (hold) => ({
        ...hold,
        lifted: {
          at: payload.at as string,
          by: actor.employeeNo,
          liftReason: payload.liftReason as HoldLiftReason,
        },
      }),
    ),
  }),
  [complaintErasureRequested.type]: (state, event) => ({
    ...state,
    erasureRequest: signed<NonNullable<CasePrivacy['erasureRequest']>>(event),
  }),
  [complaintPersonalErased.type]: (state) => withoutWords({ ...state, erasureRequest: null }),
}
