/** Going to the customer to apologise: planned, and approved by somebody who stays (S3-43#4). */
import { complaintVisitDecided, complaintVisitPlanned } from '#shared/complaint/events/records.ts'
import { refusedForGaps } from '#shared/complaint/rules/gap.ts'
import { checkHomeVisit } from '#shared/complaint/rules/remedy/visit.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { type Role, isRole } from '#shared/staff/role.ts'
import type { CaseStep, StepRun } from '../step.ts'
import { momentOf, textOf } from '../step.ts'
import { attendeesOf } from './attendees.ts'

const SOURCE = 'S3-43#4'

export const visitSteps = {
  'complaint.planVisit': {
    type: complaintVisitPlanned,
    step: null,
    open: true,
    source: SOURCE,
    additive: true,
    written: ({ visits }, fields) => visits.some(({ visitId }) => visitId === fields['visitId']),
    check: checkPlan,
  },
  'complaint.decideVisit': {
    type: complaintVisitDecided,
    step: null,
    open: true,
    source: SOURCE,
    check: checkDeciding,
  },
} as const satisfies Record<string, CaseStep>

/** A plan that nobody could approve is not made: it is looked at as if somebody else had. */
function checkPlan(run: StepRun): Result<unknown> {
  const { desk, fields, seen, rules } = run
  const visitors = attendeesOf(desk, fields['visitors'], 'visitors', SOURCE)
  if (!visitors.ok) return visitors
  const plan = {
    visitors: visitors.value,
    approvedBy: 'someone-who-stays',
    approverRole: 'hall_manager' as const,
    purpose: textOf(fields, 'visitPurpose'),
  }
  const checked = checkHomeVisit(plan, rules)
  if (!checked.ok) return checked
  const plannedFor = momentOf(fields, 'plannedFor')
  return plannedFor !== null && plannedFor <= seen.now
    ? refused('in_the_past', 'a visit lies ahead', { field: 'plannedFor', source: SOURCE })
    : accepted(null)
}

function checkDeciding({ desk, seen, fields, actor, rules }: StepRun): Result<unknown> {
  const visit = seen.state.visits.find(({ visitId }) => visitId === fields['visitId'])
  // The fold says that there is no such plan.
  if (!visit) return accepted(null)
  if (fields['approved'] !== true) {
    const gap = { field: 'remark', needs: 'why nobody goes', source: SOURCE }
    return fields['remark'] === null
      ? refusedForGaps('step_incomplete', 'declining', [gap])
      : accepted(null)
  }
  const visitors = attendeesOf(desk, visit.visitors, 'visitors', SOURCE)
  if (!visitors.ok)
    return refused('visit_incomplete', 'somebody of the plan is gone', {
      field: 'visitors',
      source: SOURCE,
      params: { missing: 'visitors' },
    })
  const approverRole: Role | null = isRole(actor.role) ? actor.role : null
  return checkHomeVisit(
    {
      visitors: visitors.value,
      approvedBy: actor.employeeNo,
      approverRole,
      purpose: visit.visitPurpose,
    },
    rules,
  )
}
