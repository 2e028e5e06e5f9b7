/** How verifying, investigating and judging change a case. */
import { isSupervisor } from '../../staff/role.ts'
import type {
  CaseEvidence,
  CaseInvestigation,
  CaseNatureProposal,
  CaseUnreachable,
  CaseVerification,
} from '../case-course.ts'
import {
  complaintEvidenceAdded,
  complaintInvestigationConcluded,
  complaintInvestigationStarted,
  complaintNatureConfirmed,
  complaintNatureProposed,
  complaintNatureReturned,
  complaintUnreachableNoted,
  complaintVerified,
} from '../events/examination.ts'
import { type Evolvers, named, signed } from './payload.ts'

export const examinationEvolvers: Evolvers = {
  [complaintVerified.type]: (state, event) => ({
    ...state,
    state: 'verified',
    verification: {
      ...signed<CaseVerification>(event, 'verifiedPoints'),
      bySupervisor: isSupervisor(event.actor.role),
    },
  }),
  [complaintUnreachableNoted.type]: (state, event) => ({
    ...state,
    unreachable: signed<CaseUnreachable>(event, 'reason'),
  }),
  // What was judged and told rested on what is looked into anew.
  [complaintInvestigationStarted.type]: (state, event) => ({
    ...state,
    state: 'investigating',
    investigation: { ...signed<CaseInvestigation>(event), concluded: null },
    natureProposal: null,
    letter: null,
    reply: null,
  }),
  [complaintEvidenceAdded.type]: (state, event) => ({
    ...state,
    evidence: [...state.evidence, signed<CaseEvidence>(event, 'whereKept', 'description')],
  }),
  // Somebody looks again at the reasons when other findings stand under them.
  [complaintInvestigationConcluded.type]: (state, event) => ({
    ...state,
    natureProposal: state.natureProposal && { ...state.natureProposal, confirmed: null },
    investigation: state.investigation && {
      ...state.investigation,
      concluded: named<NonNullable<CaseInvestigation['concluded']>>(event, 'findings'),
    },
  }),
  [complaintNatureProposed.type]: (state, event) => ({
    ...state,
    natureProposal: {
      ...signed<CaseNatureProposal>(event, 'clause', 'duty', 'otherReason', 'whereToGo'),
      confirmed: null,
      returned: null,
    },
  }),
  [complaintNatureConfirmed.type]: (state, { payload, actor }) => ({
    ...state,
    natureProposal: state.natureProposal && {
      ...state.natureProposal,
      confirmed: {
        at: payload.at as string,
        by: actor.employeeNo,
        bySupervisor: isSupervisor(actor.role),
      },
    },
  }),
  [complaintNatureReturned.type]: (state, event) => ({
    ...state,
    natureProposal: state.natureProposal && {
      ...state.natureProposal,
      returned: signed<NonNullable<CaseNatureProposal['returned']>>(event, 'reason'),
    },
  }),
}
