-- Every event has a place in the order of all, which no clock that is set wrong can change, and a
-- seal over what it says: a damaged row is known. Numbers begin as times, so that histories of
-- before are ordered as they were.
ALTER TABLE events RENAME TO happenings;

ALTER TABLE items ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE items SET seal = seal(deck, item, question);

-- Every answer, as it was given. `extra` is what a later version says of it besides.
CREATE TABLE answers (
  row          INTEGER PRIMARY KEY,
  id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  device       BLOB NOT NULL,
  session      BLOB,
  item         INTEGER NOT NULL REFERENCES items (id),
  number       INTEGER NOT NULL,
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
  until        INTEGER,
  due          INTEGER,
  version      INTEGER NOT NULL,
  extra        TEXT,
  batch        INTEGER,
  seal         INTEGER NOT NULL
) STRICT;

INSERT INTO answers SELECT NULL, id, device, session, item, at, at, day, mode, form, verdict, rating,
  earned, of, hints, attempt, given, milliseconds, algorithm, retention, until, NULL, 1, NULL, NULL,
  seal(id, device, session, item, at, at, day, mode, form, verdict, rating, earned, of, hints,
    attempt, given, milliseconds, algorithm, retention, until, NULL, 1, NULL)
  FROM reviews ORDER BY id;

-- All else that happened: what it is, and what it says as JSON.
CREATE TABLE events (
  row     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  device  BLOB NOT NULL,
  number  INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  version INTEGER NOT NULL,
  body    TEXT NOT NULL,
  batch   INTEGER,
  seal    INTEGER NOT NULL
) STRICT;

CREATE TEMP TABLE old AS
  SELECT id, device, at, 'amendment' AS kind, iif(rating IS NULL,
    json_object('change', change, 'review', uuid(review)),
    json_object('change', change, 'rating', CASE rating WHEN 1 THEN 'again' WHEN 2 THEN 'hard'
      WHEN 3 THEN 'good' ELSE 'easy' END, 'review', uuid(review))) AS body
  FROM amendments
  UNION ALL
  SELECT r.id, r.device, r.at, 'rename', json_object('deck', s.deck, 'item', s.item,
    'question', s.question, 'to-deck', t.deck, 'to-item', t.item, 'to-question', t.question)
  FROM renames r JOIN items s ON s.id = r.source JOIN items t ON t.id = r.target
  UNION ALL
  SELECT digest('question', deck, question, text, answer, kind, at), zeroblob(16), at, 'question',
    json_object('answer', answer, 'deck', deck, 'kind', kind, 'question', question, 'text', text)
  FROM questions
  UNION ALL
  SELECT digest('parameters', algorithm, numbers, at), (SELECT id FROM device), at, 'parameters',
    json_object('algorithm', algorithm, 'numbers', json(numbers), 'replan', json('false'))
  FROM parameters
  UNION ALL
  SELECT digest('result', s.id), (SELECT id FROM device), s.at, 'result',
    json_object('mode', s.mode, 'scores', json((SELECT json_group_array(json_object('asked', c.asked,
      'deck', c.deck, 'percent', c.percent, 'right', c.correct)) FROM scores c
      WHERE c.session = s.id)), 'session', uuid(s.id))
  FROM sessions s WHERE s.id IN (SELECT session FROM scores);

INSERT INTO events SELECT NULL, id, device, at, at, kind, 1, body, NULL,
  seal(id, device, at, at, kind, 1, body) FROM old ORDER BY id;
DROP TABLE temp.old;

DROP TABLE memories;
DROP TABLE scores;
DROP TABLE parameters;
DROP TABLE questions;
DROP TABLE renames;
DROP TABLE amendments;
DROP TABLE reviews;
ALTER TABLE sessions DROP COLUMN summary;

-- All that a memory is computed from, in order, so that the answers themselves aren't read.
CREATE INDEX answers_by_item ON answers (item, number, id, day, rating, retention, until, due);
CREATE INDEX answers_by_day ON answers (day);
CREATE INDEX events_by_kind ON events (kind);

