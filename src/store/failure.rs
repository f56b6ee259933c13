//! What failures of the database mean to a learner, and what to do.

use crate::error::Error;
use rusqlite::ErrorCode;

/// A failure of the database, with a remedy: what could not be done, and where.
pub fn explain(place: &str, what: &str, error: &rusqlite::Error) -> Error {
    let (reason, hint) = match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => return damaged(place),
        Some(ErrorCode::DiskFull) => (
            "the disk is full".to_owned(),
            "free some space, or go on with --no-save; what was saved before is safe",
        ),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => (
            "it may not be written".to_owned(),
            "name another folder with --data, or go on with --no-save",
        ),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            ("another program keeps it locked".to_owned(), "close the other program, and try again")
        }
        Some(ErrorCode::SystemIoFailure) => (
            "the disk does not work as it should".to_owned(),
            "go on with --no-save, and look after the disk; what was saved before is kept",
        ),
        _ => (error.to_string(), "try again; `quizdeck history export` makes a backup first"),
    };
    Error::new(format!("cannot {what} in {place}: {reason}")).hint(hint)
}

/// A file that cannot be read, or that lost a part.
pub fn damaged(place: &str) -> Error {
    Error::new(format!("cannot read {place}: it is damaged, or no database")).hint(
        "nothing was changed; move the file away and put a backup there, or import an export \
         with `quizdeck history import`; --no-save goes on without it",
    )
}

/// A database that another program made.
pub fn foreign(place: &str) -> Error {
    Error::new(format!("cannot read {place}: it is the database of another program"))
        .hint("nothing was changed; move the file away, or name another folder with --data")
}

/// A database of a later version.
pub fn newer(place: &str) -> Error {
    Error::new(format!("cannot read {place}: it was written by a newer quizdeck"))
        .hint("install the newer version, or name another folder with --data")
}
