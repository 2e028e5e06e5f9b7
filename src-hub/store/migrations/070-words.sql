-- Frozen once released: never edit, add a new migration instead.

-- Proposals of all branches in one list. Folded, like the rows of cases; the words stand in `aggregate`.
CREATE TABLE proposal_row (
  branch_id uuid NOT NULL,
  proposal_id text NOT NULL,
  state text NOT NULL,
  proposed_at bigint NOT NULL,
  PRIMARY KEY (branch_id, proposal_id)
);
CREATE INDEX proposal_row_newest ON proposal_row (state, proposed_at);

-- One record of the organisation's stream, and the newest event of a kind.
CREATE INDEX organisation_event_record ON organisation_event (kind, aggregate_id, number);
CREATE INDEX organisation_event_kind ON organisation_event (kind, number);

-- Number of the organisation's stream up to which a device said that it holds everything.
ALTER TABLE device_contact ADD COLUMN organisation_cursor bigint NOT NULL DEFAULT 0;
