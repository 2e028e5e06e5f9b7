/** The life of a case, step by step: each call writes one event when its gate is open. */
import { complaintLetterWritten, complaintReplied } from '../../complaint/events/answer.ts'
import {
  complaintArchived,
  complaintCalledBack,
  complaintCloseReported,
  complaintClosed,
  complaintReopened,
  complaintWithdrawn,
} from '../../complaint/events/ending.ts'
import {
  complaintEvidenceAdded,
  complaintInvestigationConcluded,
  complaintInvestigationStarted,
  complaintNatureConfirmed,
  complaintNatureProposed,
  complaintNatureReturned,
  complaintUnreachableNoted,
  complaintVerified,
} from '../../complaint/events/examination.ts'
import {
  complaintReceiverChangeAsked,
  complaintReceiverTaken,
  complaintReferralAccepted,
  complaintReferralAnswered,
  complaintReferralRefused,
  complaintReferred,
} from '../../complaint/events/referral.ts'
import {
  complaintApologyDrafted,
  complaintApologyExamined,
  complaintApologyIssued,
  complaintCompensationDecided,
  complaintCompensationRequested,
  complaintSolutionProposed,
} from '../../complaint/events/remedy.ts'
import {
  complaintComplexityJudged,
  complaintExtensionDecided,
  complaintExtensionRequested,
  complaintExtensionTold,
  complaintFiled,
  complaintLevelSet,
  complaintPauseEnded,
  complaintPauseStarted,
  complaintPauseTold,
  complaintReviewApplied,
  complaintReviewDecided,
  complaintUrgencyRaised,
} from '../../complaint/events/term.ts'
import type { CallTable } from '../gate.ts'
import { stepCall } from './step-input.ts'

/** What the reasons of a nature may still lack (catalogue §4.1). */
const NATURE_REFUSALS = [
  'reason_required',
  'unknown_reason',
  'evidence_required',
  'incident_branch_required',
  'home_branch_required',
  'original_case_id_required',
  'withdrawal_required',
  'approver_required',
  'investigator_not_impartial',
  'confirmer_not_impartial',
  'approver_not_impartial',
] as const

export const caseStepCalls = {
  'complaint.verify': stepCall(complaintVerified, ['at']),
  'complaint.noteUnreachable': stepCall(complaintUnreachableNoted, ['at']),
  'complaint.refer': stepCall(complaintReferred, ['at', 'dueAt'], ['own_branch']),
  'complaint.acceptReferral': stepCall(complaintReferralAccepted, ['at'], ['unknown_person']),
  'complaint.refuseReferral': stepCall(complaintReferralRefused, ['at']),
  'complaint.answerReferral': stepCall(complaintReferralAnswered, ['at']),
  'complaint.askReceiverChange': stepCall(
    complaintReceiverChangeAsked,
    ['at', 'from'],
    ['unknown_person'],
  ),
  'complaint.takeReceiver': stepCall(complaintReceiverTaken, ['at']),
  'complaint.startInvestigation': stepCall(
    complaintInvestigationStarted,
    ['at'],
    ['unknown_person'],
  ),
  'complaint.addEvidence': stepCall(complaintEvidenceAdded, ['at']),
  'complaint.concludeInvestigation': stepCall(complaintInvestigationConcluded, ['at']),
  'complaint.proposeNature': stepCall(
    complaintNatureProposed,
    ['at', 'confirmerNeeds'],
    [...NATURE_REFUSALS, 'unknown_evidence', 'restrict_instead'],
  ),
  'complaint.confirmNature': stepCall(
    complaintNatureConfirmed,
    ['at', 'restsOn'],
    [...NATURE_REFUSALS, 'not_permitted'],
  ),
  'complaint.returnNature': stepCall(complaintNatureReturned, ['at']),
  'complaint.proposeSolution': stepCall(complaintSolutionProposed, ['at']),
  'complaint.requestCompensation': stepCall(
    complaintCompensationRequested,
    ['at', 'limits'],
    [
      'lines_required',
      'amount_invalid',
      'unknown_kind',
      'evidence_required',
      'unknown_evidence',
      'improvement_required',
    ],
  ),
  'complaint.decideCompensation': stepCall(
    complaintCompensationDecided,
    ['at', 'totalFen', 'restsOn'],
    ['over_limit', 'approver_is_requester'],
  ),
  'complaint.draftApology': stepCall(complaintApologyDrafted, ['at']),
  'complaint.examineApology': stepCall(
    complaintApologyExamined,
    ['at', 'restsOn'],
    ['apology_incomplete'],
  ),
  'complaint.issueApology': stepCall(complaintApologyIssued, ['at'], ['apology_not_ready']),
  'complaint.writeLetter': stepCall(complaintLetterWritten, ['at', 'restsOn']),
  'complaint.reply': stepCall(complaintReplied, ['restsOn'], ['notice_proof_required']),
  'complaint.judgeComplexity': stepCall(complaintComplexityJudged, ['at'], ['nothing_to_change']),
  'complaint.requestExtension': stepCall(
    complaintExtensionRequested,
    ['at'],
    ['extension_needs_complex', 'extension_late', 'already_extended'],
  ),
  'complaint.decideExtension': stepCall(
    complaintExtensionDecided,
    ['at'],
    ['extension_late', 'approver_not_impartial', 'needs_senior_manager'],
  ),
  'complaint.tellExtension': stepCall(complaintExtensionTold, ['notedAt'], ['extension_late']),
  'complaint.startPause': stepCall(
    complaintPauseStarted,
    ['notedAt'],
    ['out_of_order', 'pause_running'],
  ),
  'complaint.tellPause': stepCall(complaintPauseTold, ['notedAt'], ['out_of_order']),
  'complaint.endPause': stepCall(complaintPauseEnded, [], ['out_of_order']),
  'complaint.applyReview': stepCall(
    complaintReviewApplied,
    ['applyBy', 'decideBy'],
    ['no_superior_body', 'review_late', 'out_of_order', 'review_incomplete'],
  ),
  'complaint.decideReview': stepCall(complaintReviewDecided, ['at']),
  'complaint.setLevel': stepCall(complaintLevelSet, ['at'], ['level_below_facts']),
  'complaint.raiseUrgency': stepCall(complaintUrgencyRaised, ['at']),
  'complaint.file': stepCall(complaintFiled, [], ['filing_incomplete']),
  'complaint.close': stepCall(complaintClosed, ['closedAt'], ['already_closed']),
  'complaint.reportClosing': stepCall(complaintCloseReported, ['at'], ['not_closed']),
  'complaint.archive': stepCall(complaintArchived, ['at', 'leadsTo']),
  'complaint.callBack': stepCall(complaintCalledBack, ['leadsTo']),
  'complaint.withdraw': stepCall(complaintWithdrawn, []),
  'complaint.reopen': stepCall(complaintReopened, ['at'], ['not_closed']),
} as const satisfies CallTable

export type CaseStepCall = keyof typeof caseStepCalls
