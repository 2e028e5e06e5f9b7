/** How the records beside the straight way change a case. */
import type { LoggedEvent } from '../../log/fold.ts'
import type {
  CaseAgreedTask,
  CaseAgreement,
  CaseAim,
  CaseDeclination,
  CaseIdentityCheck,
  CaseMeeting,
  CaseNegotiation,
  CaseResponsibility,
  CaseSanction,
  CaseTalk,
  CaseVisit,
} from '../case-records.ts'
import {
  complaintAfterReported,
  complaintAgreedTaskDone,
  complaintAgreementMade,
  complaintAimSet,
  complaintDeclined,
  complaintIdentityChecked,
  complaintMeetingRecorded,
  complaintNegotiationPrepared,
  complaintResponsibilityRecorded,
  complaintSanctionRecorded,
  complaintTalkRecorded,
  complaintVisitDecided,
  complaintVisitPlanned,
} from '../events/records.ts'
import type { ComplaintState } from '../state.ts'
import { type Evolvers, changed, signed } from './payload.ts'

export const recordEvolvers: Evolvers = {
  [complaintIdentityChecked.type]: (state, event) => ({
    ...state,
    identityChecks: [...state.identityChecks, signed<CaseIdentityCheck>(event)],
  }),
  // Over without having been handled; whoever shows that they may speak opens it again.
  [complaintDeclined.type]: (state, event) => {
    const { notFromComplainant: _said, ...declination } = signed<
      CaseDeclination & { notFromComplainant: true }
    >(event, 'declineFinding')
    const { at, by } = declination
    return {
      ...state,
      state: 'declined',
      declination,
      // For the figures it left as a withdrawn one does: without a decision.
      turns: [...state.turns, { kind: 'withdrawn', at, by }],
    }
  },
  [complaintTalkRecorded.type]: (state, event) => ({
    ...state,
    talks: [...state.talks, signed<CaseTalk>(event, 'talkContent', 'witness')],
  }),
  [complaintMeetingRecorded.type]: (state, event) => ({
    ...state,
    meetings: [...state.meetings, signed<CaseMeeting>(event, 'summary')],
  }),
  [complaintVisitPlanned.type]: (state, event) => ({
    ...state,
    visits: [...state.visits, { ...signed<CaseVisit>(event, 'visitPurpose'), decided: null }],
  }),
  [complaintVisitDecided.type]: (state, event) => {
    const { visitId: _visit, ...decided } = signed<
      NonNullable<CaseVisit['decided']> & { visitId: string }
    >(event, 'remark')
    return {
      ...state,
      visits: changed(
        state.visits,
        ({ visitId }) => visitId === event.payload.visitId,
        (visit) => ({ ...visit, decided }),
      ),
    }
  },
  [complaintNegotiationPrepared.type]: (state, event) => ({
    ...state,
    negotiation: signed<CaseNegotiation>(event, 'ruleCited', 'alternatives'),
  }),
  [complaintAgreementMade.type]: (state, event) => ({
    ...state,
    agreements: [...state.agreements, agreementOf(event)],
  }),
  [complaintAgreedTaskDone.type]: (state, { payload, actor }) =>
    withTask(state, payload.taskId, (task) => ({
      ...task,
      done: task.done ?? { at: payload.at as string, by: actor.employeeNo },
    })),
  [complaintAimSet.type]: (state, event) => ({
    ...state,
    aim: signed<CaseAim>(event, 'aimFacts'),
  }),
  [complaintAfterReported.type]: (state, { payload }) => ({
    ...state,
    escalations: changed(
      state.escalations,
      ({ escalationId }) => escalationId === payload.escalationId,
      (escalation) => ({
        ...escalation,
        afterReportedAt: escalation.afterReportedAt ?? (payload.at as string),
      }),
    ),
  }),
  [complaintResponsibilityRecorded.type]: (state, event) => ({
    ...state,
    responsibilities: [
      ...state.responsibilities,
      signed<CaseResponsibility>(event, 'responsibility'),
    ],
  }),
  [complaintSanctionRecorded.type]: (state, event) => ({
    ...state,
    sanctions: [
      ...state.sanctions,
      signed<CaseSanction>(event, 'sanctionReference', 'sanctionDecidedBy'),
    ],
  }),
}

/** Person and time stay when the words of a task are gone. */
function agreementOf(event: LoggedEvent): CaseAgreement {
  const { taskWords, tasks, ...agreement } = signed<
    Omit<CaseAgreement, 'tasks'> & {
      readonly tasks: readonly Omit<CaseAgreedTask, 'what' | 'done'>[]
      readonly taskWords: readonly string[] | null
    }
  >(event, 'text', 'taskWords')
  return {
    ...agreement,
    tasks: tasks.map((task, index) => ({
      ...task,
      what: taskWords?.[index] ?? null,
      done: null,
    })),
  }
}

function withTask(
  state: ComplaintState,
  id: unknown,
  change: (task: CaseAgreedTask) => CaseAgreedTask,
): ComplaintState {
  return {
    ...state,
    agreements: state.agreements.map((agreement) => ({
      ...agreement,
      tasks: changed(agreement.tasks, ({ taskId }) => taskId === id, change),
    })),
  }
}
