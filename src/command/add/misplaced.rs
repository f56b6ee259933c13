//! Misplaced texts: what an author types into one field and means for another, noticed while it can still
//! be moved. It is a matter of wording, and so said once and never refused.

use crate::kind::{Key, Role};

/// From so many words on a text with a full stop is a sentence, and no name of anything.
const SENTENCE: usize = 5;

/// What is said of lines that likely belong into another field; `right` is what was typed as right.
pub fn misplaced(key: &Key, lines: &[String], right: &[String]) -> Option<String> {
    let said = |line: &str, why: &str| Some(format!("\"{}\" {why}", line.trim()));
    if key.name == "tags" {
        let mut tags = lines.iter().flat_map(|line| line.split(','));
        let long =
            tags.find(|tag| words(tag) >= SENTENCE || ends_sentence(tag) && words(tag) > 1)?;
        return said(long, "reads like a sentence, and a tag is a word or two.");
    }
    let is_short = |line: &String| !is_sentence(line);
    match key.role {
        Role::Alternatives if right.iter().all(is_short) => {
            let line = lines.iter().find(|line| is_sentence(text(line)))?;
            said(line, "reads like an explanation, and here is what may be typed as the answer.")
        }
        Role::Answer | Role::Wrong => {
            let question = lines.iter().find(|line| text(line).trim_end().ends_with('?'));
            if let Some(line) = question {
                return said(line, "asks something, and here is what may be answered.");
            }
            let others: Vec<&String> = lines.iter().chain(right).collect();
            let line = lines.iter().find(|line| is_sentence(text(line)))?;
            // Among sentences it is one of them.
            let is_alone = others.iter().filter(|other| is_sentence(text(other))).count() == 1;
            let has_others = others.len() > 1;
            (is_alone && has_others)
                .then(|| said(line, "reads like an explanation, and the others are short."))?
        }
        _ => None,
    }
}

/// An entry without what is said to it.
fn text(line: &str) -> &str {
    line.split(" :: ").next().unwrap_or_default()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '。'])
}

fn is_sentence(text: &str) -> bool {
    // Where words are not set apart, letters are counted.
    let is_long = words(text) >= SENTENCE || text.contains('。') && text.chars().count() > 12;
    is_long && ends_sentence(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::COMMON;
    use crate::kind::row;

    #[test]
    fn a_text_in_the_wrong_field_is_noticed_and_one_in_its_own_is_not() {
        let own = |kind: &str, key: &str| row(kind).unwrap().key(key).unwrap();
        let tags = COMMON.iter().find(|key| key.name == "tags").unwrap();
        let table: &[(&Key, &[&str], &[&str], bool)] = &[
            (tags, &["geography, capitals"], &[], false),
            (tags, &["history of the Second World War"], &[], true),
            (tags, &["Minsk lies on the Svislach."], &[], true),
            (tags, &["U.S."], &[], false),
            (own("short", "accept"), &["Minsk city"], &["Minsk"], false),
            (own("short", "accept"), &["Minsk lies on the river Svislach."], &["Minsk"], true),
            (own("short", "accept"), &["Миенск стоит на реке Свислочь."], &["Минск"], true),
            (
                own("short", "accept"),
                &["It lies on the old river."],
                &["It lies on that old river."],
                false,
            ),
            (
                own("choice", "wrong"),
                &["Brest", "Vilnius :: It is the capital of Lithuania."],
                &["Minsk"],
                false,
            ),
            (
                own("choice", "wrong"),
                &["Brest", "It is the capital of Lithuania."],
                &["Minsk"],
                true,
            ),
            (
                own("choice", "wrong"),
                &["It is in the far north.", "It is in the deep south."],
                &["East"],
                false,
            ),
            (own("short", "answer"), &["Where is Minsk?"], &[], true),
            (own("short", "answer"), &["明斯克"], &[], false),
        ];
        for (key, lines, right, is_noticed) in table {
            let owned =
                |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
            let said = misplaced(key, &owned(lines), &owned(right));
            assert_eq!(said.is_some(), *is_noticed, "{lines:?} {said:?}");
        }
    }
}
