/** Until when a report upward waits for what comes next, and when that rings (S4-17). */
import { endOfWorkingDays } from '../calendar/term-of-days.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { type Alarm, type AlarmRules, alarmsOfClock } from '../complaint/alarm/alarms.ts'
import type { AlarmClock } from '../complaint/alarm/kinds.ts'
import { parseInstant } from '../foundation/instant.ts'
import type { Rules } from '../pack/rules-pack.ts'
import { type UpwardReportState, owesLeader } from './upward-state.ts'

interface UpwardClock {
  readonly clock: AlarmClock
  /** The clock, or the id of the instruction that waits. */
  readonly subject: string
  readonly startAt: string
  readonly dueAt: string
  readonly source: string
}

/**
 * What runs on a report: the word owed to the direct leader (S4-17(3)), the answer while there is none, and
 * each instruction that is not carried out (S4-17(4)), the earliest limit first. The section names no time
 * for the latter two; the organisation does.
 */
export function upwardClocks(
  state: UpwardReportState,
  rules: Rules,
  calendar: WorkCalendar,
): readonly UpwardClock[] {
  const { instructions, tellLeaderBy } = state
  const clocks: UpwardClock[] = []
  if (owesLeader(state) && tellLeaderBy !== null) {
    clocks.push({
      clock: 'after_report',
      subject: 'after_report',
      startAt: state.at,
      dueAt: tellLeaderBy,
      source: rules.deadlineByKind.after_report.source,
    })
  }
  const waiting = (clock: 'upward_answer' | 'upward_instruction', subject: string, at: string) => {
    const start = parseInstant(at)
    if (!start.ok) return
    const { workingDays, source } = rules.pack.counterTerms[clock]
    const dueAt = endOfWorkingDays(calendar, start.value, workingDays)
    clocks.push({ clock, subject, startAt: at, dueAt, source })
  }
  if (instructions.length === 0) waiting('upward_answer', 'upward_answer', state.at)
  for (const { instructionId, at, toCarryOut, carriedOut } of instructions) {
    if (toCarryOut && carriedOut === null) waiting('upward_instruction', instructionId, at)
  }
  return clocks.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))
}

/** Every alarm of a report, earliest first, past ones too; for whoever reported, and up its ladder. */
export function alarmsOfUpward(state: UpwardReportState, by: AlarmRules): Alarm[] {
  const { reportId: recordId, by: handler } = state
  const record = { kind: 'upward_report', recordId, caseNumber: null, handler } as const
  return upwardClocks(state, by.rules, by.calendar)
    .flatMap((running) => alarmsOfClock(record, running, by))
    .toSorted((a, b) => a.at - b.at)
}
