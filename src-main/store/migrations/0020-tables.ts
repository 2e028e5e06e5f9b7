/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0020 = {
  number: 20,
  name: 'tables',
  sql: `
-- Folded from events; can always be rebuilt.
-- confirmed: NULL = same as displayed, '' = nothing confirmed yet.
CREATE TABLE aggregate (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  fold_version INTEGER NOT NULL,
  confirmed TEXT,
  displayed TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_row (
  case_id TEXT PRIMARY KEY,
  case_number TEXT NOT NULL,
  open INTEGER NOT NULL,
  state TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  next_due_at INTEGER,
  customer_name TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX case_row_queue ON case_row (open, next_due_at, received_at);

-- What somebody has to do on a case: an open promise or an unanswered instruction.
CREATE TABLE case_task (
  case_id TEXT NOT NULL,
  task TEXT NOT NULL,
  kind TEXT NOT NULL,
  due_at INTEGER,
  PRIMARY KEY (case_id, task)
) STRICT, WITHOUT ROWID;

CREATE TABLE shift_row (
  shift_id TEXT PRIMARY KEY,
  business_date TEXT NOT NULL,
  period TEXT NOT NULL,
  post TEXT NOT NULL,
  position INTEGER NOT NULL,
  signed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX shift_row_post ON shift_row (post, position, business_date, period);
`,
} as const
