/** Closed days, and the cases that the figures of a day are counted from. */
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { DayCloseState } from '#shared/day-close/state.ts'
import { type BusinessDate, type EpochMs, parseInstant } from '#shared/foundation/instant.ts'
import type { Folded } from '#shared/log/fold.ts'
import { type ReadableDb, type WritableDb, allRows, getRow, run } from '../handle.ts'
import { type FoldedCase, fromRow as caseFromRow } from './case-table.ts'

export interface FoldedDay {
  readonly folded: Folded<DayCloseState>
  /** True when every event of the day has its place in hub order. */
  readonly settled: boolean
}

interface Row {
  displayed: string
  confirmed: string | null
}

export function projectDayClose(db: WritableDb, state: DayCloseState): void {
  run(
    db,
    `INSERT INTO day_close_row (business_date, closed) VALUES (?, ?)
      ON CONFLICT (business_date) DO UPDATE SET closed = excluded.closed`,
    state.date,
    state.closed === null ? 0 : 1,
  )
}

/** When a case last moved between open and finished; nothing for one that never did. */
export function projectCaseTurn(db: WritableDb, state: ComplaintState): void {
  run(db, 'DELETE FROM case_turn WHERE case_id = ?', state.caseId)
  const times = state.turns
    .map(({ at }) => parseInstant(at))
    .flatMap((at) => (at.ok ? at.value : []))
  if (times.length === 0) return
  run(
    db,
    'INSERT INTO case_turn (case_id, last_at) VALUES (?, ?)',
    state.caseId,
    Math.max(...times),
  )
}

export function findDay(db: ReadableDb, date: BusinessDate): FoldedDay | null {
  const row = getRow<Row>(
    db,
    "SELECT displayed, confirmed FROM aggregate WHERE kind = 'day_close' AND id = ?",
    date,
  )
  return row ? fromRow(row) : null
}

/** The latest closed day before one; null when there is none here. */
export function closedDayBefore(db: ReadableDb, date: BusinessDate): FoldedDay | null {
  const row = getRow<Row>(
    db,
    `SELECT a.displayed, a.confirmed FROM day_close_row d
      JOIN aggregate a ON a.kind = 'day_close' AND a.id = d.business_date
      WHERE d.closed = 1 AND d.business_date < ? ORDER BY d.business_date DESC LIMIT 1`,
    date,
  )
  return row ? fromRow(row) : null
}

/** Days up to one on which a shift was opened or the closing drawn up and that nobody closed, in order. */
export function listUnclosedDays(db: ReadableDb, until: BusinessDate): BusinessDate[] {
  return allRows<{ date: BusinessDate }>(
    db,
    `SELECT business_date AS date FROM
        (SELECT business_date FROM shift_row UNION SELECT business_date FROM day_close_row)
      WHERE business_date <= ?
        AND business_date NOT IN (SELECT business_date FROM day_close_row WHERE closed = 1)
      ORDER BY business_date`,
    until,
  ).map(({ date }) => date)
}

/** Newest first. */
export function listDays(db: ReadableDb, limit: number): FoldedDay[] {
  return allRows<Row>(
    db,
    `SELECT a.displayed, a.confirmed FROM day_close_row d
      JOIN aggregate a ON a.kind = 'day_close' AND a.id = d.business_date
      ORDER BY d.business_date DESC LIMIT ?`,
    limit,
  ).map(fromRow)
}

/**
 * Cases that can stand in the figures of a day: open ones, those received since its beginning, and those
 * that moved since `turnedSince`, early enough that no clock of an earlier ending still runs.
 */
export function listCasesForFigures(
  db: ReadableDb,
  receivedSince: EpochMs,
  turnedSince: EpochMs,
): FoldedCase[] {
  return allRows<Row>(
    db,
    `SELECT a.displayed, a.confirmed FROM case_row c
      JOIN aggregate a ON a.kind = 'complaint' AND a.id = c.case_id
      LEFT JOIN case_turn t ON t.case_id = c.case_id
      WHERE c.open = 1 OR c.received_at >= ? OR t.last_at >= ?`,
    receivedSince,
    turnedSince,
  ).map(caseFromRow)
}

function fromRow(row: Row): FoldedDay {
  return {
    folded: JSON.parse(row.displayed) as Folded<DayCloseState>,
    settled: row.confirmed === null,
  }
}
