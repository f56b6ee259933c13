//! Sessions that end too early go on where they were, and lose at most the answer being typed.

use crate::program::{Program, QUIZDECK};
use crate::pty::Terminal;
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const DECK: &str = r#"
[deck]
id = "trees"
[[question]]
id = "ash"
prompt = "Say ash"
answer = "ash"
[[question]]
id = "oak"
prompt = "Say oak"
answer = "oak"
[[question]]
id = "elm"
prompt = "Say elm"
answer = "elm"
"#;

/// Answers two questions at a terminal and is interrupted.
fn interrupted() -> Program {
    interrupted_in(DECK)
}

fn interrupted_in(deck: &str) -> Program {
    let program = Program::with_deck(deck);
    let mut terminal =
        Terminal::start(&program, (24, 80), &["quiz", "deck.toml", "--order", "deck"]);
    terminal.wait("Say ash");
    terminal.send("ash\r");
    terminal.wait("Enter goes on");
    terminal.send("\r");
    terminal.wait("Say oak");
    terminal.send("beech\r");
    terminal.wait("Enter goes on");
    terminal.send("\r");
    terminal.wait("Say elm");
    terminal.send("\u{3}");
    terminal.wait("--resume");
    assert_eq!(terminal.end(), 130);
    program
}

#[test]
fn a_session_that_asks_more_than_is_wished_now_says_so() {
    let program = interrupted();
    let mut terminal =
        Terminal::start(&program, (24, 80), &["quiz", "deck.toml", "--id", "ash", "--seed", "1"]);
    terminal.wait("Resume at 3/3, with 1 question that this command leaves out?");
    terminal.send("n");
    terminal.wait("Say ash");
    terminal.send("\u{3}");
    terminal.wait("Interrupted.");
    assert_eq!(terminal.end(), 130);
}

#[test]
fn an_interrupted_session_is_offered_and_goes_on_with_its_score() {
    let program = interrupted();
    let mut terminal = Terminal::start(&program, (24, 80), &["quiz", "deck.toml"]);
    terminal.wait("Resume at 3/3?");
    terminal.send("y");
    terminal.wait("Say elm");
    terminal.send("elm\r");
    terminal.wait("Enter goes on");
    terminal.send("\r");
    terminal.wait("once more");
    terminal.send("oak\r");
    terminal.wait("Enter goes on");
    terminal.send("\r");
    terminal.wait("2 of 3 right");
    terminal.wait("Try the missed again?");
    terminal.send("n");
    assert_eq!(terminal.end(), 0);
    let mut terminal = Terminal::start(&program, (24, 80), &["quiz", "deck.toml"]);
    terminal.wait("1/3");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
}

#[test]
fn options_decide_without_asking() {
    let program = interrupted();
    let run = program.run(&["quiz", "deck.toml", "--resume"], "");
    assert!(run.stderr.starts_with("3/3"), "{}", run.stderr);
    let run = program.run(&["quiz", "deck.toml", "--resume"], "");
    assert_eq!(run.status, 2, "it ended: {}", run.stderr);
    let program = interrupted();
    let run = program.run(&["quiz", "deck.toml"], "");
    assert!(run.stderr.starts_with("1/3"), "without a terminal it is fresh: {}", run.stderr);
}

#[test]
fn after_an_edit_what_vanished_drops_out_and_verdicts_stand() {
    let program = interrupted();
    let edited = DECK.replace("answer = \"ash\"", "answer = \"beech\"");
    let edited =
        edited.replace("[[question]]\nid = \"oak\"\nprompt = \"Say oak\"\nanswer = \"oak\"\n", "");
    program.write("deck.toml", edited);
    let run = program.run(&["quiz", "deck.toml", "--resume"], "elm\n");
    assert!(run.stderr.starts_with("2/2"), "{}", run.stderr);
    assert!(run.stdout.contains("2 of 2 right"), "{}", run.stdout);
}

#[test]
fn after_ids_were_written_into_the_deck_it_goes_on() {
    let unpinned: Vec<&str> = DECK
        .lines()
        .filter(|line| !line.starts_with("id = \"") || line.contains("trees"))
        .collect();
    let program = interrupted_in(&unpinned.join("\n"));
    let pinned = program.run(&["pin", "deck.toml"], "").stdout;
    assert!(pinned.ends_with("3 questions pinned\n"), "{pinned}");
    let run = program.run(&["quiz", "deck.toml", "--resume"], "elm\noak\n");
    assert!(run.stderr.starts_with("3/3"), "{}", run.stderr);
    assert!(run.stdout.contains("2 of 3 right"), "{}", run.stdout);
}

