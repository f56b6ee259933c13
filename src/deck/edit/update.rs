//! New values for keys of questions that are there: what stands beside them stays as it is.

use super::literal::Literal;
use super::patch::{Refused, applied, at, line_end};
use super::site::sites;
use super::tree::Edit;

/// What a question is to say: where its table stands in the text, and the keys with their values.
pub type Update = (usize, Vec<(&'static str, Literal)>);

/// Gives keys of some questions other values; those that a question lacks come below its last one.
/// However many they are, the deck is read once.
///
/// # Errors
/// When the deck is no TOML.
pub fn update(text: &str, updates: &[Update]) -> Result<String, Refused> {
    let sites = sites(text)?;
    let end = line_end(text);
    let (mut patches, mut edits) = (Vec::new(), Vec::new());
    for (start, keys) in updates {
        let found = sites.binary_search_by_key(start, |site| site.span.start);
        let Some(site) = found.ok().map(|at| &sites[at]) else { continue };
        for (key, value) in keys {
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
            edits.push(Edit::Set { question: *start, key, value });
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
