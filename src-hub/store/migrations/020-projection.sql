-- Frozen once released: never edit, add a new migration instead.
-- Folded from events; everything here can be thrown away and folded again.

CREATE TABLE projection (
  branch_id uuid PRIMARY KEY REFERENCES branch,
  cursor bigint NOT NULL,
  -- What the folding program knew: another program folds the branch again from the start.
  program text NOT NULL
);

-- Text and not jsonb: jsonb refuses some characters that customers' words may hold.
CREATE TABLE aggregate (
  branch_id uuid NOT NULL,
  kind text NOT NULL,
  aggregate_id text NOT NULL,
  folded text NOT NULL,
  erased boolean NOT NULL DEFAULT false,
  -- Number of the event that could not be folded; the aggregate stands still from there.
  broken_at bigint,
  PRIMARY KEY (branch_id, kind, aggregate_id)
);
CREATE INDEX aggregate_broken ON aggregate (branch_id) WHERE broken_at IS NOT NULL;

CREATE TABLE complaint_row (
  branch_id uuid NOT NULL,
  case_id text NOT NULL,
  state text NOT NULL,
  open boolean NOT NULL,
  received_at bigint NOT NULL,
  -- Earliest clock that is not met yet; null when none runs.
  next_due_at bigint,
  search text NOT NULL,
  PRIMARY KEY (branch_id, case_id)
);
CREATE INDEX complaint_row_queue ON complaint_row (open, next_due_at, received_at);
