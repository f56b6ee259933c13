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
    terminal.until("question again", |_| terminal.said().matches("play again").count() == 2);
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
    assert!(!terminal.said().contains("\u{1b}[c"), "without a picture the terminal is not asked");
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
fn a_file_that_is_not_there_is_said_to_be_so() {
    let deck =
        "[[question]]\nprompt = 'Which?'\nimage = 'gone.png'\naudio = 'gone.ogg'\nanswer = 'x'\n";
    let program = Program::with_deck(deck);
    let player = [("QUIZDECK_PLAYER", "true")];
    let mut terminal = Terminal::start_with(&program, (24, 80), &["quiz", "deck.toml"], &player);
    terminal.wait("[picture: gone.png, not shown: the file is not there]");
    terminal.wait("[sound: gone.ogg, not played: the file is not there]");
    terminal.send("\x12");
    terminal.wait("The file of the sound is not there.");
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

/// A deck with a picture of 40 by 40 dots, upper half red, lower half blue.
#[cfg(feature = "pictures")]
fn with_picture() -> Program {
    let program = Program::with_deck(
        "[[question]]\nid = \"bird\"\nprompt = \"Which bird is this?\"\nanswer = \"wren\"\n\
         image = \"wren.png\"\nalt = \"A small brown bird\"\n",
    );
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 40, 40);
    encoder.set_color(png::ColorType::Rgb);
    let dots = [[255, 0, 0].repeat(40 * 20), [0, 0, 255].repeat(40 * 20)].concat();
    encoder.write_header().unwrap().write_image_data(&dots).unwrap();
    program.write("wren.png", file);
    program
}

#[test]
#[cfg(feature = "pictures")]
fn a_picture_is_drawn_where_the_terminal_can_show_it() {
    let program = with_picture();
    let quiz = ["quiz", "deck.toml", "--order", "deck"];
    let mut terminal = Terminal::start(&program, (24, 80), &quiz);
    let rows = terminal.wait("▀▀▀▀▀");
    let text = rows.join("\n");
    assert_eq!(rows.iter().filter(|row| **row == "▀".repeat(24)).count(), 12, "{text}");
    assert!(!text.contains("small brown bird"), "{text}");
    terminal.resize(14, 40);
    let rows = terminal.until("a smaller one", |rows| rows.contains(&"▀".repeat(14)));
    assert_eq!(rows.iter().filter(|row| row.contains('▀')).count(), 7, "{rows:#?}");
    terminal.resize(10, 40);
    terminal.wait("[picture: A small brown bird");
    terminal.send("wren\r");
    terminal.wait("Right");
    let mut terminal =
        Terminal::start_with(&program, (24, 80), &quiz, &[("TERM_PROGRAM", "iTerm.app")]);
    terminal.wait("Which bird");
    let said = terminal.until_some("file", || {
        let said = terminal.said();
        said.contains('\u{7}').then_some(said)
    });
    let start = said.find("\u{1b}]1337;File=inline=1;size=").unwrap();
    let (keys, data) = said[start..].split_once(':').unwrap();
    assert!(keys.ends_with(";width=5;height=3;preserveAspectRatio=1"), "{keys}");
    assert!(data.starts_with("iVBORw0KGgo"));
    terminal.send("wren\r");
    terminal.wait("Right");
}

#[test]
#[cfg(feature = "pictures")]
fn what_is_typed_while_the_terminal_is_asked_is_not_lost() {
    let program = with_picture();
    let quiz = ["quiz", "deck.toml", "--order", "deck"];
    let mut terminal = Terminal::start(&program, (24, 80), &quiz);
    terminal.until_some("question", || terminal.said().contains("\u{1b}[c").then_some(()));
    terminal.send("wr\u{1b}[6;16;8ten\u{1b}[?62;22c\r");
    terminal.wait("Right");
}

#[test]
#[cfg(feature = "pictures")]
fn a_picture_is_named_everywhere_else() {
    let program = with_picture();
    let name = "[picture: A small brown bird (wren.png)]";
    let run = program.run(&["quiz", "deck.toml"], "wren\n");
    assert!(run.stderr.contains(&format!("Which bird is this?\n{name}\n")), "{}", run.stderr);
    assert!(!run.stderr.contains('\u{1b}'));
    let run = program.run(&["show", "deck.toml"], "");
    assert!(run.stdout.contains("[picture: A small brown bird: wren.png]"), "{}", run.stdout);
    for variable in [("TERM", "linux"), ("LANG", "C"), ("NO_COLOR", "1")] {
        let terminal =
            Terminal::start_with(&program, (24, 80), &["quiz", "deck.toml"], &[variable]);
        terminal.wait(name);
    }
    program.write("wren.png", "\u{1b}]0;no picture");
    let terminal = Terminal::start(&program, (24, 80), &["quiz", "deck.toml"]);
    terminal.wait("(wren.png), not shown: it is neither");
    std::fs::remove_file(program.path("wren.png")).unwrap();
    symlink("/etc/hostname", program.path("wren.png")).unwrap();
    let terminal = Terminal::start(&program, (24, 80), &["quiz", "deck.toml"]);
    terminal.wait(name);
}
