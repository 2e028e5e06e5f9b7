/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0100 = {
  number: 100,
  name: 'day close',
  sql: `
-- Days that somebody began to close, and whether both have signed.
CREATE TABLE day_close_row (
  business_date TEXT PRIMARY KEY,
  closed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- When a case last moved between open and finished: the figures of a day need those that did so lately.
CREATE TABLE case_turn (
  case_id TEXT PRIMARY KEY,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_turn_time ON case_turn (last_at);
`,
} as const
