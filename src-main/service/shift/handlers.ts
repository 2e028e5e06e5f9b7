/** Opening, counting and signing a shift. */
import type { CallInput, Handlers } from '#shared/contract/gate.ts'
import type { workCalls } from '#shared/contract/calls/work.ts'
import type { ShiftDetail } from '#shared/contract/views.ts'
import { businessDateOf, formatInstant, isBusinessDate } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import {
  type ShiftKey,
  shiftCounted,
  shiftId as idOf,
  shiftOpened,
} from '#shared/handover/events.ts'
import { reconcileRow } from '#shared/handover/rules/reconcile.ts'
import type { OpeningLine, ShiftState } from '#shared/handover/state.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { findShift, findShiftBefore, listShifts } from '../../store/tables/shift-table.ts'
import { type Desk, type DeskSession, actorOf, packsOf } from '../desk.ts'
import { sign } from './sign.ts'
import { getShift, shiftRow } from './view.ts'

type Calls = typeof workCalls
type ShiftCalls = Pick<
  Calls,
  'shift.list' | 'shift.get' | 'shift.prepare' | 'shift.open' | 'shift.count' | 'shift.sign'
>
type In<Name extends keyof Calls> = CallInput<Calls, Name>

export function shiftHandlers(desk: Desk): Handlers<ShiftCalls, DeskSession> {
  return {
    'shift.list': (input) =>
      accepted({
        rows: listShifts(desk.book.db, input.limit).flatMap((found) => shiftRow(desk, found) ?? []),
      }),
    'shift.get': (input) => getShift(desk, input.shiftId),
    'shift.prepare': (input) => accepted(prepare(desk, input.key)),
    'shift.open': (input, session) => open(desk, input, actorOf(session)),
    'shift.count': (input, session) => count(desk, input, actorOf(session)),
    'shift.sign': (input, session) => sign(desk, input, actorOf(session)),
  }
}

interface Preparation {
  previous: { shiftId: string; digest: string } | null
  unsignedPrevious: string | null
  lines: OpeningLine[]
}

/** What an opening starts from: the last signed closing of this post, else the profile's lines at zero. */
function prepare(desk: Desk, key: ShiftKey): Preparation {
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
function open(desk: Desk, input: In<'shift.open'>, actor: Actor): Result<ShiftDetail> {
  const now = desk.book.now()
  const { key, mismatchReason } = input
  if (!isBusinessDate(key.date) || key.date > businessDateOf(now)) {
    return refused('wrong_date', 'a shift is opened on its day', { field: 'key.date' })
  }
  const prepared = prepare(desk, key)
  const lines = matchLines(prepared.lines, input.lines, (line, given) => ({
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
        previous: prepared.previous,
        openingUnverified: prepared.previous === null,
        lines: lines.value,
        mismatchReason: mismatch >= 0 ? mismatchReason : null,
      }),
    )
  })
  return written.ok ? getShift(desk, shiftId) : written
}

function count(desk: Desk, input: In<'shift.count'>, actor: Actor): Result<ShiftDetail> {
  const { shiftId } = input
  const written = desk.book.write(actor, (writer) => {
    const folded = findShift(writer.db, shiftId)?.folded
    const state = folded?.state
    if (!folded || !state)
      return refused('unknown_shift', 'there is no such shift', { field: 'shiftId' })
    if (folded.unknown > 0) return refused('needs_update', 'this shift needs a newer program')
    if (state.signed)
      return refused('already_signed', 'a signed sheet does not change', { source: 'S4-15(3)' })
    const lines = matchLines(state.lines, input.lines, (_line, given) => given)
    if (!lines.ok) return lines
    const wrong = firstWrong(state, lines.value)
    if (wrong) return wrong
    return accepted(
      writer.append(shiftCounted, shiftId, {
        at: formatInstant(desk.book.now()),
        lines: lines.value,
      }),
    )
  })
  return written.ok ? getShift(desk, shiftId) : written
}

function firstWrong(
  state: ShiftState,
  lines: readonly { in: number; out: number; closing: number }[],
) {
  for (const [index, line] of lines.entries()) {
    const answer = reconcileRow({ ...line, opening: state.lines[index]?.opening ?? 0 })
    if (!answer.ok) {
      const field = `lines.${index}.${answer.refusal.field ?? ''}`
      return { ok: false as const, refusal: { ...answer.refusal, field } }
    }
  }
  return null
}

/** Pairs what was given with the lines there are, in their order; each exactly once. */
function matchLines<Line extends { name: string }, Given extends { name: string }, Out>(
  lines: readonly Line[],
  given: readonly Given[],
  combine: (line: Line, given: Given) => Out,
): Result<Out[]> {
  const names = new Set(lines.map(({ name }) => name))
  const twice = given.findIndex(
    ({ name }, index) =>
      !names.has(name) || given.findIndex((other) => other.name === name) !== index,
  )
  if (twice >= 0)
    return refused('unknown_line', 'this line is not on the sheet, or twice', {
      field: `lines.${twice}.name`,
    })
  const out: Out[] = []
  for (const line of lines) {
    const found = given.find(({ name }) => name === line.name)
    if (!found) {
      return refused('line_missing', 'a line of the sheet was not given', {
        field: 'lines',
        source: 'S4-10',
        params: { line: line.name },
      })
    }
    out.push(combine(line, found))
  }
  return accepted(out)
}
