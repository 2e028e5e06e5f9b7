/** Frozen once released: never edit, add a new migration instead. Imports nothing. */
export const migration0010 = {
  number: 10,
  name: 'log',
  sql: `
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE
) STRICT;

-- stream 0 = branch, 1 = organisation. number = place in hub order, NULL in the own tail.
-- retired = 1: a copy of this event stands under a later epoch.
CREATE TABLE event (
  row INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL,
  device INTEGER NOT NULL REFERENCES device (number),
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number INTEGER,
  kind TEXT NOT NULL,
  aggregate TEXT NOT NULL,
  hash BLOB NOT NULL,
  prev BLOB NOT NULL,
  body BLOB NOT NULL,
  part_salt BLOB,
  part BLOB,
  retired INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX event_position ON event (device, epoch, seq) WHERE retired = 0;
CREATE UNIQUE INDEX event_number ON event (stream, number) WHERE number IS NOT NULL;
CREATE INDEX event_aggregate ON event (aggregate, kind, row);

CREATE TRIGGER event_keeps_its_bytes
BEFORE UPDATE OF row, stream, device, epoch, seq, kind, aggregate, hash, prev, body ON event
BEGIN SELECT RAISE(ABORT, 'event_immutable'); END;
CREATE TRIGGER event_part_only_goes
BEFORE UPDATE OF part_salt, part ON event WHEN NEW.part IS NOT NULL OR NEW.part_salt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'event_immutable'); END;
CREATE TRIGGER event_stays_retired
BEFORE UPDATE OF retired ON event WHEN OLD.retired = 1
BEGIN SELECT RAISE(ABORT, 'event_immutable'); END;
CREATE TRIGGER event_is_never_deleted
BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'event_immutable'); END;

CREATE TABLE attention (
  row INTEGER PRIMARY KEY REFERENCES event (row),
  code TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
`,
} as const
