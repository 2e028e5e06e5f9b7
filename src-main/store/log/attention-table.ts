/** Own events that head office refused even alone: kept, shown, and never in the way of the others. */
import { allRows, getRow, type ReadableDb, run, type WritableDb } from '../handle.ts'
import {
  EVENT_COLUMNS,
  EVENT_FROM,
  eventOf,
  type EventRow,
  type StoredEvent,
} from './event-table.ts'

/** Marks an event; a second mark replaces the first. */
export function noteAttention(db: WritableDb, row: number, code: string, atMs: number): void {
  run(db, 'INSERT OR REPLACE INTO attention (row, code, at) VALUES (?, ?, ?)', row, code, atMs)
}

export function clearAttention(db: WritableDb, row: number): void {
  run(db, 'DELETE FROM attention WHERE row = ?', row)
}

export function listAttention(db: ReadableDb): (StoredEvent & { code: string; at: number })[] {
  return allRows<EventRow & { code: string; at: number }>(
    db,
    `SELECT ${EVENT_COLUMNS}, a.code, a.at ${EVENT_FROM} JOIN attention a ON a.row = e.row ORDER BY e.row LIMIT 200`,
  ).map((row) => ({ ...eventOf(row), code: row.code, at: row.at }))
}

/** Rows of an aggregate that need attention. */
export function hasAttention(db: ReadableDb, kind: string, id: string): boolean {
  return (
    getRow(
      db,
      'SELECT 1 FROM attention a JOIN event e ON e.row = a.row WHERE e.aggregate = ? AND e.kind = ? LIMIT 1',
      id,
      kind,
    ) !== undefined
  )
}
