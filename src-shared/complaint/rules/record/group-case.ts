/** A group complaint: its crisis plan, what is prepared for the outside, and the daily report (S3-33). */
import { dateOfDay, dayNumberOf } from '../../../calendar/day-number.ts'
import type { BusinessDate, EpochMs } from '../../../foundation/instant.ts'
import { employeeKey } from '../../../staff/same-employee.ts'
import { type Gap, blank, gapUnless } from '../gap.ts'
import {
  CRISIS_PLAN_HEADINGS,
  type CrisisPlanHeading,
  GROUP_PREPARATIONS,
  type GroupPreparation,
} from '../kinds.ts'

export interface GroupCrisis {
  readonly plan: Readonly<Partial<Record<CrisisPlanHeading, string | null>>>
  /** What is ready, each with who is in charge of it. */
  readonly prepared: Readonly<Partial<Record<GroupPreparation, string | null>>>
  /** Employee number of the person who watches how it develops. */
  readonly monitor?: string | null | undefined
}

/**
 * Everything a group case still lacks: the four headings of the plan before it is filed with head
 * office (S3-33#1), the preparations for regulator, press and consumer association, each with a
 * person in charge (S3-33#2), and a named person who watches it (S3-33#3).
 */
export function groupCaseGaps(group: GroupCrisis): Gap[] {
  return [
    ...crisisPlanGaps(group.plan),
    ...GROUP_PREPARATIONS.flatMap((item) =>
      gapUnless(!blank(group.prepared[item]), `prepared.${item}`, item, 'S3-33#2'),
    ),
    ...gapUnless(employeeKey(group.monitor) !== null, 'monitor', 'who watches it', 'S3-33#3'),
  ]
}

/** The headings of the plan that are still empty. */
export function crisisPlanGaps(plan: GroupCrisis['plan']): Gap[] {
  return CRISIS_PLAN_HEADINGS.flatMap((heading) =>
    gapUnless(!blank(plan[heading]), `plan.${heading}`, `the plan's ${heading}`, 'S3-33#1'),
  )
}

/**
 * The days from opening to closing (or to `now`), both inclusive, for which no report went upward.
 * The day of `now` is listed too: its report is still to be made.
 */
export function missingDailyReports(
  group: { readonly openedAt: EpochMs; readonly closedAt?: EpochMs | null },
  reportedOn: readonly BusinessDate[],
  now: EpochMs,
): BusinessDate[] {
  const missing: BusinessDate[] = []
  const last = dayNumberOf(Math.min(group.closedAt ?? now, now))
  for (let day = dayNumberOf(group.openedAt); day <= last; day += 1) {
    const date = dateOfDay(day)
    if (!reportedOn.includes(date)) missing.push(date)
  }
  return missing
}
