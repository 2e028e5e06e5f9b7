/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0070 = {
  number: 70,
  name: 'referral in',
  sql: `
-- Slips of other branches' cases. Those that wait for an answer come first, the earliest due in front.
CREATE TABLE slip_row (
  slip_id TEXT PRIMARY KEY,
  open INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  sent_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX slip_row_queue ON slip_row (open, due_at);
`,
} as const
