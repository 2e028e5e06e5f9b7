/** Whom an urgent case rings for, and when (S2-16). */
import { type EpochMs, MINUTE_MS } from '../../../foundation/instant.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { employeeKey } from '../../../staff/same-employee.ts'

export interface UrgentAlarm {
  /** Employee number of whoever is told. */
  readonly to: string
  /** True when the unit has named nobody and the branch head stands in. */
  readonly standIn: boolean
  /** The reminder before the end, and the end itself. */
  readonly remindAt: EpochMs
  readonly dueAt: EpochMs
}

/** The alarm of a case that became urgent at `triggerAt`; nobody named rings for the branch head. */
export function urgentAlarm(
  triggerAt: EpochMs,
  unit: { readonly firstResponsible?: string | null; readonly branchHead: string },
  rules: Rules,
): UrgentAlarm {
  const lengthMs = rules.deadlineByKind.urgent_first_contact.length * MINUTE_MS
  const dueAt = triggerAt + lengthMs
  const named = employeeKey(unit.firstResponsible)
  return {
    to: named ?? unit.branchHead,
    standIn: named === null,
    remindAt: dueAt - lengthMs * rules.pack.dueSoon.elapsedShare,
    dueAt,
  }
}
