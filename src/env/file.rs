//! Files: whole ones are read, and whole ones are written, so that nobody ever sees half of one.

mod change;
mod media;
mod private;
mod rewrite;
mod save;

pub use change::{change_all, hold, identity, text};
pub use media::{Put, put_beside};
pub use private::close;
pub use rewrite::{Rewrite, rewrite};
pub use save::{
    add_line, expect_result, expect_writable, make_private_folder, remove, save, sweep, write,
    write_marked,
};

use crate::error::{Error, Result};
use crate::lint::Beside;
use rustix::fs::OFlags;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::{Component, Path, PathBuf};
use std::str::Utf8Error;

/// What sizes are told in, in bytes.
pub const MEGABYTE: u64 = 1_000_000;

/// As many bytes as there may be, for what is our own or is only looked at once.
pub const ANY_SIZE: u64 = u64::MAX - 1;

/// The most bytes that are set apart for a file by what it says of its size.
const ROOM: u64 = 64 << 20;

/// Reads a file, unless it has more than so many bytes: a deck takes seven times its size of memory.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>> {
    let failed = unreadable(path);
    let file = open(path)?;
    let size = file.metadata().map_err(failed)?.len();
    let room = usize::try_from(size.min(most).min(ROOM)).unwrap_or_default();
    let mut bytes = Vec::with_capacity(room + 1);
    // It may grow meanwhile, or be one that the system makes up as it is read.
    if size > most || file.take(most + 1).read_to_end(&mut bytes).map_err(failed)? as u64 > most {
        let size = size.max(most + 1).div_ceil(MEGABYTE);
        let (path, most) = (path.display(), most / MEGABYTE);
        let error =
            Error::new(format!("cannot read {path}: it has {size} MB, more than {most} MB"));
        return Err(error.hint(format!("if it is what it should be, add --max-size {size}")));
    }
    Ok(bytes)
}

/// Reads what comes in by standard input; it must not be larger than `most` bytes.
///
/// # Errors
/// When it cannot be read, or is larger.
pub fn standard_input(most: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let failed = |error: io::Error| Error::io("cannot read standard input", &error);
    io::stdin().lock().take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > most {
        let error = format!("cannot read standard input: it has more than {} MB", most / MEGABYTE);
        return Err(Error::new(error).hint("if it is what it should be, raise --max-size"));
    }
    Ok(bytes)
}

/// Opens a file to be read piece by piece. What is none is refused before it is opened: a pipe
/// would wait for its other end, and a device may begin to work.
pub fn open(path: &Path) -> Result<File> {
    expect_file(path, &fs::metadata(path).map_err(unreadable(path))?)?;
    // Another may stand there meanwhile: that one is not waited for either.
    let at_once = OFlags::NONBLOCK.bits().cast_signed();
    let file =
        File::options().read(true).custom_flags(at_once).open(path).map_err(unreadable(path))?;
    expect_file(path, &file.metadata().map_err(unreadable(path))?)?;
    Ok(file)
}

fn expect_file(path: &Path, metadata: &Metadata) -> Result<()> {
    let kind = metadata.file_type();
    let (what, hint) = match () {
        () if kind.is_file() => return Ok(()),
        () if kind.is_dir() => ("a folder", "name a file in it"),
        () if kind.is_fifo() => ("a pipe", "save what comes out of it as a file, and name that"),
        () if kind.is_socket() => ("a socket", "name a file"),
        () => ("a device", "save what it holds as a file, and name that"),
    };
    let error = Error::new(format!("cannot read {}: it is {what}, not a file", path.display()));
    Err(error.hint(hint))
}

fn unreadable(path: &Path) -> impl Fn(io::Error) -> Error + Copy {
    move |error| Error::io(format!("cannot read {}", path.display()), &error)
}

/// The `*.toml` files of a folder, not of those below it, sorted by name.
pub fn decks_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Where a file is that a deck in a folder names.
pub fn beside(folder: &Path, path: &str) -> Beside {
    named(folder, path).map_or_else(|reason| reason, |_| Beside::Here)
}

/// The file that a deck in a folder names, followed to where it lies; or why it is not to be read.
pub fn named(folder: &Path, path: &str) -> std::result::Result<PathBuf, Beside> {
    let inner = Path::new(path);
    let climbs = |depth: Option<i32>, part| match part {
        Component::Normal(_) => depth.map(|depth| depth + 1),
        Component::CurDir => depth,
        Component::ParentDir => depth.map(|depth| depth - 1).filter(|depth| *depth >= 0),
        Component::RootDir | Component::Prefix(_) => None,
    };
    if inner.components().fold(Some(0), climbs).is_none() {
        return Err(Beside::Outside);
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match (folder.canonicalize(), folder.join(inner).canonicalize()) {
        (Ok(folder), Ok(file)) if !file.starts_with(&folder) => Err(Beside::Outside),
        (_, Ok(file)) if file.is_file() => Ok(file),
        _ => Err(Beside::Missing),
    }
}

/// Says where a file stops being text.
pub fn no_utf8(path: &Path, bytes: &[u8], error: Utf8Error) -> Error {
    let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
    Error::new(format!("cannot read {}: line {line} is not UTF-8", path.display()))
        .hint("save it as UTF-8 in your editor first")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_is_meant_to_be() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        fs::write(&file, "12345").unwrap();
        assert_eq!(read(&file, 5).unwrap(), b"12345");
        assert!(read(&file, 4).is_err());
        // Most of it is nowhere on the disk.
        File::create(&file).unwrap().set_len(2_000_000_001).unwrap();
        let error = read(&file, 256 * MEGABYTE).unwrap_err().to_string();
        assert!(error.contains("it has 2001 MB, more than 256 MB"), "{error}");
        assert!(error.contains("hint: ") && error.contains("--max-size 2001"), "{error}");
    }

    #[test]
    fn a_file_is_here_missing_or_outside_of_the_folder() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("decks");
        fs::create_dir_all(folder.join("birds")).unwrap();
        for file in [outer.path().join("owl.png"), folder.join("birds/wren.png")] {
            fs::write(file, "").unwrap();
        }
        std::os::unix::fs::symlink("../owl.png", folder.join("link.png")).unwrap();
        for (path, where_it_is) in [
            ("birds/wren.png", Beside::Here),
            ("./birds/../birds/wren.png", Beside::Here),
            ("birds", Beside::Missing),
            ("owl.png", Beside::Missing),
            ("link.png", Beside::Outside),
            ("../owl.png", Beside::Outside),
            ("birds/../../decks/birds/wren.png", Beside::Outside),
            ("/owl.png", Beside::Outside),
        ] {
            assert_eq!(beside(&folder, path), where_it_is, "{path}");
        }
    }

    #[test]
    fn what_is_no_file_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let (pipe, socket) = (folder.path().join("pipe.toml"), folder.path().join("socket.toml"));
        std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        for (path, what) in [
            (pipe.as_path(), "a pipe"),
            (&socket, "a socket"),
            (folder.path(), "a folder"),
            (Path::new("/dev/null"), "a device"),
        ] {
            let error = read(path, 1).unwrap_err().to_string();
            assert!(error.contains(&format!("it is {what}, not a file\nhint: ")), "{error}");
        }
        let decks = ["a.toml", "b.toml"].map(|name| folder.path().join(name));
        for file in [&decks[1], &folder.path().join("c.txt"), &decks[0]] {
            fs::write(file, "").unwrap();
        }
        fs::create_dir(folder.path().join("d.toml")).unwrap();
        assert_eq!(decks_in(folder.path()).unwrap(), decks);
    }
}
