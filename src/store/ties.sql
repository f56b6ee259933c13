-- Places that the history is joined with: the batch that what came from there is filed under, and
-- the last rows that were written there. No part of what is exported.
CREATE TABLE ties (
  tie     INTEGER PRIMARY KEY,
  place   TEXT NOT NULL UNIQUE,
  folder  TEXT NOT NULL, -- where its files are on this machine
  batch   INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  answers INTEGER NOT NULL DEFAULT 0,
  events  INTEGER NOT NULL DEFAULT 0,
  stale   INTEGER NOT NULL DEFAULT 0 -- how often something that was written there was forgotten since
) STRICT;

-- How far the files of a place were read, and what they were then.
CREATE TABLE bookmarks (
  tie      INTEGER NOT NULL REFERENCES ties (tie),
  file     TEXT NOT NULL,
  size     INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  read     INTEGER NOT NULL, -- bytes
  tail     INTEGER NOT NULL, -- a digest of the last of them
  latest   INTEGER NOT NULL, -- when what was read of it last happened
  name     TEXT NOT NULL,    -- what its device calls itself
  PRIMARY KEY (tie, file)
) STRICT, WITHOUT ROWID;
