-- What the questions of each deck came to in a session: a session over several decks has a score
-- for each, and one that learned until all was recalled has none.
CREATE TABLE scores (
  session BLOB NOT NULL REFERENCES sessions (id),
  deck    TEXT NOT NULL,
  asked   INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  percent REAL NOT NULL,
  PRIMARY KEY (session, deck)
) STRICT, WITHOUT ROWID;

CREATE INDEX scores_by_deck ON scores (deck, percent);

-- Of sessions over several decks the parts are not known any more, and what was missed and tried
-- again was a session of its own, by its round.
INSERT INTO scores (session, deck, asked, correct, percent)
  SELECT id, json_extract(decks, '$[0]'), asked, correct, percent FROM sessions
  WHERE state = 'finished' AND asked > 0 AND mode <> 'learn' AND json_array_length(decks) = 1
  AND coalesce(json_extract(plan, '$.round'), 0) = 0;

ALTER TABLE sessions DROP COLUMN asked;
ALTER TABLE sessions DROP COLUMN correct;
ALTER TABLE sessions DROP COLUMN percent;
