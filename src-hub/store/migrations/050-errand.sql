-- Frozen once released: never edit, add a new migration instead.

-- How far a branch's log was looked through for what must be carried into another log, or answered in
-- its own. An errand may be run twice: what it writes has one id and stands once.
CREATE TABLE errand_cursor (
  branch_id uuid PRIMARY KEY REFERENCES branch,
  cursor bigint NOT NULL
);
