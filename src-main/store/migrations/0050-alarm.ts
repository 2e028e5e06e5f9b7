/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0050 = {
  number: 50,
  name: 'alarm',
  sql: `
-- What rang at this machine, and for whom; an empty listener is the desk without anybody. Only here,
-- never in events: another machine rings for its own people.
CREATE TABLE alarm_heard (
  alarm_id TEXT NOT NULL,
  listener TEXT NOT NULL,
  record_id TEXT NOT NULL,
  -- When it was due to ring, so that what a wrong clock rang too early can ring again.
  due_to_ring_at INTEGER NOT NULL,
  PRIMARY KEY (alarm_id, listener)
) STRICT, WITHOUT ROWID;

CREATE TABLE alarm_acknowledged (
  alarm_id TEXT NOT NULL,
  employee_no TEXT NOT NULL,
  record_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (alarm_id, employee_no)
) STRICT, WITHOUT ROWID;
`,
} as const
