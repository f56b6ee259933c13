//! Places: where the decks lie that were met on this machine, and which are hidden. They are no
//! part of the history that is exported or joined: paths mean nothing elsewhere.

use super::Store;
use crate::error::Result;
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

/// Which state of a file something was read from, and by which program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// When it was written, in nanoseconds since 1970.
    pub modified: i64,
    /// How many bytes it has.
    pub size: u64,
    /// The build of the program: another one may read it in another way.
    pub build: i64,
}

/// Where a deck lies that was met before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The whole path of its file.
    pub path: PathBuf,
    /// The id that it is filed under.
    pub deck: String,
    /// Whether it said that id itself.
    pub is_named: bool,
    /// Whether an id of its own was offered for it, and not wanted.
    pub has_declined: bool,
    /// The state of the file whose items are known, if they are.
    pub edition: Option<Edition>,
    /// How many items were remembered when all of them were in the deck.
    pub whole: Option<usize>,
}

/// What is in the file of a deck, as far as it matters without being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The state of the file.
    pub edition: Edition,
    /// Its items.
    pub listing: Listing,
}

/// The items of a deck at rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// As JSON.
    pub text: String,
    /// What seals it together with the text of the deck.
    pub seal: i64,
}

impl Store {
    /// The places that are remembered, the one met last first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn places(&self) -> Result<Vec<Whereabouts>> {
        let sql = "SELECT path, deck, named, declined, modified, size, build, items FROM places \
                   ORDER BY at DESC, path";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let rows = statement.query_map([], |row| {
                let (modified, size): (Option<i64>, Option<u64>) = (row.get(4)?, row.get(5)?);
                let edition = modified.zip(size).zip(row.get(6)?);
                Ok(Whereabouts {
                    path: OsString::from_vec(row.get(0)?).into(),
                    deck: row.get(1)?,
                    is_named: row.get(2)?,
                    has_declined: row.get(3)?,
                    edition: edition.map(|((modified, size), build)| Edition {
                        modified,
                        size,
                        build,
                    }),
                    whole: row.get(7)?,
                })
            })?;
            rows.collect()
        });
        read.map_err(self.failed("read where decks are"))
    }

    /// The items of a deck, as they were when its place was last met, if a build of the program has
    /// listed them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn listing(&self, path: &Path, build: i64) -> Result<Option<Listing>> {
        let sql = "SELECT keys, seal FROM places \
                   WHERE path = ?1 AND build = ?2 AND modified IS NOT NULL";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let row =
                |row: &rusqlite::Row<'_>| Ok(Listing { text: row.get(0)?, seal: row.get(1)? });
            statement.query_row(params![path.as_os_str().as_bytes(), build], row).optional()
        });
        read.map_err(self.failed("read where decks are"))
    }

    /// Remembers the place of a deck, met at a time in milliseconds since 1970.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn remember(&mut self, path: &Path, deck: &str, is_named: bool, at: i64) -> Result<()> {
        let sql = "INSERT INTO places (path, deck, named, at) VALUES (?1, ?2, ?3, ?4) \
                   ON CONFLICT (path) DO UPDATE SET deck = ?2, named = ?3, at = ?4, \
                   modified = iif(deck = ?2, modified, NULL)";
        let path = path.as_os_str().as_bytes();
        let written = self.connection.execute(sql, params![path, deck, is_named, at]);
        written.map(|_| ()).map_err(self.failed("remember where a deck is"))
    }

    /// Notes what is in the decks at some places that are remembered, and how much is remembered of
    /// each.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note(&mut self, places: &[(PathBuf, Contents)]) -> Result<()> {
        let sql = "UPDATE places SET modified = ?2, size = ?3, build = ?4, keys = ?5, seal = ?6, \
                   items = (SELECT iif(count(*) = count(*) FILTER (WHERE key IN \
                   (SELECT value ->> 2 FROM json_each(?5))), count(*), NULL) \
                   FROM memories WHERE deck = places.deck) WHERE path = ?1";
        let failed = self.failed("remember what is in a deck");
        let mut write = || -> rusqlite::Result<()> {
            let transaction = self.connection.transaction()?;
            for (path, Contents { edition, listing: Listing { text, seal } }) in places {
                let Edition { modified, size, build } = edition;
                let path = path.as_os_str().as_bytes();
                let values = params![path, modified, size, build, text, seal];
                transaction.prepare_cached(sql)?.execute(values)?;
            }
            transaction.commit()
        };
        write().map_err(failed)
    }

    /// Notes that an id of its own was offered for a deck, and not wanted.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn decline(&mut self, path: &Path) -> Result<()> {
        let sql = "UPDATE places SET declined = 1 WHERE path = ?1";
        let written = self.connection.execute(sql, [path.as_os_str().as_bytes()]);
        written.map(|_| ()).map_err(self.failed("remember what was said"))
    }

    /// Forgets a place; its deck and all progress stay. Whether it was remembered.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn drop_place(&mut self, path: &Path) -> Result<bool> {
        let sql = "DELETE FROM places WHERE path = ?1";
        let written = self.connection.execute(sql, [path.as_os_str().as_bytes()]);
        written.map(|count| count > 0).map_err(self.failed("forget where a deck is"))
    }

    /// The ids of the decks that are not to come up by themselves.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn hidden(&self) -> Result<BTreeSet<String>> {
        let sql = "SELECT deck FROM hidden";
        let read = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect());
        read.map_err(self.failed("read which decks are hidden"))
    }

    /// Hides a deck, or takes that back; whether that changes anything.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn hide(&mut self, deck: &str, hidden: bool) -> Result<bool> {
        let sql = if hidden {
            "INSERT OR IGNORE INTO hidden (deck) VALUES (?1)"
        } else {
            "DELETE FROM hidden WHERE deck = ?1"
        };
        let written = self.connection.execute(sql, [deck]);
        written.map(|count| count > 0).map_err(self.failed("save which decks are hidden"))
    }

    /// Whether something of a deck is remembered.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn was_started(&self, deck: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM memories WHERE deck = ?1)";
        let read = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([deck], |row| row.get(0)));
        read.map_err(self.failed("read what is remembered"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDITION: Edition = Edition { modified: 5, size: 7, build: -9 };

    fn contents(listing: &str) -> Contents {
        Contents { edition: EDITION, listing: Listing { text: listing.to_owned(), seal: -1 } }
    }

    #[test]
    fn the_place_met_last_comes_first_and_tells_what_was_in_it() {
        let mut store = Store::in_memory(1).unwrap();
        let [one, two] = ["/one\n.toml", "/two.toml"].map(Path::new);
        store.remember(one, "one", true, 10).unwrap();
        store.remember(two, "two", false, 20).unwrap();
        let listing = r#"[[0,"Whole","a\"b",1],[1,"Whole","c",2]]"#;
        store.note(&[(two.to_owned(), contents(listing))]).unwrap();
        let paths = |store: &Store| {
            store.places().unwrap().into_iter().map(|found| found.path).collect::<Vec<_>>()
        };
        assert_eq!(paths(&store), [two, one]);
        assert_eq!(store.listing(two, -9).unwrap(), Some(contents(listing).listing));
        assert_eq!(store.listing(one, -9).unwrap(), None);
        assert_eq!(store.listing(two, 9).unwrap(), None, "another build may list others");
        store.decline(one).unwrap();
        store.remember(one, "new", true, 30).unwrap();
        let found = store.places().unwrap().swap_remove(0);
        assert_eq!((found.deck.as_str(), found.is_named, found.has_declined), ("new", true, true));
        let edition = |store: &Store| store.places().unwrap()[1].edition;
        assert_eq!(edition(&store), Some(EDITION));
        assert_eq!(store.places().unwrap()[1].whole, Some(0));
        store.remember(two, "two", true, 25).unwrap();
        assert_eq!(edition(&store), Some(EDITION));
        store.remember(two, "other", true, 26).unwrap();
        assert_eq!(edition(&store), None, "it is another deck now");
        assert!(store.drop_place(one).unwrap() && !store.drop_place(one).unwrap());
        assert_eq!(paths(&store), [two]);
    }

    #[test]
    fn a_deck_is_hidden_until_that_is_taken_back() {
        let mut store = Store::in_memory(1).unwrap();
        assert!(store.hide("csto", true).unwrap() && !store.hide("csto", true).unwrap());
        assert_eq!(store.hidden().unwrap().into_iter().collect::<Vec<_>>(), ["csto"]);
        assert!(store.hide("csto", false).unwrap() && !store.hide("csto", false).unwrap());
        assert!(store.hidden().unwrap().is_empty());
        assert!(!store.was_started("csto").unwrap());
    }
}
