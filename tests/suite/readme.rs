//! README and the author's guide tell the truth: their decks read clean, their commands run, their
//! tables name every option and every kind.

use crate::program::Program;
use crate::pty::Terminal;
use quizdeck::format::FORMATS;
use quizdeck::kind::KINDS;
use quizdeck::lint::{self, Beside, Outside};
use quizdeck::report::Rigour;
use std::path::Path;

const README: &str = include_str!("../../README.md");
const GUIDE: &str = include_str!("../../decks/README.md");

/// What a deck should have and a snippet that shows one thing need not.
const OF_A_SNIPPET: [&str; 2] = ["no-explanation", "no-id"];

const README_SESSION: [&str; 6] = ["quiz", "csto", "--seed", "60", "--count", "3"];

/// The article that the commands of the docs speak of.
const ARTICLE: &str = "The shop\n\nThe shop was opened in 1991. It sells tea to all of the town.\n";

/// The fenced blocks of one language, without their fences.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let opening = format!("```{language}\n");
    let rest = text.split(&opening).skip(1);
    rest.map(|block| block.split("```").next().unwrap()).collect()
}

#[test]
fn every_deck_in_the_docs_reads_without_a_finding() {
    for (name, text) in [("README.md", README), ("decks/README.md", GUIDE)] {
        let decks = blocks(text, "toml");
        assert!(decks.len() >= 10, "{name} shows decks");
        for block in decks {
            let is_snippet = block.starts_with("[[question]]");
            let deck = if is_snippet {
                format!("[deck]\nid = \"docs\"\n\n{block}")
            } else {
                block.to_owned()
            };
            let outside = Outside { file: &|_| Beside::Here };
            let findings = lint::lint(&deck, "docs", &outside, Rigour::Usual).findings;
            let findings: Vec<_> =
                findings.iter().filter(|finding| !OF_A_SNIPPET.contains(&finding.code)).collect();
            assert!(findings.is_empty(), "{name}: {block}{findings:#?}");
        }
    }
}

#[test]
fn every_kind_is_shown_by_its_own_example() {
    for row in KINDS {
        let example = format!("[[question]]{}", row.example);
        assert!(blocks(README, "toml").contains(&example.as_str()), "{}", row.name);
        assert!(README.contains(&format!("**{}**: {}.", row.name, row.summary)), "{}", row.name);
    }
}

#[test]
fn every_command_in_readme_runs() {
    let program = Program::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for deck in ["csto", "tour"] {
        let path = format!("decks/{deck}.toml");
        program.write(&path, std::fs::read(root.join(&path)).unwrap());
    }
    let first = blocks(README, "toml")[0];
    program.write("capitals.toml", first);
    program.write("article.txt", ARTICLE);
    let mut ran = 0;
    for line in blocks(README, "sh").iter().flat_map(|block| block.lines()) {
        let Some(command) = line.rsplit(" | ").next().and_then(|last| {
            last.strip_prefix("quizdeck ").or(last.strip_prefix("cargo run --release -- "))
        }) else {
            continue;
        };
        let arguments = shell_words::split(command).unwrap();
        let run = program.run(&arguments, "");
        assert_eq!(run.status, 0, "{line}: {}", run.stderr);
        ran += 1;
    }
    assert!(ran >= 5, "README has commands");
}

#[test]
fn every_command_in_the_guide_runs() {
    let program = Program::new();
    let deck = blocks(GUIDE, "toml").into_iter().find(|deck| deck.contains("shop-profit"));
    program.write("my.toml", deck.unwrap());
    program.write("article.txt", ARTICLE);
    let mut ran = 0;
    for line in blocks(GUIDE, "sh").iter().flat_map(|block| block.lines()) {
        let command = line.split('#').next().unwrap().split('>').next().unwrap();
        let arguments = shell_words::split(command.strip_prefix("quizdeck ").unwrap()).unwrap();
        if ["edit", "add"].contains(&arguments[0].as_str()) {
            continue; // without a terminal they have nobody to talk to
        }
        if arguments.contains(&"--watch".to_owned()) {
            continue; // it never ends by itself
        }
        let run = program.run(&arguments, "");
        let is_strict = arguments.contains(&"--strict".to_owned());
        assert_eq!(run.status, i32::from(is_strict), "{line}: {}{}", run.stdout, run.stderr);
        ran += 1;
    }
    assert!(ran >= 12, "the guide has commands: {ran}");
}

#[test]
fn the_quick_text_of_the_guide_is_added_without_a_finding() {
    let program = Program::with_deck("[deck]\nid = \"d\"\n");
    let quick = blocks(GUIDE, "text")[0];
    let run = program.run(&["add", "deck.toml", "--from", "-"], quick);
    let said =
        "deck.toml: 5 questions added (2 card, 1 choice, 1 cloze, 1 number), numbers 1 to 5\n";
    assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (0, said, ""));
}

