-- Frozen once released: never edit, add a new migration instead.
-- Tables of a branch carry branch_id in every key, so that a distributed PostgreSQL may place each
-- branch whole. The others are small and the same for everyone. Instants are milliseconds since 1970.

CREATE TABLE organisation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  hub_public_key bytea NOT NULL,
  hub_private_key bytea NOT NULL,
  -- Raised whenever the hub may have lost commits: its own chain then goes on in a new epoch.
  incarnation_number integer NOT NULL,
  incarnation text NOT NULL,
  -- Identity and timeline of the database at the last start; other values mean restore or failover.
  database_identity text NOT NULL,
  head bigint NOT NULL DEFAULT 0
);

CREATE TABLE branch (
  branch_id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  created_at bigint NOT NULL
);

-- Directory of keys: a push names only its device.
CREATE TABLE device (
  device text PRIMARY KEY,
  branch_id uuid NOT NULL REFERENCES branch,
  public_key bytea NOT NULL,
  label text NOT NULL,
  enrolled_at bigint NOT NULL,
  revoked_at bigint
);
CREATE INDEX device_branch ON device (branch_id);

CREATE TABLE enrolment_code (
  secret_hash bytea PRIMARY KEY,
  branch_id uuid NOT NULL REFERENCES branch,
  created_by text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  used_by text
);

CREATE TABLE branch_head (
  branch_id uuid PRIMARY KEY REFERENCES branch,
  head bigint NOT NULL DEFAULT 0
);

CREATE TABLE device_head (
  branch_id uuid NOT NULL,
  device text NOT NULL,
  epoch integer NOT NULL,
  seq bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (branch_id, device)
);

CREATE TABLE device_contact (
  branch_id uuid NOT NULL,
  device text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (branch_id, device)
);

-- duplicate_of: the number under which the same event stands already; this copy has no second effect.
CREATE TABLE event (
  branch_id uuid NOT NULL,
  branch_seq bigint NOT NULL,
  device text NOT NULL,
  epoch integer NOT NULL,
  seq bigint NOT NULL,
  event_id text NOT NULL,
  kind text NOT NULL,
  aggregate_id text NOT NULL,
  hash bytea NOT NULL,
  prev bytea NOT NULL,
  body bytea NOT NULL,
  received_at bigint NOT NULL,
  duplicate_of bigint,
  PRIMARY KEY (branch_id, device, epoch, seq),
  UNIQUE (branch_id, branch_seq)
);
CREATE UNIQUE INDEX event_identity ON event (branch_id, event_id) WHERE duplicate_of IS NULL;
CREATE INDEX event_aggregate ON event (branch_id, kind, aggregate_id, branch_seq);

-- The only thing of an event that can go: erasing deletes rows here and nothing else.
CREATE TABLE event_part (
  branch_id uuid NOT NULL,
  branch_seq bigint NOT NULL,
  salt bytea NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (branch_id, branch_seq)
);

CREATE TABLE organisation_event (
  number bigint PRIMARY KEY,
  device text NOT NULL,
  epoch integer NOT NULL,
  seq bigint NOT NULL,
  event_id text NOT NULL UNIQUE,
  kind text NOT NULL,
  aggregate_id text NOT NULL,
  hash bytea NOT NULL,
  prev bytea NOT NULL,
  body bytea NOT NULL,
  salt bytea,
  bytes bytea,
  received_at bigint NOT NULL,
  UNIQUE (device, epoch, seq)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'events are never changed or deleted'; END $$;
CREATE TRIGGER event_is_frozen BEFORE UPDATE OR DELETE ON event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER organisation_event_is_frozen BEFORE UPDATE OR DELETE ON organisation_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
