/** Who sits at the workstation (S4-09(2), S4-21(4)(5); ). */
import { type EpochMs, MINUTE_MS } from '../../foundation/instant.ts'
import { employeeKey, sameEmployee } from '../../staff/same-employee.ts'

export interface Sitting {
  /** Employee number signed in; null when nobody is. */
  readonly signedIn: string | null
  /** Who is on duty in the open shift; null when none is open. */
  readonly onDuty: string | null
  readonly lastInputAt: EpochMs
}

/**
 * What has to happen before the next piece of work: `sign_in` when nobody is, `unlock` after the idle time
 * was reached (inclusive), `reauthenticate` when the person signed in is not the shift's (S4-21(5): nobody
 * uses another's computer unasked), otherwise `none`.
 */
export function sittingDemand(
  sitting: Sitting,
  now: EpochMs,
  autoLockMinutes: number,
): 'none' | 'sign_in' | 'unlock' | 'reauthenticate' {
  if (employeeKey(sitting.signedIn) === null) return 'sign_in'
  if (now - sitting.lastInputAt >= autoLockMinutes * MINUTE_MS) return 'unlock'
  const another = sitting.onDuty !== null && !sameEmployee(sitting.signedIn, sitting.onDuty)
  return another ? 'reauthenticate' : 'none'
}

export type LeavingWarning =
  | { readonly kind: 'unsigned_handover'; readonly shiftId: string }
  | { readonly kind: 'unsaved_draft'; readonly count: number }

/**
 * Why leaving now deserves a word first: an open shift that nobody has signed over, or words not saved.
 * Never a lock: the person may leave after reading it (S4-21(4)).
 */
export function leavingWarnings(state: {
  readonly unsignedShifts: readonly string[]
  readonly unsavedDrafts: number
}): readonly LeavingWarning[] {
  return [
    ...state.unsignedShifts.map((shiftId) => ({ kind: 'unsigned_handover' as const, shiftId })),
    ...(state.unsavedDrafts > 0
      ? [{ kind: 'unsaved_draft' as const, count: state.unsavedDrafts }]
      : []),
  ]
}
