/**
 * May the day be closed (S4-43(7), S4-09(5); )? In this order: the cash is counted and
 * agrees or its difference is recorded, books agree, shifts are signed over, the day is looked back upon,
 * the daily report stands, two people sign. What is missing is a blocker with a stable code, never an error.
 */
import { type Gap, blank, gapUnless, refusedForGaps } from '../../complaint/rules/gap.ts'
import { type Result, accepted } from '../../foundation/result.ts'
import { employeeKey, sameEmployee } from '../../staff/same-employee.ts'

/**
 * A difference that is explained: counts only with a reason and a supervisor, who neither closes the day
 * nor gave the reason.
 */
export interface ExplainedDifference {
  readonly reason: string | null
  readonly supervisor: string | null
  /** Who gave the reason; absent or null where it is whoever signs the day. */
  readonly explainedBy?: string | null
}

interface Compared {
  /** An integer with its sign; anything else is never reconciled. */
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
  const blockers = [...new Set(dayCloseGaps(facts).map(({ needs }) => needs))]
  const explained = (['cash', 'totals'] as const).filter(
    (what) => (facts[what]?.difference ?? 0) !== 0 && differenceGap(facts, what) === null,
  )
  return {
    ready: blockers.length === 0,
    blockers,
    warnings: [
      ...new Set([
        ...explained.map((what) => `difference_recorded:${what}`),
        ...facts.lobbyWarnings,
      ]),
    ],
  }
}

/**
 * Closes the day or refuses with everything that is in the way, `day_not_closed`: each gap is a blocker
 * with its path in these facts and the source that asks for it.
 */
export function closeDay(facts: DayCloseFacts): Result<DayCloseAnswer> {
  const answer = dayCloseReady(facts)
  return answer.ready
    ? accepted(answer)
    : refusedForGaps('day_not_closed', 'the day', dayCloseGaps(facts))
}

const DAY_END = 'S4-43(7)'
const TWO_SIGNATURES = 'S4-42(3)'

/** Everything in the way in that order, each with its path in the facts and the source that asks for it. */
export function dayCloseGaps(facts: DayCloseFacts): readonly Gap[] {
  const { signature, managerSignature } = facts
  return [
    ...gapUnless((facts.cash ?? null) !== null, 'cash', 'cash_not_counted', DAY_END),
    ...(differenceGap(facts, 'cash') ?? []),
    ...(differenceGap(facts, 'totals') ?? []),
    ...listed('phonePayments', 'phone_payment', facts.phonePayments, 'S4-05(4)'),
    ...listed('unsignedShifts', 'unsigned_handover', facts.unsignedShifts, 'S4-15(3)'),
    ...listed('reviewMissing', 'review_missing', facts.reviewMissing, 'S1-18'),
    ...gapUnless(facts.workloadDone, 'workloadDone', 'workload_missing', DAY_END),
    ...gapUnless(facts.dailyReportDone, 'dailyReportDone', 'daily_report_missing', DAY_END),
    ...gapUnless(employeeKey(signature) !== null, 'signature', 'signature_missing', TWO_SIGNATURES),
    ...gapUnless(
      employeeKey(managerSignature) !== null,
      'managerSignature',
      'manager_signature_missing',
      TWO_SIGNATURES,
    ),
    ...gapUnless(
      !sameEmployee(signature, managerSignature),
      'managerSignature',
      'same_person',
      TWO_SIGNATURES,
    ),
  ]
}

function listed(field: string, code: string, ids: readonly string[], source: string): Gap[] {
  return ids.map((id, index) => ({ field: `${field}.${index}`, needs: `${code}:${id}`, source }))
}

/** The one gap of figures that differ and are not explained under somebody else's eyes, or null. */
function differenceGap(facts: DayCloseFacts, what: 'cash' | 'totals'): readonly Gap[] | null {
  const compared = facts[what] ?? null
  if (compared === null || compared.difference === 0) return null
  const part = unexplainedPart(compared, facts.signature)
  if (part === null) return null
  const source = what === 'cash' ? DAY_END : 'S4-09(5)'
  return [{ field: `${what}.${part}`, needs: `unreconciled:${what}`, source }]
}

function unexplainedPart({ difference, explained }: Compared, signer: string | null) {
  if (!Number.isSafeInteger(difference)) return 'difference'
  if ((explained ?? null) === null) return 'explained'
  if (blank(explained?.reason)) return 'explained.reason'
  const supervisor = explained?.supervisor
  const alone = sameEmployee(supervisor, signer) || sameEmployee(supervisor, explained?.explainedBy)
  return employeeKey(supervisor) === null || alone ? 'explained.supervisor' : null
}