/// A window in which no sentence is broken.
const WIDE: (u16, u16) = (24, 200);

/// Interrupts the program, and runs to the letter what it says after `said`.
fn go_on(program: &Program, terminal: &mut Terminal, said: &str) -> Terminal {
    terminal.send("\u{3}");
    let rows = terminal.wait(said);
    assert_eq!(terminal.end(), 130);
    let at = rows.iter().position(|row| row.contains(said)).unwrap();
    let command = rows[at..].join("\n").split_once(said).unwrap().1.to_owned();
    let folder = Path::new(QUIZDECK).parent().unwrap().display().to_string();
    let path = format!("{folder}:/usr/bin:/bin");
    let variables = [("PATH", &*path), ("COMMAND", &command)];
    Terminal::start_other("bash", program, WIDE, &["-c", "eval \"$COMMAND\""], &variables)
}

/// Answers the first question of the deck and is asked the second one.
fn answer_one(terminal: &mut Terminal) {
    terminal.wait("Say ash");
    terminal.send("ash\r");
    terminal.wait("Enter goes on");
    terminal.send("\r");
    terminal.wait("Say oak");
}

#[test]
fn what_is_said_of_going_on_is_a_command_that_does() {
    let order = ["--order", "deck"];
    for (deck, arguments) in [
        ("deck.toml", &["quiz", "deck.toml"][..]),
        ("deck.toml", &["quiz", "--fresh", "deck.toml"]),
        ("it's a deck $(x).toml", &["quiz", "it's a deck $(x).toml"]),
        ("deck.toml", &["--data", "my data", "quiz", "deck.toml"]),
        ("deck.toml", &["quiz", "deck.toml", "--data=my data", "--fresh"]),
        ("decks/deck.toml", &["quiz", "decks", "--tag", "wood"]),
        ("-deck.toml", &["quiz", "--fresh", "--", "-deck.toml"]),
    ] {
        let program = Program::new();
        program.write(deck, DECK.replace("id = \"trees\"", "id = \"trees\"\ntags = [\"wood\"]"));
        let (end, rest) = arguments.split_at(arguments.len().min(1));
        let arguments = match end {
            ["quiz"] => [end, &order, rest].concat(),
            _ => [arguments, &order].concat(),
        };
        let mut terminal = Terminal::start(&program, WIDE, &arguments);
        answer_one(&mut terminal);
        let mut again = go_on(&program, &mut terminal, "To go on: ");
        again.wait("Say oak");
        // Also where nothing was answered since.
        let again = go_on(&program, &mut again, "To go on: ");
        again.wait("Say oak");
    }
}

#[test]
fn what_was_picked_from_menus_is_named_in_what_is_said_of_going_on() {
    for (arguments, next) in [(&[][..], true), (&["--data", "my data"], true), (&["quiz"], false)] {
        let program = Program::new();
        program
            .write("decks/my trees.toml", DECK.split_once("[[question]]\nid = \"oak\"").unwrap().0);
        program.write("decks/other.toml", "[[question]]\nprompt = \"Say elm\"\nanswer = \"elm\"\n");
        let mut terminal = Terminal::start(&program, WIDE, arguments);
        if next {
            terminal.wait("What next?");
            terminal.send("b");
        }
        terminal.wait("Which deck?");
        terminal.send("a");
        terminal.wait("Say ash");
        let mut again = go_on(&program, &mut terminal, "The same questions again: ");
        again.wait("Say ash");
        again.send("x\r");
        again.wait("Enter goes on");
        let again = go_on(&program, &mut again, "To go on: ");
        again.wait("once more");
    }
}

#[test]
fn before_the_first_answer_the_seed_is_said() {
    for options in
        [&["--fresh"][..], &["--no-save"], &["--seed", "11"], &["--no-save", "--", "deck.toml"]]
    {
        let program = Program::with_deck(DECK);
        let mut arguments = vec!["quiz", "--count", "2"];
        arguments.extend_from_slice(options);
        if !options.contains(&"deck.toml") {
            arguments.push("deck.toml");
        }
        let mut terminal =
            Terminal::start_with(&program, WIDE, &arguments, &[("QUIZDECK_SEED", "12")]);
        let first = terminal.wait("Say ");
        let again = go_on(&program, &mut terminal, "The same questions again: ");
        assert_eq!(again.wait("Say "), first);
    }
}

