/**
 * The one table of the workstation's calls. Typed client, complete handlers, preload verbs, loopback
 * routes, hostile-input tests and the API page derive from it.
 */
import type { Result } from '../foundation/result.ts'
import type { CallName } from './call-names.ts'
import { alarmCalls } from './calls/alarm.ts'
import { calendarCalls } from './calls/calendar.ts'
import { casePrivacyCalls } from './calls/case-privacy.ts'
import { caseIntakeCalls } from './calls/case-intake.ts'
import { caseRecordCalls } from './calls/case-records.ts'
import { caseStepCalls } from './calls/case-steps.ts'
import { complaintCalls } from './calls/complaint.ts'
import { dayCloseCalls } from './calls/day-close.ts'
import { dutyCalls } from './calls/duty.ts'
import { peopleCalls } from './calls/people.ts'
import { phraseCalls } from './calls/phrase.ts'
import { practiceCalls } from './calls/practice.ts'
import { lessonCalls } from './calls/lesson.ts'
import { proposalCalls } from './calls/proposal.ts'
import { referralInCalls } from './calls/referral-in.ts'
import { registerCalls } from './calls/register.ts'
import { sealedCalls } from './calls/sealed.ts'
import { situationCalls } from './calls/situation.ts'
import { stripCalls } from './calls/strip.ts'
import { shiftCalls } from './calls/shift.ts'
import { workCalls } from './calls/work.ts'
import { writingCalls } from './calls/writing.ts'
import type { CallInput, CallOutput, CallTable } from './gate.ts'

export const workstationCalls = {
  ...peopleCalls,
  ...caseIntakeCalls,
  ...complaintCalls,
  ...caseStepCalls,
  ...caseRecordCalls,
  ...casePrivacyCalls,
  ...sealedCalls,
  ...referralInCalls,
  ...registerCalls,
  ...dutyCalls,
  ...alarmCalls,
  ...calendarCalls,
  ...shiftCalls,
  ...dayCloseCalls,
  ...phraseCalls,
  ...practiceCalls,
  ...proposalCalls,
  ...lessonCalls,
  ...situationCalls,
  ...stripCalls,
  ...workCalls,
  ...writingCalls,
} as const satisfies CallTable & Record<CallName, unknown>

export type WorkstationCalls = typeof workstationCalls
export type Input<Name extends CallName> = CallInput<WorkstationCalls, Name>
export type Output<Name extends CallName> = CallOutput<WorkstationCalls, Name>

/** The typed client that screens use; the bridge implements it over whichever door is there. */
export type WorkstationClient = <Name extends CallName>(
  name: Name,
  input: Input<Name>,
) => Promise<Result<Output<Name>>>

type MissingName = Exclude<keyof WorkstationCalls, CallName>
// Fails to compile when a call stands in the table but not in `callNames`, where the preload reads.
const everyCallIsNamed: [MissingName] extends [never] ? true : MissingName = true
void everyCallIsNamed
