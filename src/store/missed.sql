-- Whether an item was missed at its last answer: a day that it was given since does not tell.
ALTER TABLE memories ADD COLUMN missed INTEGER NOT NULL DEFAULT 0;
DROP INDEX memories_by_due;
CREATE INDEX memories_by_due ON memories
  (deck, due, item, key, stability, difficulty, first_day, last_day, later, reps, lapses, missed);
UPDATE device SET stale = 1;