#[test]
fn only_a_plain_no_lets_go_of_a_session() {
    let program = interrupted();
    let quiz = |keys: &str| {
        let mut terminal = Terminal::start(&program, (24, 80), &["quiz", "deck.toml"]);
        terminal.wait("Resume at 3/3?");
        terminal.send(keys);
        terminal
    };
    assert_eq!(quiz("\u{3}").end(), 130);
    assert_eq!(quiz("\u{1b}").end(), 0);
    let mut terminal = quiz("");
    terminal.kill("-HUP");
    assert_eq!(terminal.end(), 130);
    let plain = ["quiz", "deck.toml", "--plain"];
    let mut terminal = Terminal::start(&program, (24, 80), &plain);
    terminal.wait("Resume at 3/3?");
    assert_eq!(terminal.close("x"), 130);
    let mut terminal = quiz("\r");
    terminal.wait("Say elm");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let mut terminal = quiz("n");
    terminal.wait("1/3");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let run = program.run(&["quiz", "deck.toml", "--resume"], "");
    assert_eq!(run.status, 2, "it was let go of: {}", run.stderr);
}

#[test]
fn the_number_is_where_the_learner_was_also_when_a_missed_one_waits() {
    let run = |program: &Program, arguments: &[&str], words: &[&str]| {
        let mut terminal = Terminal::start(program, (24, 80), arguments);
        for word in words {
            let (wait, keys) = word.split_once(':').unwrap();
            terminal.wait(wait);
            terminal.send(keys);
        }
        terminal.wait("Interrupted");
        assert_eq!(terminal.end(), 130);
    };
    let quiz = ["quiz", "deck.toml", "--order", "deck"];
    let words = [
        "Say ash:x\r", "Enter goes on:\r", "Say oak:oak\r", "Enter goes on:\r", "Say elm:elm\r",
        "Enter goes on:\r",
    ];
    let program = Program::with_deck(DECK);
    run(&program, &quiz, &[&words[..], &["once more:\u{3}"]].concat());
    run(&program, &quiz, &["Resume at the questions to repeat?:\r", "once more:\u{3}"]);
    run(&program, &["learn", "deck.toml"], &["Say ash:x\r", "Enter goes on:\u{3}"]);
    run(&program, &["learn", "deck.toml"], &["Resume at 2/3 learned?:\r", "Say:\u{3}"]);
    // While a verdict is read the next question is where the learner will be.
    let program = Program::with_deck(DECK);
    run(&program, &quiz, &[words[0], words[1], words[2], "Enter goes on:\u{3}"]);
    run(&program, &quiz, &["Resume at 3/3?:\r", "Say elm:\u{3}"]);
}

#[test]
fn a_session_of_which_all_was_asked_is_brought_to_its_end() {
    for mode in ["quiz", "review"] {
        let program = Program::with_deck(DECK);
        let mut terminal = Terminal::start(&program, WIDE, &[mode, "deck.toml", "--id", "ash"]);
        terminal.wait("Say ash");
        terminal.send("ash\r");
        terminal.wait("Enter goes on");
        let mut again = go_on(&program, &mut terminal, "To go on: ");
        again.wait("1 of 1 right");
        assert_eq!(again.end(), 0);
        let run = program.run(&["list", "deck.toml"], "");
        assert!(run.stdout.contains("100 %  100 %"), "{}", run.stdout);
        let mut terminal = Terminal::start(&program, WIDE, &[mode, "deck.toml", "--id", "ash"]);
        terminal.until("a new one", |rows| {
            rows.iter().any(|row| row.starts_with("1/1") || row.contains("Practise ahead?"))
        });
        terminal.send("\u{3}");
        assert_eq!(terminal.end(), 130);
    }
}

#[test]
fn what_another_release_kept_is_told_and_left_to_it() {
    let newer = "UPDATE events SET event = replace(event, '\"entry\"', '\"version\":3,\"entry\"')";
    let strange = "UPDATE events SET event = '{\"thought\":1}' WHERE number = 2";
    let plan = "UPDATE sessions SET plan = '{}' WHERE state = 'open'";
    let reason = "another release of quizdeck kept the session of 2026-02-03 in another way; its \
                  answers are in the history";
    for change in [newer, strange, plan] {
        let program = after_the_old_release(change);
        let run = program.run(&["quiz", "trees", "--resume"], "ash\n");
        let expected = format!(
            "error: cannot resume the last session: {reason}\nhint: start one without --resume\n"
        );
        assert_eq!((run.stderr, run.status), (expected, 2));
        let mut terminal = Terminal::start(&program, WIDE, &["quiz", "trees"]);
        terminal.wait(&format!("The last session cannot be resumed: {reason}."));
        terminal.wait("1/4");
        terminal.send("\u{3}");
        assert_eq!(terminal.end(), 130);
        let run = program.run(&["history", "export"], "");
        assert_eq!(run.stdout.matches("2026-02-03").count(), 0);
        let history = rusqlite::Connection::open(program.path("data/quizdeck/history.db")).unwrap();
        let sql = "SELECT count(*) FROM sessions WHERE state = 'open' AND decks = '[\"trees\"]'";
        let open: i64 = history.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(open, 1, "another release may still resume it");
    }
}

