/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0080 = {
  number: 80,
  name: 'register',
  sql: `
-- Rows of the registers. Open ones come first, the oldest in front; then the others, the newest in front:
-- place is the time of writing, negative for those that are closed.
CREATE TABLE register_row (
  row_id TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  closed INTEGER NOT NULL,
  place INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  due_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX register_row_order ON register_row (register, closed, place, row_id);
CREATE INDEX register_row_day ON register_row (register, business_date);

-- Numbers by whose last characters a row is found again.
CREATE TABLE register_number (
  row_id TEXT NOT NULL,
  number TEXT NOT NULL,
  PRIMARY KEY (row_id, number)
) STRICT, WITHOUT ROWID;
`,
} as const
