/** Notices that pass from shift to shift (S4-04(10), R-220). */
import type { EpochMs } from '../../foundation/instant.ts'
import { sameEmployee } from '../../staff/same-employee.ts'

export interface ShiftNotice {
  readonly id: string
  readonly at: EpochMs
  readonly readBy: readonly string[]
}

/** Notices that a person has not read yet, oldest first: they come along with the shift. */
export function unreadNotices(
  notices: readonly ShiftNotice[],
  reader: string,
): readonly ShiftNotice[] {
  return notices
    .filter(({ readBy }) => !readBy.some((one) => sameEmployee(one, reader)))
    .toSorted((a, b) => a.at - b.at)
}

/** The section as `handoverReady` takes it: reviewed when the incoming person has read every notice. */
export function noticesSection(
  notices: readonly ShiftNotice[],
  incoming: string,
): { readonly name: 'notices'; readonly reviewed: boolean } {
  return { name: 'notices', reviewed: unreadNotices(notices, incoming).length === 0 }
}
