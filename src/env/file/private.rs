//! What is nobody else's: older releases left the history open to everybody who could reach it.

use crate::error::{Error, Result};
use std::fs::{self, Metadata, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// What a group and all others may do.
const OTHERS: u32 = 0o077;

/// Takes from others what they may do in a folder of ours, where there is one, and with the files
/// in it. What another owns, and what a link leads to, is as somebody meant it to be.
pub fn close(folder: &Path) -> Result<()> {
    let failed = |error| {
        Error::io(format!("cannot close {} to others", folder.display()), &error)
            .hint("look after the disk, or name another folder with --data")
    };
    for path in open_to_others(folder).map_err(failed)? {
        let mode = fs::symlink_metadata(&path).map(|metadata| metadata.mode() & !OTHERS);
        match mode.and_then(|mode| fs::set_permissions(&path, Permissions::from_mode(mode))) {
            // A disk without modes, and a log that is gone by now.
            Err(error) if is_vain(&error) => {}
            done => done.map_err(failed)?,
        }
    }
    Ok(())
}

fn is_vain(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::NotFound)
}

/// Of a folder and the files in it, what we own and others may touch.
fn open_to_others(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let user = rustix::process::geteuid().as_raw();
    let is_open = |metadata: &Metadata| metadata.uid() == user && metadata.mode() & OTHERS != 0;
    let mut found = Vec::new();
    let Some(own) = if_there(fs::symlink_metadata(folder))?.filter(Metadata::is_dir) else {
        return Ok(found);
    };
    found.extend(is_open(&own).then(|| folder.to_owned()));
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let open = if_there(entry.metadata())?.filter(|file| file.is_file() && is_open(file));
        found.extend(open.map(|_| entry.path()));
    }
    Ok(found)
}

fn if_there(metadata: io::Result<Metadata>) -> io::Result<Option<Metadata>> {
    match metadata {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        metadata => metadata.map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn only_what_is_ours_is_closed() {
        let outer = tempfile::tempdir().unwrap();
        let (folder, link) = (outer.path().join("data"), outer.path().join("link"));
        fs::create_dir(&folder).unwrap();
        symlink(&folder, &link).unwrap();
        let (file, other) = (folder.join("history.db"), outer.path().join("other.db"));
        symlink(&other, folder.join("other.db")).unwrap();
        for path in [&file, &other] {
            fs::write(path, "").unwrap();
            fs::set_permissions(path, Permissions::from_mode(0o664)).unwrap();
        }
        fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
        close(&link).unwrap();
        assert_eq!((mode(&folder), mode(&file)), (0o755, 0o664), "a link is left");
        close(&folder).unwrap();
        assert_eq!((mode(&folder), mode(&file), mode(&other)), (0o700, 0o600, 0o664));
        close(&outer.path().join("none")).unwrap();
    }
}
