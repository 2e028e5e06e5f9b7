/** Following the chain over every sheet of this store (ADR 0019). */
import type { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { CallOutput } from '#shared/contract/gate.ts'
import { canonicalJson } from '#shared/foundation/bytes.ts'
import { shiftSigned } from '#shared/handover/events.ts'
import { type ChainFault, type ChainedSheet, verifySheets } from '#shared/handover/rules/chain.ts'
import { shiftAddendumSigned } from '#shared/handover/side-events.ts'
import { type ShiftState, chainedSheet } from '#shared/handover/state.ts'
import { type AsWritten, shownAndWritten } from '../as-written.ts'
import type { Desk } from '../desk.ts'
import { sha256 } from '../device-keys.ts'

/**
 * The sheets as screens show them, linked; and each, with its addenda, its liabilities and its words,
 * against its events, whatever the lists say. A sheet that was changed in the file is named as `digest`,
 * one that differs from its events as `not_as_signed`.
 */
export function verifyChain(desk: Desk): CallOutput<typeof shiftCalls, 'shift.verify'> {
  const all = shownAndWritten(desk.book, 'shift', signedPart)
  const shown = all.flatMap((each) => sheetOf(each) ?? [])
  const { sheets, addenda, fault } = verifySheets(shown, sha256)
  const changed = all.flatMap(({ id, same }) => (same ? [] : id))
  const found = tamperedFirst(fault, changed, shown)
  return { ok: found === null, sheets, addenda, fault: found }
}

/**
 * A link may fail although nobody touched anything: the sheet it follows lost against another. Such a
 * fault gives way to a sheet that was altered, unless it is that very sheet, or the one that follows it.
 */
function tamperedFirst(
  fault: ChainFault | null,
  changed: readonly string[],
  shown: readonly ChainedSheet[],
) {
  const [first] = changed
  if (first === undefined) return fault && { ...fault }
  const before = shown.find(({ shiftId }) => shiftId === fault?.shiftId)?.sheet.previous?.shiftId
  const explained = shown
    .map(({ shiftId }) => shiftId)
    .filter((id) => changed.includes(id) && (id === fault?.shiftId || id === before))
  return fault && explained.length > 0
    ? { ...fault }
    : { shiftId: first, what: 'not_as_signed', where: null }
}

/** What two people signed, and what is written beside it afterwards; null before they did. */
function signedPart({ key, signed, note, explanations, addenda, liabilities }: ShiftState) {
  return signed && { key, signed, note, explanations, addenda, liabilities }
}

/** The sheet as shown. One that was altered until it is no sheet cannot be followed: its event is. */
function sheetOf({ shown, written, same }: AsWritten<ShiftState>): ChainedSheet | null {
  const state = same || isSheet(shown, written) ? shown : written
  return shown?.signed && state ? chainedSheet(state) : null
}

function isSheet(shown: ShiftState | null, written: ShiftState | null): boolean {
  const { signed, key, addenda } = shown ?? {}
  const sheet = { ...signed, note: null, explanations: null }
  return (
    canonicalJson(key ?? null) === canonicalJson(written?.key ?? null) &&
    shiftSigned.payload.safeParse(sheet).success &&
    Array.isArray(addenda) &&
    addenda.every((each) => shiftAddendumSigned.payload.safeParse({ ...each, text: '-' }).success)
  )
}
