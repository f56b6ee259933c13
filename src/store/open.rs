//! Opening: makes the file, looks whether it is ours, and brings it up to date. A file that is
//! not ours, or not whole, is left as it is.

use super::{Store, failure, file_in, parameters, seal};
use crate::engine::Ids;
use crate::engine::schedule::Scheduler;
use crate::error::{Error, Result};
use crate::text;
use rusqlite::{Connection, ErrorCode, TransactionBehavior};
use std::cmp::Ordering;
use std::fs::{DirBuilder, File};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

/// Marks the file as ours: "quiz".
const APPLICATION: i32 = 0x7175_697a;

/// The steps that lead from an empty file to the present; the file tells how many it has done.
const STEPS: [&str; 10] = [
    include_str!("schema.sql"),
    include_str!("scores.sql"),
    include_str!("places.sql"),
    include_str!("log.sql"),
    include_str!("batch.sql"),
    include_str!("missed.sql"),
    include_str!("aside.sql"),
    include_str!("listings.sql"),
    include_str!("seeds.sql"),
    include_str!("ties.sql"),
];

/// How long to wait for another process; on a busy machine, several at once take seconds.
const PATIENCE: Duration = Duration::from_secs(30);

impl Store {
    /// Opens the history in a folder. Both are made where there are none, for nobody else to read.
    /// `entropy` must differ from process to process: ids are drawn from it.
    ///
    /// # Errors
    /// When the folder may not be written, or the file is not ours, damaged, or of a later version.
    pub fn open(folder: &Path, entropy: u64) -> Result<Self> {
        let path = file_in(folder);
        let hint = "name another folder with --data";
        let failed = |what: &str, error: &io::Error| Error::io(what, error).hint(hint);
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| {
            failed(&format!("cannot make the folder {}", folder.display()), &error)
        })?;
        let place = text::printable_line(&path.display().to_string());
        make(&path).map_err(|error| failed(&format!("cannot make {place}"), &error))?;
        let connection = Connection::open(&path)
            .map_err(|error| failure::explain(&place, "keep the history", &error))?;
        let store = Self::prepare(connection, place, entropy)?;
        Ok(Self { folder: Some(folder.to_owned()), ..store })
    }

    /// A history that is gone with the process.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory(entropy: u64) -> Result<Self> {
        let place = ":memory:".to_owned();
        let connection = Connection::open_in_memory()
            .map_err(|error| failure::explain(&place, "keep the history", &error))?;
        Self::prepare(connection, place, entropy)
    }

    pub(super) fn prepare(mut connection: Connection, place: String, entropy: u64) -> Result<Self> {
        let failed = |error| failure::explain(&place, "open the history", &error);
        connection.busy_timeout(PATIENCE).map_err(failed)?;
        match ownership(&connection).map_err(failed)? {
            Ownership::Foreign => return Err(failure::foreign(&place)),
            Ownership::Newer => return Err(failure::newer(&place)),
            Ownership::Empty | Ownership::Older | Ownership::Current => {}
        }
        configure(&connection).map_err(failed)?;
        seal::install(&connection).map_err(failed)?;
        let mut ids = Ids::new(entropy);
        migrate(&mut connection).map_err(failed)?;
        let first =
            "INSERT INTO device (id, stale) SELECT ?1, 0 WHERE NOT EXISTS (SELECT 1 FROM device)";
        let device = match device(&connection) {
            Err(rusqlite::Error::QueryReturnedNoRows) => {
                connection.execute(first, [ids.next(0)]).and_then(|_| device(&connection))
            }
            found => found,
        };
        let device = device.map_err(failed)?;
        let (folder, live) = (None, None);
        let mut store =
            Self { connection, folder, live, place, scheduler: Scheduler::default(), ids, device };
        if is_stale(&store.connection).map_err(store.failed("open the history"))? {
            store.rebuild()?;
        }
        store.scheduler = parameters::load(&store.connection, &store.place)?;
        Ok(store)
    }
}

/// The name of this copy of the history.
fn device(connection: &Connection) -> rusqlite::Result<crate::engine::Id> {
    connection.query_row("SELECT id FROM device ORDER BY id LIMIT 1", [], |row| row.get(0))
}

/// Whether what follows from the events has to be computed first.
pub(super) fn is_stale(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT EXISTS (SELECT 1 FROM device WHERE stale)", [], |row| row.get(0))
}

/// Makes the file where there is none: its log and all else that belongs to it get its mode.
fn make(path: &Path) -> io::Result<()> {
    match File::options().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

/// Whose a file is, and of which version.
pub(super) enum Ownership {
    /// Nobody's: there is nothing in it.
    Empty,
    /// Another program's.
    Foreign,
    /// Ours, and to be brought up to date.
    Older,
    /// Ours as it is.
    Current,
    /// Of a later version.
    Newer,
}

/// Whose a file is, and of which version.
pub(super) fn ownership(connection: &Connection) -> rusqlite::Result<Ownership> {
    let (application, version, is_empty) = identify(connection)?;
    let version = usize::try_from(version).unwrap_or(usize::MAX);
    Ok(match version.cmp(&STEPS.len()) {
        _ if application == 0 && version == 0 && is_empty => Ownership::Empty,
        _ if application != APPLICATION => Ownership::Foreign,
        Ordering::Less => Ownership::Older,
        Ordering::Equal => Ownership::Current,
        Ordering::Greater => Ownership::Newer,
    })
}

/// The marks of a file, and whether there is nothing in it.
fn identify(connection: &Connection) -> rusqlite::Result<(i32, i32, bool)> {
    // One statement, so that another process cannot make the file in between.
    let sql = "SELECT (SELECT application_id FROM pragma_application_id), \
               (SELECT user_version FROM pragma_user_version), \
               NOT EXISTS (SELECT 1 FROM sqlite_schema)";
    connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", true)?;
    // Going over to the log needs the file alone, and does not wait for it by itself. On network
    // folders there is none: the journal does then.
    let mut tries = 0;
    loop {
        match connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                tries += 1;
                if tries > 100 {
                    return Err(error);
                }
                std::thread::sleep(PATIENCE / 100);
            }
            done => return done,
        }
    }
}

fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let version = |connection: &Connection| -> rusqlite::Result<usize> {
        connection.pragma_query_value(None, "user_version", |row| row.get(0))
    };
    for (done, step) in STEPS.iter().enumerate() {
        if version(connection)? > done {
            continue;
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if version(&transaction)? == done {
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", done + 1)?;
        }
        transaction.commit()?;
    }
    Ok(())
}