-- From here on all follows from what happened, and can be computed again.

-- What was said of an answer last; no rating where it was taken back.
CREATE TABLE amended (
  review BLOB PRIMARY KEY,
  number INTEGER NOT NULL,
  id     BLOB NOT NULL,
  change TEXT NOT NULL,
  rating INTEGER
) STRICT, WITHOUT ROWID;

-- Answers of a clock that was wrong, and by how many days.
CREATE TABLE redated (
  review BLOB NOT NULL,
  id     BLOB NOT NULL,
  days   INTEGER NOT NULL,
  PRIMARY KEY (review, id)
) STRICT, WITHOUT ROWID;

-- Answers that were forgotten: they do not come back.
CREATE TABLE forgotten (
  review BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Questions of which nothing was to be kept until then.
CREATE TABLE forgotten_questions (
  deck     TEXT NOT NULL,
  question TEXT NOT NULL,
  number   INTEGER NOT NULL,
  PRIMARY KEY (deck, question)
) STRICT, WITHOUT ROWID;

-- Progress that went over to another item, with all that was answered before.
CREATE TABLE renames (
  id     BLOB PRIMARY KEY,
  number INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES items (id),
  target INTEGER NOT NULL REFERENCES items (id)
) STRICT, WITHOUT ROWID;

-- What of it was taken back.
CREATE TABLE unlinked (
  rename BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- How a question read when it was last asked, to know it again when it was edited.
CREATE TABLE questions (
  deck     TEXT NOT NULL,
  question TEXT NOT NULL,
  text     TEXT NOT NULL,
  answer   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  number   INTEGER NOT NULL,
  id       BLOB NOT NULL,
  PRIMARY KEY (deck, question)
) STRICT, WITHOUT ROWID;

-- What a learner decided about an item.
CREATE TABLE decisions (
  item   INTEGER NOT NULL REFERENCES items (id),
  number INTEGER NOT NULL,
  id     BLOB NOT NULL,
  treatment TEXT NOT NULL,
  day    INTEGER,
  PRIMARY KEY (item, number, id)
) STRICT, WITHOUT ROWID;

-- The numbers that fit the algorithm to the learner; the latest count.
CREATE TABLE parameters (
  id        BLOB PRIMARY KEY,
  number    INTEGER NOT NULL,
  algorithm TEXT NOT NULL,
  numbers   TEXT NOT NULL,
  replan    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the questions of each deck came to in a session.
CREATE TABLE scores (
  session BLOB NOT NULL,
  deck    TEXT NOT NULL,
  number  INTEGER NOT NULL,
  asked   INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  percent REAL NOT NULL,
  PRIMARY KEY (session, deck)
) STRICT, WITHOUT ROWID;

CREATE INDEX scores_by_deck ON scores (deck, number, percent);

-- What is known of each item, kept so that nothing has to be computed to see what is due. `due` is
-- when it is asked next, `later` when that is once it was recalled.
CREATE TABLE memories (
  item       INTEGER PRIMARY KEY REFERENCES items (id),
  deck       TEXT NOT NULL,
  key        TEXT NOT NULL,
  stability  REAL NOT NULL,
  difficulty REAL NOT NULL,
  first_day  INTEGER NOT NULL,
  last_day   INTEGER NOT NULL,
  due        INTEGER NOT NULL,
  later      INTEGER NOT NULL,
  reps       INTEGER NOT NULL,
  lapses     INTEGER NOT NULL,
  number     INTEGER NOT NULL,
  review     BLOB NOT NULL
) STRICT;

-- All that is told of what is due, in order, so that nothing else is read.
CREATE INDEX memories_by_due ON memories
  (deck, due, item, key, stability, difficulty, first_day, last_day, later, reps, lapses);

-- Imports, each of which can be taken back.
CREATE TABLE batches (
  batch  INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT;

-- The largest number that was seen, and whether what follows from the events has to be computed.
ALTER TABLE device ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE device ADD COLUMN stale INTEGER NOT NULL DEFAULT 1;
