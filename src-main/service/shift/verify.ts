/** Following the chain over every sheet of this store (ADR 0019). */
import type { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { CallOutput } from '#shared/contract/gate.ts'
import { type ChainedSheet, type SheetBody, verifySheets } from '#shared/handover/rules/chain.ts'
import { shiftSigned } from '#shared/handover/events.ts'
import { chainedSheet } from '#shared/handover/state.ts'
import { canonicalJson } from '#shared/foundation/bytes.ts'
import { listAggregate, toLogged } from '../../store/log/event-table.ts'
import { listSignedShifts } from '../../store/tables/shift-table.ts'
import type { Desk } from '../desk.ts'
import { sha256 } from '../device-keys.ts'

/**
 * The sheets as screens show them, linked; and each against the event that the two signed. A sheet that
 * was changed in the file is named as `digest`, one that differs from its event as `not_as_signed`.
 */
export function verifyChain(desk: Desk): CallOutput<typeof shiftCalls, 'shift.verify'> {
  const shown = listSignedShifts(desk.book.db).flatMap(
    ({ folded }) => (folded.state && chainedSheet(folded.state)) ?? [],
  )
  const { sheets, addenda, fault } = verifySheets(shown, sha256)
  const changed = fault ? null : shown.find((each) => !isAsSigned(desk, each))
  const found = changed
    ? { shiftId: changed.shiftId, what: 'not_as_signed', where: null }
    : fault && { ...fault }
  return { ok: found === null, sheets, addenda, fault: found }
}

function isAsSigned(desk: Desk, { shiftId, sheet }: ChainedSheet): boolean {
  const { device, hubDevice } = desk.book.identity()
  return listAggregate(desk.book.db, 'shift', shiftId, device).some((event) => {
    const logged = toLogged(event, hubDevice)
    if (logged?.type !== shiftSigned.type) return false
    const { note: _note, explanations: _words, ...body } = logged.payload
    return canonicalJson(body) === canonicalJson(sheet satisfies SheetBody)
  })
}
