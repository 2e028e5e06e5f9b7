/** Who answers for what went wrong (S2-28), and decisions about staff that were taken elsewhere (S2-29). */
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import { isSupervisor } from '../../../staff/role.ts'
import { employeeKey } from '../../../staff/same-employee.ts'
import type { LifecycleState } from '../../lifecycle/steps.ts'
import { blank, gapUnless, refusedForGaps } from '../gap.ts'
import { SANCTIONS, type Sanction } from '../kinds.ts'

export interface Responsibility {
  readonly kind: 'unit' | 'person'
  /** Name of the unit or employee number. */
  readonly who: string
  readonly type: 'management' | 'direct'
}

const AFTER_CLOSING: readonly LifecycleState[] = ['closed', 'archived', 'called_back']

/** True once the case has been closed. */
export function isAfterClosing(state: LifecycleState): boolean {
  return AFTER_CLOSING.includes(state)
}

/**
 * Accepts who answers for a closed case. Refuses a case that is not closed yet, an empty list, an
 * entry without a name, and the same entry twice.
 */
export function checkResponsibilities(
  entries: readonly Responsibility[],
  state: LifecycleState,
): Result<readonly Responsibility[]> {
  const source = 'S2-28'
  if (!isAfterClosing(state)) {
    const field = 'state'
    return refused('not_closed', 'responsibility follows closing', { field, source })
  }
  if (entries.length === 0) {
    const field = 'responsibility'
    return refused('responsibility_required', 'somebody answers', { field, source })
  }
  const seen = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const who = employeeKey(entry.who)
    const field = `responsibility.${index}.who`
    if (who === null) return refused('name_required', 'a unit or a person', { field, source })
    const key = `${entry.kind} ${entry.type} ${who}`
    if (seen.has(key)) return refused('twice', 'this entry stands there already', { field, source })
    seen.add(key)
  }
  return accepted(entries)
}

/** Responsibility is shown from supervisor level up. */
export function maySeeResponsibility(role: string): boolean {
  return isSupervisor(role)
}

export interface SanctionRecord {
  readonly sanction?: Sanction | null | undefined
  /** Number of the decision that was taken elsewhere. */
  readonly decisionReference?: string | null | undefined
  readonly decidedBy?: string | null | undefined
}

/**
 * Accepts the record of a decision. The program proposes none and computes none (E-34). Refuses, naming all
 * at once, a measure that is not in the list and a missing decision number or deciding body.
 */
export function checkSanctionRecord(record: SanctionRecord): Result<SanctionRecord> {
  const source = 'S2-29'
  const listed = SANCTIONS.some((sanction) => sanction === record.sanction)
  const gaps = [
    ...gapUnless(listed, 'sanction', 'a measure from the list', source),
    ...gapUnless(
      !blank(record.decisionReference),
      'decisionReference',
      'the number of the decision',
      source,
    ),
    ...gapUnless(!blank(record.decidedBy), 'decidedBy', 'who decided it', source),
  ]
  return gaps.length > 0
    ? refusedForGaps('sanction_incomplete', 'such a record', gaps)
    : accepted(record)
}
