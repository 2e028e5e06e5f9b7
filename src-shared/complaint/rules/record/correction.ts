/** Mending what was written down on a case: who did it is in the event, why is asked for (S4-16(4)). */
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { CaseState } from '../../enumerations.ts'
import { blank } from '../gap.ts'

/** A case that was filed is read: what it holds stays, and a reopening begins a new round (S2-13(8)). */
const FILED: readonly CaseState[] = ['archived', 'called_back']

/** True once a case is filed: it takes callbacks, what comes in later and a reopening, and no correction. */
export function isFiled(state: CaseState): boolean {
  return FILED.includes(state)
}

/** True when a new value would stand in the place of something that was said, and not in an empty one. */
function replacesSomething(standing: unknown): boolean {
  if (typeof standing === 'string') return !blank(standing)
  if (Array.isArray(standing)) return standing.length > 0
  return standing !== null && standing !== undefined && standing !== false
}

/**
 * Checks a correction: refuses `case_filed` once the case is filed, and `change_reason_missing` when it
 * replaces something without saying why. Filling what was left empty needs no reason.
 */
export function checkCorrection(correction: {
  readonly state: CaseState
  /** What stood in the fields that are written. */
  readonly standing: readonly unknown[]
  readonly reason: string | null | undefined
}): Result<null> {
  if (isFiled(correction.state)) {
    return refused('case_filed', 'a filed case is only read; a reopening begins a new round', {
      field: 'state',
      source: 'S2-13(8)',
      params: { state: correction.state },
    })
  }
  return correction.standing.some(replacesSomething) && blank(correction.reason)
    ? refused('change_reason_missing', 'replacing what was written down needs a reason', {
        field: 'changeReason',
        source: 'S4-16(4)',
      })
    : accepted(null)
}
