//! Claims about adding a question of every kind: what is given as options, or typed when the wizard
//! asks, is the question that the deck has then.

use super::half::HalfQuestion;
use super::keys::Keys;
use super::leftover::Leftovers;
use super::wizard::{keys, parts, write_questions};
use crate::deck::edit::append;
use crate::deck::edit::compose::takes_several;
use crate::deck::{Place, read};
use crate::kind::{KINDS, Key, Need, Row, Shape};
use crate::shelf::Revision;
use crate::text::Look;
use crate::ui::Plain;
use clap::{Args, Command, FromArgMatches};
use std::io::Cursor;

/// The values of a kind's example as an author types them, each under its key.
fn typed(row: &Row) -> Vec<(&'static Key, Vec<String>)> {
    let example: toml::Table = row.example.parse().unwrap();
    let text = |value: &toml::Value| match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let line = |value: &toml::Value, between: &str| match value {
        toml::Value::Array(parts) => parts.iter().map(text).collect::<Vec<_>>().join(between),
        toml::Value::Table(noted) => format!("{} :: {}", text(&noted["text"]), text(&noted["why"])),
        other => text(other),
    };
    let lines = |key: &Key, value: &toml::Value| match value {
        toml::Value::Array(entries) => {
            let between = if key.shape == Shape::Pairs { " = " } else { " | " };
            entries.iter().map(|entry| line(entry, between)).collect()
        }
        other => vec![text(other)],
    };
    let given = row.keys.iter().filter_map(|key| Some((key, lines(key, example.get(key.name)?))));
    given.collect()
}

/// The kind that a deck's only question has, with all its keys.
fn kind(text: &str) -> String {
    let reading = read(text, "t");
    assert_eq!(reading.findings, [], "{text}");
    assert_eq!(reading.deck.questions().len(), 1, "{text}");
    format!("{:?}", reading.deck.questions()[0].kind)
}

#[test]
fn options_make_the_example_of_every_kind() {
    for row in KINDS {
        let mut arguments = vec!["add".to_owned()];
        for (key, lines) in typed(row) {
            arguments.extend(lines.iter().map(|line| format!("--{}={line}", key.name)));
        }
        let command = Keys::augment_args(Command::new("add"));
        let matches = command.try_get_matches_from(&arguments).unwrap();
        let draft = Keys::from_arg_matches(&matches).unwrap().draft().unwrap();
        let added = append("", &[draft]).unwrap();
        assert_eq!(kind(&added), kind(&format!("[[question]]{}", row.example)), "{arguments:?}");
    }
}

/// The deck to which the wizard adds one question, and what it shows.
fn written(half: HalfQuestion, answers: &[String]) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deck.toml");
    std::fs::write(&path, "[deck]\nid = \"t\"\n").unwrap();
    let mut shown = Vec::new();
    let look = Look { columns: 80, colour: false, theme: crate::text::Theme::USUAL, unicode: true };
    let input = Cursor::new(answers.join("\n") + "\n");
    let mut ui = Plain::new(input, &mut shown, Vec::new(), look, true);
    let place = Place::File { path: path.clone(), most: 1 << 20 };
    let revision = Revision::kept_in(folder.path());
    let leftovers = Leftovers::in_folder(folder.path());
    let count = write_questions(&place, half, &leftovers, &revision, &mut ui);
    drop(ui);
    let shown = String::from_utf8(shown).unwrap();
    assert_eq!(count.unwrap(), 1, "{answers:?}\n{shown}");
    (std::fs::read_to_string(path).unwrap(), shown)
}

#[test]
fn the_wizard_asks_for_the_example_of_every_kind() {
    for row in KINDS {
        let typed = typed(row);
        let mut answers = Vec::new();
        let asked: Vec<&Key> = keys(row).collect();
        let rest = typed.iter().map(|(key, _)| *key).filter(|key| !asked.contains(key));
        for key in asked.iter().copied().chain(rest) {
            let given = typed.iter().find(|(own, _)| own.name == key.name);
            let lines = given.map_or(&[][..], |(_, lines)| lines);
            if !asked.contains(&key) {
                let part = parts(row).position(|part| part.name == key.name).unwrap();
                answers.extend(["e".to_owned(), (part + 1).to_string()]);
            }
            match (key.shape, key.need) {
                (Shape::Flag, Need::May) if lines.is_empty() => answers.push("No".to_owned()),
                (Shape::Flag, Need::May) => answers.push("Yes".to_owned()),
                _ => {
                    answers.extend_from_slice(lines);
                    let is_open = lines.is_empty() || takes_several(key.shape);
                    answers.extend(is_open.then(String::new));
                }
            }
        }
        answers.push(String::new());
        let half = HalfQuestion { kind: Some(row.name.to_owned()), ..HalfQuestion::default() };
        let (added, shown) = written(half, &answers);
        assert_eq!(kind(&added), kind(&format!("[[question]]{}", row.example)), "{shown}");
    }
}

#[test]
fn what_is_seen_of_a_question_is_not_told_again_as_a_key() {
    let keys = [
        ("prompt", "How many?"),
        ("answer", "Just two"),
        ("explain", "So it is."),
        ("hint", "A pair."),
        ("source", "A book"),
        ("id", "q-7"),
        ("language", "pt-BR"),
    ];
    let mut half = HalfQuestion { kind: Some("short".to_owned()), ..HalfQuestion::default() };
    for (key, text) in keys {
        half.set(key, vec![text.to_owned()]);
    }
    let (_, shown) = written(half, &[String::new()]);
    for (key, text) in keys {
        assert_eq!(shown.matches(text).count(), 1, "{text}: {shown}");
        assert_eq!(shown.contains(&format!("{key}: {text}")), key == "language", "{key}: {shown}");
    }
}
