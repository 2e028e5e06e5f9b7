/** Reports of catalogue §5 and the periods they cover. Values are stored; labels are translations. */

export const REPORT_KINDS = [
  'monthly_statistics',
  'monthly_analysis',
  'annual_analysis',
  'periodic_table',
  'saturday_report',
  'daily_report',
  'daily_workload',
  'improvement_proposal',
  'crisis_plan',
  'group_daily_monitor',
] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** Periods that the calendar cuts by itself. */
export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'half_year', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** In the order of `weekdayOfDay`. */
export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const
export type Weekday = (typeof WEEKDAYS)[number]
