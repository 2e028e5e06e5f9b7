/** Where a case goes by itself: which unit handles it, and who handles what happened in the hall. */
import type { WorkCalendar } from '../../../calendar/work-calendar.ts'
import { dayAnswer } from '../../../calendar/work-calendar.ts'
import { dayNumberOf } from '../../../calendar/day-number.ts'
import type { EpochMs } from '../../../foundation/instant.ts'
import { employeeKey, sameEmployee } from '../../../staff/same-employee.ts'

/**
 * The unit that handles an ordinary case: the branch that holds the account or policy, not the one
 * that took the complaint; unknown, it stays with the first recipient's unit (S2-08).
 */
export function ordinaryOwner(units: {
  readonly homeBranch?: string | null | undefined
  readonly receivingBranch: string
}): string {
  return employeeKey(units.homeBranch) === null
    ? units.receivingBranch
    : (units.homeBranch as string).trim()
}

/**
 * The number of whoever handles a complaint from its first moment because of where it happened: the one
 * manager of the hall, for what happened there (S4-42(4)). Null for other places, when there is no manager
 * or more than one, and when the complaint is about them.
 */
export function handlerByPlace(
  place: string | null,
  hallManagers: readonly string[],
  complainedOf: readonly string[],
): string | null {
  const [manager, another] = hallManagers
  if (place !== 'hall' || manager === undefined || another !== undefined) return null
  return complainedOf.some((one) => sameEmployee(one, manager)) ? null : manager
}

/**
 * True when the complaint fell on a rest day for which nobody stood on the roster: it speaks for reason
 * V14 (S2-05(14)). A day that the calendar does not cover is judged by weekends alone.
 */
export function nobodyOnDuty(
  happenedAt: EpochMs,
  onDuty: readonly string[],
  calendar: WorkCalendar,
): boolean {
  return !dayAnswer(calendar, dayNumberOf(happenedAt)).working && onDuty.length === 0
}
