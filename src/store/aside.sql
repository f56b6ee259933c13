-- The words of flags, and notes; and decisions that were taken back. What a version before could not
-- read of decisions is read now.
ALTER TABLE decisions ADD COLUMN text TEXT;
CREATE INDEX decisions_by_id ON decisions (id);

CREATE TABLE withdrawn (
  decision BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

UPDATE device SET stale = 1
  WHERE EXISTS (SELECT 1 FROM events WHERE version > 1 OR kind = 'withdrawal'
    OR kind = 'forget' AND body ->> '$.decisions' IS NOT NULL);
