/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0130 = {
  number: 130,
  name: 'phrase',
  sql: `
-- What a person keeps at hand of the words to say. Only here, never in events, sync or exports.
CREATE TABLE phrase_kept (
  employee_no TEXT NOT NULL,
  code TEXT NOT NULL,
  -- Milliseconds; NULL: no favourite.
  favourite_since INTEGER,
  -- NULL: not among the last ones used.
  used_at INTEGER,
  PRIMARY KEY (employee_no, code)
) STRICT, WITHOUT ROWID;
`,
} as const
