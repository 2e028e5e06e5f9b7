/** The database as the hub sees it: PostgreSQL, or its small embedded form for trials. */

export type SqlValue =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly (string | number | null)[]
  | readonly Uint8Array[]

export interface Queryable {
  /** Runs one statement with `$1` parameters. Whole numbers arrive as numbers, bytes as Uint8Array. */
  query<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>
  /** Runs several statements without parameters. */
  script(sql: string): Promise<void>
}

export interface HubDatabase extends Queryable {
  readonly kind: 'trial' | 'postgresql'
  /** Commits when `work` returns and rolls back when it throws. Read committed. */
  transaction<Answer>(work: (tx: Queryable) => Promise<Answer>): Promise<Answer>
  close(): Promise<void>
}

/** The one row that a statement must answer; anything else is a programming error. */
export function onlyRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error(`expected one row, got ${rows.length}`)
  return row
}

/** A whole number from the database; throws beyond what a number can hold exactly. */
export function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error('a number in the database is too large')
  return value
}

/** A text as PostgreSQL can hold it: without the one character that JSON knows and it does not. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '')
}