#[test]
fn ci_runs_the_test_command_of_readme() {
    let commands = blocks(README, "sh")[0].trim();
    assert_eq!(commands, "cargo run --release -- quiz decks/csto.toml\ncargo test");
    let script = include_str!("../../.ci/run");
    assert!(script.lines().any(|line| line == "step cargo test"));
}

#[test]
fn readme_names_every_option_of_quiz() {
    let help = Program::new().run(&["quiz", "--help"], "").stdout;
    let options = help.split_whitespace().filter(|word| word.starts_with("--"));
    let mut count = 0;
    for option in options.filter(|option| option.chars().all(|c| c == '-' || c.is_alphabetic())) {
        assert!(option == "--help" || README.contains(&format!("`{option}")), "{option}");
        count += 1;
    }
    assert!(count > 10, "{help}");
}

#[test]
fn readme_names_every_option_of_exam_that_other_modes_do_not_have() {
    let program = Program::new();
    let options = |command: &str| {
        let help = program.run(&[command, "--help"], "").stdout;
        let words = help.split_whitespace().filter(|word| word.starts_with("--"));
        let words = words.map(|word| word.trim_end_matches([',', ':', '.']).to_owned());
        words.collect::<std::collections::BTreeSet<_>>()
    };
    let own: Vec<String> = options("exam").difference(&options("quiz")).cloned().collect();
    assert!(own.len() >= 5, "{own:?}");
    for option in own {
        assert!(
            README.contains(&format!("`{option}")) || README.contains(&format!(" {option} ")),
            "{option}"
        );
    }
}

/// The session that README shows, played at a terminal; `UPDATE_EXPECTED=1` puts it there.
#[test]
fn the_session_in_readme_is_what_a_person_sees() {
    let program = Program::new();
    let mut terminal = Terminal::start(&program, (70, 80), &README_SESSION);
    let plays = [
        ("0 chosen", "acd\r"),
        ("Enter goes on", "\r"),
        ("2/3", ""),
        ("Enter answers", "shanghai cooperaton organization\r"),
        ("Enter goes on", "\r"),
        ("3/3", ""),
        ("Enter answers", "Minsk\r"),
        ("Enter goes on", "\r"),
        ("once more", ""),
        ("Enter answers", "moscow\r"),
        ("Enter goes on", "\r"),
        ("Try the missed again?", "n"),
    ];
    for (wanted, keys) in plays {
        terminal.until(wanted, |rows| rows.iter().rev().take(8).any(|row| row.contains(wanted)));
        terminal.send(keys);
    }
    assert_eq!(terminal.end(), 0);
    let rows = terminal.rows().join("\n");
    let seen = rows.trim_end().trim_end_matches("Try the missed again? no").trim_end();
    let shown = blocks(README, "text")[0];
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        std::fs::write(path, README.replace(shown, &format!("{seen}\n"))).unwrap();
        return;
    }
    assert_eq!(seen, shown.trim_end());
}

#[test]
fn the_statistics_in_readme_are_those_of_the_tests() {
    let told = include_str!("../sessions/stats-80x24.txt");
    let first = told.split("\n\n$ quizdeck").next().and_then(|told| told.split_once('\n'));
    assert!(blocks(README, "text").contains(&format!("{}\n", first.unwrap().1).as_str()));
}

/// The screens that README shows of a narrow window: a formula, letters that are lacking, code.
#[test]
fn the_screens_in_readme_are_what_a_person_sees() {
    let program = Program::with_deck(include_str!("../sessions/looks.toml"));
    let options = ["quiz", "deck.toml", "--order", "deck", "--seed", "3"];
    let mut terminal = Terminal::start(&program, (10, 40), &options);
    let plays = [
        ("a-c answers", "a"),
        ("Enter goes on", "\r"),
        ("Alt-1 or Up a letter", "manana\r"),
        ("Enter goes on", "\r"),
    ];
    for (wanted, keys) in plays {
        terminal.wait(wanted);
        let screen = terminal.rows().join("\n");
        let shown = blocks(README, "text");
        let is_shown = |shown: &&str| screen.trim_end().ends_with(shown.trim_end());
        assert!(shown.iter().any(is_shown), "README lacks this screen:\n{screen}");
        terminal.send(keys);
    }
    terminal.wait("a-c answers");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
}

#[test]
fn readme_tells_what_every_format_keeps() {
    for format in FORMATS {
        let row = format!("| `{}` | {} | {} |", format.name, format.summary, format.keeps);
        assert!(README.contains(&row), "README lacks: {row}");
    }
}
