/** Which section or article keeps an event from taking effect, as the case shows it beside the reason. */
import { complaintLetterWritten } from '../events/answer.ts'
import { complaintNatureConfirmed, complaintNatureReturned } from '../events/examination.ts'
import { complaintRetyped } from '../events/intake.ts'
import { complaintPersonalErased } from '../events/privacy.ts'
import {
  complaintAimSet,
  complaintDeclined,
  complaintResponsibilityRecorded,
  complaintSanctionRecorded,
  complaintVisitDecided,
} from '../events/records.ts'
import {
  complaintReceiverTaken,
  complaintReferralAnswered,
  complaintReferred,
} from '../events/referral.ts'
import {
  complaintApologyDrafted,
  complaintApologyExamined,
  complaintApologyIssued,
  complaintCompensationDecided,
} from '../events/remedy.ts'
import {
  complaintComplexityJudged,
  complaintExtensionDecided,
  complaintExtensionRequested,
  complaintExtensionTold,
  complaintReviewDecided,
} from '../events/term.ts'
import { STEP_RULES } from '../lifecycle/steps.ts'
import { STEP_OF } from './step-of-event.ts'

const SOURCES: Readonly<Record<string, string>> = {
  [complaintNatureConfirmed.type]: 'S2-06(2)',
  [complaintNatureReturned.type]: 'S2-06(2)',
  [complaintCompensationDecided.type]: 'S4-39',
  [complaintApologyDrafted.type]: 'S3-43#1',
  [complaintApologyExamined.type]: 'S3-43#1',
  [complaintApologyIssued.type]: 'S3-43#1',
  [complaintLetterWritten.type]: 'R-19',
  [complaintComplexityJudged.type]: 'R-18',
  [complaintExtensionRequested.type]: 'R-18',
  [complaintExtensionDecided.type]: 'R-18',
  [complaintExtensionTold.type]: 'R-18',
  [complaintReviewDecided.type]: 'R-20',
  [complaintDeclined.type]: 'R-18',
  [complaintVisitDecided.type]: 'S3-43#4',
  [complaintAimSet.type]: 'S3-14',
  [complaintResponsibilityRecorded.type]: 'S2-28',
  [complaintSanctionRecorded.type]: 'S2-29',
  [complaintPersonalErased.type]: 'S4-16(5)',
  [complaintReferred.type]: 'S2-15',
  [complaintReferralAnswered.type]: 'S4-22(4)',
  [complaintReceiverTaken.type]: 'S3-34#2',
  [complaintRetyped.type]: 'S3-07',
}

/** The source of an obstacle, by the type of the event that it stopped; null where no section names one. */
export function obstacleSource(type: string, obstacle: unknown): string | null {
  if (obstacle === 'own_complaint') return 'R-17'
  const step = STEP_OF[type]
  return SOURCES[type] ?? (step === undefined ? null : STEP_RULES[step].source)
}
