-- What another program knew of an item. What a version before could not read of it is read now.
CREATE TABLE seeds (
  item   INTEGER NOT NULL REFERENCES items (id),
  number INTEGER NOT NULL,
  id     BLOB NOT NULL,
  seed   TEXT NOT NULL,
  PRIMARY KEY (item, number, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX seeds_by_id ON seeds (id);

UPDATE device SET stale = 1 WHERE EXISTS (SELECT 1 FROM events WHERE kind = 'seed');
