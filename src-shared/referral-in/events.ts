/**
 * A case of another branch that was referred here through head office: the slip and what this branch says
 * to it (S2-15, S4-06(3)). The case stays with its owner; here is no more of it than the task needs.
 */
import { z } from 'zod'
import { branchCodeSchema } from '../branch/events.ts'
import { INTAKE_TYPES } from '../complaint/enumerations.ts'
import { LEVELS, URGENCIES } from '../complaint/rules/types.ts'
import { instantSchema } from '../foundation/instant-schema.ts'
import { eventType, personal } from '../log/event-type.ts'
import { employeeNoSchema } from '../staff/events.ts'
import { words } from '../foundation/words.ts'

/** Head office put the slip into this branch's log. Names on it are masked before they leave the owner. */
export const referralInReceived = eventType({
  type: 'referral_in.received',
  version: 1,
  aggregate: 'referral_in',
  merge: 'step',
  writer: 'hub',
  permission: 'console.instruct',
  payload: {
    /** Whose case it is and which referral of it: where the answers go. */
    ownerBranch: z.uuid(),
    caseId: z.uuid(),
    referralId: z.uuid(),
    fromBranch: branchCodeSchema,
    fromName: words(80),
    caseNumber: words(60),
    toUnit: words(80),
    intakeType: z.enum(INTAKE_TYPES),
    level: z.enum(LEVELS),
    urgency: z.enum(URGENCIES),
    sentAt: instantSchema,
    /** End of the hours of S4-06(3b), counted by the owner from the sending. */
    dueAt: instantSchema,
    /** whom the complaint is about; they neither take it nor answer it. */
    complainedOf: z.array(employeeNoSchema).max(20),
    task: personal(words(2000)),
    demand: personal(words(2000)).nullable(),
    customerName: personal(words(80)).nullable(),
  },
})

/** S4-04(4): from now on whoever took it answers for the task. */
export const referralInAccepted = eventType({
  type: 'referral_in.accepted',
  version: 1,
  aggregate: 'referral_in',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.handle',
  payload: { at: instantSchema, acceptedBy: employeeNoSchema },
})

/** S1-26(2): goes back with the reason. */
export const referralInRefused = eventType({
  type: 'referral_in.refused',
  version: 1,
  aggregate: 'referral_in',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.handle',
  payload: { at: instantSchema, refusedBecause: personal(words(500)) },
})

/** S4-22(4): what was found out here. */
export const referralInAnswered = eventType({
  type: 'referral_in.answered',
  version: 1,
  aggregate: 'referral_in',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.handle',
  payload: { at: instantSchema, feedback: personal(words(4000)) },
})

/**
 * Nobody waits for an answer any more. A case that was restricted or erased is not told from one that
 * was settled: this body stays where that must not be known (S2-06(6)).
 */
const TAKE_BACK_REASONS = ['withdrawn', 'no_longer_needed'] as const

/** Head office took the slip back; its words leave the branch with it. */
export const referralInTakenBack = eventType({
  type: 'referral_in.taken_back',
  version: 1,
  aggregate: 'referral_in',
  merge: 'fact',
  writer: 'hub',
  permission: 'console.instruct',
  payload: { at: instantSchema, reason: z.enum(TAKE_BACK_REASONS) },
})

export const referralInEvents = [
  referralInReceived,
  referralInAccepted,
  referralInRefused,
  referralInAnswered,
  referralInTakenBack,
] as const
