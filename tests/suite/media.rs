//! Pictures and sounds of questions: what is played and shown, by whom, and what is said where that
//! cannot be.

use crate::program::Program;
use crate::pty::Terminal;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

const SONGS: &str = r#"
[[question]]
id = "wren"
prompt = "Which bird is this?"
answer = "wren"
audio = "songs/-wren.ogg"

[[question]]
id = "owl"
prompt = "And which one is this?"
answer = "owl"
"#;

/// A program that says what it is started with, and plays until it is ended.
const PLAYER: &str = "#!/bin/sh\necho \"$$ $*\" >> \"$HOME/played\"\nexec sleep 1000\n";

fn with_songs() -> Program {
    let program = Program::with_deck(SONGS);
    program.write("songs/-wren.ogg", "OggS");
    let player = program.write("player", PLAYER);
    fs::set_permissions(player, fs::Permissions::from_mode(0o755)).unwrap();
    program
}

/// What was played, once that is so many sounds: the process and its arguments.
fn played(terminal: &Terminal, program: &Program, count: usize) -> Vec<(String, String)> {
    terminal.until_some("sound", || {
        let text = fs::read_to_string(program.path("played")).unwrap_or_default();
        let lines = text.lines().filter_map(|line| line.split_once(' '));
        let played: Vec<_> = lines.map(|(id, rest)| (id.to_owned(), rest.to_owned())).collect();
        (text.ends_with('\n') && played.len() == count).then_some(played)
    })
}

fn is_alive(process: &str) -> bool {
    Command::new("kill").args(["-0", process]).output().unwrap().status.success()
}

#[test]
fn a_sound_is_played_again_when_asked_and_ends_with_its_question() {
    let program = with_songs();
    let player = format!("'{}' --soft", program.path("player").display());
    let arguments = ["quiz", "deck.toml", "--order", "deck"];
    let mut terminal =
        Terminal::start_with(&program, (24, 80), &arguments, &[("QUIZDECK_PLAYER", &player)]);
    let rows = terminal.wait("Ctrl-R play again");
    assert!(!rows.join("\n").contains("[sound"), "{rows:#?}");
    let first = played(&terminal, &program, 1).remove(0);
    let file = fs::canonicalize(program.path("songs/-wren.ogg")).unwrap();
    assert_eq!(first.1, format!("--soft {}", file.display()));
    terminal.send("\x12");
    let second = played(&terminal, &program, 2).remove(1);
    terminal.until("end of the first", |_| !is_alive(&first.0));
    terminal.send("wren\r");
    terminal.wait("p play again");
    assert!(is_alive(&second.0));
    terminal.send("p");
    let third = played(&terminal, &program, 3).remove(2);
    terminal.wait("p play again");
    terminal.send("\r");
    let rows = terminal.wait("And which one");
    assert!(!rows.join("\n").contains("Ctrl-R"), "{rows:#?}");
    terminal.until("end of the last", |_| !is_alive(&third.0));
    terminal.send("\x12");
    terminal.wait("There is no sound to this one.");
    terminal.send("\x03");
    assert_eq!(terminal.end(), 130);
}

#[test]
fn a_sound_is_named_where_nothing_plays_it() {
    let program = with_songs();
    let run = program.run(&["quiz", "deck.toml", "--order", "deck"], "wren\nowl\n");
    assert!(
        run.stderr.contains("Which bird is this?\n[sound: songs/-wren.ogg]\n"),
        "{}",
        run.stderr
    );
    let run = program.run(&["show", "deck.toml"], "");
    assert!(run.stdout.contains("[sound: songs/-wren.ogg]"), "{}", run.stdout);
    let arguments = ["quiz", "deck.toml", "--order", "deck"];
    let none = [("QUIZDECK_PLAYER", "none")];
    let mut terminal = Terminal::start_with(&program, (24, 80), &arguments, &none);
    terminal.wait("[sound: songs/-wren.ogg]");
    terminal.send("\x12");
    terminal.wait("The sound cannot be played here.");
    assert!(!program.path("played").exists());
}

#[test]
fn files_that_are_missing_or_lie_elsewhere_are_found_by_check_and_left_alone() {
    let program = with_songs();
    let folder = program.path("decks");
    fs::create_dir(&folder).unwrap();
    symlink(program.path("songs"), folder.join("link")).unwrap();
    for (path, code) in [
        ("none.ogg", "missing-audio"),
        ("../songs/-wren.ogg", "outside-audio"),
        ("link/-wren.ogg", "outside-audio"),
    ] {
        let deck = SONGS.replace("songs/-wren.ogg", path);
        program.write("decks/d.toml", deck);
        let run = program.run(&["check", "decks/d.toml"], "");
        assert!(run.stdout.contains(&format!("warning[{code}]")), "{}", run.stdout);
        let player = program.path("player").display().to_string();
        let arguments = ["quiz", "decks/d.toml", "--order", "deck"];
        let set = [("QUIZDECK_PLAYER", &*player)];
        let terminal = Terminal::start_with(&program, (24, 80), &arguments, &set);
        terminal.wait("[sound: ");
        assert!(!program.path("played").exists(), "{path}");
    }
}
