-- Frozen once released: never edit, add a new migration instead.

-- Something on the case waits for head office's word.
ALTER TABLE complaint_row ADD COLUMN awaits boolean NOT NULL DEFAULT false;
CREATE INDEX complaint_row_awaiting ON complaint_row (received_at) WHERE awaits;