#[test]
fn fresh_closes_the_old_session() {
    let program = interrupted();
    let mut terminal = Terminal::start(&program, (24, 80), &["quiz", "deck.toml", "--fresh"]);
    terminal.wait("1/3");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let run = program.run(&["quiz", "deck.toml", "--resume"], "");
    assert!(run.stderr.contains("there is none of these decks that did not end"), "{}", run.stderr);
}

#[test]
fn a_session_that_is_live_in_another_terminal_is_not_offered() {
    let program = interrupted();
    let mut one = Terminal::start(&program, (24, 80), &["quiz", "deck.toml", "--resume"]);
    one.wait("Say elm");
    let run = program.run(&["quiz", "deck.toml", "--resume"], "");
    assert!(run.stderr.contains("there is none of these decks that did not end"), "{}", run.stderr);
    let later = [("QUIZDECK_NOW", "2026-03-01T12:00:01Z")];
    let quiz = ["quiz", "deck.toml", "--order", "deck"];
    let mut two = Terminal::start_with(&program, (24, 80), &quiz, &later);
    two.wait("1/3");
    two.send("ash\r");
    two.wait("Enter goes on");
    two.send("\u{3}");
    assert_eq!(two.end(), 130);
    // Neither lost the other's.
    one.send("elm\r");
    one.wait("Enter goes on");
    one.send("\u{3}");
    assert_eq!(one.end(), 130);
    let mut terminal = Terminal::start(&program, (24, 80), &["quiz", "deck.toml"]);
    terminal.wait("Resume at 2/3?");
    terminal.send("\r");
    terminal.wait("Say oak");
}

#[test]
fn the_start_menu_offers_what_did_not_end_first_and_goes_on_with_it() {
    let program = Program::new();
    let deck = DECK.replace("id = \"trees\"", "id = \"trees\"\ntitle = \"Some \\u001b[31mtrees\"");
    program.write("decks/trees.toml", deck);
    let mut terminal = Terminal::start(&program, WIDE, &["quiz", "trees", "--order", "deck"]);
    answer_one(&mut terminal);
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let mut terminal = Terminal::start(&program, WIDE, &[]);
    let rows = terminal.wait("Go on with the quiz of Some [31mtrees (2/3)");
    let at = |text: &str| rows.iter().position(|row| row.contains(text)).unwrap();
    assert_eq!(at("Go on with the quiz"), at("What next?") + 1);
    terminal.send("\r");
    terminal.wait("Say oak");
    let again = go_on(&program, &mut terminal, "To go on: ");
    again.wait("Say oak");
    // One whose questions are gone is passed over, and an older one is offered.
    let mut terminal = Terminal::start(&program, WIDE, &["learn", "csto"]);
    terminal.wait("0/");
    terminal.send("a\r");
    terminal.until("a verdict", |rows| rows.iter().any(|row| row.contains("Enter goes on")));
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
}

const OLD: &str = include_str!("../histories/before-scores.sql");

/// A folder with the decks that an earlier release asked, and the history that it left.
fn after_the_old_release(change: &str) -> Program {
    let program = Program::new();
    let deck = |name: &str, questions: &str| {
        program
            .write(&format!("decks/{name}.toml"), format!("[deck]\nid = \"{name}\"\n{questions}"));
    };
    let say = |word: &str| {
        format!("[[question]]\nid = \"{word}\"\nprompt = \"Say {word}\"\nanswer = \"{word}\"\n")
    };
    let card = "[[question]]\nid = \"fir\"\nfront = \"fir\"\nback = \"a tree\"\n";
    let oak = say("oak").replace("id = \"oak\"\n", "");
    let ash = say("ash") + "hint = \"a s h\"\n";
    deck("trees", &[ash, oak, say("elm"), card.to_owned()].concat());
    deck("birds", &[say("tit"), say("owl")].concat());
    deck("cats", &say("lynx"));
    let path = program.write("data/quizdeck/history.db", "");
    let history = rusqlite::Connection::open(path).unwrap();
    history.execute_batch(OLD).unwrap();
    history.execute_batch(change).unwrap();
    program
}

