-- What an earlier release left, whose sessions had one score each and whose answers had no version: `quiz` of
-- trees (a second round too), `learn` of cats and `quiz` of birds were asked to their end; `quiz` of
-- trees, of birds (its second round) and of both birds and cats, and `learn` of birds were interrupted.
PRAGMA application_id = 1903520122;
PRAGMA user_version = 1;
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE amendments (
  id     BLOB PRIMARY KEY CHECK (length(id) = 16),
  device BLOB NOT NULL,
  review BLOB NOT NULL,
  at     INTEGER NOT NULL,
  change TEXT NOT NULL,
  rating INTEGER CHECK (rating BETWEEN 1 AND 4)
) STRICT, WITHOUT ROWID;
INSERT INTO "amendments" VALUES(X'019C235FB2007D3E81FD30CE7216AE4A',X'000000000000778584BD43FCB2122A65',X'019C235FB2007D3E81FD30CDEBA7FF00',1770120000000,'right',2);
INSERT INTO "amendments" VALUES(X'019C235FB2007D3E81FD30CECC1CCF1F',X'000000000000778584BD43FCB2122A65',X'019C235FB2007D3E81FD30CECB242DB2',1770120000000,'undo',NULL);
CREATE TABLE device (
  id BLOB PRIMARY KEY CHECK (length(id) = 16)
) STRICT, WITHOUT ROWID;
INSERT INTO "device" VALUES(X'000000000000778584BD43FCB2122A65');
CREATE TABLE events (
  session BLOB NOT NULL REFERENCES sessions (id),
  number  INTEGER NOT NULL,
  event   TEXT NOT NULL,
  PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;
INSERT INTO "events" VALUES(X'019C1980D7007E7FAD7037A59FEAC1AC',1,'{"answered":{"entry":0,"attempt":1,"given":[":"],"key":["lynx"],"judged":{"verdict":"wrong","credit":{"earned":0,"of":1},"reason":null,"notes":[],"lines":[{"typed":":","key":"lynx","right":false}]},"overruled":null,"hints":0,"milliseconds":0,"leads_on":false,"form":"lines","rated":null,"record":"019c1980-d700-7e7f-ad70-37a64b3aed4d","labels":[""]}}');
INSERT INTO "events" VALUES(X'019C1980D7007E7FAD7037A59FEAC1AC',2,'{"answered":{"entry":1,"attempt":1,"given":[":"],"key":["tit"],"judged":{"verdict":"wrong","credit":{"earned":0,"of":1},"reason":null,"notes":[],"lines":[{"typed":":","key":"tit","right":false}]},"overruled":null,"hints":0,"milliseconds":0,"leads_on":false,"form":"lines","rated":null,"record":"019c1980-d700-7e7f-ad70-37a714b1d3da","labels":[""]}}');
INSERT INTO "events" VALUES(X'019C1E3956007192B2F465EB6A524F82',1,'{"answered":{"entry":0,"attempt":1,"given":["owl"],"key":["tit"],"judged":{"verdict":"wrong","credit":{"earned":0,"of":1},"reason":null,"notes":[],"lines":[]},"overruled":null,"hints":0,"milliseconds":0,"leads_on":true,"form":"one","rated":null,"record":"019c1e39-5600-7192-b2f4-65ec083b84a6","labels":[]}}');
INSERT INTO "events" VALUES(X'019C1E704480794E92562BA761C76B33',1,'{"answered":{"entry":0,"attempt":1,"given":["y"],"key":["owl"],"judged":{"verdict":"wrong","credit":{"earned":0,"of":1},"reason":null,"notes":[],"lines":[{"typed":"y","key":"owl","right":false}]},"overruled":null,"hints":0,"milliseconds":0,"leads_on":false,"form":"lines","rated":null,"record":"019c1e70-4480-794e-9256-2ba833741afe","labels":[""]}}');
INSERT INTO "events" VALUES(X'019C235FB2007D3E81FD30CD1DB732CC',1,'{"answered":{"entry":0,"attempt":1,"given":["ashes"],"key":["ash"],"judged":{"verdict":"wrong","credit":{"earned":0,"of":1},"reason":null,"notes":[],"lines":[{"typed":"ashes","key":"ash","right":false}]},"overruled":null,"hints":1,"milliseconds":0,"leads_on":false,"form":"lines","rated":null,"record":"019c235f-b200-7d3e-81fd-30cdeba7ff00","labels":[""]}}');
INSERT INTO "events" VALUES(X'019C235FB2007D3E81FD30CD1DB732CC',2,'{"overruled":"right"}');
INSERT INTO "events" VALUES(X'019C235FB2007D3E81FD30CD1DB732CC',3,'{"answered":{"entry":1,"attempt":1,"given":["birch"],"key":["oak"],"judged":{"verdict":"wrong","credit":{"earned":0,"of":1},"reason":null,"notes":[],"lines":[{"typed":"birch","key":"oak","right":false}]},"overruled":null,"hints":0,"milliseconds":0,"leads_on":false,"form":"lines","rated":null,"record":"019c235f-b200-7d3e-81fd-30cecb242db2","labels":[""]}}');
INSERT INTO "events" VALUES(X'019C235FB2007D3E81FD30CD1DB732CC',4,'"undone"');
INSERT INTO "events" VALUES(X'019C235FB2007D3E81FD30CD1DB732CC',5,'{"answered":{"entry":1,"attempt":1,"given":["oak"],"key":["oak"],"judged":{"verdict":"right","credit":{"earned":1,"of":1},"reason":null,"notes":[],"lines":[{"typed":"oak","key":"oak","right":true}]},"overruled":null,"hints":0,"milliseconds":0,"leads_on":false,"form":"lines","rated":null,"record":"019c235f-b200-7d3e-81fd-30cf11985a55","labels":[""]}}');
CREATE TABLE items (
  id       INTEGER PRIMARY KEY,
  deck     TEXT NOT NULL,
  item     TEXT NOT NULL,
  question TEXT NOT NULL,
  UNIQUE (deck, item)
) STRICT;
INSERT INTO "items" VALUES(1,'trees','ash','ash');
INSERT INTO "items" VALUES(2,'trees','ec58ce825c97024e','ec58ce825c97024e');
INSERT INTO "items" VALUES(3,'trees','elm','elm');
INSERT INTO "items" VALUES(4,'trees','fir','fir');
INSERT INTO "items" VALUES(5,'cats','lynx','lynx');
INSERT INTO "items" VALUES(6,'birds','tit','tit');
INSERT INTO "items" VALUES(7,'birds','owl','owl');
CREATE TABLE left_alone (
  deck       TEXT NOT NULL,
  question   TEXT NOT NULL,
  candidates TEXT NOT NULL,
  PRIMARY KEY (deck, question)
) STRICT, WITHOUT ROWID;
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
INSERT INTO "memories" VALUES(1,'trees','ash',7.51332569122314453125e+00,4.75285816192626953125e+00,20485,20487,20495,2,0,1770120000000,X'019C235FB2007D3E81FD30CDEBA7FF00');
INSERT INTO "memories" VALUES(2,'trees','ec58ce825c97024e',1.09643411636352539062e+01,2.11121416091918945312e+00,20485,20487,20498,2,0,1770120000000,X'019C235FB2007D3E81FD30CF11985A55');
INSERT INTO "memories" VALUES(3,'trees','elm',2.11999997496604919433e-01,6.41330003738403320312e+00,20485,20485,20486,1,0,1769947200000,X'019C1912FA007045805747E9FB683159');
INSERT INTO "memories" VALUES(4,'trees','fir',2.30649995803833,2.11810398101806640625e+00,20485,20485,20487,1,0,1769947200000,X'019C1912FA007045805747E8DF099E52');
INSERT INTO "memories" VALUES(5,'cats','lynx',2.30649995803833,2.11810398101806640625e+00,20485,20485,20487,1,0,1769954400000,X'019C1980D7007E7FAD7037A64B3AED4D');
INSERT INTO "memories" VALUES(6,'birds','tit',1.00885890424251556396e-01,8.80630397796630859375e+00,20485,20486,20487,2,1,1770037200000,X'019C1E704480794E92562BA5B962F80F');
INSERT INTO "memories" VALUES(7,'birds','owl',2.11999997496604919433e-01,6.41330003738403320312e+00,20486,20486,20487,1,0,1770037200000,X'019C1E704480794E92562BA833741AFE');
CREATE TABLE parameters (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  algorithm TEXT NOT NULL,
  numbers   TEXT NOT NULL
) STRICT;
CREATE TABLE questions (
  deck     TEXT NOT NULL,
  question TEXT NOT NULL,
  text     TEXT NOT NULL,
  answer   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (deck, question)
) STRICT, WITHOUT ROWID;
INSERT INTO "questions" VALUES('birds','owl','Say owl','owl','short',1770037200000);
INSERT INTO "questions" VALUES('birds','tit','Say tit','tit','short',1769954400000);
INSERT INTO "questions" VALUES('cats','lynx','Say lynx','lynx','short',1769950800000);
INSERT INTO "questions" VALUES('trees','ash','Say ash','ash','short',1769947200000);
INSERT INTO "questions" VALUES('trees','ec58ce825c97024e','Say oak','oak','short',1769947200000);
INSERT INTO "questions" VALUES('trees','elm','Say elm','elm','short',1769947200000);
INSERT INTO "questions" VALUES('trees','fir','fir','a tree','card',1769947200000);
CREATE TABLE renames (
  id     BLOB PRIMARY KEY CHECK (length(id) = 16),
  device BLOB NOT NULL,
  at     INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES items (id),
  target INTEGER NOT NULL REFERENCES items (id)
) STRICT, WITHOUT ROWID;
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
INSERT INTO "reviews" VALUES(X'019C1912FA007045805747E7453D6C7B',X'000000000000778584BD43FCB2122A65',X'019C1912FA007045805747E6C0F79328',1,1769947200000,20485,'quiz','lines','right',3,1,1,0,1,'["ash"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1912FA007045805747E83260AC3B',X'000000000000778584BD43FCB2122A65',X'019C1912FA007045805747E6C0F79328',2,1769947200000,20485,'quiz','lines','right',3,1,1,0,1,'["oak"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1912FA007045805747E86CA23414',X'000000000000778584BD43FCB2122A65',X'019C1912FA007045805747E6C0F79328',3,1769947200000,20485,'quiz','lines','wrong',1,0,1,0,1,'["beech"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1912FA007045805747E8DF099E52',X'000000000000778584BD43FCB2122A65',X'019C1912FA007045805747E6C0F79328',4,1769947200000,20485,'quiz','card','right',3,1,1,0,1,'["Good"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1912FA007045805747E93ADABB61',X'000000000000778584BD43FCB2122A65',X'019C1912FA007045805747E6C0F79328',3,1769947200000,20485,'quiz','lines','right',3,1,1,0,2,'["elm"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1912FA007045805747E9FB683159',X'000000000000778584BD43FCB2122A65',X'019C1912FA007045805747E9466FE980',3,1769947200000,20485,'quiz','lines','right',3,1,1,0,1,'["elm"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1949E880707FA12B4D527D8F2352',X'000000000000778584BD43FCB2122A65',X'019C1949E880707FA12B4D524F91585A',5,1769950800000,20485,'learn','lines','right',3,1,1,0,1,'["lynx"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1980D7007E7FAD7037A64B3AED4D',X'000000000000778584BD43FCB2122A65',X'019C1980D7007E7FAD7037A59FEAC1AC',5,1769954400000,20485,'quiz','lines','wrong',1,0,1,0,1,'[":"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1980D7007E7FAD7037A714B1D3DA',X'000000000000778584BD43FCB2122A65',X'019C1980D7007E7FAD7037A59FEAC1AC',6,1769954400000,20485,'quiz','lines','wrong',1,0,1,0,1,'[":"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1E3956007192B2F465EC083B84A6',X'000000000000778584BD43FCB2122A65',X'019C1E3956007192B2F465EB6A524F82',6,1770033600000,20486,'learn','one','wrong',1,0,1,0,1,'["owl"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1E704480794E92562BA5B962F80F',X'000000000000778584BD43FCB2122A65',X'019C1E704480794E92562BA4C6A974D8',6,1770037200000,20486,'quiz','lines','right',3,1,1,0,1,'["tit"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1E704480794E92562BA65FBD1517',X'000000000000778584BD43FCB2122A65',X'019C1E704480794E92562BA4C6A974D8',7,1770037200000,20486,'quiz','lines','wrong',1,0,1,0,1,'["x"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1E704480794E92562BA6AAB0E4FE',X'000000000000778584BD43FCB2122A65',X'019C1E704480794E92562BA4C6A974D8',7,1770037200000,20486,'quiz','lines','right',3,1,1,0,2,'["owl"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C1E704480794E92562BA833741AFE',X'000000000000778584BD43FCB2122A65',X'019C1E704480794E92562BA761C76B33',7,1770037200000,20486,'quiz','lines','wrong',1,0,1,0,1,'["y"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C235FB2007D3E81FD30CDEBA7FF00',X'000000000000778584BD43FCB2122A65',X'019C235FB2007D3E81FD30CD1DB732CC',1,1770120000000,20487,'quiz','lines','wrong',1,0,1,1,1,'["ashes"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C235FB2007D3E81FD30CECB242DB2',X'000000000000778584BD43FCB2122A65',X'019C235FB2007D3E81FD30CD1DB732CC',2,1770120000000,20487,'quiz','lines','wrong',1,0,1,0,1,'["birch"]',0,'FSRS-6',0.9,NULL);
INSERT INTO "reviews" VALUES(X'019C235FB2007D3E81FD30CF11985A55',X'000000000000778584BD43FCB2122A65',X'019C235FB2007D3E81FD30CD1DB732CC',2,1770120000000,20487,'quiz','lines','right',3,1,1,0,1,'["oak"]',0,'FSRS-6',0.9,NULL);
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
INSERT INTO "sessions" VALUES(X'019C1912FA007045805747E6C0F79328','["trees"]','quiz',1769947200000,7,'{"mode":{"quiz":{"retry":true}},"items":[["trees","ash"],["trees","ec58ce825c97024e"],["trees","elm"],["trees","fir"]],"asked_as":null,"learned":[],"round":0}','finished',4,3,75.0,'{"decks":["trees"],"seed":7,"started":"2026-02-01T12:00:00Z","mode":"quiz","asked":4,"right":3,"points":3.0,"of":4,"percent":75.0,"seconds":0.0,"questions":[{"id":"ash","kind":"short","prompt":"Say ash","given":["ash"],"key":["ash"],"verdict":"right","reason":null,"points":1.0,"of":1,"hints":0,"milliseconds":0,"tries":1},{"id":"ec58ce825c97024e","kind":"short","prompt":"Say oak","given":["oak"],"key":["oak"],"verdict":"right","reason":null,"points":1.0,"of":1,"hints":0,"milliseconds":0,"tries":1},{"id":"elm","kind":"short","prompt":"Say elm","given":["beech"],"key":["elm"],"verdict":"wrong","reason":null,"points":0.0,"of":1,"hints":0,"milliseconds":0,"tries":2},{"id":"fir","kind":"card","prompt":"fir","given":["Good"],"key":["a tree"],"verdict":"right","reason":null,"points":1.0,"of":1,"hints":0,"milliseconds":0,"tries":1}]}');
INSERT INTO "sessions" VALUES(X'019C1912FA007045805747E9466FE980','["trees"]','quiz',1769947200000,7,'{"mode":{"quiz":{"retry":true}},"items":[["trees","elm"]],"asked_as":null,"learned":[],"round":1}','finished',0,0,0.0,'');
INSERT INTO "sessions" VALUES(X'019C1949E880707FA12B4D524F91585A','["cats"]','learn',1769950800000,7,'{"mode":{"learn":{"criterion":1}},"items":[["cats","lynx"]],"asked_as":null,"learned":[{"picked":false,"recalled":0}],"round":0}','finished',1,1,100.0,'{"decks":["cats"],"seed":7,"started":"2026-02-01T13:00:00Z","mode":"learn","asked":1,"right":1,"points":1.0,"of":1,"percent":100.0,"seconds":0.0,"questions":[{"id":"lynx","kind":"short","prompt":"Say lynx","given":["lynx"],"key":["lynx"],"verdict":"right","reason":null,"points":1.0,"of":1,"hints":0,"milliseconds":0,"tries":1}]}');
INSERT INTO "sessions" VALUES(X'019C1980D7007E7FAD7037A59FEAC1AC','["birds","cats"]','quiz',1769954400000,7,'{"mode":{"quiz":{"retry":true}},"items":[["cats","lynx"],["birds","tit"]],"asked_as":null,"learned":[],"round":0}','open',NULL,NULL,NULL,NULL);
INSERT INTO "sessions" VALUES(X'019C1E3956007192B2F465EB6A524F82','["birds"]','learn',1770033600000,7,'{"mode":{"learn":{"criterion":1}},"items":[["birds","tit"],["birds","owl"]],"asked_as":null,"learned":[{"picked":false,"recalled":0},{"picked":false,"recalled":0}],"round":0}','open',NULL,NULL,NULL,NULL);
INSERT INTO "sessions" VALUES(X'019C1E704480794E92562BA4C6A974D8','["birds"]','quiz',1770037200000,7,'{"mode":{"quiz":{"retry":true}},"items":[["birds","tit"],["birds","owl"]],"asked_as":null,"learned":[],"round":0}','finished',2,1,50.0,'{"decks":["birds"],"seed":7,"started":"2026-02-02T13:00:00Z","mode":"quiz","asked":2,"right":1,"points":1.0,"of":2,"percent":50.0,"seconds":0.0,"questions":[{"id":"tit","kind":"short","prompt":"Say tit","given":["tit"],"key":["tit"],"verdict":"right","reason":null,"points":1.0,"of":1,"hints":0,"milliseconds":0,"tries":1},{"id":"owl","kind":"short","prompt":"Say owl","given":["x"],"key":["owl"],"verdict":"wrong","reason":null,"points":0.0,"of":1,"hints":0,"milliseconds":0,"tries":2}]}');
INSERT INTO "sessions" VALUES(X'019C1E704480794E92562BA761C76B33','["birds"]','quiz',1770037200000,7,'{"mode":{"quiz":{"retry":true}},"items":[["birds","owl"]],"asked_as":null,"learned":[],"round":1}','open',NULL,NULL,NULL,NULL);
INSERT INTO "sessions" VALUES(X'019C235FB2007D3E81FD30CD1DB732CC','["trees"]','quiz',1770120000000,7,'{"mode":{"quiz":{"retry":true}},"items":[["trees","ash"],["trees","ec58ce825c97024e"],["trees","elm"],["trees","fir"]],"asked_as":null,"learned":[],"round":0}','open',NULL,NULL,NULL,NULL);
CREATE INDEX reviews_by_item ON reviews (item, at, id, day, rating, retention, until);
CREATE INDEX amendments_by_review ON amendments (review, at, id, rating);
CREATE INDEX memories_by_due ON memories
  (deck, due, item, key, stability, difficulty, first_day, last_day, reps, lapses);
CREATE INDEX sessions_by_decks ON sessions (decks, mode, state, at);
COMMIT;
