/** Lists of cases: bare rows for paging; the states themselves come from the folds. */
import { countOf } from '#shared/complaint/case-number.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { Folded } from '#shared/log/fold.ts'
import { type ReadableDb, allRows, eachRow, getRow } from '../handle.ts'

export interface FoldedCase {
  readonly folded: Folded<ComplaintState>
  /** True when every event of the case has its place in hub order. */
  readonly settled: boolean
}

export interface CaseFilter {
  readonly state: string
  readonly search: string
}

interface Row {
  displayed: string
  confirmed: string | null
}

/** Open cases by their earliest clock, then closed ones by receipt, newest first. */
export function listCases(
  db: ReadableDb,
  filter: CaseFilter,
  offset: number,
  limit: number,
): FoldedCase[] {
  const { where, values } = condition(filter)
  return allRows<Row>(
    db,
    `SELECT a.displayed, a.confirmed FROM case_row c
      JOIN aggregate a ON a.kind = 'complaint' AND a.id = c.case_id
      WHERE ${where}
      ORDER BY c.open DESC, c.next_due_at IS NULL, c.next_due_at, c.received_at DESC LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  ).map(fromRow)
}

export function countCases(db: ReadableDb, filter: CaseFilter): number {
  const { where, values } = condition(filter)
  const row = getRow<{ total: number }>(
    db,
    `SELECT count(*) AS total FROM case_row c WHERE ${where}`,
    ...values,
  )
  return row?.total ?? 0
}

/** Every case received at or after a moment; a hint that compares cases needs them all. */
export function listCasesReceivedSince(db: ReadableDb, since: number): FoldedCase[] {
  return allRows<Row>(
    db,
    `SELECT a.displayed, a.confirmed FROM case_row c
      JOIN aggregate a ON a.kind = 'complaint' AND a.id = c.case_id
      WHERE c.received_at >= ? ORDER BY c.received_at`,
    since,
  ).map(fromRow)
}

/** Every case that is over, oldest first; only care for what is kept needs them all. */
export function* listFinishedCases(db: ReadableDb): Generator<FoldedCase> {
  const text = `SELECT a.displayed, a.confirmed FROM case_row c
    JOIN aggregate a ON a.kind = 'complaint' AND a.id = c.case_id
    WHERE c.open = 0 ORDER BY c.received_at`
  for (const row of eachRow<Row>(db, text)) yield fromRow(row)
}

/** A case that the branch may see; null when there is none, and for one that is restricted. */
export function findCase(db: ReadableDb, caseId: string): FoldedCase | null {
  if (isRestricted(db, caseId)) return null
  const row = getRow<Row>(
    db,
    "SELECT displayed, confirmed FROM aggregate WHERE kind = 'complaint' AND id = ?",
    caseId,
  )
  return row ? fromRow(row) : null
}

/** Cases that an event of the branch after a place in hub order is about. */
export function listTouchedCases(db: ReadableDb, afterNumber: number): string[] {
  return allRows<{ id: string }>(
    db,
    "SELECT DISTINCT aggregate AS id FROM event WHERE stream = 0 AND number > ? AND kind = 'complaint' ORDER BY aggregate",
    afterNumber,
  ).map(({ id }) => id)
}

/** True for a case that was handed to the compliance office: here it is as if it had never been. */
export function isRestricted(db: ReadableDb, caseId: string): boolean {
  return getRow(db, 'SELECT 1 FROM restricted_case WHERE case_id = ?', caseId) !== undefined
}

/** The highest count among the case numbers of a prefix; a number is never given twice. */
export function highestCaseCount(db: ReadableDb, prefix: string): number {
  const numbers = allRows<{ number: string }>(
    db,
    `SELECT case_number AS number FROM case_row WHERE substr(case_number, 1, ?) = ?
      UNION ALL SELECT case_number FROM restricted_case WHERE substr(case_number, 1, ?) = ?`,
    prefix.length,
    prefix,
    prefix.length,
    prefix,
  )
  return numbers.reduce((highest, { number }) => Math.max(highest, countOf(prefix, number)), 0)
}

/** Open promises, tasks of agreements or unanswered instructions, earliest due first. */
export function listTasks(
  db: ReadableDb,
  kind: 'promise' | 'instruction' | 'agreed_task',
  limit: number,
): { caseId: string; task: string }[] {
  return allRows(
    db,
    'SELECT case_id AS caseId, task FROM case_task WHERE kind = ? ORDER BY due_at IS NULL, due_at LIMIT ?',
    kind,
    limit,
  )
}

/** A case from its columns in the table of aggregates. */
export function fromRow(row: Row): FoldedCase {
  return {
    folded: JSON.parse(row.displayed) as Folded<ComplaintState>,
    settled: row.confirmed === null,
  }
}

function condition({ state, search }: CaseFilter): { where: string; values: unknown[] } {
  const parts: string[] = []
  const values: unknown[] = []
  if (state === 'open') parts.push('c.open = 1')
  else if (state === 'finished') parts.push('c.open = 0')
  else if (state !== 'all') {
    parts.push('c.state = ?')
    values.push(state)
  }
  const words = search.trim()
  if (words !== '') {
    parts.push("(instr(c.case_number, ?) > 0 OR instr(coalesce(c.customer_name, ''), ?) > 0)")
    values.push(words.toUpperCase(), words)
  }
  return { where: parts.length === 0 ? '1' : parts.join(' AND '), values }
}
