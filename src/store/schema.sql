-- What is asked and remembered, by name. A deck is known by its id, an item by its key.
CREATE TABLE items (
  id       INTEGER PRIMARY KEY,
  deck     TEXT NOT NULL,
  item     TEXT NOT NULL,
  question TEXT NOT NULL,
  UNIQUE (deck, item)
) STRICT;

-- Every answer, as it was given; rows are only ever added.
CREATE TABLE reviews (
  id           BLOB PRIMARY KEY CHECK (length(id) = 16),
  device       BLOB NOT NULL,
  session      BLOB,
  item         INTEGER NOT NULL REFERENCES items (id),
  at           INTEGER NOT NULL,
  day          INTEGER NOT NULL,
  mode         TEXT NOT NULL,
  form         TEXT NOT NULL,
  verdict      TEXT NOT NULL,
  rating       INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
  earned       INTEGER NOT NULL,
  of           INTEGER NOT NULL,
  hints        INTEGER NOT NULL,
  attempt      INTEGER NOT NULL,
  given        TEXT NOT NULL,
  milliseconds INTEGER NOT NULL,
  algorithm    TEXT NOT NULL,
  retention    REAL NOT NULL,
  until        INTEGER
) STRICT, WITHOUT ROWID;

-- All that a memory is computed from, in order, so that the answers themselves aren't read.
CREATE INDEX reviews_by_item ON reviews (item, at, id, day, rating, retention, until);

-- What was said of an answer afterwards: undone, or overruled. Rows are only ever added; of one
-- review the latest counts. The review may not be here yet, when histories are joined.
CREATE TABLE amendments (
  id     BLOB PRIMARY KEY CHECK (length(id) = 16),
  device BLOB NOT NULL,
  review BLOB NOT NULL,
  at     INTEGER NOT NULL,
  change TEXT NOT NULL,
  rating INTEGER CHECK (rating BETWEEN 1 AND 4)
) STRICT, WITHOUT ROWID;

CREATE INDEX amendments_by_review ON amendments (review, at, id, rating);

-- Progress that went over to an edited question, with all that was answered before.
CREATE TABLE renames (
  id     BLOB PRIMARY KEY CHECK (length(id) = 16),
  device BLOB NOT NULL,
  at     INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES items (id),
  target INTEGER NOT NULL REFERENCES items (id)
) STRICT, WITHOUT ROWID;

-- How a question read when it was last asked, to know it again when it was edited.
CREATE TABLE questions (
  deck     TEXT NOT NULL,
  question TEXT NOT NULL,
  text     TEXT NOT NULL,
  answer   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (deck, question)
) STRICT, WITHOUT ROWID;

-- Progress without a question that a person was asked about, and of which questions: it is not
-- asked again until there are others.
CREATE TABLE left_alone (
  deck       TEXT NOT NULL,
  question   TEXT NOT NULL,
  candidates TEXT NOT NULL,
  PRIMARY KEY (deck, question)
) STRICT, WITHOUT ROWID;

-- What follows from all the above, kept so that nothing has to be computed to see what is due.
CREATE TABLE memories (
  item       INTEGER PRIMARY KEY REFERENCES items (id),
  deck       TEXT NOT NULL,
  key        TEXT NOT NULL,
  stability  REAL NOT NULL,
  difficulty REAL NOT NULL,
  first_day  INTEGER NOT NULL,
  last_day   INTEGER NOT NULL,
  due        INTEGER NOT NULL,
  reps       INTEGER NOT NULL,
  lapses     INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  review     BLOB NOT NULL
) STRICT;

-- All that is told of what is due, in order, so that nothing else is read.
CREATE INDEX memories_by_due ON memories
  (deck, due, item, key, stability, difficulty, first_day, last_day, reps, lapses);

-- Sittings: what repeats them, and what they came to.
CREATE TABLE sessions (
  id      BLOB PRIMARY KEY CHECK (length(id) = 16),
  decks   TEXT NOT NULL,
  mode    TEXT NOT NULL,
  at      INTEGER NOT NULL,
  seed    INTEGER NOT NULL,
  plan    TEXT NOT NULL,
  state   TEXT NOT NULL CHECK (state IN ('open', 'finished', 'dropped')),
  asked   INTEGER,
  correct INTEGER,
  percent REAL,
  summary TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_decks ON sessions (decks, mode, state, at);

CREATE TABLE events (
  session BLOB NOT NULL REFERENCES sessions (id),
  number  INTEGER NOT NULL,
  event   TEXT NOT NULL,
  PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

-- The numbers that fit the algorithm to the learner; the latest count.
CREATE TABLE parameters (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  algorithm TEXT NOT NULL,
  numbers   TEXT NOT NULL
) STRICT;

-- This copy of the history, told apart from those it is joined with.
CREATE TABLE device (
  id BLOB PRIMARY KEY CHECK (length(id) = 16)
) STRICT, WITHOUT ROWID;
