/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0060 = {
  number: 60,
  name: 'privacy',
  sql: `
-- Cases that the branch no longer sees. The number stays taken: it is printed on paper.
CREATE TABLE restricted_case (
  case_id TEXT PRIMARY KEY,
  case_number TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
} as const
