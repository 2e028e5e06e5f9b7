/** Until when something has to be done about a row of a register, and when that rings. */
import { endOfWorkingDays } from '../calendar/term-of-days.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { type Alarm, type AlarmRules, alarmsOfClock } from '../complaint/alarm/alarms.ts'
import type { GivenClock } from '../complaint/alarm/kinds.ts'
import type { DeadlineUnit } from '../complaint/rules/types.ts'
import { parseInstant } from '../foundation/instant.ts'
import type { Rules } from '../pack/rules-pack.ts'
import { isOpenRow, ownerOf } from './standing.ts'
import { type RegisterState, dueAtOf } from './state.ts'

export interface RowClock {
  readonly clock: GivenClock
  readonly startAt: string
  readonly dueAt: string
  readonly unit: DeadlineUnit
  /** The section that sets the time, or the one whose silence the organisation filled. */
  readonly source: string
}

/**
 * The clock of a row, which stays when it was met. A lost card by its product's term (S4-11(3)) and a
 * payment by telephone on its own day (S4-05(4)) have the time of their source; a difference (S4-09(5)) and
 * an exception, first until its payment point was reached (S4-05(2)), that of the organisation. Null for
 * a row that asks nothing more of anybody.
 */
export function clockOfRow(
  state: RegisterState,
  rules: Rules,
  calendar: WorkCalendar,
): RowClock | null {
  const startAt = state.recorded.at
  const dueAt = dueAtOf(state)
  switch (state.register) {
    case 'transfer':
      return null
    case 'loss':
      return dueAt === null || state.recorded.decision === 'refused'
        ? null
        : {
            clock: 'loss_follow_up',
            startAt,
            dueAt,
            unit: 'natural_days',
            source: state.recorded.source,
          }
    case 'phone_payment':
      return dueAt === null
        ? null
        : { clock: 'phone_payment', startAt, dueAt, unit: 'same_day', source: 'S4-05(4)' }
    case 'difference':
      return chosen('difference_open', startAt, rules, calendar)
    case 'exception':
      return state.contacts.length === 0
        ? chosen('exception_contact', startAt, rules, calendar)
        : chosen('exception_open', startAt, rules, calendar)
  }
}

/** Every alarm of a row, earliest first, past ones too; silent once nothing is open on it. */
export function alarmsOfRow(state: RegisterState, by: AlarmRules): Alarm[] {
  const running = isOpenRow(state) ? clockOfRow(state, by.rules, by.calendar) : null
  if (running === null) return []
  return alarmsOfClock(
    {
      kind: 'register',
      recordId: state.rowId,
      caseNumber: null,
      handler: ownerOf(state),
    },
    { ...running, subject: running.clock },
    by,
  )
}

function chosen(
  clock: 'difference_open' | 'exception_contact' | 'exception_open',
  startAt: string,
  rules: Rules,
  calendar: WorkCalendar,
): RowClock | null {
  const start = parseInstant(startAt)
  if (!start.ok) return null
  const { workingDays, source } = rules.pack.counterTerms[clock]
  return {
    clock,
    startAt,
    dueAt: endOfWorkingDays(calendar, start.value, workingDays),
    unit: workingDays === 0 ? 'same_day' : 'working_days',
    source,
  }
}
