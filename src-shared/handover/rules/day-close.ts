/**
 * May the day be closed (S4-43(7), S4-09(5); )? In this order: the cash is counted and
 * agrees or its difference is recorded, books agree, shifts are signed over, the day is looked back upon,
 * the daily report stands, two people sign. What is missing is a blocker with a stable code, never an error.
 */
import { type Gap, refusedForGaps } from '../../complaint/rules/gap.ts'
import { type Result, accepted } from '../../foundation/result.ts'
import { employeeKey, sameEmployee } from '../../staff/same-employee.ts'

/** A difference that is explained: counts only with a reason and a supervisor. */
export interface ExplainedDifference {
  readonly reason: string | null
  readonly supervisor: string | null
}

interface Compared {
  readonly difference: number
  readonly explained: ExplainedDifference | null
}

export interface DayCloseFacts {
  /** Null while nobody has counted. */
  readonly cash: Compared | null
  /** Billing against operators; null where the organisation has no such books. */
  readonly totals: Compared | null
  readonly unsignedShifts: readonly string[]
  /** `blocking` of `comparePhonePayments`. */
  readonly phonePayments: readonly string[]
  /** Parts of the review that are still empty. */
  readonly reviewMissing: readonly string[]
  readonly dailyReportDone: boolean
  readonly workloadDone: boolean
  readonly signature: string | null
  /** The manager's second signature (S4-42(3), R-317). */
  readonly managerSignature: string | null
  /** Rounds and forms that are short and lists left open: told, never in the way. */
  readonly lobbyWarnings: readonly string[]
}

export interface DayCloseAnswer {
  readonly ready: boolean
  readonly blockers: readonly string[]
  readonly warnings: readonly string[]
}

/** Every blocker in the order of the day's end, each once; ready when there is none. */
export function dayCloseReady(facts: DayCloseFacts): DayCloseAnswer {
  const cash = facts.cash === null ? ['cash_not_counted'] : unexplained('cash', facts.cash)
  const blockers = [
    ...cash,
    ...(facts.totals === null ? [] : unexplained('totals', facts.totals)),
    ...facts.phonePayments.map((id) => `phone_payment:${id}`),
    ...facts.unsignedShifts.map((shiftId) => `unsigned_handover:${shiftId}`),
    ...facts.reviewMissing.map((part) => `review_missing:${part}`),
    ...(facts.workloadDone ? [] : ['workload_missing']),
    ...(facts.dailyReportDone ? [] : ['daily_report_missing']),
    ...(employeeKey(facts.signature) === null ? ['signature_missing'] : []),
    ...(employeeKey(facts.managerSignature) === null ? ['manager_signature_missing'] : []),
    ...(sameEmployee(facts.signature, facts.managerSignature) ? ['same_person'] : []),
  ]
  const unique = [...new Set(blockers)]
  const explained = [facts.cash, facts.totals].flatMap((compared, index) =>
    compared !== null && compared.difference !== 0 && isExplained(compared)
      ? [`difference_recorded:${index === 0 ? 'cash' : 'totals'}`]
      : [],
  )
  return {
    ready: unique.length === 0,
    blockers: unique,
    warnings: [...new Set([...explained, ...facts.lobbyWarnings])],
  }
}

/** Closes the day or refuses with everything that is in the way, `day_not_closed`. */
export function closeDay(facts: DayCloseFacts): Result<DayCloseAnswer> {
  const answer = dayCloseReady(facts)
  if (answer.ready) return accepted(answer)
  const gaps: Gap[] = answer.blockers.map((code) => ({
    field: code.split(':')[0] as string,
    needs: code,
    source: code.startsWith('phone_payment') ? 'S4-05(4)' : 'S4-43(7)',
  }))
  return refusedForGaps('day_not_closed', 'the day', gaps)
}

function unexplained(what: 'cash' | 'totals', compared: Compared): string[] {
  return compared.difference === 0 || isExplained(compared) ? [] : [`unreconciled:${what}`]
}

function isExplained({ explained }: Compared): boolean {
  return (explained?.reason ?? '').trim() !== '' && employeeKey(explained?.supervisor) !== null
}
