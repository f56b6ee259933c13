//! What failures of the database mean to a learner, and what to do.

use crate::error::Error;
use rusqlite::ErrorCode;

/// A failure of the database, with a remedy: what could not be done, and where.
pub fn explain(place: &str, what: &str, error: &rusqlite::Error) -> Error {
    // A file beside the database that could not get its size says so in its own way.
    let has_no_room = error
        .sqlite_error()
        .is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE);
    let code = if has_no_room { Some(ErrorCode::DiskFull) } else { error.sqlite_error_code() };
    let (reason, hint) = match code {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => return damaged(place),
        Some(ErrorCode::DiskFull) => {
            ("the disk is full", "free some space; what was saved before is safe")
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            ("it may not be written", "name another folder with --data")
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            ("another program keeps it locked", "close the other program, and try again")
        }
        Some(ErrorCode::SystemIoFailure) => (
            "the disk does not work as it should",
            "look after the disk; what was saved before is kept",
        ),
        Some(ErrorCode::OutOfMemory) => ("there is no memory left", "close other programs"),
        _ => (
            "what is in it is not what was written",
            "`quizdeck history check` says what can be read, `quizdeck history repair` saves it",
        ),
    };
    Error::new(format!("cannot {what} in {place}: {reason}")).hint(hint)
}

/// A file that cannot be read, or that lost a part.
pub fn damaged(place: &str) -> Error {
    Error::new(format!("cannot read {place}: it is damaged, or no database")).hint(
        "nothing was changed; `quizdeck history repair` saves what can be read, `quizdeck history \
         restore` takes a copy of an earlier day",
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

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    #[test]
    fn each_failure_has_its_reason_and_remedy() {
        for (code, reason, remedy) in [
            (ffi::SQLITE_NOTADB, "it is damaged, or no database", "history repair"),
            (ffi::SQLITE_CORRUPT, "it is damaged, or no database", "history repair"),
            (ffi::SQLITE_FULL, "the disk is full", "free some space"),
            (ffi::SQLITE_READONLY, "it may not be written", "--data"),
            (ffi::SQLITE_PERM, "it may not be written", "--data"),
            (ffi::SQLITE_CANTOPEN, "it may not be written", "--data"),
            (ffi::SQLITE_BUSY, "another program keeps it locked", "close the other program"),
            (ffi::SQLITE_LOCKED, "another program keeps it locked", "close the other program"),
            (ffi::SQLITE_IOERR, "the disk does not work", "look after the disk"),
            (ffi::SQLITE_NOMEM, "there is no memory left", "close other programs"),
            (ffi::SQLITE_MISUSE, "what is in it is not what was written", "history check"),
        ] {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            let text = explain("history.db", "save the answer", &error).to_string();
            let is_told = text.to_lowercase().contains(reason) && text.contains(remedy);
            assert!(is_told && text.contains("history.db"), "{code}: {text}");
        }
    }
}
