/**
 * What head office decides on a branch's case: extensions, apologies, reviews, the end of an instruction.
 * Each is judged by the same fold and rules as at the branch, on the state that the hub has folded.
 */
import type { EventType } from '#shared/log/event-type.ts'
import { complaintExtensionDecided, complaintReviewDecided } from '#shared/complaint/events/term.ts'
import { complaintInstructionClosed } from '#shared/complaint/events/head-office.ts'
import { complaintApologyExamined } from '#shared/complaint/events/remedy.ts'
import { restingOn } from '#shared/complaint/fold/basis.ts'
import { previewObstacle } from '#shared/complaint/fold/preview.ts'
import { mayExtend } from '#shared/complaint/rules/clock/extension.ts'
import { checkCaseExtension } from '#shared/complaint/rules/clock/extension-of-case.ts'
import { approveApology } from '#shared/complaint/rules/remedy/apology.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { ConsoleCase } from '#shared/contract/console-views.ts'
import type { ConsoleInput } from '#shared/contract/console.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { projectBranch } from '../projector/projector.ts'
import type { HubContext } from '../service/context.ts'
import { caseOf, erased, findCase, unknownCase, writeAndFold } from './cases.ts'

interface Seen {
  readonly branchId: string
  readonly caseId: string
  readonly seenVersion: number
}

interface Plan {
  readonly type: EventType
  readonly source: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly check: (state: ComplaintState, now: number) => Result<unknown>
}

/** by whom the branch asked for it: the superior body, or a senior manager of head office. */
export function decideExtension(
  context: HubContext,
  { extensionId, approved, remark, ...seen }: ConsoleInput<'console.decideExtension'>,
  actor: Actor,
): Promise<Result<ConsoleCase>> {
  return decide(context, seen, actor, {
    type: complaintExtensionDecided,
    source: 'R-18',
    fields: { extensionId, approved, remark: tidy(remark) },
    check(state, now) {
      const extension = state.extensions.find((one) => one.extensionId === extensionId)
      if (!extension) return accepted(null)
      if (!mayExtend(extension.authority, actor.role, true)) {
        return refused('needs_senior_manager', 'it was asked of a senior manager', {
          field: 'extensionId',
          source: 'R-18',
        })
      }
      if (!approved) return reasonGiven(remark, 'R-18')
      const moments = { now, approvedBy: actor.employeeNo, approvedAt: now, notifiedAt: now }
      return checkCaseExtension(state, extension, moments, defaultPacks.rules)
    },
  })
}

/** S3-43#1: legal approves the draft or says what is to be changed. */
export function examineApology(
  context: HubContext,
  { apologyId, approved, remark, ...seen }: ConsoleInput<'console.examineApology'>,
  actor: Actor,
): Promise<Result<ConsoleCase>> {
  return decide(context, seen, actor, {
    type: complaintApologyExamined,
    source: 'S3-43#1',
    fields: { apologyId, approved, remark: tidy(remark) },
    check(state) {
      const apology = state.apologies.find((one) => one.apologyId === apologyId)
      if (!apology) return accepted(null)
      if (!approved) return reasonGiven(remark, 'S3-43#1')
      return approveApology({
        ...apology,
        author: { kind: 'unit', name: apology.unit },
        legalReviewer: actor.employeeNo,
      })
    },
  })
}

/** the body above the branch looks at its decision again. */
export function decideReview(
  context: HubContext,
  { reviewId, outcome, findings, ...seen }: ConsoleInput<'console.decideReview'>,
  actor: Actor,
): Promise<Result<ConsoleCase>> {
  return decide(context, seen, actor, {
    type: complaintReviewDecided,
    source: 'R-20',
    fields: { reviewId, outcome, findings: tidy(findings) },
    check: () =>
      tidy(findings) === null
        ? refused('field_required', 'a review has findings', { field: 'findings', source: 'R-20' })
        : accepted(null),
  })
}

/** S2-22: the answer is enough, or nobody needs one any more. */
export function closeInstruction(
  context: HubContext,
  { instructionId, remark, ...seen }: ConsoleInput<'console.closeInstruction'>,
  actor: Actor,
): Promise<Result<ConsoleCase>> {
  return decide(context, seen, actor, {
    type: complaintInstructionClosed,
    source: 'S2-22',
    fields: { instructionId, remark: tidy(remark) },
    check({ instructions }) {
      const instruction = instructions.find((one) => one.instructionId === instructionId)
      if (!instruction) return refused('not_there', 'there is no such instruction')
      if (instruction.closed) return refused('already_decided', 'it was closed already')
      // Taken back without an answer: the branch is told why.
      return instruction.answer ? accepted(null) : reasonGiven(remark, 'S2-22')
    },
  })
}

async function decide(
  context: HubContext,
  { branchId, caseId, seenVersion }: Seen,
  actor: Actor,
  { type, source, fields, check }: Plan,
): Promise<Result<ConsoleCase>> {
  const known = await findCase(context, branchId, caseId, actor)
  if (!known) return unknownCase()
  // What the branch sent a moment ago counts.
  await projectBranch(context, branchId, true)
  const found = await findCase(context, branchId, caseId, actor)
  if (!found) return unknownCase()
  const { state, version } = found.folded
  if (state.erased) return erased()
  if (state.restriction !== null) {
    return refused('step_not_possible', 'the case is restricted', { field: 'state', source })
  }
  const now = context.clock.now()
  const at = formatInstant(now)
  const payload = { at, ...restingOn(type, state, fields), ...fields }
  const event = { type, payload, actor, occurredAt: at, fromHub: true }
  const obstacle = previewObstacle(state, event)
  if (obstacle !== null) {
    const message = 'the case as it stands does not allow it'
    return refused(obstacle, message, { source: obstacle === 'own_complaint' ? 'R-17' : source })
  }
  const checked = check(state, now)
  if (!checked.ok) return checked
  if (version !== seenVersion) {
    return refused('changed_meanwhile', 'the case changed since it was shown', {
      field: 'seenVersion',
    })
  }
  const written = await writeAndFold(context, branchId, {
    type,
    payload: payload as never,
    aggregateId: caseId,
    actor,
  })
  return written.ok ? caseOf(context, { branchId, caseId }, actor) : written
}

function tidy(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

function reasonGiven(remark: string, source: string): Result<unknown> {
  return tidy(remark) === null
    ? refused('field_required', 'a refusal has a reason', { field: 'remark', source })
    : accepted(null)
}
