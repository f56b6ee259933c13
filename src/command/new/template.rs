//! The template: a deck with one question of every kind, and each key explained, made from the
//! table of kinds.

use super::{Header, written};
use crate::deck::{COMMON, HEADER};
use crate::kind::{KINDS, Key};
use crate::text::wrap;
use std::fmt::Write;

/// How wide the comments are.
const COLUMNS: usize = 90;

/// A deck to change and cut down.
pub fn template(header: &Header) -> String {
    let mut text = written(header);
    let given: Vec<String> = text
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key.to_owned())
        .collect();
    let more: Vec<&Key> =
        HEADER.iter().filter(|key| !given.contains(&key.name.to_owned())).collect();
    for key in more {
        explain(&mut text, key, "");
    }
    text.push_str(
        "\n# Below stands one question of every kind. Change what you need and delete the rest: the\n\
         # keys of a question decide its kind.\n#\n# Every question may also have these keys:\n",
    );
    for key in COMMON {
        explain(&mut text, key, "  ");
    }
    for row in KINDS {
        let _ = write!(text, "\n# {}: {}\n", row.name, row.offer);
        for key in row.keys {
            explain(&mut text, key, "  ");
        }
        let explain = "explain = \"Why the answer is right.\"\n";
        let _ = write!(text, "[[question]]{}{explain}", row.example);
    }
    text
}

/// A key in a comment: its name, and what it is for.
fn explain(text: &mut String, key: &Key, indent: &str) {
    let name = format!("# {indent}{:<12}", key.name);
    let rest = format!("# {indent}{:<12}", "");
    for (number, line) in wrap(key.help, COLUMNS - name.len()).iter().enumerate() {
        let _ = writeln!(text, "{}{line}", if number == 0 { &name } else { &rest });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read;

    #[test]
    fn the_template_is_a_deck_without_a_finding_that_has_every_kind() {
        let header =
            Header { id: "a".into(), title: Some("It's \"A\"".into()), ..Header::default() };
        let reading = read(&template(&header), "x");
        assert_eq!(reading.findings, []);
        let kinds: Vec<&str> = reading.deck.questions.iter().map(|q| q.kind.name()).collect();
        assert_eq!(kinds, KINDS.iter().map(|row| row.name).collect::<Vec<_>>());
        assert_eq!((reading.deck.id.as_str(), reading.deck.title.as_str()), ("a", "It's \"A\""));
    }

    #[test]
    fn no_comment_of_the_template_is_wider_than_a_window() {
        let header = Header { id: "a".into(), title: Some("A".into()), ..Header::default() };
        assert!(template(&header).lines().all(|line| line.chars().count() <= 100));
    }
}
