/** Boxes of a cash count by denomination: as typed, summed as one types, and as the count takes them. */
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { countCash } from '#shared/handover/rules/cash.ts'
import type { CashRow } from '#shared/handover/sheet.ts'
import { readAmount } from './amount.ts'

export const CASH_PARTS = ['bricks', 'bundles', 'loose', 'damaged'] as const
export type CashPart = (typeof CASH_PARTS)[number]
/** Denomination → what stands in its boxes. */
export type LineCells = Readonly<Record<string, Readonly<Partial<Record<CashPart, string>>>>>
/** Line → its boxes. */
export type CashCells = Readonly<Record<string, LineCells>>
type Denominations = ShiftDetail['policy']['denominations']

/** The boxes of what was counted before. */
export function cashCellsOf({ cash }: ShiftDetail): CashCells {
  const box = (count: number) => (count === 0 ? '' : String(count))
  return Object.fromEntries(
    cash.map(({ line, rows }) => [
      line,
      Object.fromEntries(
        rows.map((row) => [
          row.code,
          Object.fromEntries(CASH_PARTS.map((part) => [part, box(row[part])])),
        ]),
      ),
    ]),
  )
}

/** Rows of a line, an empty box being none; null while a box is no count, no row while all are empty. */
function rowsOf(cells: LineCells, denominations: Denominations): CashRow[] | null {
  const rows: CashRow[] = []
  for (const { code, fen, perBundle, bundlesPerBrick } of denominations) {
    const typed = cells[code] ?? {}
    if (CASH_PARTS.every((part) => (typed[part] ?? '').trim() === '')) continue
    const read = (part: CashPart) => readCount(typed[part] ?? '')
    const [bricks, bundles] = [read('bricks'), read('bundles')]
    const [loose, damaged] = [read('loose'), read('damaged')]
    if (bricks === null || bundles === null || loose === null || damaged === null) return null
    rows.push({ code, fen, perBundle, bundlesPerBrick, bricks, bundles, loose, damaged })
  }
  return rows
}

function readCount(text: string): number | null {
  return text.trim() === '' ? 0 : readAmount(text, 'piece')
}

/** True for a box in which something stands that is no count. */
export function isNoCount(text: string): boolean {
  return readCount(text) === null
}

/** What one denomination comes to as one types; null while a box is no count, 0 while all are empty. */
export function sumOfCash(cells: LineCells, denominations: Denominations): number | null {
  const rows = rowsOf(cells, denominations)
  const answer = rows && countCash(0, rows)
  return answer?.ok ? answer.value.sum : null
}

/** The lines of which anything was counted so, as the call takes them; null while a box is no count. */
export function cashInput(
  cash: CashCells,
  denominations: Denominations,
): Input<'shift.count'>['cash'] | null {
  const sheets: Input<'shift.count'>['cash'] = []
  for (const [line, cells] of Object.entries(cash)) {
    const rows = rowsOf(cells, denominations)
    if (rows === null) return null
    if (rows.length === 0) continue
    sheets.push({
      line,
      rows: rows.map(({ code, bricks, bundles, loose, damaged }) => ({
        code,
        bricks,
        bundles,
        loose,
        damaged,
      })),
    })
  }
  return sheets
}
