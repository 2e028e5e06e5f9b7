/** Opening a shift: from the last signed closing, which stands locked beside what is counted now. */
import type { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { CallInput, CallOutput } from '#shared/contract/gate.ts'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { dutyArrived } from '#shared/duty/events.ts'
import {
  type EpochMs,
  MINUTE_MS,
  businessDateOf,
  formatInstant,
  isBusinessDate,
  startOfDay,
} from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { type ShiftKey, shiftId as idOf, shiftOpened } from '#shared/handover/events.ts'
import { checkBackEntry } from '#shared/handover/rules/back-entry.ts'
import type { OpeningLine, PreviousShift } from '#shared/handover/sheet.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { ProfilePack } from '#shared/pack/profile-pack.ts'
import { findDay } from '../../store/tables/day-close-table.ts'
import { findShift, findShiftBefore, findSignedShiftAfter } from '../../store/tables/shift-table.ts'
import { type Desk, packsOf } from '../desk.ts'
import { arrivalFor, knownArrival } from './arrival.ts'
import { matchLines, pieceFault, placeIn } from './lines.ts'
import { getShift } from './view.ts'

type Input = CallInput<typeof shiftCalls, 'shift.open'>

interface Start {
  readonly previous: PreviousShift | null
  readonly unsignedPrevious: string | null
  readonly lines: OpeningLine[]
}

/** What the opening form shows. Refuses a day that is none. */
export function prepare(
  desk: Desk,
  key: ShiftKey,
  actor: Actor,
): Result<CallOutput<typeof shiftCalls, 'shift.prepare'>> {
  if (!isBusinessDate(key.date)) return wrongDate()
  const { profile, rules } = packsOf(desk)
  const start = startOf(desk, key)
  return accepted({
    ...start,
    lines: start.lines.map((line) => ({ ...line, minimum: minimumOf(profile, line.name) })),
    ...knownArrival(desk, key, actor.employeeNo, startsAt(profile, key)),
    attendanceKinds: rules.pack.attendance.map(({ kind, minutes }) => ({ kind, minutes })),
  })
}

/** What an opening starts from: the last signed closing of this post, else the profile's lines at zero. */
function startOf(desk: Desk, key: ShiftKey): Start {
  const before = findShiftBefore(desk.book.db, key)?.folded.state ?? null
  const signed = before?.signed ?? null
  const closings = new Map(signed?.lines.map((line) => [line.name, line.closing]))
  return {
    previous: before && signed ? { shiftId: before.shiftId, digest: signed.digest } : null,
    unsignedPrevious: before && !signed ? before.shiftId : null,
    lines: packsOf(desk).profile.balanceLines.map(({ code, unit }) => {
      const closing = closings.get(code) ?? null
      return { name: code, unit, opening: closing ?? 0, previousClosing: closing }
    }),
  }
}

/** A shift follows the signed closing before it; a difference to it needs a reason (S4-10, T-51). */
export function open(desk: Desk, input: Input, actor: Actor): Result<ShiftDetail> {
  const now = desk.book.now()
  const { key, mismatchReason } = input
  const late = dayObstacle(desk, key, now)
  if (late) return late
  const start = startOf(desk, key)
  const lines = matchLines(start.lines, input.lines, (line, given) => ({
    ...line,
    opening: given.opening,
  }))
  if (!lines.ok) return lines
  for (const { name, unit, opening } of lines.value) {
    const fault = pieceFault(unit, opening, placeIn(input.lines, name, 'opening'))
    if (fault) return fault
  }
  const mismatch = lines.value.findIndex(
    (line) => line.previousClosing !== null && line.previousClosing !== line.opening,
  )
  if (mismatch >= 0 && mismatchReason === null) {
    return refused('opening_mismatch', 'the opening differs from the closing before: say why', {
      field: placeIn(input.lines, lines.value[mismatch]?.name ?? '', 'opening'),
      source: 'S4-10',
    })
  }
  const begins = startsAt(packsOf(desk).profile, key)
  const came = arrivalFor(desk, input, actor.employeeNo, begins)
  if (!came.ok) return came
  const { attendance, unwritten } = came.value
  const shiftId = idOf(key)
  const written = desk.book.write(actor, (writer) => {
    const meanwhile = dayObstacle(desk, key, now)
    if (meanwhile) return meanwhile
    if (findShift(writer.db, shiftId)) {
      return refused('double_shift', 'this shift is open already', {
        field: 'key',
        source: 'S4-15(2)',
      })
    }
    if (unwritten) writer.append(dutyArrived, key.date, unwritten)
    return accepted(
      writer.append(shiftOpened, shiftId, {
        key,
        openedAt: formatInstant(now),
        onDuty: actor.employeeNo,
        attendance,
        previous: start.previous,
        openingUnverified: start.previous === null,
        lines: lines.value,
        mismatchReason: mismatch >= 0 ? mismatchReason : null,
      }),
    )
  })
  return written.ok ? getShift(desk, shiftId) : written
}

/**
 * A shift is opened on a day that has come, is not closed and is not too long ago, and before the next sheet
 * of its window is signed: what two people signed follows the sheet that stood then (S4-15(3)).
 */
function dayObstacle(desk: Desk, key: ShiftKey, now: EpochMs): ReturnType<typeof refused> | null {
  const { date } = key
  const today = businessDateOf(now)
  if (!isBusinessDate(date) || date > today) return wrongDate()
  const entered = checkBackEntry(date, today, packsOf(desk).rules.pack, 'key.date')
  if (!entered.ok) return entered
  if (findDay(desk.book.db, date)?.folded.state?.closed) {
    return refused('day_closed', 'this day is closed', { field: 'key.date', source: 'S4-42(3)' })
  }
  const after = findSignedShiftAfter(desk.book.db, key)?.folded.state ?? null
  return after === null
    ? null
    : refused('later_shift_signed', 'a later sheet of this window is signed', {
        field: 'key',
        source: 'S4-15(3)',
        params: { subject: after.shiftId },
      })
}

function startsAt({ shiftTimes }: ProfilePack, { date, period }: ShiftKey): number {
  const [hours = 0, minutes = 0] = shiftTimes[period].from.split(':').map(Number)
  return startOfDay(date) + (hours * 60 + minutes) * MINUTE_MS
}

function minimumOf({ balanceLines }: ProfilePack, line: string): number | null {
  return balanceLines.find(({ code }) => code === line)?.minimum ?? null
}

function wrongDate() {
  return refused('wrong_date', 'a shift is opened on its day', {
    field: 'key.date',
    source: 'S4-15(1)',
  })
}
