//! What a person at a terminal sees: every form, every way out, small windows, all scripts.

use crate::program::{Program, QUIZDECK};
use crate::pty::Terminal;

const NEXT: &str = "Enter goes on";

const FORMS: &str = r#"
[deck]
title = "Forms"

[[question]]
prompt = "The capital of **Belarus**?"
options = ["Brest", "Minsk", "Gomel"]
answer = "Minsk"
explain = "Since 1919."

[[question]]
prompt = "Which are primes?"
options = ["1", "2", "3", "4"]
answers = ["2", "3"]

[[question]]
prompt = "Is it so?"
answer = true

[[question]]
prompt = "The capital of Japan?"
answer = "東京都"

[[question]]
prompt = "How many members?"
answer = 6

[[question]]
prompt = "Name the colours"
answers = ["red", "green"]

[[question]]
cloze = "Signed in {{1992}} in {{Ташкент}}."

[[question]]
prompt = "Put them in order"
order = ["one", "two"]

[[question]]
prompt = "Match them"
pairs = [["Cu", "copper"], ["Fe", "iron"]]

[[question]]
front = "ser"
back = "to be"
"#;

const LONG: &str = r#"
[deck]
title = "Long"

[[question]]
prompt = "A long prompt that says rather a lot before it comes to the point, so that it takes several lines in a narrow window: which of these?"
options = [
    "Организация Договора о коллективной безопасности, созданная в Ташкенте",
    "東京都の首都はどこですか、とても長い選択肢です",
    "A plain option that is rather long too, but in ASCII",
    "Cafe\u0301 and nai\u0308ve",
]
answer = "A plain option that is rather long too, but in ASCII"
hint = "It is plain."
"#;

fn quiz(deck: &str, window: (u16, u16)) -> (Program, Terminal) {
    let program = Program::with_deck(deck);
    let arguments = ["quiz", "deck.toml", "--order", "deck", "--no-retry"];
    let terminal = Terminal::start(&program, window, &arguments);
    (program, terminal)
}

fn has(rows: &[String], wanted: &[&str]) {
    let found = rows.windows(wanted.len()).any(|rows| rows == wanted);
    assert!(found, "{wanted:#?} is not in\n{}", rows.join("\n"));
}

/// The letter before a text on the screen.
fn letter(rows: &[String], text: &str) -> String {
    let row = rows.iter().find(|row| row.ends_with(&format!(") {text}"))).unwrap();
    let at = row.find(')').unwrap();
    row[at - 1..at].to_owned()
}

