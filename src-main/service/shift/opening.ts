/** Opening a shift: from the last signed closing, which stands locked beside what is counted now. */
import type { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { CallInput, CallOutput } from '#shared/contract/gate.ts'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import {
  MINUTE_MS,
  businessDateOf,
  formatInstant,
  isBusinessDate,
  startOfDay,
} from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { type ShiftKey, shiftId as idOf, shiftOpened } from '#shared/handover/events.ts'
import { attendanceCheck } from '#shared/handover/rules/attendance.ts'
import type { Attendance, OpeningLine, PreviousShift } from '#shared/handover/sheet.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { ProfilePack } from '#shared/pack/profile-pack.ts'
import { findShift, findShiftBefore } from '../../store/tables/shift-table.ts'
import { pastInstant } from '../complaint/decision.ts'
import { type Desk, packsOf } from '../desk.ts'
import { matchLines } from './lines.ts'
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
): Result<CallOutput<typeof shiftCalls, 'shift.prepare'>> {
  if (!isBusinessDate(key.date)) return wrongDate()
  const { profile, rules } = packsOf(desk)
  const start = startOf(desk, key)
  return accepted({
    ...start,
    lines: start.lines.map((line) => ({ ...line, minimum: minimumOf(profile, line.name) })),
    startsAt: formatInstant(startsAt(profile, key)),
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
  if (!isBusinessDate(key.date) || key.date > businessDateOf(now)) return wrongDate()
  const start = startOf(desk, key)
  const lines = matchLines(start.lines, input.lines, (line, given) => ({
    ...line,
    opening: given.opening,
  }))
  if (!lines.ok) return lines
  const mismatch = lines.value.findIndex(
    (line) => line.previousClosing !== null && line.previousClosing !== line.opening,
  )
  if (mismatch >= 0 && mismatchReason === null) {
    return refused('opening_mismatch', 'the opening differs from the closing before: say why', {
      field: `lines.${mismatch}.opening`,
      source: 'S4-10',
    })
  }
  const attendance = attendanceOf(desk, input)
  if (!attendance.ok) return attendance
  const shiftId = idOf(key)
  const written = desk.book.write(actor, (writer) => {
    if (findShift(writer.db, shiftId)) {
      return refused('double_shift', 'this shift is open already', {
        field: 'key',
        source: 'S4-15(2)',
      })
    }
    return accepted(
      writer.append(shiftOpened, shiftId, {
        key,
        openedAt: formatInstant(now),
        onDuty: actor.employeeNo,
        attendance: attendance.value,
        previous: start.previous,
        openingUnverified: start.previous === null,
        lines: lines.value,
        mismatchReason: mismatch >= 0 ? mismatchReason : null,
      }),
    )
  })
  return written.ok ? getShift(desk, shiftId) : written
}

/** When the person came, held against the beginning of the shift: late is a fact and no bar (S4-15(1)). */
function attendanceOf(desk: Desk, { key, arrival }: Input): Result<Attendance | null> {
  if (arrival === null) return accepted(null)
  const { rules, profile } = packsOf(desk)
  const arrivedAt = pastInstant(arrival.arrivedAt, 'arrival.arrivedAt', desk.book.now())
  if (!arrivedAt.ok) return arrivedAt
  const begins = startsAt(profile, key)
  const judged = attendanceCheck(arrival.kind, arrivedAt.value, begins, rules.pack)
  if (!judged.ok) return judged
  const { minutesEarly, ok, source } = judged.value
  return accepted({
    kind: arrival.kind,
    arrivedAt: formatInstant(arrivedAt.value),
    startsAt: formatInstant(begins),
    minutesEarly,
    ok,
    source,
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
  return refused('wrong_date', 'a shift is opened on its day', { field: 'key.date' })
}
