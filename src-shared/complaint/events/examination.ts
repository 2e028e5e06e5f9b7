/** Verifying, investigating and judging a case (S4-06(2), S2-12, S1-28b). */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import { EVIDENCE_KINDS } from '../enumerations.ts'
import { FAULTS } from '../rules/remedy/fault.ts'
import { decisionSchema } from '../rules/types.ts'
import { caseEvent, entityId, restsOn, words } from './fields.ts'

/** S4-06(2): a supervisor who did not write it down has asked the customer. */
export const complaintVerified = caseEvent({
  type: 'complaint.verified',
  merge: 'step',
  permission: 'complaint.supervise',
  payload: {
    at: instantSchema,
    /** Null when the customer cannot be asked. */
    contactedAt: instantSchema.nullable(),
    /** True when the department that received the case answers for it itself (S4-06(3)). */
    ownDepartment: z.boolean(),
    verifiedPoints: personal(words(2000)),
  },
})

/** It was tried and nobody can be reached: later steps ask no customer who is not there. */
export const complaintUnreachableNoted = caseEvent({
  type: 'complaint.unreachable_noted',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: { at: instantSchema, tries: z.int().min(1).max(100), reason: personal(words(500)) },
})

/** S2-12, S2-09: who looks into it, and with whom. */
export const complaintInvestigationStarted = caseEvent({
  type: 'complaint.investigation_started',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    at: instantSchema,
    investigator: employeeNoSchema,
    team: z.array(employeeNoSchema).max(20),
    /** What was judged before counts no more. */
    decision: decisionSchema,
  },
})

/** S2-12: what was found, where it is kept. The thing itself stays where it is or becomes an attachment. */
export const complaintEvidenceAdded = caseEvent({
  type: 'complaint.evidence_added',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: {
    evidenceId: entityId,
    at: instantSchema,
    kind: z.enum(EVIDENCE_KINDS),
    /** Number or place under which it can be found again. */
    whereKept: personal(words(200)),
    description: personal(words(2000)),
  },
})

/** S1-26(2): what the investigation found and where the fault lies. */
export const complaintInvestigationConcluded = caseEvent({
  type: 'complaint.investigation_concluded',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    at: instantSchema,
    fault: z.enum(FAULTS),
    findings: personal(words(4000)),
    decision: decisionSchema,
  },
})

/** Another person than the investigator (S2-06(2)), or somebody of supervisor level. */
export const CONFIRMER_NEEDS = ['second_person', 'approver'] as const

/** S2-05, S2-06: the reasons that the investigation speaks for; another person confirms them. */
export const complaintNatureProposed = caseEvent({
  type: 'complaint.nature_proposed',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    proposalId: entityId,
    at: instantSchema,
    reasons: z
      .array(z.string().regex(/^[VI]\d{2}[a-z]?$/))
      .min(1)
      .max(20),
    evidenceIds: z.array(entityId).max(50),
    incidentBranch: words(80).nullable(),
    homeBranch: words(80).nullable(),
    originalCaseId: entityId.nullable(),
    /** What the rules in force ask of whoever confirms these reasons. */
    confirmerNeeds: z.array(z.enum(CONFIRMER_NEEDS)).max(CONFIRMER_NEEDS.length),
    clause: personal(words(500)).nullable(),
    duty: personal(words(500)).nullable(),
    otherReason: personal(words(500)).nullable(),
    whereToGo: personal(words(500)).nullable(),
    decision: decisionSchema,
  },
})

/** S2-06(2): a second person has looked at the reasons and their evidence. */
export const complaintNatureConfirmed = caseEvent({
  type: 'complaint.nature_confirmed',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    proposalId: entityId,
    at: instantSchema,
    /** The findings under the reasons. */
    restsOn,
    decision: decisionSchema,
  },
})

/** The second person does not share the reasons: the proposal goes back. */
export const complaintNatureReturned = caseEvent({
  type: 'complaint.nature_returned',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    proposalId: entityId,
    at: instantSchema,
    reason: personal(words(500)),
    decision: decisionSchema,
  },
})

export const examinationEvents = [
  complaintVerified,
  complaintUnreachableNoted,
  complaintInvestigationStarted,
  complaintEvidenceAdded,
  complaintInvestigationConcluded,
  complaintNatureProposed,
  complaintNatureConfirmed,
  complaintNatureReturned,
] as const
