/**
 * Everything that can be written on a case. Aggregate id = case UUID.
 *
 * Deadlines, level and reasons are decided once and stored with the versions of the packs that decided
 * them; a calendar that arrives later writes `complaint.clock_recomputed` and never rewrites history.
 */
import { complaintIncidentRecorded } from './incident.ts'
import { complaintRegistered, complaintDetailsChanged, complaintRetyped } from './intake.ts'
import { complaintRepeatLinked, complaintResubmitted } from './repeat.ts'
import {
  complaintHandlerAssigned,
  complaintContactLogged,
  complaintPromiseMade,
  complaintEscalated,
} from './handling.ts'
import { answerEvents } from './answer.ts'
import { endingEvents } from './ending.ts'
import { examinationEvents } from './examination.ts'
import {
  complaintClockRecomputed,
  complaintInstructionGiven,
  complaintInstructionAnswered,
  complaintInstructionClosed,
  complaintConflictSettled,
} from './head-office.ts'
import { recordEvents } from './records.ts'
import { referralEvents } from './referral.ts'
import { remedyEvents } from './remedy.ts'
import { termEvents } from './term.ts'
import { privacyEvents } from './privacy.ts'

export const complaintEvents = [
  complaintRegistered,
  complaintDetailsChanged,
  complaintRetyped,
  complaintRepeatLinked,
  complaintResubmitted,
  complaintIncidentRecorded,
  complaintHandlerAssigned,
  complaintContactLogged,
  complaintPromiseMade,
  complaintEscalated,
  ...examinationEvents,
  ...referralEvents,
  ...remedyEvents,
  ...answerEvents,
  ...termEvents,
  ...recordEvents,
  ...endingEvents,
  complaintClockRecomputed,
  complaintInstructionGiven,
  complaintInstructionAnswered,
  complaintInstructionClosed,
  complaintConflictSettled,
  ...privacyEvents,
] as const
