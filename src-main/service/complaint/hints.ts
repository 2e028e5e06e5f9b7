/** Hints on a case, computed from what the book holds whenever somebody looks; nothing is stored. */
import type { CaseHints } from '#shared/contract/calls/case-records.ts'
import { instantOf, nullableInstantOf } from '#shared/complaint/clocks.ts'
import { complaintReplied } from '#shared/complaint/events/answer.ts'
import {
  type ComplaintForm,
  formCompleteness,
} from '#shared/complaint/rules/intake/completeness.ts'
import { judgeAppointment } from '#shared/complaint/rules/promise/appointment.ts'
import { type ReasonedCase, recurrencesOf } from '#shared/complaint/rules/record/recurrence.ts'
import {
  type SettledCase,
  unequalTreatments,
} from '#shared/complaint/rules/remedy/equal-treatment.ts'
import { nextActionAfter } from '#shared/complaint/rules/remedy/solution.ts'
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { DAY_MS, type EpochMs } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { type Actor, decodeBody } from '#shared/log/envelope.ts'
import { listAggregate } from '../../store/log/event-table.ts'
import { findCase, listCasesReceivedSince } from '../../store/tables/case-table.ts'
import { type Desk, packsOf } from '../desk.ts'
import { ownComplaint } from './case-change.ts'

/** What the book suggests on a case. Refuses `unknown_case`, and to whom it is about `own_complaint`. */
export function caseHints(desk: Desk, caseId: string, viewer: Actor): Result<CaseHints> {
  const state = findCase(desk.book.db, caseId)?.folded.state
  if (!state) return refused('unknown_case', 'there is no such case', { field: 'caseId' })
  if (isComplainedOf(state, viewer.employeeNo)) return ownComplaint()
  const { rules } = packsOf(desk)
  const { days } = rules.pack.handling.recurrence
  // One day more than asked: the rule counts days, the table milliseconds.
  const since = instantOf(state.receivedAt) - (days + 1) * DAY_MS
  const others = listCasesReceivedSince(desk.book.db, since).flatMap(
    ({ folded }) => folded.state ?? [],
  )
  const action = nextActionAfter(refusedAnswers(desk, caseId))
  const form = formCompleteness(
    formOf(state),
    isOpenCase(state) ? 'intake' : 'closing',
    desk.book.now(),
    rules,
  )
  return accepted({
    recurrences: recurrences(desk, state, others),
    unequal: unequalOf(state, others),
    nextAction: action === 'explain' ? null : action,
    appointment: lateAppointment(state, desk.book.now()),
    upgradeSigns: [...state.decision.level.suggestions],
    form: {
      percent: form.percent,
      missing: form.missing.map(({ column }) => column),
      faults: form.faults.map(({ field }) => field),
    },
  })
}

/** Speaks for a reason, as far as the intake says; what the case is, is decided after the investigation. */
function lateAppointment({ appointment }: ComplaintState, now: EpochMs): CaseHints['appointment'] {
  if (appointment === null) return null
  const judged = judgeAppointment(
    {
      committedAt: instantOf(appointment.committedAt),
      keptAt: nullableInstantOf(appointment.keptAt),
      explanationAccepted: appointment.explanationAccepted,
    },
    now,
  )
  if (!judged.ok || judged.value.proposes === null) return null
  return { minutesLate: judged.value.minutesLate, proposes: judged.value.proposes }
}

function recurrences(
  desk: Desk,
  state: ComplaintState,
  others: readonly ComplaintState[],
): CaseHints['recurrences'] {
  const current = reasoned(state)
  if (!current) return []
  const known = new Map(others.map((other) => [other.caseId, other.caseNumber]))
  const candidates = others.flatMap((other) => reasoned(other) ?? [])
  return recurrencesOf(current, candidates, packsOf(desk).rules).map(({ caseId }) => ({
    caseId,
    caseNumber: known.get(caseId) ?? '',
  }))
}

/** Only a reason that a second person confirmed, and only where a unit is named. */
function reasoned(state: ComplaintState): ReasonedCase | null {
  const reason = confirmedReason(state)
  const unit = state.closing?.responsibleUnit ?? state.complainedUnit
  if (reason === null || unit === null) return null
  return { caseId: state.caseId, reason, unit, receivedAt: instantOf(state.receivedAt) }
}

function confirmedReason({ natureProposal }: ComplaintState): string | null {
  return natureProposal?.confirmed ? (natureProposal.reasons[0] ?? null) : null
}

/** Like cases have the same confirmed reasons, business and product; the remark of the approval explains. */
function unequalOf(state: ComplaintState, others: readonly ComplaintState[]): CaseHints['unequal'] {
  const all = [state, ...others.filter(({ caseId }) => caseId !== state.caseId)]
  const found = unequalTreatments(all.flatMap((one) => settled(one) ?? []))
  const own = found.find(({ unexplained }) => unexplained.includes(state.caseId))
  return own ? { amountsFen: [...own.amountsFen] } : null
}

function settled(state: ComplaintState): SettledCase | null {
  const paid = state.compensations.flatMap(({ decided }) =>
    decided?.approved === true ? [decided] : [],
  )
  if (confirmedReason(state) === null || paid.length === 0) return null
  const reasons = (state.natureProposal?.reasons ?? []).toSorted().join('+')
  return {
    caseId: state.caseId,
    factsKey: [reasons, state.business ?? '', state.product ?? ''].join('|'),
    compensationFen: paid.reduce((sum, { totalFen }) => sum + totalFen, 0),
    explanation: paid.findLast(({ remark }) => remark !== null)?.remark ?? null,
  }
}

/** Answers that were not accepted, in every round: the case keeps only the last. */
function refusedAnswers(desk: Desk, caseId: string): number {
  const { device } = desk.book.identity()
  return listAggregate(desk.book.db, 'complaint', caseId, device).filter(({ body }) => {
    const decoded = decodeBody(body)
    return decoded?.type === complaintReplied.type && decoded.payload['accepted'] === 'no'
  }).length
}

/** The columns of 客户投诉处理单 as this case fills them. */
function formOf(state: ComplaintState): ComplaintForm {
  const { investigation, solution, reply } = state
  const at: EpochMs = instantOf(state.receivedAt)
  return {
    customerName: state.customerName,
    complainedDepartment: state.complainedUnit,
    complainedAt: at,
    contactPerson: state.contactPerson ?? state.customerName,
    contactPhone: state.contact,
    referToDepartment: state.referrals.at(-1)?.toUnit ?? ownUnit(state),
    content: state.facts,
    recorder: state.enteredBy,
    findings: investigation?.concluded?.findings ?? null,
    investigator: investigation?.investigator ?? null,
    solution: solution?.text ?? null,
    departmentHead: reply?.by ?? null,
    anonymous: state.anonymous,
    contactMissingReason: state.contactMissingReason,
    complainedOf: state.complainedOf[0] ?? null,
  }
}

/** What the own department answers for is referred to nobody else. */
function ownUnit({ verification, complainedUnit }: ComplaintState): string | null {
  return verification?.ownDepartment === true ? (complainedUnit ?? '—') : null
}
