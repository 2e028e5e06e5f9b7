/** Which reports fall due, for which period, when (catalogue §5, C-14; ). */
import { type DayNumber, dateOfDay, dayEndMs, dayNumberOfDate } from '../calendar/day-number.ts'
import { clockState } from '../complaint/rules/clock/deadline-state.ts'
import type { DeadlineState } from '../complaint/rules/types.ts'
import {
  type BusinessDate,
  type EpochMs,
  formatEndOfDay,
  isBusinessDate,
  startOfDay,
} from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import type { Rules } from '../pack/rules-pack.ts'
import type { PeriodKind, ReportKind } from './enumerations.ts'
import { type DaySpan, type Period, periodAround, periodOf, spanOf, weekDueDay } from './periods.ts'

export interface ReportDue {
  readonly kind: ReportKind
  /** `event` for a report that a case asks for and not the calendar. */
  readonly every: PeriodKind | 'event'
  readonly period: Period
  /** End of the due day, as written in answers. */
  readonly dueAt: string
  readonly dueMs: EpochMs
  /** It needs its author's words beside the figures. */
  readonly written: boolean
  readonly source: string
  /** `project` where the sources name the report and not its day. */
  readonly origin: string
  /** The case that asks for it; null for what the calendar asks for. */
  readonly caseId: string | null
}

/** The days of a group complaint, from its beginning to its end, the last day included; null while it lasts. */
export interface GroupCaseDays {
  readonly caseId: string
  readonly from: BusinessDate
  readonly to: BusinessDate | null
}

/** The calendar's reach: the period before the first day and after the last still has a date. */
const EARLIEST: BusinessDate = '1900-01-01'
const LATEST: BusinessDate = '9990-12-31'

/** Longest range that is answered at once. */
const LONGEST_RANGE_DAYS = 3660

/**
 * Every report of the profile whose due day lies in the half-open range, earliest first. A period ends in
 * +08:00; a week runs and is due as `reportWeek` says. A group complaint asks for its plan on its first
 * day and for a report on every day it lasts (S3-33). Refuses dates that do not exist, a range without a
 * day, one of more than ten years and one that leaves the years 1900 to 9990.
 */
export function reportSchedule(
  profile: Pick<ProfilePack, 'reports' | 'eventReports' | 'reportWeek'>,
  range: Period,
  groupCases: readonly GroupCaseDays[] = [],
): Result<readonly ReportDue[]> {
  const span = spanOf(range, 'S2-21')
  if (!span.ok) return span
  if (range.from < EARLIEST || range.to > LATEST) {
    return refused('invalid_input', 'a range within the years 1900 to 9990', {
      field: range.from < EARLIEST ? 'from' : 'to',
      source: 'S2-21',
    })
  }
  if (span.value.next - span.value.first > LONGEST_RANGE_DAYS) {
    return refused('invalid_input', 'a range of at most ten years', {
      field: 'to',
      source: 'S2-21',
    })
  }
  const due = profile.reports.flatMap((rule) =>
    calendarReports(rule, profile.reportWeek, span.value),
  )
  for (const [index, group] of groupCases.entries()) {
    const badDate = !isBusinessDate(group.from) ? 'from' : impossibleEnd(group) ? 'to' : null
    if (badDate !== null) {
      return refused('invalid_input', 'a group case begins and then ends', {
        field: `groupCases.${index}.${badDate}`,
        source: 'S3-33',
      })
    }
    due.push(...profile.eventReports.flatMap((rule) => groupReports(rule, group, span.value)))
  }
  return accepted(due.sort((a, b) => a.dueMs - b.dueMs))
}

/** Where a report stands: sent at the end of its day is in time, a second later is late (T-83). */
export function reportState(
  report: Pick<ReportDue, 'dueMs' | 'period'>,
  submittedAt: EpochMs | null,
  context: { readonly now: EpochMs; readonly rules: Rules },
): DeadlineState {
  const startMs = startOfDay(report.period.from)
  const clock = { startMs, dueMs: report.dueMs, unit: 'same_day' as const }
  return clockState(clock, { now: context.now, doneAt: submittedAt }, context.rules)
}

function calendarReports(
  rule: ProfilePack['reports'][number],
  week: ProfilePack['reportWeek'],
  range: DaySpan,
): ReportDue[] {
  const found: ReportDue[] = []
  // The first period that can still be due in the range ended up to `dueDays` before it.
  let period = periodAround(rule.period, range.first - (rule.dueDays ?? 7) - 1, week.startsOn)
  while (period.first < range.next) {
    const due = dueDayOf(rule, period, week)
    if (due >= range.first && due < range.next) {
      found.push(reportOn(due, { ...rule, every: rule.period, caseId: null }, period))
    }
    period = periodAround(rule.period, period.next, week.startsOn)
  }
  return found
}

function dueDayOf(
  rule: ProfilePack['reports'][number],
  period: DaySpan,
  week: ProfilePack['reportWeek'],
): DayNumber {
  return rule.dueDays === null ? weekDueDay(period, week.dueOn) : period.next - 1 + rule.dueDays
}

function groupReports(
  rule: ProfilePack['eventReports'][number],
  group: GroupCaseDays,
  range: DaySpan,
): ReportDue[] {
  const first = dayNumberOfDate(group.from)
  const last = group.to === null ? range.next - 1 : dayNumberOfDate(group.to)
  const until = rule.rhythm === 'once' ? first : last
  const found: ReportDue[] = []
  for (let day = Math.max(first, range.first); day <= until && day < range.next; day += 1) {
    const about = { ...rule, every: 'event' as const, caseId: group.caseId }
    found.push(reportOn(day, about, { first: day, next: day + 1 }))
  }
  return found
}

function reportOn(
  due: DayNumber,
  about: Pick<ReportDue, 'kind' | 'every' | 'written' | 'source' | 'origin' | 'caseId'>,
  period: DaySpan,
): ReportDue {
  return {
    kind: about.kind,
    every: about.every,
    period: periodOf(period),
    dueAt: formatEndOfDay(dateOfDay(due)),
    dueMs: dayEndMs(due),
    written: about.written,
    source: about.source,
    origin: about.origin,
    caseId: about.caseId,
  }
}

function impossibleEnd(group: GroupCaseDays): boolean {
  return group.to !== null && (!isBusinessDate(group.to) || group.to < group.from)
}
