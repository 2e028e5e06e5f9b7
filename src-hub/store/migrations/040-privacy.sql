-- Frozen once released: never edit, add a new migration instead.

-- Records whose parts are passed on to no device of the branch. Written with the event that says so, in
-- its transaction: a page that is asked for a moment later must not carry the words any more.
CREATE TABLE withheld (
  branch_id uuid NOT NULL REFERENCES branch,
  kind text NOT NULL,
  aggregate_id text NOT NULL,
  PRIMARY KEY (branch_id, kind, aggregate_id)
);

-- Listed to whoever may read for the compliance office, and to nobody else.
ALTER TABLE complaint_row ADD COLUMN restricted boolean NOT NULL DEFAULT false;
