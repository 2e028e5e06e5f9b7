/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0040 = {
  number: 40,
  name: 'repeat',
  sql: `
-- What identifies the customer of a case, written alike: for finding the same complaint again, for
-- nothing else. Folded from events; emptied with the words of the case.
CREATE TABLE case_key (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  case_id TEXT NOT NULL,
  PRIMARY KEY (kind, key, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_key_case ON case_key (case_id);

CREATE INDEX case_row_received ON case_row (received_at);
`,
} as const
