/**
 * Sign-off: two different people, both PINs checked here and now, then one event with the whole sheet.
 * A power cut before the commit leaves an unsigned shift; after it, a signed one; nothing in between.
 */
import { canonicalJson, toHex, utf8 } from '#shared/foundation/bytes.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import type { workCalls } from '#shared/contract/calls/work.ts'
import type { ShiftDetail } from '#shared/contract/views.ts'
import { shiftSigned } from '#shared/handover/events.ts'
import { HANDOVER_SECTIONS } from '#shared/handover/sections.ts'
import { handoverReady } from '#shared/handover/rules/ready.ts'
import type { ShiftState } from '#shared/handover/state.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { findShift } from '../../store/tables/shift-table.ts'
import { type Desk, personOf } from '../desk.ts'
import { sha256 } from '../device-keys.ts'
import { signer } from '../signature.ts'
import { getShift, countOpenCases, openCases, sheetOf } from './view.ts'

type Input = CallInput<typeof workCalls, 'shift.sign'>

export async function sign(desk: Desk, input: Input, actor: Actor): Promise<Result<ShiftDetail>> {
  const early = obstacle(desk, input)
  if (early) return early
  const outgoing = await signer(desk, input.outgoing, 'outgoing')
  if (!outgoing.ok) return outgoing
  const incoming = await signer(desk, input.incoming, 'incoming')
  if (!incoming.ok) return incoming
  const trainee = [outgoing.value, incoming.value].findIndex(({ role }) => role === 'trainee')
  if (trainee >= 0) {
    // S1-03 knows trainees; that they do not sign alone is this project's own safeguard (catalogue R-005).
    return refused('trainee_may_not_sign', 'a trainee does not sign', {
      field: `${trainee === 0 ? 'outgoing' : 'incoming'}.employeeNo`,
    })
  }
  // The PINs took a moment: everything is looked at again inside the transaction.
  const written = desk.book.write(actor, (writer) => {
    const late = obstacle(desk, input)
    if (late) return late
    const folded = findShift(writer.db, input.shiftId)?.folded
    const state = folded?.state
    const lines = state && sheetOf(state)
    if (!folded || !state || !lines)
      return refused('unknown_shift', 'there is no such shift', { field: 'shiftId' })
    const signedAt = formatInstant(desk.book.now())
    const sheet = {
      key: state.key,
      signedAt,
      lines,
      differences: input.differences.map(({ line, cause, supervisor }) => ({
        line,
        cause,
        supervisor,
      })),
      carryOverTotal: countOpenCases(desk),
      carryOver: openCases(desk).map(({ caseId, caseNumber, assignedTo }) => ({
        caseId,
        caseNumber,
        assignedTo: assignedTo ?? incoming.value.employeeNo,
      })),
      outgoing: { ...outgoing.value, at: signedAt },
      incoming: { ...incoming.value, at: signedAt },
      sessionId: desk.book.newId(),
      previous: state.previous,
      seenVersion: folded.version,
    }
    const digest = toHex(sha256(utf8(canonicalJson(sheet))))
    return accepted(
      writer.append(shiftSigned, input.shiftId, { ...sheet, digest, note: input.note }),
    )
  })
  return written.ok ? getShift(desk, input.shiftId) : written
}

/** Everything that can be refused without looking at a PIN. */
function obstacle(desk: Desk, input: Input): ReturnType<typeof refused> | null {
  const folded = findShift(desk.book.db, input.shiftId)?.folded
  const state = folded?.state
  if (!folded || !state)
    return refused('unknown_shift', 'there is no such shift', { field: 'shiftId' })
  if (folded.unknown > 0) return refused('needs_update', 'this shift needs a newer program')
  if (state.signed) return refused('already_signed', 'this shift is signed', { source: 'S4-15(3)' })
  if (folded.version !== input.seenVersion) {
    return refused('changed_meanwhile', 'the sheet changed since it was shown', {
      field: 'seenVersion',
    })
  }
  if (sheetOf(state) === null)
    return refused('not_counted', 'count first', { field: 'lines', source: 'S4-10' })
  if (sameEmployee(input.outgoing.employeeNo, input.incoming.employeeNo)) {
    return refused('same_person', 'two different people sign', {
      field: 'incoming.employeeNo',
      source: 'S4-15(2)',
    })
  }
  return differenceObstacle(desk, input, state) ?? blockerObstacle(desk, input, state)
}

function differenceObstacle(
  desk: Desk,
  input: Input,
  state: ShiftState,
): ReturnType<typeof refused> | null {
  const lines = input.differences.map(({ line }) => line)
  const stray = lines.findIndex(
    (line, at) => lines.indexOf(line) !== at || !state.lines.some(({ name }) => name === line),
  )
  if (stray >= 0) {
    return refused('unknown_line', 'this line is not on the sheet, or twice', {
      field: `differences.${stray}.line`,
    })
  }
  const index = input.differences.findIndex(({ supervisor }) => {
    const person = personOf(desk, supervisor)
    return !person?.active || !isSupervisor(person.role)
  })
  return index < 0
    ? null
    : refused('unknown_person', 'a difference names a supervisor', {
        field: `differences.${index}.supervisor`,
      })
}

function blockerObstacle(
  desk: Desk,
  input: Input,
  state: ShiftState,
): ReturnType<typeof refused> | null {
  const now = desk.book.now()
  const answer = handoverReady({
    sections: HANDOVER_SECTIONS.map((name) => ({ name, reviewed: input.reviewed.includes(name) })),
    signatures: (['outgoing', 'incoming'] as const).map((role) => ({
      role,
      name: input[role].employeeNo,
      employeeNo: input[role].employeeNo,
      at: now,
      sessionId: input.shiftId,
    })),
    issues: [],
    carryOver: openCases(desk).map(({ caseId, assignedTo }) => ({ id: caseId, assignedTo })),
    lines: (sheetOf(state) ?? []).map((line) => ({
      name: line.name,
      ok: line.difference === 0,
      difference: input.differences.find((difference) => difference.line === line.name) ?? null,
    })),
    log: { missing: [] },
  })
  const blocker = answer.blockers[0]
  if (blocker === undefined) return null
  const [code = blocker, subject = ''] = blocker.split(':')
  return refused(code, 'the shift cannot be signed yet', {
    field: FIELD_OF_BLOCKER[code] ?? 'shiftId',
    source: 'S4-15(3)',
    params: { subject },
  })
}

const FIELD_OF_BLOCKER: Readonly<Record<string, string>> = {
  section_not_reviewed: 'reviewed',
  unreconciled: 'differences',
  unassigned_carry_over: 'carryOver',
}
