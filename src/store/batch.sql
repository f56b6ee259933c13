-- What an import brought in besides events goes with it when it is taken back.
ALTER TABLE sessions ADD COLUMN batch INTEGER;
ALTER TABLE left_alone ADD COLUMN batch INTEGER;
ALTER TABLE hidden ADD COLUMN batch INTEGER;
