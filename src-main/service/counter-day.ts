/** What the counter's own day asks for: registers, reports upward, duty, the end of each day. */
import type { CounterDay } from '#shared/contract/counter-day.ts'
import {
  type BusinessDate,
  type EpochMs,
  businessDateOf,
  formatInstant,
  startOfDay,
} from '#shared/foundation/instant.ts'
import type { ProfilePack } from '#shared/pack/profile-pack.ts'
import { type Permission, may } from '#shared/staff/role.ts'
import { findDay, listUnclosedDays } from '../store/tables/day-close-table.ts'
import { listUpward } from '../store/tables/duty-table.ts'
import { reportsDueOn } from './day-close/around.ts'
import { type Desk, packsOf } from './desk.ts'
import { dutyStatus } from './duty/status.ts'
import { upwardRow } from './duty/upward-view.ts'
import { registerDeadlines } from './register/open-items.ts'

/** Today shows the top of each pile; the rooms show the rest. */
const SHOWN = 20
const MINUTE_MS = 60_000

/** Today's part of the counter's day; whoever may not enter a room is not shown what waits in it. */
export function counterDay(desk: Desk, role: string): CounterDay {
  const today = businessDateOf(desk.book.now())
  const { closed = null } = findDay(desk.book.db, today)?.folded.state ?? {}
  const reads = (permission: Permission) => may(role, permission)
  const closes = reads('shift.read')
  const unclosed = closes ? listUnclosedDays(desk.book.db, today) : []
  return {
    registerDeadlines: reads('register.read') ? deadlines(desk) : [],
    upward: reads('duty.read') ? upwardWaiting(desk) : [],
    duty: reads('duty.read') && closed === null ? dutyMissing(desk, today) : null,
    unclosed: daysOf(unclosed.filter((date) => date < today)),
    closedDoorsAt: unclosed.includes(today) ? closedDoorsAt(desk, today) : null,
    reportsDue: closes ? reportsOf(desk, today) : [],
  }
}

/** One line for all of them, so that complaints stay in sight; they are closed in their order. */
function daysOf(dates: readonly BusinessDate[]): CounterDay['unclosed'] {
  const [earliest] = dates
  return earliest === undefined ? null : { days: dates.length, earliest }
}

function deadlines(desk: Desk): CounterDay['registerDeadlines'] {
  return registerDeadlines(desk)
    .slice(0, SHOWN)
    .map(({ rowId, register, subject, amount, dueAt, state }) => ({
      rowId,
      register,
      subject,
      ...(amount && { amount }),
      dueAt,
      state,
    }))
}

function upwardWaiting(desk: Desk): CounterDay['upward'] {
  return listUpward(desk.book.db, true, 0, SHOWN).flatMap((found) => {
    const row = upwardRow(desk, found)
    if (row === null) return []
    const { reportId, at, to, reason, priority, standing, tellLeaderBy } = row
    return { reportId, at, to, reason, priority, standing, tellLeaderBy }
  })
}

function dutyMissing(desk: Desk, today: BusinessDate): CounterDay['duty'] {
  const { patrols, forms, reviewMissing } = dutyStatus(desk, today)
  const whole = patrols.done >= patrols.of && forms.done >= forms.of && reviewMissing.length === 0
  return whole
    ? null
    : {
        patrols: { done: patrols.done, of: patrols.of },
        forms: { done: forms.done, of: forms.of },
        reviewMissing: reviewMissing.length > 0,
      }
}

/** Null while the branch is open. */
function closedDoorsAt(desk: Desk, today: BusinessDate): string | null {
  const shut = shutsAt(packsOf(desk).profile, today)
  return desk.book.now() < shut ? null : formatInstant(shut)
}

/** The end of the hours that the branch serves; where no hours are kept, of its last shift. */
function shutsAt({ serviceHours, shiftTimes }: ProfilePack, date: BusinessDate): EpochMs {
  const [hours = 0, minutes = 0] = (serviceHours ?? shiftTimes.pm).to.split(':').map(Number)
  return startOfDay(date) + (hours * 60 + minutes) * MINUTE_MS
}

/** What belongs to every day's close is no news; the week's, the month's and the year's are. */
function reportsOf(desk: Desk, today: BusinessDate): CounterDay['reportsDue'] {
  return reportsDueOn(desk, today).filter(({ period }) => period !== 'day')
}
