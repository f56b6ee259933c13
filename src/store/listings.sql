-- What was in the file of a deck is listed item by item, so that a review can be planned without
-- reading it: which build of the program listed it, and what seals the list and the file together.
ALTER TABLE places ADD COLUMN build INTEGER;
ALTER TABLE places ADD COLUMN seal INTEGER;
