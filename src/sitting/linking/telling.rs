//! Telling: what of progress went over to other questions, in a line.

use super::reads;
use crate::engine::relink::{Candidate, Filed};
use crate::text::code::on_a_line;
use crate::text::shorten;

/// How many are told by their texts.
const TOLD: usize = 3;

/// How much of a text is told, in columns.
const COLUMNS: usize = 48;

/// How it is taken back, to be told behind it.
pub const UNDO: &str = "(quizdeck history relink --undo takes this back)";

/// Says what went over, if anything did.
pub fn telling(links: &[(Filed, Candidate)]) -> Option<String> {
    let (is_same, edited): (Vec<_>, Vec<_>) =
        links.iter().partition(|(filed, to)| reads(filed) == to.identity.text);
    let quoted = |text: &str| format!("\"{}\"", shorten(&on_a_line(text), COLUMNS));
    Some(match (&edited[..], &is_same[..]) {
        ([], []) => return None,
        ([(filed, to)], []) => format!(
            "Progress of {} goes on with {}",
            quoted(reads(filed)),
            quoted(&to.identity.text)
        ),
        ([], [(filed, _)]) => {
            format!("Progress of {} goes on, filed under another key", quoted(reads(filed)))
        }
        ([], is_same) => {
            format!("Progress of {} questions goes on, filed under other keys", is_same.len())
        }
        (edited, is_same) => {
            let pair = |(filed, to): &&(Filed, Candidate)| {
                format!("{} with {}", quoted(reads(filed)), quoted(&to.identity.text))
            };
            let first: Vec<String> = edited.iter().take(TOLD).map(pair).collect();
            let count = edited.len() + is_same.len();
            let more = match count - first.len() {
                0 => String::new(),
                more => format!(", and {more} more"),
            };
            format!("Progress of {count} questions goes on: {}{more}", first.join(", "))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Identity;

    fn link(from: &str, to: &str) -> (Filed, Candidate) {
        let identity = |text: &str| Identity {
            text: text.to_owned(),
            answer: String::new(),
            kind: "short".to_owned(),
        };
        let filed = Filed {
            question: "old".to_owned(),
            items: vec!["old".to_owned()],
            seen: Some(identity(from)),
        };
        (filed, Candidate { question: "new".to_owned(), identity: identity(to), items: vec![] })
    }

    #[test]
    fn what_goes_over_is_told_in_a_line() {
        let long = "a ".repeat(30);
        let cut = format!("{}a...", "a ".repeat(22));
        let cases = [
            (vec![("captal?", "capital?")], "\"captal?\" goes on with \"capital?\""),
            (vec![("a\u{1b}?", "b?")], "\"a?\" goes on with \"b?\""),
            (vec![("a", "a")], "\"a\" goes on, filed under another key"),
            (vec![("a", "a"); 2], "2 questions goes on, filed under other keys"),
            (vec![("a", "b"), ("c", "c")], "2 questions goes on: \"a\" with \"b\", and 1 more"),
            (
                vec![("a", "b"); 5],
                "5 questions goes on: \"a\" with \"b\", \"a\" with \"b\", \"a\" with \"b\", and 2 more",
            ),
            (vec![(&*long, "b")], &*format!("\"{cut}\" goes on with \"b\"")),
        ];
        for (pairs, expected) in cases {
            let links: Vec<_> = pairs.into_iter().map(|(from, to)| link(from, to)).collect();
            assert_eq!(telling(&links), Some(format!("Progress of {expected}")));
        }
        assert_eq!(telling(&[]), None);
    }
}
