/** Where a case goes by itself: its owner, and whom a journalist's or lawyer's case is shown to. */
import type { WorkCalendar } from '../../../calendar/work-calendar.ts'
import { dayAnswer } from '../../../calendar/work-calendar.ts'
import { dayNumberOf } from '../../../calendar/day-number.ts'
import type { EpochMs } from '../../../foundation/instant.ts'
import { employeeKey } from '../../../staff/same-employee.ts'

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
 * Whom a case is shown to because of who speaks: a journalist's to the office, a lawyer's to legal
 * (S3-31#3). It changes neither level nor speed: nobody is treated better or worse by status (E-29).
 */
export function statusRouting(speaker: {
  readonly journalist?: boolean
  readonly legalRepresentative?: boolean
}): readonly ('office' | 'legal')[] {
  return [
    ...(speaker.journalist === true ? (['office'] as const) : []),
    ...(speaker.legalRepresentative === true ? (['legal'] as const) : []),
  ]
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
