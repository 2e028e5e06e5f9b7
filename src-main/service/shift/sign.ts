/**
 * Sign-off: two different people, every PIN checked here and now, then one event with the whole sheet.
 * A power cut before the commit leaves an unsigned shift; after it, a signed one; nothing in between.
 */
import type { shiftCalls, SignerInput } from '#shared/contract/calls/shift.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { uuidOf } from '#shared/foundation/identifier.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { shiftSigned } from '#shared/handover/events.ts'
import { sheetDigest } from '#shared/handover/rules/chain.ts'
import { checkReadBack, readBackQuestions } from '#shared/handover/rules/read-back.ts'
import { outgoingStanding } from '#shared/handover/rules/witness.ts'
import type { ShiftSignature } from '#shared/handover/sheet.ts'
import type { ShiftState } from '#shared/handover/state.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { differenceRecorded } from '#shared/register/events.ts'
import { may } from '#shared/staff/role.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { type Desk, packsOf, personNamed } from '../desk.ts'
import { sha256 } from '../device-keys.ts'
import { sheetSigner } from '../signature.ts'
import { strayLine } from './lines.ts'
import { openItems } from './open-items.ts'
import { SIDES, type Side } from './blocker-place.ts'
import { outgoingFacts, signedAtOf, signingObstacle } from './readiness.ts'
import { mustSupervise, unsigned } from './record.ts'
import { differingOf, sheetOf } from './sheet.ts'
import { getShift, listed, registerCounts } from './view.ts'

type Input = CallInput<typeof shiftCalls, 'shift.sign'>

export async function sign(desk: Desk, input: Input, actor: Actor): Promise<Result<ShiftDetail>> {
  const early = ready(desk, input)
  if (!early.ok) return early
  const hands = new Map<Side, ShiftSignature>()
  for (const side of SIDES) {
    const given = input[side]
    if (given === null) continue
    const checked = await sheetSigner(desk, given, side)
    if (!checked.ok) return checked
    hands.set(side, { ...checked.value, at: formatInstant(signedAtOf(given, desk.book.now())) })
  }
  // The PINs took a moment: everything is looked at again inside the transaction.
  const written = desk.book.write(actor, (writer) => {
    const late = ready(desk, input)
    if (!late.ok) return late
    const { state, version } = late.value
    const [outgoing, incoming] = [hands.get('outgoing'), hands.get('incoming')]
    if (!outgoing || !incoming) throw new Error('a sheet without two signatures passed its rules')
    const open = openItems(desk)
    const answers = checkReadBack(readBackQuestions(open, sheetOf(state) ?? []), input.readBack)
    if (!answers.ok) return answers
    const signedAt = formatInstant(desk.book.now())
    const differences = explained(state, input, outgoing).map((row) => ({
      recordId: uuidOf(`difference ${input.shiftId} ${row.line}`, sha256),
      row,
    }))
    const sheet = {
      key: state.key,
      signedAt,
      lines: sheetOf(state) ?? [],
      cash: [...state.cash],
      totals: state.totals,
      differences: differences.map(({ recordId, row }) => {
        const { line, difference, reason, supervisor } = row
        return { line, difference, reason, supervisor, recordId }
      }),
      registers: registerCounts(desk, state.key.date),
      carryOverTotal: open.length,
      carryOver: listed(open),
      reviewed: [...input.reviewed],
      noticesRead: state.notices
        .map(({ noticeId }) => noticeId)
        .filter((noticeId) => input.noticesRead.includes(noticeId)),
      readBack: [...answers.value],
      outgoing,
      outgoingStanding: outgoingStanding(outgoingFacts(desk, state, outgoing.employeeNo)),
      incoming,
      witness: hands.get('witness') ?? null,
      outgoingCosigner: hands.get('outgoingCosigner') ?? null,
      incomingCosigner: hands.get('incomingCosigner') ?? null,
      sessionId: input.outgoing?.sitting ?? '',
      previous: state.previous,
      seenVersion: version,
    }
    const explanations = input.differences.map(({ line, explanation: text }) => ({ line, text }))
    for (const { recordId, row } of differences) {
      writer.append(differenceRecorded, recordId, { at: signedAt, ...row })
    }
    return accepted(
      writer.append(shiftSigned, input.shiftId, {
        ...sheet,
        digest: sheetDigest(sha256, sheet),
        note: input.note,
        explanations: explanations.length === 0 ? null : explanations,
      }),
    )
  })
  return written.ok ? getShift(desk, input.shiftId) : written
}

