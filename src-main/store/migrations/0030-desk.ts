/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0030 = {
  number: 30,
  name: 'desk',
  sql: `
-- Only here, never in events, sync or exports.
CREATE TABLE pin_verifier (
  employee_no TEXT PRIMARY KEY,
  salt BLOB NOT NULL,
  hash BLOB NOT NULL,
  cost INTEGER NOT NULL,
  block_size INTEGER NOT NULL,
  parallelization INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  wait_ms INTEGER NOT NULL,
  -- Measured on the monotonic clock of one boot: a restart or a moved clock starts the wait anew.
  waiting_since REAL NOT NULL,
  boot TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  draft_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  employee_no TEXT NOT NULL,
  content TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
} as const
