/** Which step of the lifecycle an event takes. */
import { complaintLetterWritten, complaintReplied } from '../events/answer.ts'
import {
  complaintArchived,
  complaintCalledBack,
  complaintClosed,
  complaintReopened,
  complaintWithdrawn,
} from '../events/ending.ts'
import {
  complaintInvestigationConcluded,
  complaintInvestigationStarted,
  complaintNatureConfirmed,
  complaintNatureProposed,
  complaintNatureReturned,
  complaintVerified,
} from '../events/examination.ts'
import { complaintRestricted } from '../events/privacy.ts'
import {
  complaintReceiverChangeAsked,
  complaintReferralAccepted,
  complaintReferralRefused,
  complaintReferred,
} from '../events/referral.ts'
import { complaintSolutionProposed } from '../events/remedy.ts'
import { complaintLevelSet, complaintUrgencyRaised } from '../events/term.ts'
import type { LifecycleStep } from '../lifecycle/steps.ts'

/** The step that an event takes, where it takes one of the lifecycle's. */
export const STEP_OF: Readonly<Record<string, LifecycleStep>> = {
  [complaintVerified.type]: 'verify',
  [complaintReferred.type]: 'refer',
  [complaintReferralAccepted.type]: 'accept_referral',
  [complaintReferralRefused.type]: 'refuse_referral',
  [complaintInvestigationStarted.type]: 'start_investigation',
  [complaintInvestigationConcluded.type]: 'decide_nature',
  [complaintNatureProposed.type]: 'decide_nature',
  [complaintNatureConfirmed.type]: 'decide_nature',
  [complaintNatureReturned.type]: 'decide_nature',
  [complaintSolutionProposed.type]: 'propose',
  [complaintLetterWritten.type]: 'reply',
  [complaintReplied.type]: 'reply',
  [complaintClosed.type]: 'close',
  [complaintArchived.type]: 'archive',
  [complaintCalledBack.type]: 'call_back',
  [complaintWithdrawn.type]: 'withdraw',
  [complaintReopened.type]: 'reopen',
  [complaintRestricted.type]: 'restrict',
  [complaintLevelSet.type]: 'set_level',
  [complaintUrgencyRaised.type]: 'set_urgency',
  [complaintReceiverChangeAsked.type]: 'change_receiver',
}
