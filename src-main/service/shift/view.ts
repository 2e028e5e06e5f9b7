/** From a folded shift to what screens are shown. */
import type { ShiftDetail, ShiftRow } from '#shared/contract/views.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { SheetLine } from '#shared/handover/events.ts'
import { reconcileRow } from '#shared/handover/rules/reconcile.ts'
import type { OpeningLine, ShiftState } from '#shared/handover/state.ts'
import { countCases, listCases } from '../../store/tables/case-table.ts'
import { type FoldedShift, findShift } from '../../store/tables/shift-table.ts'
import { aggregateSync } from '../complaint/view.ts'
import type { Desk } from '../desk.ts'

/** So many fit into one signed event; the sheet says how many there are in all. */
const CARRY_OVER_LIMIT = 300
const OPEN = { state: 'open', search: '' } as const

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
  return {
    row,
    lines: state.lines.map((line) => shownLine(state, line)),
    previous: state.previous && { ...state.previous },
    carryOverTotal: signed?.carryOverTotal ?? countOpenCases(desk),
    carryOver: signed
      ? signed.carryOver.map((item) => ({ ...item, receivedAt: signed.signedAt }))
      : openCases(desk),
    digest: signed?.digest ?? null,
    signatures: signed && { outgoing: { ...signed.outgoing }, incoming: { ...signed.incoming } },
    afterSignOff: state.afterSignOff.map((event) => ({ ...event })),
    blockers: signed ? [] : blockersOf(desk, state),
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

/** How many cases of the branch are open. */
export function countOpenCases(desk: Desk): number {
  return countCases(desk.book.db, OPEN)
}

/** Open cases of the branch, with the person who answers for each: the handler, else the first recipient. */
export function openCases(desk: Desk): ShiftDetail['carryOver'] {
  return listCases(desk.book.db, OPEN, 0, CARRY_OVER_LIMIT).flatMap(({ folded }) => {
    const { state } = folded
    return state
      ? {
          caseId: state.caseId,
          caseNumber: state.caseNumber,
          assignedTo: state.handler ?? state.firstRecipient,
          receivedAt: state.receivedAt,
        }
      : []
  })
}

/** The counted sheet with expected and difference; null before a count. All integers (S4-10). */
export function sheetOf(state: ShiftState): SheetLine[] | null {
  const { counted } = state
  if (!counted) return null
  return state.lines.flatMap((line) => {
    const count = counted.find(({ name }) => name === line.name)
    const answer = count && reconcileRow({ ...count, opening: line.opening })
    return count && answer?.ok
      ? {
          ...line,
          in: count.in,
          out: count.out,
          closing: count.closing,
          expected: answer.value.expected,
          difference: answer.value.difference,
        }
      : []
  })
}

function shownLine(state: ShiftState, line: OpeningLine): ShiftDetail['lines'][number] {
  const counted = state.signed?.lines ?? sheetOf(state)
  const full = counted?.find(({ name }) => name === line.name)
  return full
    ? { ...full }
    : { ...line, in: null, out: null, closing: null, expected: null, difference: null }
}

function blockersOf(desk: Desk, state: ShiftState): string[] {
  const sheet = sheetOf(state)
  return [
    ...(sheet === null ? ['log_incomplete:counted'] : []),
    ...(sheet ?? [])
      .filter((line) => line.difference !== 0)
      .map((line) => `unreconciled:${line.name}`),
    ...openCases(desk)
      .filter((item) => item.assignedTo === null)
      .map((item) => `unassigned_carry_over:${item.caseId}`),
  ]
}
