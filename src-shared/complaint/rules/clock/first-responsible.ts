/** Whom an urgent case rings for, and when (S2-16). */
import { isMoment } from '../../../calendar/day-number.ts'
import { type EpochMs, MINUTE_MS } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { employeeKey } from '../../../staff/same-employee.ts'

export interface UrgentAlarm {
  /** Employee number of whoever is told. */
  readonly to: string
  /** True when the unit has named nobody and the branch head or the supervisor stands in. */
  readonly standIn: boolean
  /** The reminder before the end, and the end itself. */
  readonly remindAt: EpochMs
  readonly dueAt: EpochMs
}

/**
 * The alarm of a case that became urgent at `triggerAt`; nobody named rings for the branch head,
 * and without one for the supervisor. Refuses, with S2-16, a moment that is none and a unit without
 * anybody.
 */
export function urgentAlarm(
  triggerAt: EpochMs,
  unit: {
    readonly firstResponsible?: string | null
    readonly branchHead?: string | null
    readonly supervisor?: string | null
  },
  rules: Rules,
): Result<UrgentAlarm> {
  const source = 'S2-16'
  if (!isMoment(triggerAt)) {
    const field = 'triggerAt'
    return refused('invalid_input', 'this number is no moment', { field, source })
  }
  const lengthMs = rules.deadlineByKind.urgent_first_contact.length * MINUTE_MS
  const dueAt = triggerAt + lengthMs
  const named = employeeKey(unit.firstResponsible)
  const to = named ?? employeeKey(unit.branchHead) ?? employeeKey(unit.supervisor)
  if (to === null) {
    const field = 'branchHead'
    return refused('nobody_to_alarm', 'an urgent case rings for somebody', { field, source })
  }
  return accepted({
    to,
    standIn: named === null,
    remindAt: dueAt - lengthMs * rules.pack.dueSoon.elapsedShare,
    dueAt,
  })
}
