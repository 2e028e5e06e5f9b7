/** Negotiating: prepared within one's real power, agreed with tasks, carried out (S3-29). */
import {
  complaintAgreedTaskDone,
  complaintAgreementMade,
  complaintNegotiationPrepared,
} from '#shared/complaint/events/records.ts'
import { refusedForGaps } from '#shared/complaint/rules/gap.ts'
import { agreementGaps, preparationGaps } from '#shared/complaint/rules/remedy/negotiation.ts'
import { formatInstant, parseInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { personOf } from '../../desk.ts'
import { type CaseStep, type Fields, type StepRun, textOf } from '../step.ts'

const SOURCE = 'S3-29'

export const agreementSteps = {
  'complaint.prepareNegotiation': {
    type: complaintNegotiationPrepared,
    step: null,
    open: true,
    source: SOURCE,
    check: checkPreparation,
  },
  'complaint.makeAgreement': {
    type: complaintAgreementMade,
    step: null,
    open: true,
    source: SOURCE,
    written: ({ agreements }, fields) =>
      agreements.some(({ agreementId }) => agreementId === fields['agreementId']),
    fill: fillAgreement,
  },
  'complaint.finishTask': {
    type: complaintAgreedTaskDone,
    step: null,
    source: SOURCE,
    additive: true,
  },
} as const satisfies Record<string, CaseStep>

/** E-05: nobody shows a power that they do not have. */
function checkPreparation({ fields, actor, rules }: StepRun): Result<unknown> {
  const authority = fields['authorityUpToFen']
  const authorityUpToFen = typeof authority === 'number' ? authority : null
  const gaps = preparationGaps({
    ruleCited: textOf(fields, 'ruleCited'),
    authorityUpToFen,
    alternatives: (fields['alternatives'] ?? []) as readonly string[],
  })
  if (gaps.length > 0) return refusedForGaps('step_incomplete', 'negotiating', gaps)
  const limits = rules.pack.handling.compensation.limits
  const own = limits.find(({ role }) => role === actor.role)
  const real = own === undefined ? 0 : own.upToFen
  return real !== null && (authorityUpToFen ?? 0) > real
    ? refused('over_limit', 'the own power does not reach that far', {
        field: 'authorityUpToFen',
        source: SOURCE,
        params: { upToFen: real },
      })
    : accepted(null)
}

interface TypedTask {
  readonly taskId: string
  readonly what: string | null
  readonly assignee: string | null
  readonly dueAt: string | null
}

/** Words of the tasks apart from who does them and by when: those stay when the words are gone. */
function fillAgreement({ desk, seen, fields }: StepRun): Result<Fields> {
  const typed = (fields['tasks'] ?? []) as readonly TypedTask[]
  const tasks: { taskId: string; what: string; by: string; dueAt: number | null }[] = []
  for (const [index, { taskId, what, assignee, dueAt }] of typed.entries()) {
    const due = dueAt === null ? null : parseInstant(dueAt, `tasks.${index}.dueAt`)
    if (due && !due.ok) return due
    const by = (assignee ?? '').trim()
    tasks.push({ taskId, what: (what ?? '').trim(), by, dueAt: due?.value ?? null })
  }
  const gaps = [
    ...(seen.state.negotiation === null
      ? [{ field: 'negotiation', needs: 'a preparation', source: SOURCE }]
      : []),
    ...(textOf(fields, 'text') === null
      ? [{ field: 'agreement.text', needs: 'what was agreed', source: SOURCE }]
      : []),
    ...agreementGaps(tasks, seen.now),
  ]
  if (gaps.length > 0) return refusedForGaps('step_incomplete', 'an agreement', gaps)
  const stranger = tasks.findIndex(({ by }) => personOf(desk, by)?.active !== true)
  if (stranger >= 0) {
    const field = `tasks.${stranger}.assignee`
    return refused('unknown_person', 'nobody active has this number', { field, source: SOURCE })
  }
  return accepted({
    tasks: tasks.map(({ taskId, by, dueAt }) => ({
      taskId,
      assignee: by,
      dueAt: formatInstant(dueAt ?? seen.now),
    })),
    taskWords: tasks.map(({ what }) => what),
  })
}
