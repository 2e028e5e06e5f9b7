/** What the customer is offered: solution, money, a written apology (S4-39, S3-40, S3-43). */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { COMPENSATION_KINDS } from '../rules/kinds.ts'
import { APOLOGY_SCOPES } from '../rules/remedy/apology.ts'
import { DEMAND_WITHIN_RULES } from '../rules/remedy/solution.ts'
import { ROLES } from '../../staff/role.ts'
import { caseEvent, entityId, restsOn, words } from './fields.ts'

const lines = (max: number) => z.array(words(500)).max(max)

/** S2-12, S4-39, S1-26(1b): a solution with its basis, and alternatives where the demand goes beyond. */
export const complaintSolutionProposed = caseEvent({
  type: 'complaint.solution_proposed',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    at: instantSchema,
    demandWithinRules: z.enum(DEMAND_WITHIN_RULES),
    recheckOffered: z.boolean(),
    text: personal(words(4000)),
    options: personal(lines(10)),
    singleOptionReason: personal(words(500)).nullable(),
    legalBasis: personal(words(1000)),
    alternatives: personal(lines(10)),
    refusalReason: personal(words(1000)).nullable(),
    ourTasks: personal(lines(10)),
    customerTasks: personal(lines(10)),
  },
})

/** One thing that is paid for, in integer fen. */
const compensationLineSchema = z.strictObject({
  kind: z.enum(COMPENSATION_KINDS),
  amountFen: z.int().min(1),
  evidenceId: entityId.nullable(),
})

/** S3-40, S4-39: asked for; nothing is paid before somebody within their limit approves it. */
export const complaintCompensationRequested = caseEvent({
  type: 'complaint.compensation_requested',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: {
    requestId: entityId,
    at: instantSchema,
    lines: z.array(compensationLineSchema).min(1).max(20),
    /**
     * Who may approve it by the rules in force, and up to which total of the case, in integer fen; null for
     * any. Every fold judges the approval by it, so that two approvals made apart are judged together.
     */
    limits: z
      .array(z.strictObject({ role: z.enum(ROLES), upToFen: z.int().min(0).nullable() }))
      .max(ROLES.length),
    improvementNote: personal(words(1000)).nullable(),
  },
})

export const complaintCompensationDecided = caseEvent({
  type: 'complaint.compensation_decided',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    requestId: entityId,
    at: instantSchema,
    approved: z.boolean(),
    totalFen: z.int().min(1),
    /** The solution that it is paid for. */
    restsOn,
    remark: personal(words(500)).nullable(),
  },
})

/** S3-43#1: a document of the unit; a changed text is examined anew. */
export const complaintApologyDrafted = caseEvent({
  type: 'complaint.apology_drafted',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    apologyId: entityId,
    at: instantSchema,
    unit: words(80),
    scope: z.enum(APOLOGY_SCOPES),
    harmScope: z.enum(APOLOGY_SCOPES).nullable(),
    text: personal(words(4000)),
  },
})

/** Legal approves the draft, or sends it back with what is to be changed. */
export const complaintApologyExamined = caseEvent({
  type: 'complaint.apology_examined',
  merge: 'step',
  writer: 'both',
  permission: 'complaint.examine_apology',
  payload: {
    apologyId: entityId,
    at: instantSchema,
    approved: z.boolean(),
    /** The draft that was read. */
    restsOn,
    remark: personal(words(500)).nullable(),
  },
})

export const complaintApologyIssued = caseEvent({
  type: 'complaint.apology_issued',
  merge: 'step',
  permission: 'complaint.handle',
  payload: { apologyId: entityId, at: instantSchema },
})

export const remedyEvents = [
  complaintSolutionProposed,
  complaintCompensationRequested,
  complaintCompensationDecided,
  complaintApologyDrafted,
  complaintApologyExamined,
  complaintApologyIssued,
] as const
