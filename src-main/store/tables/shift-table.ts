/** Lists of shifts. */
import type { ShiftState } from '#shared/handover/state.ts'
import type { Folded } from '#shared/log/fold.ts'
import { type ReadableDb, allRows, getRow } from '../handle.ts'

export interface FoldedShift {
  readonly folded: Folded<ShiftState>
  readonly settled: boolean
}

interface Row {
  displayed: string
  confirmed: string | null
}

const FROM = "FROM shift_row s JOIN aggregate a ON a.kind = 'shift' AND a.id = s.shift_id"
const NEWEST = 'ORDER BY s.business_date DESC, s.period DESC, s.post, s.position'

export function listShifts(db: ReadableDb, limit: number): FoldedShift[] {
  return allRows<Row>(db, `SELECT a.displayed, a.confirmed ${FROM} ${NEWEST} LIMIT ?`, limit).map(
    fromRow,
  )
}

/** Shifts with problems that nobody has settled, signed or not, the oldest first. */
export function listShiftsWithIssues(db: ReadableDb): FoldedShift[] {
  return allRows<Row>(
    db,
    `SELECT a.displayed, a.confirmed ${FROM} WHERE s.open_issues > 0
      ORDER BY s.business_date, s.period, s.post, s.position`,
  ).map(fromRow)
}

/** Shifts of one business date and those that are still open from before. */
export function listCurrentShifts(db: ReadableDb, date: string): FoldedShift[] {
  return allRows<Row>(
    db,
    `SELECT a.displayed, a.confirmed ${FROM} WHERE s.business_date = ? OR s.signed = 0 ${NEWEST} LIMIT 50`,
    date,
  ).map(fromRow)
}

/** Every shift of one business date, in the order of their names. */
export function listShiftsOfDay(db: ReadableDb, date: string): FoldedShift[] {
  return allRows<Row>(
    db,
    `SELECT a.displayed, a.confirmed ${FROM} WHERE s.business_date = ? ORDER BY s.shift_id`,
    date,
  ).map(fromRow)
}

export function findShift(db: ReadableDb, shiftId: string): FoldedShift | null {
  const row = getRow<Row>(
    db,
    "SELECT displayed, confirmed FROM aggregate WHERE kind = 'shift' AND id = ?",
    shiftId,
  )
  return row ? fromRow(row) : null
}

/** The latest shift of a post and position before the given one; `am` comes before `pm`. */
export function findShiftBefore(
  db: ReadableDb,
  key: {
    readonly date: string
    readonly period: string
    readonly post: string
    readonly position: number
  },
): FoldedShift | null {
  const row = getRow<Row>(
    db,
    `SELECT a.displayed, a.confirmed ${FROM}
      WHERE s.post = ? AND s.position = ? AND (s.business_date, s.period) < (?, ?)
      ORDER BY s.business_date DESC, s.period DESC LIMIT 1`,
    key.post,
    key.position,
    key.date,
    key.period,
  )
  return row ? fromRow(row) : null
}

/** The first signed shift of a post and position after the given one; null when there is none here. */
export function findSignedShiftAfter(
  db: ReadableDb,
  key: Parameters<typeof findShiftBefore>[1],
): FoldedShift | null {
  const row = getRow<Row>(
    db,
    `SELECT a.displayed, a.confirmed ${FROM}
      WHERE s.signed = 1 AND s.post = ? AND s.position = ? AND (s.business_date, s.period) > (?, ?)
      ORDER BY s.business_date, s.period LIMIT 1`,
    key.post,
    key.position,
    key.date,
    key.period,
  )
  return row ? fromRow(row) : null
}

function fromRow(row: Row): FoldedShift {
  return {
    folded: JSON.parse(row.displayed) as Folded<ShiftState>,
    settled: row.confirmed === null,
  }
}
