//! Terminals: in a narrow one no line is too long, and all that is written there shows itself or draws.

use crate::harness::Luck;
use crate::program::{Program, QUIZDECK};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use quizdeck::deck::read;
use quizdeck::random::Random;
use quizdeck::text::is_printable;
use std::io::Read;
use unicode_width::UnicodeWidthStr;

/// How wide it is.
const COLUMNS: u16 = 40;

/// Runs the program in a terminal to its end; what it wrote, and how it ended.
fn shown(program: &Program, arguments: &[&str]) -> (String, u32) {
    let size = PtySize { rows: 12, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let folder = program.path("");
    let mut command = CommandBuilder::new(QUIZDECK);
    command.args(arguments);
    command.cwd(&folder);
    command.env_clear();
    for (name, value) in Program::environment(&folder) {
        command.env(name, value);
    }
    command.env("TERM", "xterm-256color");
    command.env("PAGER", "");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut output = pair.master.try_clone_reader().unwrap();
    let reader = std::thread::spawn(move || {
        let mut said = Vec::new();
        let _ = output.read_to_end(&mut said); // the other side is gone
        said
    });
    let status = child.wait().unwrap().exit_code();
    drop(pair.master);
    let said = String::from_utf8(reader.join().unwrap());
    (said.unwrap(), status)
}

/// A text without what draws: sequences that colour, move and clear, all of them of one form.
fn drawn(said: &str) -> String {
    let mut text = String::new();
    let mut rest = said;
    while let Some(at) = rest.find('\u{1b}') {
        text += &rest[..at];
        let Some(sequence) = rest[at + 1..].strip_prefix('[') else {
            // The cursor and the keypad, saved and restored.
            let kept = rest[at + 1..].strip_prefix(['7', '8', '=', '>']);
            rest = kept.unwrap_or_else(|| {
                panic!("{:?}", &rest[at..].chars().take(12).collect::<String>())
            });
            continue;
        };
        let end = sequence.find(|c: char| ('@'..='~').contains(&c)).unwrap();
        let parameters = &sequence[..end];
        assert!(
            parameters.chars().all(|c| c.is_ascii_digit() || "?;>".contains(c)),
            "{parameters:?}"
        );
        rest = &sequence[end + 1..];
    }
    text + rest
}

/// The commands that write lines.
const WRITING: &[&[&str]] = &[
    &["show", "deck.toml", "--answers"],
    &["show", "deck.toml"],
    &["list", "deck.toml"],
    &["list"],
    &["stats", "deck.toml", "--plain"],
    &["due"],
    &["decks"],
];

/// In a narrow terminal no line is too long.
pub fn narrow(case: &[u8], random: &mut Random) {
    let program = Program::with_deck(case);
    let arguments = *random.of(WRITING);
    let (said, status) = shown(&program, arguments);
    assert!(status <= 2 && !said.contains("panicked at"), "{arguments:?}: {said}");
    // What is wrong in the deck is told as compilers do, in lines as long as they are.
    let is_told = !read(&String::from_utf8_lossy(case), "deck").findings.is_empty();
    for line in drawn(&said).lines() {
        let found = line.chars().find(|c| !is_printable(*c));
        assert!(found.is_none(), "{arguments:?}: {found:?} in {line:?}");
        assert!(
            is_told || line.width() <= usize::from(COLUMNS),
            "{arguments:?}: {} columns: {line:?}",
            line.width()
        );
    }
}
