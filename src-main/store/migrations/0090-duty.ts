/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0090 = {
  number: 90,
  name: 'duty',
  sql: `
-- Days of which something is written, and whether anybody stands on their roster.
CREATE TABLE duty_day_row (
  business_date TEXT PRIMARY KEY,
  rostered INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Reports upward: open ones first, those of high priority in front, then the oldest; closed ones newest first.
CREATE TABLE upward_row (
  report_id TEXT PRIMARY KEY,
  open INTEGER NOT NULL,
  high INTEGER NOT NULL,
  reported_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX upward_row_queue ON upward_row (open, high, reported_at);
`,
} as const
