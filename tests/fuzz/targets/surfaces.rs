//! What is seen of a program from outside: how it ended, and that all it says only shows itself.

use crate::program::{Program, Run};
use quizdeck::text::is_printable;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// Runs the program; it ends by itself, and what it says only shows itself.
pub fn run<A: AsRef<OsStr> + std::fmt::Debug>(
    program: &Program,
    arguments: &[A],
    input: &str,
) -> Run {
    let run = program.run(arguments, input);
    // What is not handed in ends as if it was interrupted.
    let is_open = run.status == 130 && run.stderr.contains("To go on: ");
    assert!((0..=2).contains(&run.status) || is_open, "{arguments:?} with {input:?}: {run:?}");
    assert!(!run.stderr.contains("panicked at"), "{arguments:?} with {input:?}: {run:?}");
    for said in [&run.stdout, &run.stderr] {
        shows_itself(said, &format!("{arguments:?}"));
    }
    let is_error = run.stderr.starts_with("error: ") || run.stderr.contains("\nerror: ");
    assert!(run.status != 2 || is_error, "{arguments:?} says why: {run:?}");
    run
}

/// A text has no control character and nothing that turns a line round, but for line ends.
pub fn shows_itself(text: &str, what: &str) {
    let found = text.char_indices().find(|(_, c)| *c != '\n' && !is_printable(*c));
    if let Some((at, c)) = found {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        panic!("{what} says {c:?}: {:?}", text[line..].lines().next());
    }
}

/// Whether a file has an ending.
pub fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|own| own == ending)
}

/// The files in a folder, if there is one, and below, by their paths, with what they hold.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.push((name, fs::read(&path).unwrap_or_default()));
            }
        }
    }
    found.sort();
    found
}