#[test]
fn every_form_is_answered_by_keys() {
    let (_program, mut terminal) = quiz(FORMS, (24, 80));
    let go_on = |terminal: &mut Terminal, verdict: &str| {
        let rows = terminal.wait(NEXT);
        assert!(rows.iter().any(|row| row.starts_with(verdict)), "{}", rows.join("\n"));
        terminal.send("\r");
    };
    has(
        &terminal.wait("a-c answers"),
        &["1/10", "The capital of Belarus?", "", "❯ a) Brest", "  b) Minsk", "  c) Gomel"],
    );
    terminal.send("b");
    has(&terminal.wait(NEXT), &["✔ b) Minsk", "  c) Gomel", "✔ Right", "Since 1919."]);
    terminal.send("\r");
    terminal.wait("0 chosen");
    terminal.send("bc");
    has(&terminal.wait("2 chosen"), &["  [x] b) 2", "❯ [x] c) 3", "  [ ] d) 4"]);
    terminal.send("\r");
    go_on(&mut terminal, "✔ Right · 2 in a row");
    terminal.wait("y/n or t/f");
    terminal.send("f");
    has(&terminal.wait(NEXT), &["✔ t) True", "✘ f) False", "✘ Wrong"]);
    terminal.send("r");
    terminal.wait("w I was wrong");
    terminal.send("\r");
    terminal.wait("Japan");
    terminal.send("東京都x\u{7f}");
    terminal.wait("› 東京都");
    terminal.send("\r");
    go_on(&mut terminal, "✔ Right");
    terminal.wait("members");
    terminal.send("six\r");
    go_on(&mut terminal, "✔ Right");
    terminal.wait("an empty line ends");
    terminal.send("green\rred\r\r");
    go_on(&mut terminal, "✔ Right");
    terminal.wait("Enter goes to the next");
    terminal.send("1993\rТашкент\r");
    has(&terminal.wait(NEXT), &["✘ 1 › 1993 → 1992", "✔ 2 › Ташкент", "◐ Partly 1/2"]);
    terminal.send("\r");
    let rows = terminal.wait("picks up");
    terminal.send(&format!("{}1\r", letter(&rows, "one")));
    go_on(&mut terminal, "✔ Right");
    let rows = terminal.wait("a letter pairs");
    let first = if rows.iter().any(|row| row.starts_with("❯ 1. Cu")) {
        ["copper", "iron"]
    } else {
        ["iron", "copper"]
    };
    terminal.send(&first.map(|text| letter(&rows, text)).concat());
    terminal.wait("❯ Enter answers");
    terminal.send("\r");
    go_on(&mut terminal, "✔ Right");
    terminal.wait("Enter shows the answer");
    terminal.send("\r");
    terminal.wait("1-4 rates");
    terminal.send("3");
    terminal.wait(NEXT);
    terminal.send("\r");
    let rows = terminal.wait("Missed");
    has(&rows, &["9 of 10 right, 9.5 of 10 points", "████████████████████████████░░ 95 %"]);
    terminal.wait("Try the missed again?");
    terminal.send("n");
    assert_eq!(terminal.end(), 0);
    assert!(terminal.is_cooked() && terminal.cursor().is_some());
}

#[test]
fn ctrl_c_and_signals_give_the_terminal_back() {
    let places: [(&str, &str, &str); 4] = [
        ("", "", "a-c answers"),
        ("a", NEXT, NEXT),
        ("\x1b", "❯ c) Go on", "Stop"),
        ("b", NEXT, "Since 1919."),
    ];
    for signal in ["", "-TERM", "-HUP", "-INT"] {
        for (keys, shown, wait) in places {
            let (_program, mut terminal) = quiz(FORMS, (24, 80));
            terminal.wait("a-c answers");
            terminal.send(keys);
            terminal.wait(shown);
            terminal.wait(wait);
            assert!(terminal.cursor().is_some(), "the cursor stands at what the keys act on");
            if signal.is_empty() {
                terminal.send("\x03");
            } else {
                terminal.kill(signal);
            }
            let status = terminal.end();
            let screen = terminal.rows().join("\n");
            assert_eq!(status, 130, "{signal} after {keys:?}:\n{screen}");
            assert!(terminal.cursor().is_some(), "{signal} after {keys:?}: no cursor\n{screen}");
            assert!(terminal.is_cooked(), "{signal} after {keys:?}: still raw");
            assert!(screen.contains("Interrupted"), "{screen}");
        }
    }
}

#[test]
fn esc_pauses_and_the_menu_leads_back_or_out() {
    let (_program, mut terminal) = quiz(FORMS, (24, 80));
    terminal.wait("a-c answers");
    terminal.send("\x1b[B\x1b");
    terminal.wait("❯ c) Go on");
    terminal.send("\r");
    has(&terminal.wait("Esc menu"), &["  a) Brest", "❯ b) Minsk"]);
    terminal.send("\x1b");
    terminal.wait("❯ c) Go on");
    terminal.send("\x1b[B\r");
    terminal.wait("– I don't know");
    terminal.send("q");
    terminal.wait("1 of 10 asked, 0 of 1 right, 0 of 1 point");
    assert_eq!(terminal.end(), 0);
}

/// Moves to the second option and back: all that was typed before has been looked at then.
fn look_around(terminal: &mut Terminal) {
    terminal.send("\x1b[B");
    terminal.wait("❯ b) Minsk");
    terminal.send("\x1b[A");
    has(&terminal.wait("❯ a) Brest"), &["❯ a) Brest", "  b) Minsk"]);
}