/// The last and the best score of each deck.
fn scores(program: &Program) -> Vec<(String, Value, Value)> {
    let run = program.run(&["list", "--json"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let decks: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let decks = decks.into_iter().filter(|deck| deck["id"] != "csto" && deck["id"] != "tour");
    let score = |deck: Value| {
        (deck["id"].as_str().unwrap().to_owned(), deck["last"].clone(), deck["best"].clone())
    };
    decks.map(score).collect()
}

#[test]
fn a_history_of_an_earlier_release_keeps_the_scores_of_first_rounds_only() {
    let program = after_the_old_release("");
    let score = |deck: &str, last: Value, best: Value| (deck.to_owned(), last, best);
    let expected = [
        score("birds", 50.0.into(), 50.0.into()),
        score("cats", Value::Null, Value::Null),
        score("trees", 75.0.into(), 75.0.into()),
    ];
    assert_eq!(scores(&program), expected);
    // A second round was a session of its own then, and had a score if it was resumed.
    let resumed = "UPDATE sessions SET state = 'finished', asked = 1, correct = 0, percent = 0 \
                   WHERE decks = '[\"birds\"]' AND mode = 'quiz' AND state = 'open'";
    assert_eq!(scores(&after_the_old_release(resumed)), expected);
}

#[test]
fn a_session_of_an_earlier_release_is_resumed_with_its_score() {
    let program = after_the_old_release("");
    let run = program.run(&["quiz", "trees", "--resume"], "elm\n\n3\n");
    assert!(run.stderr.starts_with("3/4\nSay elm\n"), "{}", run.stderr);
    assert!(run.stdout.contains("4 of 4 right"), "it was overruled: {}", run.stdout);
    assert_eq!(scores(&program)[2].1, 100.0);
    let run = program.run(&["quiz", "birds", "cats", "--resume"], "lynx\ntit\n");
    assert!(run.stdout.contains("0 of 2 right"), "{}", run.stdout);
    assert_eq!((&scores(&program)[0].1, &scores(&program)[1].1), (&0.0.into(), &0.0.into()));
    let run = program.run(&["learn", "birds", "--resume"], "");
    assert!(run.stderr.starts_with("0/2 learned\nSay owl\n"), "{}", run.stderr);
}

#[test]
fn a_second_round_of_an_earlier_release_is_resumed_without_a_score() {
    let program = after_the_old_release("");
    let run = program.run(&["quiz", "birds", "--resume"], "owl\n");
    assert!(run.stderr.starts_with("1/1 · once more\nSay owl\n"), "{}", run.stderr);
    assert_eq!(scores(&program)[0].1, 50.0);
}

/// How many answers are in the history.
fn stored(program: &Program) -> usize {
    let run = program.run(&["history", "export"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let events = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    events.filter(|event| event["event"] == "review").count()
}

/// Kills sessions at random moments; whatever verdict was shown is in the history.
fn killed(times: u64) {
    let program = Program::with_deck(DECK);
    let mut shown = 0;
    for time in 0..times {
        let mut child = Command::new(QUIZDECK)
            .args(["quiz", "deck.toml", "--count", "all"])
            .current_dir(program.path(""))
            .env_clear()
            .envs(Program::environment(&program.path("")))
            .env("QUIZDECK_SEED", time.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(program.path("said")).unwrap())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        let _ = input.write_all(b"x\ny\nz\nx\ny\nz\nx\ny\nz\nx\ny\nz\n");
        std::thread::sleep(std::time::Duration::from_micros(time * 7919 % 40_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let said = std::fs::read_to_string(program.path("said")).unwrap();
        shown += said.lines().filter(|line| *line == "Wrong").count();
    }
    let stored = stored(&program);
    let more = usize::try_from(times).unwrap(); // committed, and killed before it was shown
    assert!((shown..=shown + more).contains(&stored), "{shown} shown, {stored} stored");
    let rebuilt = program.run(&["history", "rebuild"], "");
    assert_eq!(rebuilt.status, 0, "{}", rebuilt.stderr);
}

#[test]
fn a_killed_session_loses_at_most_the_answer_being_typed() {
    killed(20);
}

#[test]
#[ignore = "takes a minute"]
fn a_session_killed_at_hundreds_of_moments_loses_at_most_the_answer_being_typed() {
    killed(400);
}
