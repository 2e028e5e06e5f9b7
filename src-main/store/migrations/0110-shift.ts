/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0110 = {
  number: 110,
  name: 'shift',
  sql: `
-- Problems of a shift that stay open are carried over by every later one.
ALTER TABLE shift_row ADD COLUMN open_issues INTEGER NOT NULL DEFAULT 0;
CREATE INDEX shift_row_issues ON shift_row (open_issues) WHERE open_issues > 0;
`,
} as const
