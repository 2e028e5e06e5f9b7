/** From a folded shift to what screens are shown. */
import type { ShiftDetail, ShiftRow } from '#shared/contract/shift-view.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { CARRY_OVER_LISTED, type CarryOverItem } from '#shared/handover/carry-over.ts'
import type { OpeningLine } from '#shared/handover/sheet.ts'
import type { ShiftState } from '#shared/handover/state.ts'
import { keptRegisters } from '#shared/register/kept.ts'
import { countRegister } from '../../store/tables/register-table.ts'
import { type FoldedShift, findShift } from '../../store/tables/shift-table.ts'
import { aggregateSync } from '../complaint/view.ts'
import { type Desk, packsOf } from '../desk.ts'
import { offersHandwriting } from '../signature.ts'
import { floatsOf } from './float.ts'
import { openItems } from './open-items.ts'
import { standingBlockers } from './readiness.ts'
import { sheetOf } from './sheet.ts'

export function shiftRow(desk: Desk, { folded, settled }: FoldedShift): ShiftRow | null {
  const { state } = folded
  if (!state) return null
  return {
    shiftId: state.shiftId,
    key: state.key,
    onDuty: state.onDuty,
    openedAt: state.openedAt,
    openingUnverified: state.openingUnverified,
    signed: state.signed !== null,
    differences: sheetOf(state)?.filter((line) => line.difference !== 0).length ?? 0,
    openIssues: state.issues.filter((issue) => issue.settled === null).length,
    conflicts: folded.conflicts.length,
    sync: settled ? 'confirmed' : aggregateSync(desk, 'shift', state.shiftId),
    version: folded.version,
  }
}

function shiftDetail(desk: Desk, found: FoldedShift): ShiftDetail | null {
  const row = shiftRow(desk, found)
  const { state } = found.folded
  if (!row || !state) return null
  const { signed } = state
  const open = signed ? signed.carryOver : openItems(desk)
  const { profile } = packsOf(desk)
  const blind = profile.blindCount.on && state.counted === null
  return {
    row,
    lines: state.lines.map((line) => shownLine(state, line, blind)),
    cash: [...(signed?.cash ?? state.cash)],
    totals: signed ? signed.totals : state.totals,
    attendance: state.attendance,
    mismatchReason: state.mismatchReason,
    previous: state.previous && { ...state.previous },
    floats: signed || blind ? [] : floatsOf(desk, state),
    issues: state.issues.map((issue) => ({ ...issue })),
    notices: state.notices.map((notice) => ({ ...notice, readBy: [...notice.readBy] })),
    registers: signed ? [...signed.registers] : registerCounts(desk, state.key.date),
    carryOverTotal: signed?.carryOverTotal ?? open.length,
    carryOver: listed(open),
    digest: signed?.digest ?? null,
    signatures: signed && {
      signedAt: signed.signedAt,
      outgoing: signed.outgoing,
      outgoingStanding: signed.outgoingStanding,
      incoming: signed.incoming,
      witness: signed.witness,
      outgoingCosigner: signed.outgoingCosigner,
      incomingCosigner: signed.incomingCosigner,
    },
    differences: signedDifferences(state),
    readBack: [...(signed?.readBack ?? [])],
    note: state.note,
    addenda: state.addenda.map(({ addendumId, signedAt, outgoing, incoming, digest, text }) => ({
      addendumId,
      signedAt,
      outgoing,
      incoming,
      digest,
      text,
    })),
    liabilities: state.liabilities.map(({ sheetDigest: _digest, ...one }) => one),
    afterSignOff: state.afterSignOff.map((event) => ({ ...event })),
    blockers: signed ? [] : [...standingBlockers(desk, state, open)],
    policy: policyOf(desk, state, blind),
  }
}

/** The sheet of one shift. */
export function getShift(desk: Desk, shiftId: string): Result<ShiftDetail> {
  const found = findShift(desk.book.db, shiftId)
  const detail = found && shiftDetail(desk, found)
  return detail
    ? accepted(detail)
    : refused('unknown_shift', 'there is no such shift', { field: 'shiftId' })
}

/** The items that a sheet names; the rest is in their number. */
export function listed(items: readonly CarryOverItem[]): CarryOverItem[] {
  return items.slice(0, CARRY_OVER_LISTED)
}

/** What the registers hold, each with what was written on this day and what is open in all. */
export function registerCounts(desk: Desk, date: string): ShiftDetail['registers'] {
  return keptRegisters(packsOf(desk).profile).map((register) => {
    const { open, written } = countRegister(desk.book.db, register, date)
    return { register, today: written, open }
  })
}

function shownLine(
  state: ShiftState,
  line: OpeningLine,
  blind: boolean,
): ShiftDetail['lines'][number] {
  const counted = state.signed?.lines ?? sheetOf(state)
  const full = counted?.find(({ name }) => name === line.name)
  if (full) return { ...full }
  const uncounted = { in: null, out: null, closing: null, expected: null, difference: null }
  // Whoever counts blind could work the expected amount out from the opening.
  const known = blind ? { opening: null, previousClosing: null } : {}
  return { ...line, ...uncounted, ...known }
}

function signedDifferences({ signed, explanations }: ShiftState): ShiftDetail['differences'] {
  return (signed?.differences ?? []).map((one) => ({
    ...one,
    explanation: explanations?.find(({ line }) => line === one.line)?.text ?? null,
  }))
}

function policyOf(desk: Desk, state: ShiftState, blind: boolean): ShiftDetail['policy'] {
  const { profile } = packsOf(desk)
  const { cash, operatorTotals, differenceReasons, witnessedLines, traineeSigning } = profile
  const onSheet = (line: string) => state.lines.some(({ name }) => name === line)
  return {
    blind,
    cashLines: cash.lines.filter(onSheet),
    denominations: cash.denominations,
    damagedApart: cash.damagedApart,
    operatorLines: operatorTotals.lines.filter(onSheet),
    differenceReasons: differenceReasons.values.map(({ value, label }) => ({ value, label })),
    witnessed: witnessedLines.values.filter(onSheet),
    witnessRequired: witnessedLines.required && witnessedLines.values.some(onSheet),
    traineeCosigner: traineeSigning.cosigner,
    handwriting: offersHandwriting(desk),
  }
}
