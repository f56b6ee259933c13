//! The template: a deck with a question of every kind and all keys explained, from the table.

use crate::deck::{COMMON, DEFAULTS, HEADER};
use crate::kind::{KINDS, Key};
use crate::text::wrap;
use std::fmt::Write;

/// How wide the comments are.
const COLUMNS: usize = 90;

/// A deck to change and cut down, from its header on.
pub fn template(header: &str) -> String {
    let mut text = header.to_owned();
    let given = header.lines().filter_map(|line| line.split_once(" = "));
    let given: Vec<&str> = given.map(|(key, _)| key).collect();
    for key in HEADER.iter().filter(|key| !given.contains(&key.name)) {
        offer(&mut text, key);
    }
    let _ = write!(
        text,
        "\n# [deck.defaults] sets for all questions what they do not set themselves:\n#   {}\n\
         # [passages] has texts that several questions share, each as name = '''the text'''\n",
        DEFAULTS.join(", ")
    );
    text.push_str(
        "\n# Below stands one question of every kind. Change what you need and delete the rest: the\n\
         # keys of a question decide its kind. Take the # off a line to use its key.\n#\n\
         # Every question may also have these keys:\n",
    );
    for key in COMMON {
        offer(&mut text, key);
    }
    for row in KINDS {
        let _ = write!(text, "\n# {}: {}\n", row.name, row.offer);
        let is_used = |key: &&Key| row.example.contains(&format!("\n{} = ", key.name));
        let (used, unused): (Vec<&Key>, Vec<&Key>) = row.keys.iter().partition(is_used);
        for key in used {
            for line in wrap(&format!("{}: {}", key.name, key.help), COLUMNS) {
                let _ = writeln!(text, "#   {line}");
            }
        }
        let explain = "explain = \"Why the answer is right.\"\n";
        let _ = write!(text, "[[question]]{}{explain}", row.example);
        for key in unused {
            offer(&mut text, key);
        }
    }
    text
}

/// A key in a comment, as it may be written, and what it is for.
fn offer(text: &mut String, key: &Key) {
    let line = format!("# {} = {}", key.name, key.sample());
    let _ = writeln!(text, "{line:<26}  # {}", key.help);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read;

    #[test]
    fn the_template_is_a_deck_without_a_finding_that_has_every_kind() {
        let reading = read(&template("[deck]\nid = 'a'\ntitle = \"It's A\"\n"), "x");
        assert_eq!(reading.findings, []);
        let kinds: Vec<&str> = reading.deck.questions().iter().map(|q| q.kind.name()).collect();
        assert_eq!(kinds, KINDS.iter().map(|row| row.name).collect::<Vec<_>>());
        assert_eq!((reading.deck.id.as_str(), reading.deck.title.as_str()), ("a", "It's A"));
    }

    #[test]
    fn every_key_that_is_offered_is_toml_once_its_sign_is_taken_off() {
        let template = template("[deck]\nid = \"a\"\n");
        let offered = template.lines().filter_map(|line| line.strip_prefix("# "));
        let offered = offered.filter(|line| line.contains(" = ") && !line.starts_with('['));
        let mut count = 0;
        for line in offered {
            assert!(line.parse::<toml::Table>().is_ok(), "{line}");
            count += 1;
        }
        assert!(count > 25, "{template}");
    }

    #[test]
    fn no_comment_of_the_template_is_wider_than_a_window() {
        let template = template("[deck]\nid = \"a\"\n");
        assert!(template.lines().all(|line| line.chars().count() <= 100));
    }
}
