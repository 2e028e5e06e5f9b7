/** Slips that came in from other branches, and the branches there are. */
import type { ListedBranch } from '#shared/directory/events.ts'
import type { Folded } from '#shared/log/fold.ts'
import type { ReferralInState } from '#shared/referral-in/state.ts'
import { type ReadableDb, allRows, getRow } from '../handle.ts'

export interface FoldedSlip {
  readonly folded: Folded<ReferralInState>
  /** True when every event of the slip has its place in hub order. */
  readonly settled: boolean
}

interface Row {
  displayed: string
  confirmed: string | null
}

const FROM = "FROM slip_row s JOIN aggregate a ON a.kind = 'referral_in' AND a.id = s.slip_id"

/** Open ones by their time, then the others, the newest first. */
export function listSlips(
  db: ReadableDb,
  onlyOpen: boolean,
  offset: number,
  limit: number,
): FoldedSlip[] {
  return allRows<Row>(
    db,
    `SELECT a.displayed, a.confirmed ${FROM} WHERE s.open >= ?
      ORDER BY s.open DESC, CASE s.open WHEN 1 THEN s.due_at ELSE -s.sent_at END LIMIT ? OFFSET ?`,
    onlyOpen ? 1 : 0,
    limit,
    offset,
  ).map(fromRow)
}

export function countSlips(db: ReadableDb, onlyOpen: boolean): number {
  const text = 'SELECT count(*) AS total FROM slip_row WHERE open >= ?'
  return getRow<{ total: number }>(db, text, onlyOpen ? 1 : 0)?.total ?? 0
}

/** Slips on which a clock may still run. */
export function listOpenSlips(db: ReadableDb): FoldedSlip[] {
  return allRows<Row>(db, `SELECT a.displayed, a.confirmed ${FROM} WHERE s.open = 1`).map(fromRow)
}

export function findSlip(db: ReadableDb, slipId: string): FoldedSlip | null {
  const row = getRow<Row>(
    db,
    "SELECT displayed, confirmed FROM aggregate WHERE kind = 'referral_in' AND id = ?",
    slipId,
  )
  return row ? fromRow(row) : null
}

/** Every branch that head office told of, by its code. */
export function listBranches(db: ReadableDb): ListedBranch[] {
  const rows = allRows<Row>(
    db,
    "SELECT displayed, confirmed FROM aggregate WHERE kind = 'directory'",
  )
  return rows
    .flatMap(({ displayed }) => (JSON.parse(displayed) as Folded<ListedBranch>).state ?? [])
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
}

function fromRow(row: Row): FoldedSlip {
  return {
    folded: JSON.parse(row.displayed) as Folded<ReferralInState>,
    settled: row.confirmed === null,
  }
}
