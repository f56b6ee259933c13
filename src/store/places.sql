-- Where decks lie on this machine that were asked, made or edited here, under which id they are
-- filed, and what was in the file then, so that what is due can be counted without reading it. No
-- part of what is exported.
CREATE TABLE places (
  path     BLOB PRIMARY KEY,
  deck     TEXT NOT NULL,
  at       INTEGER NOT NULL,
  declined INTEGER NOT NULL DEFAULT 0, -- an id of its own was offered, and not wanted
  modified INTEGER,
  size     INTEGER,
  named    INTEGER NOT NULL DEFAULT 0, -- it says its id itself
  keys     TEXT,
  -- How many items were remembered, where all of them are among the keys.
  items    INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX places_by_deck ON places (deck, path);

-- Decks, by their ids, that are not to come up by themselves.
CREATE TABLE hidden (
  deck TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
