//! Stopped and continued: by Ctrl-Z, as everywhere, and from outside. A shell has the terminal
//! meanwhile; afterwards keys are keys again, and what was asked is drawn anew.

use crate::program::{Program, QUIZDECK};
use crate::pty::Terminal;
use std::process::Command;

const DECK: &str = "\
[[question]]
prompt = \"Which is right?\"
options = [\"One\", \"Two\", \"Three\"]
answer = \"Two\"

[[question]]
prompt = \"Say ash\"
answer = \"ash\"
";

/// A shell that runs the program in its foreground, at the first question.
fn shell(program: &Program) -> Terminal {
    let variables = [("PS1", "ready> "), ("PATH", "/usr/bin:/bin")];
    let arguments = ["--norc", "--noprofile", "-i"];
    let mut terminal = Terminal::start_other("bash", program, (40, 80), &arguments, &variables);
    terminal.wait("ready>");
    let quiz = "quiz deck.toml --order deck";
    terminal.send(&format!("bash -c 'echo $$ >process; exec {QUIZDECK} {quiz}'\r"));
    terminal.wait("a-c answers");
    terminal
}

/// Waits until the shell is back, and goes on.
fn fg(terminal: &mut Terminal) {
    terminal.wait("Stopped");
    terminal.send("clear\r");
    terminal.until("nothing but the shell", |rows| rows == ["ready>"]);
    terminal.send("fg\r");
}

fn leave(mut terminal: Terminal) {
    terminal.send("\x03");
    terminal.until("the end", |rows| {
        rows.iter().any(|row| row.contains("Interrupted"))
            && rows.last().is_some_and(|row| row == "ready>")
    });
    terminal.send("exit\r");
    terminal.end();
}

#[test]
fn ctrl_z_stops_the_program_at_every_prompt_and_fg_goes_on() {
    let program = Program::with_deck(DECK);
    let mut terminal = shell(&program);
    terminal.send("\x1b[B");
    terminal.wait("❯ b) Two");
    terminal.send("\x1a");
    fg(&mut terminal);
    terminal.wait("❯ b) Two");
    assert!(!terminal.is_cooked());
    terminal.send("\x1b");
    terminal.wait("❯ c) Go on");
    terminal.send("\x1a");
    fg(&mut terminal);
    terminal.wait("❯ c) Go on");
    terminal.send("\r");
    terminal.wait("Esc menu");
    terminal.send("\r");
    terminal.wait("Enter goes on");
    terminal.send("\x1a");
    fg(&mut terminal);
    terminal.wait("Enter goes on");
    terminal.send("\r");
    terminal.wait("Say ash");
    terminal.send("asg\x1a");
    fg(&mut terminal);
    terminal.wait("› asg");
    terminal.send("\x7fh\r");
    terminal.wait("✔ Right");
    leave(terminal);
}

#[test]
fn ctrl_z_stops_the_program_at_a_question_of_yes_or_no_too() {
    let program = Program::with_deck(DECK);
    let mut terminal = shell(&program);
    terminal.send("b");
    terminal.wait("✔ Right");
    terminal.send("\r");
    for (shown, typed) in [("Say ash", "x\r"), ("once more", "ash\r")] {
        terminal.wait(shown);
        terminal.send(typed);
        terminal.wait("Enter goes on");
        terminal.send("\r");
    }
    terminal.wait("Try the missed again?");
    terminal.send("\x1a");
    fg(&mut terminal);
    terminal.wait("Try the missed again?");
    assert!(!terminal.is_cooked());
    terminal.send("n");
    terminal.until("the end", |rows| rows.last().is_some_and(|row| row == "ready>"));
    terminal.send("exit\r");
    terminal.end();
}

#[test]
fn a_program_that_was_stopped_from_outside_takes_the_terminal_again() {
    let program = Program::with_deck(DECK);
    let mut terminal = shell(&program);
    for (signal, keys, shown) in
        [("-STOP", "\x1b[B", "❯ b) Two"), ("-TSTP", "b", "✔ Right"), ("-STOP", "\r", "Say ash")]
    {
        let process = std::fs::read_to_string(program.path("process")).unwrap();
        let kill = Command::new("kill").args([signal, process.trim()]).status();
        assert!(kill.unwrap().success());
        fg(&mut terminal);
        terminal.until("what was asked", |rows| rows.len() > 2);
        terminal.send(keys);
        terminal.wait(shown);
        assert!(!terminal.is_cooked());
    }
    leave(terminal);
}
