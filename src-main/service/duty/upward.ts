/** Reports upward: written, what the leader said, carried out, told to the leader passed over (S4-17). */
import { shiftEndAt } from '#shared/complaint/rules/promise/after-report.ts'
import { checkEscalation } from '#shared/complaint/rules/promise/escalation.ts'
import { blank } from '#shared/complaint/rules/gap.ts'
import type { dutyCalls } from '#shared/contract/calls/duty.ts'
import type { UpwardDetail } from '#shared/contract/duty-view.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import { checkInstruction } from '#shared/duty/leader-instruction.ts'
import {
  upwardCarriedOut,
  upwardInstructionNoted,
  upwardLeaderTold,
  upwardReported,
} from '#shared/duty/upward-events.ts'
import { type UpwardReportState, upwardObstacle } from '#shared/duty/upward-state.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { EventType, PayloadOf } from '#shared/log/event-type.ts'
import { findUpward } from '../../store/tables/duty-table.ts'
import { type Desk, packsOf } from '../desk.ts'
import { msOf } from './checks.ts'
import { upwardDetail } from './upward-view.ts'

type In<Name extends keyof typeof dutyCalls> = CallInput<typeof dutyCalls, Name>

const INSTRUCTION = 'S4-17(4)'
const AFTERWARDS = 'S4-17(3)'

export function getReport(desk: Desk, reportId: string): Result<UpwardDetail> {
  const found = findUpward(desk.book.db, reportId)
  const detail = found && upwardDetail(desk, found)
  return detail ? accepted(detail) : unknownReport()
}

function unknownReport() {
  return refused('unknown_report', 'there is no such report', { field: 'reportId' })
}

/** One that skips a level owes the direct leader a word by the end of the shift (R-265, T-84). */
export function reportUpward(
  desk: Desk,
  input: In<'upward.report'>,
  actor: Actor,
): Result<UpwardDetail> {
  const { reportId, reason, to, skippedLevel, content } = input
  if (blank(content)) {
    return refused('field_required', 'what is reported', { field: 'content', source: 'S4-17(3)' })
  }
  const { rules, calendar } = packsOf(desk)
  const emergencyReason = skippedLevel ? trimmed(input.emergencyReason) : null
  const directLeader = skippedLevel ? input.directLeader : null
  const now = desk.book.now()
  const request = { reason, to, at: now, skippedLevel, emergencyReason, directLeader }
  const checked = checkEscalation(request, rules)
  if (!checked.ok) return checked
  const { priority, afterReport } = checked.value
  const written = desk.book.write(actor, (writer) => {
    const folded = findUpward(writer.db, reportId)?.folded
    if ((folded?.unknown ?? 0) > 0)
      return refused('needs_update', 'this report needs a newer program')
    // The same click twice.
    if (folded) return accepted(null)
    writer.append(upwardReported, reportId, {
      at: formatInstant(now),
      reason,
      priority,
      to,
      skippedLevel,
      directLeader,
      tellLeaderBy: afterReport ? formatInstant(shiftEndAt(afterReport.startAt, calendar)) : null,
      content: content.trim(),
      emergencyReason,
    })
    return accepted(null)
  })
  return written.ok ? getReport(desk, reportId) : written
}

export function noteInstruction(
  desk: Desk,
  input: In<'upward.noteInstruction'>,
  actor: Actor,
): Result<UpwardDetail> {
  const { instructionId, at, from, text, toCarryOut } = input
  const checked = checkInstruction({ from, text, givenAt: msOf(at), executedAt: null })
  if (!checked.ok) return checked
  const payload = { instructionId, at, toCarryOut, from: from.trim(), text: text.trim() }
  return write(desk, input, actor, upwardInstructionNoted, INSTRUCTION, payload)
}

export function carryOut(
  desk: Desk,
  input: In<'upward.carryOut'>,
  actor: Actor,
): Result<UpwardDetail> {
  const { instructionId, at } = input
  const payload = { instructionId, at, result: trimmed(input.result) }
  return write(desk, input, actor, upwardCarriedOut, INSTRUCTION, payload)
}

export function tellLeader(
  desk: Desk,
  input: In<'upward.tellLeader'>,
  actor: Actor,
): Result<UpwardDetail> {
  return write(desk, input, actor, upwardLeaderTold, AFTERWARDS, { at: input.at })
}

const OBSTACLES: Readonly<Record<string, string>> = {
  already_recorded: 'this was written already',
  not_there: 'there is no such instruction',
  before_instruction: 'nothing is carried out before it was said',
  nothing_owed: 'nobody was passed over',
}

/** Everything a report can get written on it: what every fold would refuse is refused here first. */
function write<Type extends EventType>(
  desk: Desk,
  {
    reportId,
    seenVersion,
    at,
  }: {
    readonly reportId: string
    readonly seenVersion: number
    readonly at: string
  },
  actor: Actor,
  type: Type,
  source: string,
  payload: PayloadOf<Type> & object,
): Result<UpwardDetail> {
  const written = desk.book.write(actor, (writer) => {
    const folded = findUpward(writer.db, reportId)?.folded
    if (!folded) return unknownReport()
    const { state, unknown, version } = folded
    if (!state || unknown > 0) return refused('needs_update', 'this report needs a newer program')
    const obstacle = upwardObstacle(state, {
      type: type.type,
      payload: payload as Record<string, unknown>,
    })
    // The same click twice.
    if (obstacle === 'already_recorded' && standsAlready(state, type, payload)) {
      return accepted(null)
    }
    if (obstacle !== null) {
      const field =
        obstacle === 'before_instruction'
          ? 'at'
          : 'instructionId' in payload
            ? 'instructionId'
            : 'reportId'
      return refused(obstacle, OBSTACLES[obstacle] ?? 'not possible now', { field, source })
    }
    const time = timeFault(desk, state, at, source)
    if (time) return time
    if (version !== seenVersion) {
      return refused('changed_meanwhile', 'the report changed since it was shown', {
        field: 'seenVersion',
      })
    }
    return accepted(writer.append(type, reportId, payload))
  })
  return written.ok ? getReport(desk, reportId) : written
}

/** True when exactly this was written on the report before. */
function standsAlready(state: UpwardReportState, { type }: EventType, payload: object): boolean {
  const said = payload as Readonly<Record<string, unknown>>
  const instruction = state.instructions.find(
    ({ instructionId }) => instructionId === said['instructionId'],
  )
  const standing = {
    [upwardInstructionNoted.type]: instruction,
    [upwardCarriedOut.type]: instruction?.carriedOut,
    [upwardLeaderTold.type]: state.leaderTold,
  }[type] as Readonly<Record<string, unknown>> | null | undefined
  return !!standing && Object.entries(said).every(([name, value]) => standing[name] === value)
}

function timeFault(desk: Desk, state: UpwardReportState, at: string, source: string) {
  if (msOf(at) > desk.book.now()) {
    return refused('in_the_future', 'this moment is still to come', { field: 'at', source })
  }
  // Screens write to the minute, a report is written to the second.
  return msOf(at) + 60_000 <= msOf(state.at)
    ? refused('before_report', 'nothing is answered before it was reported', {
        field: 'at',
        source,
      })
    : null
}

function trimmed(text: string | null): string | null {
  return blank(text) ? null : (text ?? '').trim()
}
