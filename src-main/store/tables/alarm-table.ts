/** What rang here and who has seen it. Rows of this machine, not events. */
import { type FoldedCase, fromRow } from './case-table.ts'
import { type ReadableDb, type WritableDb, allRows, run } from '../handle.ts'

export interface HeardRow {
  readonly alarmId: string
  /** Employee number; empty for the desk without anybody. */
  readonly listener: string
  readonly recordId: string
  readonly dueToRingAt: number
}

export interface AcknowledgedRow {
  readonly alarmId: string
  readonly recordId: string
  readonly employeeNo: string
  readonly at: number
}

export function listHeard(db: ReadableDb): HeardRow[] {
  return allRows<HeardRow>(
    db,
    `SELECT alarm_id AS alarmId, listener, record_id AS recordId, due_to_ring_at AS dueToRingAt
      FROM alarm_heard`,
  )
}

export function insertHeard(db: WritableDb, rows: readonly HeardRow[]): void {
  for (const row of rows) {
    run(
      db,
      `INSERT OR REPLACE INTO alarm_heard (alarm_id, listener, record_id, due_to_ring_at)
        VALUES (?, ?, ?, ?)`,
      row.alarmId,
      row.listener,
      row.recordId,
      Math.round(row.dueToRingAt),
    )
  }
}

/** What should not have rung yet by a clock that was put right. */
export function forgetHeardAfter(db: WritableDb, at: number): void {
  run(db, 'DELETE FROM alarm_heard WHERE due_to_ring_at > ?', at)
}

/** Takes away what belongs to a record whose clocks no longer run. */
export function forgetAlarmsOf(db: WritableDb, recordId: string): void {
  run(db, 'DELETE FROM alarm_heard WHERE record_id = ?', recordId)
  run(db, 'DELETE FROM alarm_acknowledged WHERE record_id = ?', recordId)
}

export function listAcknowledged(db: ReadableDb): AcknowledgedRow[] {
  return allRows<AcknowledgedRow>(
    db,
    `SELECT alarm_id AS alarmId, record_id AS recordId, employee_no AS employeeNo, at
      FROM alarm_acknowledged`,
  )
}

/** Each person says so once; the first time stays. */
export function insertAcknowledged(db: WritableDb, row: AcknowledgedRow): void {
  run(
    db,
    `INSERT OR IGNORE INTO alarm_acknowledged (alarm_id, record_id, employee_no, at)
      VALUES (?, ?, ?, ?)`,
    row.alarmId,
    row.recordId,
    row.employeeNo,
    row.at,
  )
}

/**
 * Cases in which a clock may still run: open ones, those that ended and were not called back yet, and those
 * with an instruction that waits for its answer or an agreed task that is not done.
 */
export function listCasesWithClocks(db: ReadableDb): FoldedCase[] {
  return allRows<{ displayed: string; confirmed: string | null }>(
    db,
    `SELECT a.displayed, a.confirmed FROM case_row c
      JOIN aggregate a ON a.kind = 'complaint' AND a.id = c.case_id
      WHERE c.open = 1 OR c.state IN ('closed', 'archived', 'withdrawn', 'declined')
        OR EXISTS (SELECT 1 FROM case_task t WHERE t.case_id = c.case_id)`,
  ).map(fromRow)
}
