//! What is asked beside the questions: every menu, confirmation and wizard is asked on one surface,
//! drawn or by plain lines, and left in the same ways.

use crate::program::Program;
use crate::pty::Terminal;

const DECK: &str = "\
[deck]
id = \"trees\"

[[question]]
prompt = \"Say ash\"
answer = \"ash\"

[[question]]
prompt = \"Say oak\"
answer = \"oak\"
";

/// Where something is asked beside the questions: what leads there, the arguments, what is typed,
/// each after something that is shown, and what is asked then.
struct Dialog {
    name: &'static str,
    prepare: fn(&Program),
    arguments: &'static [&'static str],
    keys: &'static [(&'static str, &'static str)],
    asked: &'static str,
    /// Whether it wants a yes or a no.
    confirms: bool,
}

fn nothing(_program: &Program) {}

/// Answers both questions, the second one wrong, and leaves before the end.
fn unfinished(program: &Program) {
    let mut terminal =
        Terminal::start(program, (24, 80), &["quiz", "deck.toml", "--order", "deck"]);
    terminal.wait("Say ash");
    terminal.send("ash\r");
    terminal.wait("Enter goes on");
    terminal.send("\x03");
    assert_eq!(terminal.end(), 130);
}

fn answered(program: &Program) {
    let run = program.run(&["quiz", "deck.toml", "--order", "deck", "--no-retry"], "ash\noak\n\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
}

fn edited(program: &Program) {
    answered(program);
    let text = DECK.replace("Say ash", "Say the word ash").replace("\"ash\"", "\"ashes\"");
    program.write("deck.toml", text);
}

fn moved(program: &Program) {
    answered(program);
    program.write("deck.toml", DECK.replace("trees", "woods"));
}

fn broken(program: &Program) {
    program.write("deck.toml", format!("{DECK}[[question]]\nprompt = \"?\"\n"));
}

const DIALOGS: &[Dialog] = &[
    Dialog {
        name: "start",
        prepare: nothing,
        arguments: &[],
        keys: &[],
        asked: "What next?",
        confirms: false,
    },
    Dialog {
        name: "decks",
        prepare: nothing,
        arguments: &["quiz"],
        keys: &[],
        asked: "Which deck?",
        confirms: false,
    },
    Dialog {
        name: "resume",
        prepare: unfinished,
        arguments: &["quiz", "deck.toml"],
        keys: &[],
        asked: "Resume at",
        confirms: true,
    },
    Dialog {
        name: "missed",
        prepare: nothing,
        arguments: &["quiz", "deck.toml", "--order", "deck", "--no-retry"],
        keys: &[
            ("Say ash", "ash\r"),
            ("Enter goes on", "\r"),
            ("Say oak", "x\r"),
            ("Enter goes on", "\r"),
        ],
        asked: "Try the missed again?",
        confirms: true,
    },
    Dialog {
        name: "alias",
        prepare: nothing,
        arguments: &["quiz", "deck.toml", "--order", "deck"],
        keys: &[("Say ash", "ashen\r"), ("I was right", "r")],
        asked: "(y/n)",
        confirms: true,
    },
    Dialog {
        name: "edited",
        prepare: edited,
        arguments: &["history", "relink", "deck.toml"],
        keys: &[],
        asked: "None of these",
        confirms: false,
    },
    Dialog {
        name: "moved",
        prepare: moved,
        arguments: &["quiz", "deck.toml"],
        keys: &[],
        asked: "(y/n)",
        confirms: true,
    },
    Dialog {
        name: "forget",
        prepare: answered,
        arguments: &["history", "forget", "trees"],
        keys: &[],
        asked: "Delete for good: 2 answers",
        confirms: true,
    },
    Dialog {
        name: "editor",
        prepare: broken,
        arguments: &["edit", "deck.toml"],
        keys: &[],
        asked: "Go back to the editor?",
        confirms: true,
    },
    Dialog {
        name: "ahead",
        prepare: answered,
        arguments: &["review", "deck.toml", "--new", "0"],
        keys: &[],
        asked: "Practise ahead?",
        confirms: true,
    },
    Dialog {
        name: "header",
        prepare: nothing,
        arguments: &["new", "rivers"],
        keys: &[],
        asked: "What is the deck called?",
        confirms: false,
    },
    Dialog {
        name: "first question",
        prepare: nothing,
        arguments: &["new", "rivers", "--title", "a", "--language", "en", "--source", "b"],
        keys: &[],
        asked: "Write the first question now?",
        confirms: true,
    },
    Dialog {
        name: "kind",
        prepare: nothing,
        arguments: &["add", "deck.toml"],
        keys: &[],
        asked: "What do you have?",
        confirms: false,
    },
    Dialog {
        name: "key",
        prepare: nothing,
        arguments: &["add", "deck.toml", "--kind", "short"],
        keys: &[],
        asked: "The question",
        confirms: false,
    },
];

/// Comes to a dialog in a window, with more variables in the environment.
fn come(dialog: &Dialog, size: (u16, u16), variables: &[(&str, &str)]) -> (Program, Terminal) {
    let program = Program::with_deck(DECK);
    (dialog.prepare)(&program);
    let variables = [&[("VISUAL", "true")], variables].concat();
    let mut terminal = Terminal::start_with(&program, size, dialog.arguments, &variables);
    for (shown, keys) in dialog.keys {
        terminal.wait(shown);
        terminal.send(keys);
    }
    terminal.wait(dialog.asked);
    (program, terminal)
}

#[test]
fn ctrl_c_leaves_every_dialog_as_an_interruption() {
    for dialog in DIALOGS {
        let (_program, mut terminal) = come(dialog, (24, 80), &[]);
        terminal.send("\x03");
        let (status, screen) = (terminal.end(), terminal.rows().join("\n"));
        assert_eq!(status, 130, "{}:\n{screen}", dialog.name);
        assert!(terminal.cursor().is_some(), "{}: no cursor\n{screen}", dialog.name);
        assert!(terminal.is_cooked(), "{}: still raw", dialog.name);
    }
}

#[test]
fn a_closed_terminal_is_an_interruption_too() {
    for dialog in DIALOGS {
        let (_program, mut terminal) = come(dialog, (24, 80), &[]);
        assert_eq!(terminal.close("\x1b[B"), 130, "{}", dialog.name);
        if dialog.keys.is_empty() && dialog.asked != "(y/n)" {
            let (_program, mut terminal) = come(dialog, (24, 80), &[("ACCESSIBLE", "1")]);
            assert_eq!(terminal.close("x"), 130, "{} by plain lines", dialog.name);
        }
    }
}

#[test]
fn one_setting_makes_every_dialog_plain() {
    for dialog in DIALOGS.iter().filter(|dialog| dialog.keys.is_empty()) {
        let program = Program::with_deck(DECK);
        (dialog.prepare)(&program);
        program.write("config/quizdeck/config.toml", "plain = true\n");
        let variables = [("VISUAL", "true")];
        let mut terminal = Terminal::start_with(&program, (24, 80), dialog.arguments, &variables);
        let wanted = if dialog.confirms { "/" } else { "" };
        terminal.until("a plain prompt", |rows| {
            rows.last().is_some_and(|row| row.ends_with('>') && row.contains(wanted))
        });
        assert!(terminal.is_cooked() && terminal.cursor().is_some(), "{}", dialog.name);
        terminal.send("\x03");
        assert_eq!(terminal.end(), 130, "{}", dialog.name);
    }
}

#[test]
fn a_window_that_is_too_small_is_said_and_waited_out() {
    for dialog in DIALOGS {
        let (_program, mut terminal) = come(dialog, (24, 80), &[]);
        for size in [(2, 80), (1, 80), (24, 9)] {
            terminal.resize(size.0, size.1);
            terminal.wait("The win");
        }
        terminal.resize(24, 80);
        terminal.wait(dialog.asked);
        terminal.send("\x03");
        let (status, screen) = (terminal.end(), terminal.rows().join("\n"));
        assert_eq!(status, 130, "{}:\n{screen}", dialog.name);
        assert!(terminal.cursor().is_some(), "{}: no cursor\n{screen}", dialog.name);
    }
}

#[test]
fn the_cursor_stands_on_the_active_entry_or_where_text_is_typed() {
    for dialog in DIALOGS {
        for size in [(24, 80), (10, 40), (40, 120)] {
            let (_program, terminal) = come(dialog, size, &[]);
            let on_the_active_row = |rows: &[String]| {
                let Some((row, column)) = terminal.cursor() else { return false };
                let row = rows.get(usize::from(row)).map_or("", String::as_str);
                let is_answer = row.contains("› ") && (row.ends_with("yes") || row.ends_with("no"));
                let is_item = column == 2 && row.starts_with("❯ ");
                is_item || is_answer || column >= 2 && row.starts_with("›")
            };
            terminal.until("the cursor at what keys act on", on_the_active_row);
        }
    }
}
