//! Where the locale is not UTF-8, nothing of ours is written beyond ASCII: neither drawn nor by
//! plain lines, neither results nor errors.

use crate::program::{Program, QUIZDECK, Run};
use crate::pty::Terminal;
use std::io::Write;
use std::process::{Command, Stdio};

const DECK: &str = r#"
[deck]
id = "mix"

[passages]
acme = "Acme has **two** offices."

[[question]]
prompt = "Which is the capital of Belarus?"
options = ["Brest", "Minsk", "Gomel"]
answer = "Minsk"
passage = "acme"

[[question]]
prompt = """
Look:

- one
- two

| a | b |
|---|---|
| 1 | 2 |

> quoted"""
answer = "oxygen"

[[question]]
prompt = 'Which are primes $p \ge 2$, with $\frac{p}{2} \to \pi$?'
options = ["1", "2", "3", "4"]
answers = ["2", "3"]

[[question]]
prompt = "Match them"
pairs = [["Cu", "copper"], ["Fe", "iron"]]

[[question]]
cloze = "Signed in {{1992}} in {{Tashkent}}."

[[question]]
prompt = "Put them in order"
order = ["one", "two"]

[[question]]
prompt = "A question with a prompt that is much too long to be shown whole in a list of questions, is it not?"
answer = true

[[question]]
front = "ser"
back = "to be"
"#;

/// Runs the program in the plainest locale there is.
fn run(program: &Program, arguments: &[&str], input: &str) -> Run {
    let mut child = Command::new(QUIZDECK)
        .args(arguments)
        .current_dir(program.path(""))
        .env_clear()
        .envs(Program::environment(&program.path("")))
        .env("LANG", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    Run::of(child.wait_with_output().unwrap())
}

#[test]
fn all_that_is_piped_is_ascii() {
    let program = Program::with_deck(DECK);
    program.write("broken.toml", "[[question]]\nprompt = 'a'\n".repeat(150));
    program.write("slips.toml", "[[question]]\nprompt = What?\n\n[[question]\nanswer = \"a\n");
    let answers = "c\noxigen\na\n1b 2a\n1992\nx\na b\nf\n\n1\n";
    let quiz = ["quiz", "deck.toml", "--order", "deck", "--no-retry", "--seed", "1"];
    let lines: [(&[&str], &str); 17] = [
        (&quiz, answers),
        (&["review", "deck.toml"], answers),
        (&["learn", "deck.toml"], answers),
        (&["list"], ""),
        (&["list", "deck.toml"], ""),
        (&["check", "broken.toml", "slips.toml"], ""),
        (&["check", "slips.toml", "--format", "short"], ""),
        (&["quiz", "broken.toml", "slips.toml"], ""),
        (&["show", "deck.toml", "--answers"], ""),
        (&["show", "deck.toml", "2", "--try", "oxigen"], ""),
        (&["show", "deck.toml", "4", "--try", "1b 2a"], ""),
        (&["add", "deck.toml"], ""),
        (&["add", "deck.toml", "--prompt", "a"], ""),
        (&["history", "forget", "mix"], ""),
        (&["history", "relink", "deck.toml"], ""),
        (&["new", "rivers", "--template"], ""),
        (&["nothing"], ""),
    ];
    for (arguments, input) in lines {
        let Run { stdout, stderr, .. } = run(&program, arguments, input);
        let (said, written) = (stdout + &stderr, "nothing was written");
        assert!(!said.is_empty(), "{arguments:?}: {written}");
        for line in said.lines() {
            assert!(line.is_ascii(), "{arguments:?}: {line}");
        }
    }
}

#[test]
fn all_that_is_drawn_is_ascii() {
    for size in [(24, 80), (10, 40)] {
        let program = Program::with_deck(DECK);
        let arguments = ["quiz", "deck.toml", "--order", "deck", "--no-retry"];
        let mut terminal = Terminal::start_with(&program, size, &arguments, &[("LANG", "C")]);
        let mut see = |shown: &str, keys: &str| {
            for row in terminal.wait(shown) {
                assert!(row.is_ascii(), "{row}");
            }
            terminal.send(keys);
        };
        see("a-c answers", "\x1b");
        see("> c) Go on", "c");
        see("> a) Brest", "a"); // the line of keys is the menu's as well
        see("x Wrong", "\r");
        see("Enter answers", "oxigen");
        see("> oxigen", "\r");
        see("~ Close", "\r");
        see("0 chosen", "b");
        see("1 chosen", "\r");
        see("Enter goes on", "\r");
        see("a letter pairs", "aa");
        see("> Enter answers", "\r");
        see("Enter goes on", "\r");
        see("Enter goes to the next", "1992\rx\r");
        see("Enter goes on", "\r");
        see("picks up", " ");
        see("* 1. a)", "\r\r");
        see("Enter goes on", "\r");
        see("y/n or t/f", "t");
        see("Enter goes on", "\r");
        see("Enter shows the answer", "\r");
        see("-> to be", "3");
        see("Enter goes on", "\r");
        see("Try the missed again?", "n");
        assert_eq!(terminal.end(), 0);
        for row in terminal.rows() {
            assert!(row.is_ascii(), "{row}");
        }
    }
}
