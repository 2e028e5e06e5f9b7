/** The second coming of an entry under one identifier: a machine that began anew, or one that lies. */
import type { LoggedEvent } from '../../log/fold.ts'
import { complaintCalledBack } from '../events/ending.ts'
import { complaintEvidenceAdded } from '../events/examination.ts'
import {
  complaintContactLogged,
  complaintEscalated,
  complaintPromiseMade,
} from '../events/handling.ts'
import { complaintInstructionGiven } from '../events/head-office.ts'
import { complaintIncidentRecorded } from '../events/incident.ts'
import {
  complaintAgreementMade,
  complaintIdentityChecked,
  complaintMeetingRecorded,
  complaintSanctionRecorded,
  complaintTalkRecorded,
  complaintVisitPlanned,
} from '../events/records.ts'
import { complaintReceiverChangeAsked, complaintReferred } from '../events/referral.ts'
import { complaintCompensationRequested } from '../events/remedy.ts'
import {
  complaintExtensionRequested,
  complaintFiled,
  complaintPauseStarted,
  complaintReviewApplied,
} from '../events/term.ts'
import type { ComplaintState } from '../state.ts'

type Entries = (state: ComplaintState) => readonly object[]

/** Where the entries of an event stand, and under which name of theirs. */
const ENTRIES: Readonly<Record<string, readonly [id: string, entries: Entries]>> = {
  [complaintContactLogged.type]: ['contactId', ({ contacts }) => contacts],
  [complaintPromiseMade.type]: ['promiseId', ({ promises }) => promises],
  [complaintEscalated.type]: ['escalationId', ({ escalations }) => escalations],
  [complaintInstructionGiven.type]: ['instructionId', ({ instructions }) => instructions],
  [complaintIncidentRecorded.type]: ['incidentId', ({ incidents }) => incidents],
  [complaintEvidenceAdded.type]: ['evidenceId', ({ evidence }) => evidence],
  [complaintReferred.type]: ['referralId', ({ referrals }) => referrals],
  [complaintReceiverChangeAsked.type]: ['changeId', ({ receiverChanges }) => receiverChanges],
  [complaintCompensationRequested.type]: ['requestId', ({ compensations }) => compensations],
  [complaintExtensionRequested.type]: ['extensionId', ({ extensions }) => extensions],
  [complaintPauseStarted.type]: ['pauseId', ({ pauses }) => pauses],
  [complaintReviewApplied.type]: ['reviewId', ({ reviews }) => reviews],
  [complaintFiled.type]: ['filingId', ({ filings }) => filings],
  [complaintIdentityChecked.type]: ['checkId', ({ identityChecks }) => identityChecks],
  [complaintSanctionRecorded.type]: ['sanctionId', ({ sanctions }) => sanctions],
  [complaintTalkRecorded.type]: ['talkId', ({ talks }) => talks],
  [complaintMeetingRecorded.type]: ['meetingId', ({ meetings }) => meetings],
  [complaintVisitPlanned.type]: ['visitId', ({ visits }) => visits],
  [complaintAgreementMade.type]: ['agreementId', ({ agreements }) => agreements],
  [complaintCalledBack.type]: ['callbackId', ({ callbacks }) => callbacks],
}

/** True when the case has the entry that the event would add: it changes nothing then. */
export function isKnownEntry(state: ComplaintState, { type, payload }: LoggedEvent): boolean {
  const place = ENTRIES[type]
  if (!place) return false
  const [id, entries] = place
  return entries(state).some((entry) => (entry as Record<string, unknown>)[id] === payload[id])
}
