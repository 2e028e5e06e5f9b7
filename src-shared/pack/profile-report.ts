/** What a profile says about its reports: which, for which period, when due. */
import { z } from 'zod'
import { PERIOD_KINDS, REPORT_KINDS, WEEKDAYS } from '../report/enumerations.ts'
import { cited } from './cited.ts'

/** True for a report that needs its author's words beside the figures. */
const written = z.boolean()

/** A report that comes round with the calendar. */
const report = z.strictObject({
  kind: z.enum(REPORT_KINDS),
  period: z.enum(PERIOD_KINDS),
  /**
   * Due at the end of this many days after the last day of the period; 0 = on that day itself. Null only
   * for a week, whose report day `reportWeek` names.
   */
  dueDays: z.int().min(0).max(366).nullable(),
  written,
  ...cited,
})
export type ReportRule = z.infer<typeof report>

/** A report that an event asks for: it has no period of its own. */
const eventReport = z.strictObject({
  kind: z.enum(REPORT_KINDS),
  /** `once` when the event begins, `daily` while it lasts. */
  rhythm: z.enum(['once', 'daily']),
  event: z.literal('group_case'),
  written,
  ...cited,
})

/** The fields, to spread into the profile. */
export const reportFields = {
  /** First day of a report week, and the weekday at whose end a week's report is due. */
  reportWeek: z.strictObject({
    startsOn: z.enum(WEEKDAYS),
    dueOn: z.enum(WEEKDAYS),
    ...cited,
  }),
  reports: z.array(report),
  eventReports: z.array(eventReport),
  /** A closed case is filed within this many days; longer counts in the appraisal (S2-31(6)). */
  archiving: z.strictObject({ withinDays: z.int().min(1).max(366), ...cited }),
}

/** Every week's report takes its day from `reportWeek`, and every other one from its own days. */
export function misplacedDueDays(reports: readonly ReportRule[]): number[] {
  return reports.flatMap(({ period, dueDays }, index) =>
    (period === 'week') === (dueDays === null) ? [] : [index],
  )
}
