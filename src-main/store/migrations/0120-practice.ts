/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0120 = {
  number: 120,
  name: 'practice',
  sql: `
-- Only here, never in events, sync or exports: how well somebody knows the words is theirs alone.
CREATE TABLE practice_card (
  employee_no TEXT NOT NULL,
  code TEXT NOT NULL,
  rung INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  PRIMARY KEY (employee_no, code)
) STRICT, WITHOUT ROWID;

-- What was asked and not yet answered, codes only: no word of a case and none that somebody typed.
CREATE TABLE practice_question (
  employee_no TEXT NOT NULL,
  kind TEXT NOT NULL,
  question_id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  PRIMARY KEY (employee_no, kind)
) STRICT, WITHOUT ROWID;
`,
} as const