#[test]
fn what_was_typed_ahead_answers_nothing() {
    let program = Program::with_deck(FORMS);
    let quiz = format!("{QUIZDECK} quiz deck.toml --order deck --no-retry");
    let wait = format!("until test -e typed; do sleep 0.01; done; exec {quiz}");
    let variables = [("PATH", "/usr/bin:/bin")];
    let arguments = ["-c", &wait];
    let mut terminal = Terminal::start_other("bash", &program, (24, 80), &arguments, &variables);
    terminal.send("aaaa\r\r");
    terminal.wait("aaaa");
    program.write("typed", "");
    terminal.wait("a-c answers");
    look_around(&mut terminal);
    terminal.send("b\r\r\r\r");
    terminal.wait(NEXT);
    terminal.send("w");
    let rows = terminal.wait("r I was right");
    assert!(!rows.iter().any(|row| row.starts_with("2/10")), "{}", rows.join("\n"));
}

#[test]
fn keys_nobody_knows_answer_nothing() {
    let (_program, mut terminal) = quiz(FORMS, (24, 80));
    terminal.wait("a-c answers");
    for keys in [
        "\x1b[1;2A",
        "\x1bOP",
        "\x1b[15;5~",
        "\x1b[200~b\r\x1b[201~",
        "\x1bb",
        "é",
        "5",
        "\x1b[M bb",
        "\x1b]11;rgb:b/b/b\x1b\\",
    ] {
        terminal.send(keys);
        look_around(&mut terminal);
    }
}

