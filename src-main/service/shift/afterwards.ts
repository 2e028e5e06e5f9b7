/** After the signatures: an addendum with both people again, and who answers for an error. */
import type { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { addendumDigest } from '#shared/handover/rules/chain.ts'
import { handoverLiability } from '#shared/handover/rules/liability.ts'
import { shiftAddendumSigned, shiftLiabilityRecorded } from '#shared/handover/side-events.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import type { Desk } from '../desk.ts'
import { sha256 } from '../device-keys.ts'
import { sheetSigner } from '../signature.ts'
import { writable, write } from './record.ts'

type In<Name extends keyof typeof shiftCalls> = CallInput<typeof shiftCalls, Name>

/** S4-15(3): what both signed is added to by both, never changed. */
export async function addendum(
  desk: Desk,
  input: In<'shift.addendum'>,
  actor: Actor,
): Promise<Result<ShiftDetail>> {
  const early = bothAgain(desk, input)
  if (!early.ok) return early
  const outgoing = await sheetSigner(desk, input.outgoing, 'outgoing')
  if (!outgoing.ok) return outgoing
  const incoming = await sheetSigner(desk, input.incoming, 'incoming')
  if (!incoming.ok) return incoming
  return write(desk, actor, input.shiftId, writable, shiftAddendumSigned, ({ addenda, signed }) => {
    const late = bothAgain(desk, input)
    if (!late.ok || signed === null) return late.ok ? notSigned() : late
    if (addenda.some(({ addendumId }) => addendumId === input.addendumId)) return accepted(null)
    const signedAt = formatInstant(desk.book.now())
    const body = {
      addendumId: input.addendumId,
      signedAt,
      sheetDigest: signed.digest,
      previousDigest: addenda.at(-1)?.digest ?? null,
      outgoing: { ...outgoing.value, at: signedAt },
      incoming: { ...incoming.value, at: signedAt },
    }
    return accepted({ ...body, digest: addendumDigest(sha256, body), text: input.text })
  })
}

/** The sheet is signed, stands as it was shown, and these two are its two. */
function bothAgain(desk: Desk, input: In<'shift.addendum'>): ReturnType<typeof writable> {
  const found = writable(desk, input.shiftId)
  if (!found.ok) return found
  const { state, version } = found.value
  if (state.signed === null) return notSigned()
  const repeated = state.addenda.some(({ addendumId }) => addendumId === input.addendumId)
  if (version !== input.seenVersion && !repeated) {
    return refused('changed_meanwhile', 'the sheet changed since it was shown', {
      field: 'seenVersion',
    })
  }
  for (const side of ['outgoing', 'incoming'] as const) {
    if (!sameEmployee(input[side].employeeNo, state.signed[side].employeeNo)) {
      return refused('not_the_signers', 'the same two people sign what is added', {
        field: `${side}.employeeNo`,
        source: 'S4-15(3)',
      })
    }
  }
  return found
}

/** S4-15(5)(6): the side follows from the error; what comes of it a supervisor decides. */
export function recordLiability(
  desk: Desk,
  { shiftId, ...input }: In<'shift.recordLiability'>,
  actor: Actor,
): Result<ShiftDetail> {
  const liable = handoverLiability(input.error)
  if (!liable.ok) return liable
  const { party, source } = liable.value
  return write(
    desk,
    actor,
    shiftId,
    writable,
    shiftLiabilityRecorded,
    ({ signed, liabilities }) => {
      if (signed === null) return notSigned()
      if (liabilities.some(({ liabilityId }) => liabilityId === input.liabilityId)) {
        return accepted(null)
      }
      const at = formatInstant(desk.book.now())
      return accepted({ at, ...input, party, source, sheetDigest: signed.digest })
    },
  )
}

function notSigned() {
  return refused('not_signed', 'the shift is not signed yet', {
    field: 'shiftId',
    source: 'S4-15(3)',
  })
}