/** Everything that can be refused without looking at a PIN. */
function ready(desk: Desk, input: Input): ReturnType<typeof unsigned> {
  const found = unsigned(desk, input.shiftId)
  if (!found.ok) return found
  const { state, version } = found.value
  if (version !== input.seenVersion) {
    return refused('changed_meanwhile', 'the sheet changed since it was shown', {
      field: 'seenVersion',
    })
  }
  const wrong = timeObstacle(desk, input) ?? differenceObstacle(desk, input, state)
  if (wrong) return wrong
  const barred = incomingObstacle(desk, input)
  if (barred) return barred
  return signingObstacle(desk, state, openItems(desk), input) ?? found
}

/** Whoever takes a shift over works on it: somebody whose role writes on no sheet would strand it. */
function incomingObstacle(desk: Desk, { incoming }: Input): ReturnType<typeof refused> | null {
  const person = incoming && personNamed(desk, incoming.employeeNo)
  return !person || may(person.role, 'shift.write')
    ? null
    : refused('not_permitted', 'this role takes no shift over', {
        field: 'incoming.employeeNo',
        source: 'S4-15(3)',
        params: { permission: 'shift.write' },
      })
}

function timeObstacle(desk: Desk, input: Input): ReturnType<typeof refused> | null {
  const now = desk.book.now()
  const ahead = SIDES.find((side) => isAhead(input[side], now))
  return ahead === undefined
    ? null
    : refused('in_the_future', 'a signature cannot lie ahead', {
        field: `${ahead}.at`,
        source: 'S4-15(2)',
      })
}

function isAhead(given: SignerInput | null, now: number): boolean {
  return given !== null && signedAtOf(given, now) > now
}

/** What is said about differences is said about those there are, with a known reason and a supervisor. */
function differenceObstacle(
  desk: Desk,
  { differences, outgoing }: Input,
  state: ShiftState,
): ReturnType<typeof refused> | null {
  const stray = strayLine(
    differences.map(({ line }) => line),
    differingOf(state).map(({ line }) => line),
  )
  if (stray >= 0) {
    return refused('unknown_line', 'this line does not differ, or stands there twice', {
      field: `differences.${stray}.line`,
    })
  }
  const reasons = packsOf(desk).profile.differenceReasons.values
  for (const [index, { reason, supervisor }] of differences.entries()) {
    const field = `differences.${index}`
    if (!reasons.some(({ value }) => value === reason)) {
      return refused('unknown_reason', 'a difference needs one of the reasons', {
        field: `${field}.reason`,
        source: 'S4-09(5)',
      })
    }
    if (sameEmployee(supervisor, outgoing?.employeeNo ?? null)) {
      return refused('same_person', 'somebody else watches over the difference', {
        field: `${field}.supervisor`,
        source: 'S4-09(5)',
      })
    }
    const stranger = mustSupervise(desk, supervisor, `${field}.supervisor`, 'S4-09(5)')
    if (stranger) return stranger
  }
  return null
}

/**
 * Each difference as the row of the register that stays open until somebody settles it, in the name of
 * whoever hands over: whoever is signed in may be the supervisor who watched.
 */
function explained(
  state: ShiftState,
  { shiftId, differences }: Input,
  { employeeNo: recordedBy, role: recordedRole }: ShiftSignature,
) {
  return differingOf(state).flatMap(({ line, unit, difference }) => {
    const said = differences.find((one) => one.line === line)
    if (!said) return []
    const { reason, supervisor, explanation } = said
    const by = { recordedBy, recordedRole, supervisor }
    return [{ shiftId, line, unit, difference, reason, ...by, explanation }]
  })
}
