/** Rows of the registers: their order, their days and the numbers by which they are found again. */
import { businessDateOf, parseInstant } from '#shared/foundation/instant.ts'
import type { Folded } from '#shared/log/fold.ts'
import type { RegisterKind } from '#shared/register/enumerations.ts'
import { compact } from '#shared/register/identity-number.ts'
import { isOpenRow } from '#shared/register/standing.ts'
import { type RegisterState, dueAtOf } from '#shared/register/state.ts'
import { type ReadableDb, type WritableDb, allRows, getRow, run } from '../handle.ts'

export interface FoldedRegisterRow {
  readonly folded: Folded<RegisterState>
  /** True when every event of the row has its place in hub order. */
  readonly settled: boolean
}

/** Where a page of a list ended; the next one begins behind it. */
export interface RegisterPlace {
  readonly closed: number
  readonly place: number
  readonly rowId: string
}

interface Row {
  displayed: string
  confirmed: string | null
}
type PlacedRow = Row & { closed: number; place: number; row_id: string }

export function projectRegisterRow(db: WritableDb, state: RegisterState): void {
  const at = milliseconds(state.recorded.at)
  const open = isOpenRow(state)
  const due = dueAtOf(state)
  forgetRegisterRow(db, state.rowId)
  run(
    db,
    `INSERT INTO register_row (row_id, register, closed, place, business_date, due_at)
      VALUES (?, ?, ?, ?, ?, ?)`,
    state.rowId,
    state.register,
    open ? 0 : 1,
    open ? at : -at,
    businessDateOf(at),
    due === null ? null : milliseconds(due),
  )
  for (const number of new Set(numbersOf(state))) {
    run(db, 'INSERT INTO register_number (row_id, number) VALUES (?, ?)', state.rowId, number)
  }
}

function forgetRegisterRow(db: WritableDb, rowId: string): void {
  run(db, 'DELETE FROM register_row WHERE row_id = ?', rowId)
  run(db, 'DELETE FROM register_number WHERE row_id = ?', rowId)
}

export interface RegisterQuery {
  readonly register: RegisterKind
  readonly onlyOpen: boolean
  /** Last characters of a number; empty = all rows. */
  readonly tail: string
  readonly after: RegisterPlace | null
  readonly limit: number
}

/** A page in the register's order, and the place where the next one begins; null at the end. */
export function listRegisterRows(
  db: ReadableDb,
  { register, onlyOpen, tail, after, limit }: RegisterQuery,
): { readonly rows: readonly FoldedRegisterRow[]; readonly next: RegisterPlace | null } {
  const start = after ?? { closed: -1, place: 0, rowId: '' }
  const found = allRows<PlacedRow>(
    db,
    `SELECT r.closed, r.place, r.row_id, a.displayed, a.confirmed
      FROM register_row r JOIN aggregate a ON a.kind = 'register' AND a.id = r.row_id
      WHERE r.register = ? AND r.closed <= ? AND (r.closed, r.place, r.row_id) > (?, ?, ?)
        AND (? = '' OR EXISTS (SELECT 1 FROM register_number n
          WHERE n.row_id = r.row_id AND substr(n.number, -length(?)) = ?))
      ORDER BY r.closed, r.place, r.row_id LIMIT ?`,
    register,
    onlyOpen ? 0 : 1,
    start.closed,
    start.place,
    start.rowId,
    tail,
    tail,
    tail,
    limit + 1,
  )
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    rows: shown.map(fromRow),
    next: last ? { closed: last.closed, place: last.place, rowId: last.row_id } : null,
  }
}

export function findRegisterRow(db: ReadableDb, rowId: string): FoldedRegisterRow | null {
  const row = getRow<Row>(
    db,
    "SELECT displayed, confirmed FROM aggregate WHERE kind = 'register' AND id = ?",
    rowId,
  )
  return row ? fromRow(row) : null
}

/** Every row that is still open, the oldest first. */
export function listOpenRegisterRows(db: ReadableDb): FoldedRegisterRow[] {
  return allRows<Row>(
    db,
    `SELECT a.displayed, a.confirmed
      FROM register_row r JOIN aggregate a ON a.kind = 'register' AND a.id = r.row_id
      WHERE r.closed = 0 ORDER BY r.place, r.row_id`,
  ).map(fromRow)
}

/** Every row of one register that was written on one business day, in the order of writing. */
export function listRegisterDay(
  db: ReadableDb,
  register: RegisterKind,
  date: string,
): FoldedRegisterRow[] {
  return allRows<Row>(
    db,
    `SELECT a.displayed, a.confirmed
      FROM register_row r JOIN aggregate a ON a.kind = 'register' AND a.id = r.row_id
      WHERE r.register = ? AND r.business_date = ? ORDER BY abs(r.place), r.row_id`,
    register,
    date,
  ).map(fromRow)
}

/** How many rows a register has in all, how many are open, and how many were written on a day. */
export function countRegister(
  db: ReadableDb,
  register: RegisterKind,
  date: string,
): { readonly open: number; readonly written: number } {
  const text = `SELECT
      (SELECT count(*) FROM register_row WHERE register = ? AND closed = 0) AS open,
      (SELECT count(*) FROM register_row WHERE register = ? AND business_date = ?) AS written`
  return (
    getRow<{ open: number; written: number }>(db, text, register, register, date) ?? {
      open: 0,
      written: 0,
    }
  )
}

/** Under which numbers the row is found again; none once they are gone. */
function numbersOf(state: RegisterState): string[] {
  const numbers: (string | null | undefined)[] = []
  if (state.register === 'loss') {
    const { recorded, followedUp } = state
    if (recorded.decision === 'accepted') {
      numbers.push(recorded.cardNumber, recorded.idNumber, recorded.phone)
    }
    numbers.push(followedUp?.newCard)
  } else if (state.register === 'transfer') {
    numbers.push(state.recorded.numbers?.from, state.recorded.numbers?.to)
  } else if (state.register !== 'difference') numbers.push(state.recorded.number)
  return numbers.flatMap((number) => (number ? compact(number).toUpperCase() : []))
}

function fromRow(row: Row): FoldedRegisterRow {
  return {
    folded: JSON.parse(row.displayed) as Folded<RegisterState>,
    settled: row.confirmed === null,
  }
}

/** Times in events are checked when written; a foreign event with a bad one sorts first and is seen. */
function milliseconds(instant: string): number {
  const parsed = parseInstant(instant)
  return parsed.ok ? parsed.value : 0
}
