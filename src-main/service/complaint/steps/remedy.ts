/** Solution, money and apologies: what the desk and the other rules add to each step. */
import type { CaseApology, CaseCompensation } from '#shared/complaint/case-course.ts'
import {
  complaintApologyDrafted,
  complaintApologyExamined,
  complaintApologyIssued,
  complaintCompensationDecided,
  complaintCompensationRequested,
  complaintSolutionProposed,
} from '#shared/complaint/events/remedy.ts'
import { refusedForGaps } from '#shared/complaint/rules/gap.ts'
import {
  type Apology,
  approveApology,
  issueApology,
} from '#shared/complaint/rules/remedy/apology.ts'
import {
  type CompensationRequest,
  approveCompensation,
  checkCompensation,
  limitsFor,
} from '#shared/complaint/rules/remedy/compensation.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { type Role, isRole } from '#shared/staff/role.ts'
import type { CaseStep, Fields, StepRun } from '../step.ts'

export const remedySteps = {
  'complaint.proposeSolution': {
    type: complaintSolutionProposed,
    step: 'propose',
    source: 'S2-12',
  },
  'complaint.requestCompensation': {
    type: complaintCompensationRequested,
    step: null,
    open: true,
    source: 'S3-40',
    written: ({ compensations }, fields) =>
      compensations.some(({ requestId }) => requestId === fields['requestId']),
    fill: ({ rules, fields }) =>
      accepted({ limits: limitsFor((fields['lines'] ?? []) as CaseCompensation['lines'], rules) }),
    check: (run, next) => checkRequest(run, next.compensations.at(-1)),
  },
  'complaint.decideCompensation': {
    type: complaintCompensationDecided,
    step: null,
    source: 'S4-39',
    fill: decideRequest,
  },
  'complaint.draftApology': {
    type: complaintApologyDrafted,
    step: null,
    source: 'S3-43#1',
  },
  'complaint.examineApology': {
    type: complaintApologyExamined,
    step: null,
    source: 'S3-43#1',
    check: examine,
  },
  'complaint.issueApology': {
    type: complaintApologyIssued,
    step: null,
    source: 'S3-43#1',
    fill: ({ seen, fields }) => {
      const apology = apologyOf(seen.state, fields)
      const issued = apology ? issueApology(asRule(apology)) : null
      return issued && !issued.ok ? issued : accepted({})
    },
  },
} as const satisfies Record<string, CaseStep>

function checkRequest(run: StepRun, request: CaseCompensation | undefined): Result<unknown> {
  if (!request) return accepted(null)
  const { evidence } = run.seen.state
  const lines = request.lines ?? []
  const lost = lines.findIndex(
    ({ evidenceId: id }) => id !== null && !evidence.some(({ evidenceId }) => evidenceId === id),
  )
  if (lost >= 0) {
    const field = `lines.${lost}.evidenceId`
    return refused('unknown_evidence', 'this evidence is not on the case', {
      field,
      source: 'S3-40',
    })
  }
  return checkCompensation(asRequest(run.seen.state, { ...request, lines }), run.rules)
}

/** The limit is that of whoever signs: a higher sum waits for somebody with a higher one. */
function decideRequest(run: StepRun): Result<Fields> {
  const { state } = run.seen
  const request = state.compensations.find(({ requestId }) => requestId === run.fields['requestId'])
  // The fold says that there is no such request; the sum is never looked at.
  if (!request) return accepted({ totalFen: 1 })
  const asked = asRequest(state, request)
  const needs = checkCompensation(asked, run.rules)
  if (!needs.ok) return needs
  if (run.fields['approved'] !== true) {
    if (run.fields['remark'] === null) {
      const gap = { field: 'remark', needs: 'why it is declined', source: 'S4-39' }
      return refusedForGaps('step_incomplete', 'declining', [gap])
    }
    return accepted({ totalFen: needs.value.totalFen })
  }
  const role: Role | null = isRole(run.actor.role) ? run.actor.role : null
  const approved = approveCompensation(asked, { by: run.actor.employeeNo, role }, run.rules)
  return approved.ok ? accepted({ totalFen: approved.value.totalFen }) : approved
}

/** Limits hold for the case: what was approved before counts. */
function asRequest(state: ComplaintState, request: CaseCompensation): CompensationRequest {
  const before = state.compensations.filter(({ requestId }) => requestId !== request.requestId)
  return {
    lines: request.lines,
    requestedBy: request.by,
    improvementNote: request.improvementNote,
    alreadyApprovedFen: before.reduce(
      (sum, { decided }) => sum + (decided?.approved === true ? decided.totalFen : 0),
      0,
    ),
  }
}

function examine({ seen, fields, actor }: StepRun): Result<unknown> {
  const apology = apologyOf(seen.state, fields)
  if (!apology) return accepted(null)
  if (fields['approved'] === true) {
    return approveApology({ ...asRule(apology), legalReviewer: actor.employeeNo })
  }
  const gap = { field: 'remark', needs: 'what is to be changed', source: 'S3-43#1' }
  return fields['remark'] === null
    ? refusedForGaps('step_incomplete', 'sending it back', [gap])
    : accepted(null)
}

function apologyOf({ apologies }: ComplaintState, fields: Fields): CaseApology | undefined {
  return apologies.find(({ apologyId }) => apologyId === fields['apologyId'])
}

function asRule({ state, text, unit, scope, harmScope, examined }: CaseApology): Apology {
  const author = { kind: 'unit', name: unit } as const
  return { state, text, author, scope, harmScope, legalReviewer: examined?.by ?? null }
}
