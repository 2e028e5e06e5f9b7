/** Rows of days on duty and of reports upward. */
import type { DutyDayState } from '#shared/duty/state.ts'
import { type UpwardReportState, isOpenUpward } from '#shared/duty/upward-state.ts'
import { type BusinessDate, type EpochMs, parseInstant } from '#shared/foundation/instant.ts'
import type { Folded } from '#shared/log/fold.ts'
import { type ReadableDb, type WritableDb, allRows, getRow, run } from '../handle.ts'

export function projectDutyDay(db: WritableDb, state: DutyDayState): void {
  const rostered = Object.values(state.roster).some((entries) => entries.length > 0)
  run(
    db,
    `INSERT INTO duty_day_row (business_date, rostered) VALUES (?, ?)
      ON CONFLICT (business_date) DO UPDATE SET rostered = excluded.rostered`,
    state.date,
    rostered ? 1 : 0,
  )
}

/** The last day before this one on whose roster somebody stands; null when there is none. */
export function rosteredDayBefore(db: ReadableDb, date: BusinessDate): BusinessDate | null {
  const text = `SELECT business_date FROM duty_day_row WHERE rostered = 1 AND business_date < ?
    ORDER BY business_date DESC LIMIT 1`
  return getRow<{ business_date: string }>(db, text, date)?.business_date ?? null
}

export function projectUpward(db: WritableDb, state: UpwardReportState): void {
  const reportedAt = parseInstant(state.at)
  run(
    db,
    `INSERT INTO upward_row (report_id, open, high, reported_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (report_id) DO UPDATE SET open = excluded.open, high = excluded.high,
        reported_at = excluded.reported_at`,
    state.reportId,
    isOpenUpward(state) ? 1 : 0,
    state.priority === 'high' ? 1 : 0,
    reportedAt.ok ? reportedAt.value : 0,
  )
}

export interface FoldedUpward {
  readonly folded: Folded<UpwardReportState>
  /** True when every event of the report has its place in hub order. */
  readonly settled: boolean
}

interface Row {
  displayed: string
  confirmed: string | null
}

/** Open ones first, of high priority in front, the oldest first; then the others, the newest first. */
export function listUpward(
  db: ReadableDb,
  onlyOpen: boolean,
  offset: number,
  limit: number,
): FoldedUpward[] {
  return allRows<Row>(
    db,
    `SELECT a.displayed, a.confirmed FROM upward_row u
      JOIN aggregate a ON a.kind = 'upward_report' AND a.id = u.report_id
      WHERE u.open >= ? ORDER BY u.open DESC, CASE u.open WHEN 1 THEN -u.high ELSE 0 END,
        CASE u.open WHEN 1 THEN u.reported_at ELSE -u.reported_at END, u.report_id
      LIMIT ? OFFSET ?`,
    onlyOpen ? 1 : 0,
    limit,
    offset,
  ).map(fromRow)
}

export function countUpward(db: ReadableDb, onlyOpen: boolean): number {
  const text = 'SELECT count(*) AS total FROM upward_row WHERE open >= ?'
  return getRow<{ total: number }>(db, text, onlyOpen ? 1 : 0)?.total ?? 0
}

/** True when something was reported upward from `since` on. */
export function hasUpwardSince(db: ReadableDb, since: EpochMs): boolean {
  return getRow(db, 'SELECT 1 FROM upward_row WHERE reported_at >= ? LIMIT 1', since) !== undefined
}

export function findUpward(db: ReadableDb, reportId: string): FoldedUpward | null {
  const row = getRow<Row>(
    db,
    "SELECT displayed, confirmed FROM aggregate WHERE kind = 'upward_report' AND id = ?",
    reportId,
  )
  return row ? fromRow(row) : null
}

/** Names of customers whose case is open or came in since: none of them may go round. */
export function namesOfCustomers(db: ReadableDb, since: EpochMs): string[] {
  return allRows<{ customer_name: string }>(
    db,
    `SELECT DISTINCT customer_name FROM case_row
      WHERE customer_name IS NOT NULL AND (open = 1 OR received_at >= ?)`,
    since,
  ).map(({ customer_name: name }) => name)
}

function fromRow(row: Row): FoldedUpward {
  return {
    folded: JSON.parse(row.displayed) as Folded<UpwardReportState>,
    settled: row.confirmed === null,
  }
}
