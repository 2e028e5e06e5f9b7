/**
 * Clocks that run on something else than a case (catalogue §4.4): a card to be replaced, a week's
 * report, a wrong answer, a report that skipped a level. They answer the same shape as the clocks of a
 * case, so that one list shows them all.
 */
import {
  type DayNumber,
  dateOfDay,
  dayEndMs,
  dayNumberOf,
  dayNumberOfDate,
  dayStartMs,
  isMoment,
} from '../calendar/day-number.ts'
import { clockState } from '../complaint/rules/clock/deadline-state.ts'
import type { Deadline, DeadlineKind } from '../complaint/rules/types.ts'
import {
  type BusinessDate,
  type EpochMs,
  MINUTE_MS,
  formatEndOfDay,
  formatInstant,
  isBusinessDate,
} from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import type { Rules } from '../pack/rules-pack.ts'
import { weekAround, weekDueDay } from '../report/periods.ts'

export interface TaskContext {
  readonly now: EpochMs
  readonly rules: Rules
}

type Done = EpochMs | null

/**
 * Until when the holder comes with the identity document, or writes down what was said by phone
 * (S4-11(3), R-246): end of the `days`-th calendar day after the report, the day of the report not
 * counted. Past it the clock is `overdue`; nothing is cancelled by itself, because no source says what
 * follows. Refuses days that are no integer ≥ 1 and a term done before it began.
 */
export function replacementDeadline(
  task: {
    readonly reportedAt: EpochMs
    readonly doneAt: Done
    /** The product's term; absent = the length of the rules pack. */
    readonly days?: number
    readonly source?: string
  },
  context: TaskContext,
): Result<Deadline> {
  const rule = context.rules.deadlineByKind.replacement
  const days = task.days ?? rule.length
  const source = task.source ?? rule.source
  if (!Number.isSafeInteger(days) || days < 1 || days > 366) {
    return refused('invalid_input', 'a term is 1 to 366 days', { field: 'days', source })
  }
  if (!isMoment(task.reportedAt)) return noMoment('reportedAt', source)
  const received = dayNumberOf(task.reportedAt)
  const trace = [
    `${dateOfDay(received)} received, not counted`,
    `${dateOfDay(received + days)} after ${days} natural days`,
  ]
  const done = { doneAt: task.doneAt, doneField: 'doneAt' }
  return dated(
    'replacement',
    { startMs: task.reportedAt, ...done, ...endOfDay(received + days), trace, source },
    context,
  )
}

/**
 * The report of a week (S4-42(11), R-320): due at the end of the profile's report day, Saturday unless the
 * organisation says otherwise. Sent at 24:00 is still in time (T-83). The week is the one that is reported
 * on, by its first and last day, both included; never the day of sending, which lies in the week after when
 * a week runs from Saturday to Friday. Refuses by field a week that is not the profile's.
 */
export function weeklyReportDeadline(
  task: {
    readonly week: { readonly firstDay: BusinessDate; readonly lastDay: BusinessDate }
    readonly submittedAt: Done
  },
  profile: ProfilePack,
  context: TaskContext,
): Result<Deadline> {
  const { startsOn, dueOn, source } = profile.reportWeek
  const { firstDay, lastDay } = task.week
  const week = isBusinessDate(firstDay) ? weekAround(dayNumberOfDate(firstDay), startsOn) : null
  if (week === null || dateOfDay(week.first) !== firstDay) {
    return refused('invalid_input', `a report week begins on ${startsOn}`, {
      field: 'week.firstDay',
      source,
    })
  }
  if (dateOfDay(week.next - 1) !== lastDay) {
    return refused('invalid_input', 'a report week ends on its seventh day', {
      field: 'week.lastDay',
      source,
    })
  }
  const due = weekDueDay(week, dueOn)
  return dated(
    'weekly_report',
    {
      startMs: dayStartMs(week.first),
      doneAt: task.submittedAt,
      doneField: 'submittedAt',
      ...endOfDay(due),
      trace: [`${dateOfDay(due)} same_day`],
      source,
    },
    context,
  )
}

/** A wrong answer is put right at once and stays open until the customer is reached (S4-25(8), T-77). */
export function correctiveCallbackDeadline(
  task: { readonly foundAt: EpochMs; readonly reachedAt: Done },
  context: TaskContext,
): Result<Deadline> {
  const { length, source } = context.rules.deadlineByKind.corrective_callback
  if (!isMoment(task.foundAt)) return noMoment('foundAt', source)
  const dueMs = task.foundAt + length * MINUTE_MS
  return dated(
    'corrective_callback',
    {
      startMs: task.foundAt,
      doneAt: task.reachedAt,
      doneField: 'reachedAt',
      dueMs,
      dueAt: formatInstant(dueMs),
      trace: [`${formatInstant(task.foundAt)} plus ${length} minutes`],
      source,
    },
    context,
  )
}

/**
 * The report to the direct leader after one that skipped a level (S4-17(3), R-265, T-84). The source
 * names no time; the organisation chose the end of the shift. Refuses a shift that ended before.
 */
export function afterReportDeadline(
  task: {
    readonly escalatedAt: EpochMs
    readonly shiftEndsAt: EpochMs
    readonly reportedAt: Done
  },
  context: TaskContext,
): Result<Deadline> {
  const { source } = context.rules.deadlineByKind.after_report
  if (!isMoment(task.escalatedAt)) return noMoment('escalatedAt', source)
  if (!isMoment(task.shiftEndsAt) || task.shiftEndsAt < task.escalatedAt) {
    return refused('invalid_input', 'the shift ends after the report that skipped a level', {
      field: 'shiftEndsAt',
      source,
    })
  }
  return dated(
    'after_report',
    {
      startMs: task.escalatedAt,
      doneAt: task.reportedAt,
      doneField: 'reportedAt',
      dueMs: task.shiftEndsAt,
      dueAt: formatInstant(task.shiftEndsAt),
      trace: [],
      source,
    },
    context,
  )
}

interface DatedTask {
  readonly startMs: EpochMs
  readonly doneAt: Done
  readonly doneField: string
  readonly dueMs: EpochMs
  readonly dueAt: string
  readonly trace: string[]
  readonly source: string
}

function noMoment(field: string, source: string): ReturnType<typeof refused> {
  return refused('invalid_input', 'a moment is missing', { field, source })
}

function endOfDay(day: DayNumber): Pick<DatedTask, 'dueMs' | 'dueAt'> {
  return { dueMs: dayEndMs(day), dueAt: formatEndOfDay(dateOfDay(day)) }
}

function dated(kind: DeadlineKind, task: DatedTask, { now, rules }: TaskContext): Result<Deadline> {
  const { startMs, dueMs, doneAt, source } = task
  if (doneAt !== null && !(doneAt >= startMs)) {
    return refused('invalid_input', 'nothing is done before it began', {
      field: task.doneField,
      source,
    })
  }
  const { unit } = rules.deadlineByKind[kind]
  return accepted({
    kind,
    startAt: formatInstant(startMs),
    dueAt: task.dueAt,
    unit,
    state: clockState({ startMs, dueMs, unit }, { now, doneAt }, rules),
    provisional: false,
    source,
    trace: task.trace,
  })
}
