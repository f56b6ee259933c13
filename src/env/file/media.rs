//! Files put beside a deck: new ones only, and none outside of its folder.

use super::save::{PRIVATE, scrap};
use crate::error::{Error, Result};
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Component, Path};

/// What became of a file that was to be put beside a deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is there now.
    New,
    /// It was there already.
    Same,
    /// Another one of its name is there.
    Other,
}

/// Puts a file into a folder under a path of plain names, by way of one with a mark in its name;
/// nothing that is there is written over, and no link is followed.
///
/// # Errors
/// When the path leads elsewhere, or the folder takes no file.
pub fn put_beside(folder: &Path, name: &str, bytes: &[u8], mark: &str) -> Result<Put> {
    let inner = Path::new(name);
    let failed =
        |error: io::Error| Error::io(format!("cannot write {name} beside the deck"), &error);
    let is_plain = inner.components().all(|part| matches!(part, Component::Normal(_)));
    if !is_plain || name.is_empty() {
        let error = Error::new(format!("cannot write {name} beside the deck: it leads elsewhere"));
        return Err(error.hint("rename it in the program that it comes from"));
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut at = folder.to_owned();
    for part in inner.parent().into_iter().flat_map(Path::components) {
        at.push(part);
        match fs::symlink_metadata(&at) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Ok(Put::Other),
            Err(_) => fs::create_dir_all(&at).map_err(failed)?,
        }
    }
    fs::create_dir_all(&at).map_err(failed)?;
    let target = folder.join(inner);
    match fs::symlink_metadata(&target) {
        Ok(found) if found.is_file() => {
            let is_same = found.len() == bytes.len() as u64
                && fs::read(&target).is_ok_and(|old| old == bytes);
            return Ok(if is_same { Put::Same } else { Put::Other });
        }
        Ok(_) => return Ok(Put::Other),
        Err(_) => {}
    }
    let mut file = scrap(&at, Permissions::from_mode(PRIVATE), mark).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    match file.persist_noclobber(&target) {
        Ok(_) => Ok(Put::New),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(Put::Other),
        Err(error) => Err(failed(error.error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_new_is_written_and_only_within_the_folder() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("decks");
        assert_eq!(put_beside(&folder, "m/a.png", b"1", "").unwrap(), Put::New);
        assert_eq!(put_beside(&folder, "m/a.png", b"1", "").unwrap(), Put::Same);
        assert_eq!(put_beside(&folder, "m/a.png", b"2", "").unwrap(), Put::Other);
        assert_eq!(fs::read(folder.join("m/a.png")).unwrap(), b"1");
        for name in ["../b.png", "/b.png", "m/../../b.png", "", "."] {
            assert!(put_beside(&folder, name, b"1", "").is_err(), "{name}");
        }
        std::os::unix::fs::symlink(outer.path(), folder.join("link")).unwrap();
        std::os::unix::fs::symlink(outer.path().join("x"), folder.join("dangling")).unwrap();
        assert_eq!(put_beside(&folder, "link/b.png", b"1", "").unwrap(), Put::Other);
        assert_eq!(put_beside(&folder, "dangling", b"1", "").unwrap(), Put::Other);
        assert_eq!(fs::read_dir(outer.path()).unwrap().count(), 1);
    }
}
