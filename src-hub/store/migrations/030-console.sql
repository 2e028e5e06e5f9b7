-- Frozen once released: never edit, add a new migration instead.

CREATE TABLE console_user (
  employee_no text PRIMARY KEY,
  role text NOT NULL,
  salt bytea NOT NULL,
  verifier bytea NOT NULL,
  cost integer NOT NULL,
  block_size integer NOT NULL,
  parallelization integer NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  next_try_at bigint NOT NULL DEFAULT 0,
  created_at bigint NOT NULL
);

CREATE TABLE console_session (
  token_hash bytea PRIMARY KEY,
  employee_no text NOT NULL REFERENCES console_user,
  expires_at bigint NOT NULL,
  seen_at bigint NOT NULL
);
