//! New values for keys of questions that are there: what stands beside them stays as it is.

use super::literal::Literal;
use super::patch::{Refused, applied, at, line_end};
use super::site::each_site;
use super::tree::Edit;

/// What a question is to say: where its table stands in the text, and the keys with their values.
pub type Update = (usize, Vec<(&'static str, Literal)>);

/// Gives keys of some questions other values; those that a question lacks come below its last one.
/// However many they are, the deck is read once.
///
/// # Errors
/// When the deck is no TOML.
pub fn update(text: &str, updates: &[Update]) -> Result<String, Refused> {
    let mut sorted: Vec<&Update> = updates.iter().collect();
    sorted.sort_by_key(|(start, _)| *start);
    let mut rest = &sorted[..];
    let end = line_end(text);
    let (mut patches, mut edits) = (Vec::new(), Vec::new());
    for site in each_site(text) {
        let site = site?;
        let start = site.span.start;
        rest = &rest[rest.partition_point(|(place, _)| *place < start)..];
        let own = rest.iter().take_while(|(place, _)| *place == start);
        for (key, value) in own.flat_map(|(_, keys)| keys) {
            let old = site.value(key).map(|(_, place)| place);
            let written = value.written(key.len() + 3, end);
            patches.push(match old {
                Some(place) if site.is_inline() => (place, value.inline(end)),
                Some(place) => (place, written),
                None if site.is_inline() => {
                    at(site.span.start + 1, format!(" {key} = {},", value.inline(end)))
                }
                None if *key == "id" => site.below(site.span.end, [(*key, value)]),
                None => site.below(site.last_line(), [(*key, value)]),
            });
            let value = value.meant().ok_or_else(Refused::unsafe_edit)?;
            edits.push(Edit::Set { question: start, key, value });
        }
    }
    applied(text, &patches, &edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::Manuscript;

    #[test]
    fn only_the_values_that_are_new_change() {
        let text = "[[question]] # one\nprompt = 'a?' # asked\nanswer = 'b'\n\n\
                    [[question]]\nprompt = 'c?'\nanswer = 'd'\n";
        let starts: Vec<usize> =
            Manuscript::of(text).questions.iter().map(|(start, _)| *start).collect();
        let value = |text: &str| Literal::Text(text.to_owned());
        let updates = [
            (starts[0], vec![("answer", value("B")), ("hint", value("h"))]),
            (starts[1], vec![("answer", value("D"))]),
        ];
        let expected = "[[question]] # one\nprompt = 'a?' # asked\nanswer = \"B\"\nhint = \"h\"\n\n\
                        [[question]]\nprompt = 'c?'\nanswer = \"D\"\n";
        assert_eq!(update(text, &updates).unwrap(), expected);
    }

    #[test]
    fn a_deck_that_is_one_list_is_changed_within_its_braces() {
        let text = "question = [{ prompt = 'a?', answer = 'b' }]\n";
        let start = Manuscript::of(text).questions[0].0;
        let value = Literal::Text("h".to_owned());
        let new = update(text, &[(start, vec![("hint", value)])]).unwrap();
        assert_eq!(new, "question = [{ hint = \"h\", prompt = 'a?', answer = 'b' }]\n");
    }
}
