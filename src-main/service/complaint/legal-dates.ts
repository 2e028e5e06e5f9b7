/** The legal date of a case as it runs, and as it would run after a step nobody has taken yet. */
import type { LegalDates } from '#shared/contract/calls/case-records.ts'
import type { CaseExtension } from '#shared/complaint/case-course.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import { checkCaseExtension } from '#shared/complaint/rules/clock/extension-of-case.ts'
import type { Complexity } from '#shared/complaint/rules/types.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type EpochMs, formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { findCase } from '../../store/tables/case-table.ts'
import { type Desk, packsOf } from '../desk.ts'
import { decideState } from './decision.ts'

/** The dates for whoever asks, who stands in for an approver not yet named. Refuses `unknown_case`. */
export function legalDates(desk: Desk, caseId: string, actor: Actor): Result<LegalDates> {
  const state = findCase(desk.book.db, caseId)?.folded.state
  if (!state) return refused('unknown_case', 'there is no such case', { field: 'caseId' })
  const { rules } = packsOf(desk)
  const now = desk.book.now()
  const at = formatInstant(now)
  const done = { at, by: actor.employeeNo }
  const extension = waiting(state) ?? asked(done)
  const approved = extension.decided ?? { ...done, approved: true, remark: null }
  const told: CaseExtension = {
    ...extension,
    decided: approved,
    told: { ...done, notedAt: at, way: 'phone', proof: null },
  }
  const others = state.extensions.filter(({ extensionId }) => extensionId !== told.extensionId)
  const possible = checkCaseExtension(
    state,
    extension,
    { now, approvedBy: approved.by, approvedAt: instantOf(approved.at), notifiedAt: now },
    rules,
  )
  const due = (then: Partial<ComplaintState>) => legalDue(desk, { ...state, ...then }, now)
  // Judged now, it counts as what is noted now does.
  const judged = (to: Complexity) => ({
    complexity: to,
    complexityJudgements: [
      ...state.complexityJudgements,
      { ...done, from: state.complexity, to, reason: null },
    ],
  })
  return accepted({
    dueAt: due({}),
    simple: due(judged('simple')),
    complex: due(judged('complex')),
    extended: possible.ok ? due({ extensions: [...others, told] }) : null,
    notExtended: possible.ok ? null : possible.refusal.code,
    source: rules.pack.legalTerm.source,
  })
}

/** What was asked for and not yet told. */
function waiting({ extensions }: ComplaintState): CaseExtension | undefined {
  return extensions.findLast(({ decided, told }) => told === null && decided?.approved !== false)
}

function asked(done: { readonly at: string; readonly by: string }): CaseExtension {
  const reason = 'asked for'
  return { ...done, extensionId: '', authority: 'superior_body', reason, decided: null, told: null }
}

function legalDue(desk: Desk, state: ComplaintState, now: EpochMs): string | null {
  const decided = decideState(desk, state, now)
  if (!decided.ok) return null
  return decided.value.deadlines.find(({ kind }) => kind === 'legal_decision')?.dueAt ?? null
}
