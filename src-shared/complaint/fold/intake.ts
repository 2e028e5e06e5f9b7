/** How another type, a repeat and an incident change a case. */
import type { IntakeType } from '../enumerations.ts'
import { complaintIncidentRecorded } from '../events/incident.ts'
import { complaintRetyped } from '../events/intake.ts'
import { complaintRepeatLinked, complaintResubmitted } from '../events/repeat.ts'
import type { CaseIncident, CaseRepeat, CaseResubmission } from '../intake-parts.ts'
import { isComplaint } from '../lifecycle/steps.ts'
import type { ComplaintState } from '../state.ts'
import { type Evolvers, pick } from './payload.ts'

export const intakeEvolvers: Evolvers = {
  [complaintRetyped.type]: (state, { payload }) => retyped(state, payload.to as IntakeType),
  // The first link stands: a second machine that linked the same repeat changes nothing.
  [complaintRepeatLinked.type]: (state, { payload, actor }) => ({
    ...state,
    repeatOf: state.repeatOf ?? { ...pick<CaseRepeat>(payload), by: actor.employeeNo },
  }),
  [complaintResubmitted.type]: (state, { payload, actor }) => {
    const { decision: _taken, ...rest } = payload
    const again = { ...pick<CaseResubmission>(rest, 'what'), by: actor.employeeNo }
    const known = state.resubmissions.some(
      ({ repeatCaseId }) => repeatCaseId === again.repeatCaseId,
    )
    return known ? state : { ...state, resubmissions: [...state.resubmissions, again] }
  },
  [complaintIncidentRecorded.type]: (state, { payload, actor }) => ({
    ...state,
    incidents: [
      ...state.incidents,
      { ...pick<CaseIncident>(payload, 'what', 'witnesses'), by: actor.employeeNo },
    ],
  }),
}

/** What turns out to be a complaint is verified like any other; the answer of the short way is not its answer. */
function retyped(state: ComplaintState, to: IntakeType): ComplaintState {
  const next = { ...state, intakeType: to }
  if (isComplaint(state.intakeType) || !isComplaint(to)) return next
  if (state.verification === null) return { ...next, state: 'registered', reply: null }
  return { ...next, state: state.state === 'replied' ? 'verified' : state.state, reply: null }
}
