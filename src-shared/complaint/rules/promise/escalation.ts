/** Reporting upward: one of four reasons, and the direct leader hears of it even afterwards (S4-17). */
import { isMoment } from '../../../calendar/day-number.ts'
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Result, accepted } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { sameEmployee } from '../../../staff/same-employee.ts'
import { blank, gapUnless, refusedForGaps } from '../gap.ts'
import { ESCALATION_REASONS, type EscalationReason } from '../kinds.ts'

export interface EscalationRequest {
  readonly reason?: EscalationReason | null | undefined
  readonly to?: string | null | undefined
  readonly at: EpochMs
  /** True when the direct leader is passed over. */
  readonly skippedLevel?: boolean | undefined
  /** Why it cannot wait for the direct leader. */
  readonly emergencyReason?: string | null | undefined
  readonly directLeader?: string | null | undefined
}

export interface EscalationAnswer {
  readonly priority: 'normal' | 'high'
  /** The report to the direct leader that is still owed; the clock `after_report` runs from it. */
  readonly afterReport: { readonly to: string; readonly startAt: EpochMs } | null
}

/**
 * What an escalation brings with it. Refuses, naming all at once, a missing or unknown reason, a
 * missing addressee, a moment that is none and, where a level is skipped, a missing emergency or
 * direct leader (S4-17(3)). Who reports to the direct leader at once owes no second report.
 */
export function checkEscalation(
  request: EscalationRequest,
  rules: Rules,
): Result<EscalationAnswer> {
  const skipped = request.skippedLevel === true
  const rule = rules.pack.handling.escalationReasons.find(({ reason }) => reason === request.reason)
  const gaps = [
    ...gapUnless(
      rule !== undefined,
      'reason',
      `one of ${ESCALATION_REASONS.join(', ')}`,
      'S4-17(2)',
    ),
    ...gapUnless(!blank(request.to), 'to', 'whom it is reported to', 'S4-17(3)'),
    ...gapUnless(isMoment(request.at), 'at', 'when it was reported', 'S4-17(3)'),
    ...gapUnless(
      !skipped || !blank(request.emergencyReason),
      'emergencyReason',
      'the emergency that skips a level',
      'S4-17(3)',
    ),
    ...gapUnless(
      !skipped || !blank(request.directLeader),
      'directLeader',
      'the direct leader who hears of it afterwards',
      'S4-17(3)',
    ),
  ]
  if (gaps.length > 0 || !rule) return refusedForGaps('escalation_incomplete', 'a report', gaps)
  const owed = skipped && !sameEmployee(request.to, request.directLeader)
  return accepted({
    priority: rule.priority,
    afterReport: owed ? { to: request.directLeader ?? '', startAt: request.at } : null,
  })
}
