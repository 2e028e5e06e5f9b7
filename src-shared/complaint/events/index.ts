/**
 * Everything that can be written on a case. Aggregate id = case UUID.
 *
 * Deadlines, level and reasons are decided once and stored with the versions of the packs that decided
 * them; a calendar that arrives later writes `complaint.clock_recomputed` and never rewrites history.
 */
import { complaintRegistered, complaintDetailsChanged } from './intake.ts'
import {
  complaintHandlerAssigned,
  complaintContactLogged,
  complaintPromiseMade,
  complaintEscalated,
} from './handling.ts'
import { complaintClosed, complaintReopened } from './ending.ts'
import {
  complaintClockRecomputed,
  complaintInstructionGiven,
  complaintInstructionAnswered,
  complaintConflictSettled,
} from './head-office.ts'
import { complaintRevealed, complaintPersonalErased } from './privacy.ts'

export const complaintEvents = [
  complaintRegistered,
  complaintDetailsChanged,
  complaintHandlerAssigned,
  complaintContactLogged,
  complaintPromiseMade,
  complaintEscalated,
  complaintClosed,
  complaintReopened,
  complaintClockRecomputed,
  complaintInstructionGiven,
  complaintInstructionAnswered,
  complaintConflictSettled,
  complaintRevealed,
  complaintPersonalErased,
] as const