#[test]
fn letters_that_the_keyboard_lacks_are_picked_or_composed() {
    let deck = "[[question]]\nprompt = \"tomorrow\"\nanswer = \"mañana\"\n\
                [[question]]\nprompt = \"coffee\"\nanswer = \"café\"\n";
    let (_program, mut terminal) = quiz(deck, (10, 40));
    has(&terminal.wait("tomorrow"), &["1é  2ñ", "›"]);
    terminal.send("ma\x16n~a\x1b2a");
    terminal.wait("mañaña");
    terminal.send("\x7f\x7fna\r");
    terminal.wait("Right");
    terminal.send("\r");
    terminal.wait("coffee");
    terminal.send("caf\x1b[A");
    terminal.wait("Enter types it");
    terminal.send("\r");
    terminal.wait("café");
    terminal.send("\r");
    terminal.wait("2 in a row");
    terminal.send("\r");
    terminal.wait("100 %");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn alt_and_a_bracket_swallow_nothing() {
    let (_program, mut terminal) = quiz(FORMS, (24, 80));
    terminal.wait("a-c answers");
    for first in ["]", "P", "X", "_", "^"] {
        terminal.send(&format!("\x1b{first}"));
        terminal.send("\x1b[B"); // ends what may have begun
        terminal.wait("❯ b) Minsk");
        terminal.send("\x1b[A");
        terminal.wait("❯ a) Brest");
    }
    terminal.send("\x1b]\x03");
    assert_eq!(terminal.end(), 130);
}

#[test]
fn a_pasted_line_end_does_not_answer() {
    let (_program, mut terminal) =
        quiz("[[question]]\nprompt = 'Where?'\nanswer = 'Minsk'\n", (24, 80));
    terminal.wait("Enter answers");
    terminal.send("\x1b[200~Minsk\r\x1b[201~");
    terminal.wait("› Minsk");
    terminal.send("\x1b[H!");
    terminal.wait("› !Minsk");
    terminal.send("\x7f\r");
    terminal.wait("✔ Right");
}

#[test]
fn the_cursor_of_a_typed_answer_stands_where_the_text_is() {
    let (_program, mut terminal) =
        quiz("[[question]]\nprompt = 'Where?'\nanswer = '東京都'\n", (24, 80));
    terminal.wait("Enter answers");
    terminal.send("東都e\u{301}");
    terminal.until("cursor", |_| terminal.cursor() == Some((3, 7)));
    terminal.send("\x1b[D\x1b[3~\x1b[D京");
    terminal.wait("› 東京都");
    terminal.until("cursor", |_| terminal.cursor() == Some((3, 6)));
    terminal.send("\r");
    terminal.wait("✔ Right");
}

#[test]
fn small_windows_show_the_active_option() {
    let active = |rows: &[String]| rows.iter().position(|row| row.starts_with("❯ "));
    for window in [(24, 80), (10, 40), (5, 20)] {
        let (_program, mut terminal) = quiz(LONG, window);
        for letter in ["a", "b", "c", "d"] {
            let rows = terminal.until("active option", |rows| {
                active(rows).is_some_and(|at| rows[at].starts_with(&format!("❯ {letter})")))
            });
            assert!(rows.len() <= usize::from(window.0), "{}", rows.join("\n"));
            terminal.send("\x1b[B");
        }
        terminal.until("first option", |rows| {
            active(rows).is_some_and(|at| rows[at].starts_with("❯ a)"))
        });
        terminal.send("?");
        terminal.wait("Hint: It is plain.");
        terminal.send("c");
        terminal.wait("✔ Right");
        terminal.send("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn options_wrap_between_words_and_by_width() {
    let (_program, terminal) = quiz(LONG, (24, 40));
    has(
        &terminal.wait("answers"),
        &[
            "❯ a) Организация Договора о",
            "     коллективной безопасности,",
            "     созданная в Ташкенте",
            "  b) 東京都の首都はどこですか、とても長",
            "     い選択肢です",
            "  c) A plain option that is rather long",
            "     too, but in ASCII",
            "  d) Cafe\u{301} and nai\u{308}ve",
        ],
    );
}

#[test]
fn a_changed_window_is_drawn_anew() {
    let (_program, mut terminal) = quiz(LONG, (24, 80));
    terminal.wait("a-d answers · Ctrl-T hint (1)");
    terminal.resize(10, 40);
    terminal.wait("❯ a) Организация Договора о");
    terminal.wait("…");
    terminal.resize(24, 80);
    let rows = terminal.wait("a-d answers · Ctrl-T hint (1)");
    assert!(rows.iter().any(|row| row.starts_with("❯ a) ") && row.ends_with("Ташкенте")));
    terminal.send("c");
    terminal.wait("✔ Right");
}

#[test]
fn without_colour_no_colour_is_written_and_all_is_said() {
    let program = Program::with_deck(FORMS);
    let arguments = ["quiz", "deck.toml", "--order", "deck", "--color", "never"];
    let mut terminal = Terminal::start(&program, (24, 80), &arguments);
    has(&terminal.wait("a-c answers"), &["The capital of **Belarus**?", "", "❯ a) Brest"]);
    terminal.send("a");
    has(
        &terminal.wait(NEXT),
        &["✘ a) Brest", "✔ b) Minsk", "  c) Gomel", "✘ Wrong", "Since 1919."],
    );
}

#[test]
fn answers_are_taken_back_after_going_on_as_often_as_one_likes() {
    let (_program, mut terminal) = quiz(FORMS, (40, 80));
    terminal.wait("a-c answers");
    terminal.send("a");
    terminal.wait("✘ Wrong");
    terminal.send("\r");
    terminal.wait("0 chosen");
    terminal.send("bc\r");
    terminal.wait("✔ Right");
    terminal.send("\r");
    terminal.wait("y/n or t/f");
    terminal.send("\x1f");
    terminal.wait("The answer before is taken back.");
    terminal.wait("0 chosen");
    terminal.send("\x1b");
    terminal.wait("u) Undo the last answer");
    terminal.send("u");
    terminal.wait("a-c answers");
    terminal.send("b");
    terminal.wait("w I was wrong");
    terminal.send("q");
    terminal.wait("1 of 10 asked, 1 of 1 right, 1 of 1 point");
    assert_eq!(terminal.end(), 0);
}
