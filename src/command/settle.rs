//! Settling: what a bundle's head says of all its questions goes to each of them, where they come into
//! a deck that says something else, and the passages that they name go with them.

use crate::deck::edit::{Draft, Front, Literal, Manuscript};
use crate::format::Bundle;

/// Settles a bundle in the text of a deck; the passages that the deck needs for it come back.
pub fn settle(bundle: &mut Bundle, text: &str) -> Vec<(String, String)> {
    let there = Manuscript::of(text).front;
    let Front { header, defaults, passages, .. } = std::mem::take(&mut bundle.front);
    let own = |key: &str| header.iter().find(|(name, _)| *name == key).map(|(_, value)| value);
    let theirs = |key: &str| there.header.iter().find(|(name, _)| *name == key).map(|(_, v)| v);
    let known = texts(theirs("tags"));
    let mut tags = texts(own("tags"));
    tags.retain(|tag| !known.contains(tag));
    let language = own("language").filter(|language| Some(*language) != theirs("language"));
    for draft in bundle.questions.iter_mut().map(|question| &mut question.draft) {
        add_tags(draft, &tags);
        if let Some(language) = language.filter(|_| !draft.has("language")) {
            draft.push("language", language.clone());
        }
        for (key, value) in defaults.iter().filter(|entry| !there.defaults.contains(entry)) {
            if !draft.has(key) && draft.takes(key) {
                draft.push(key, value.clone());
            }
        }
    }
    let mut needed = Vec::new();
    for (name, passage) in passages {
        let old = |name: &str| there.passages.iter().find(|(known, _)| known == name);
        if old(&name).is_some_and(|(_, text)| *text == passage) {
            continue;
        }
        let mut free = (2..).map(|number| format!("{name}-{number}"));
        let new = if old(&name).is_none() {
            name.clone()
        } else {
            free.find(|name| old(name).is_none_or(|(_, text)| *text == passage)).unwrap_or_default()
        };
        let keys = bundle.questions.iter_mut().flat_map(|question| &mut question.draft.keys);
        let mut is_named = false;
        for (_, value) in
            keys.filter(|(key, value)| *key == "passage" && value.text() == Some(&name))
        {
            *value = Literal::Text(new.clone());
            is_named = true;
        }
        if is_named && old(&new).is_none() {
            needed.push((new, passage));
        }
    }
    needed
}

/// Adds tags to a question that it does not have.
pub fn add_tags(draft: &mut Draft, tags: &[String]) {
    if tags.is_empty() {
        return;
    }
    let old = draft.keys.iter().position(|(key, _)| *key == "tags");
    let mut all = texts(old.map(|at| &draft.keys[at].1));
    let count = all.len();
    all.extend(tags.iter().filter(|tag| !all.contains(tag)).cloned().collect::<Vec<_>>());
    if all.len() == count {
        return;
    }
    match old {
        Some(at) => draft.keys[at].1 = Literal::texts(&all),
        None => draft.push("tags", Literal::texts(&all)),
    }
}

fn texts(value: Option<&Literal>) -> Vec<String> {
    value.map(Literal::each).unwrap_or_default().into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::append;
    use crate::format::Carried;

    #[test]
    fn a_question_says_in_another_deck_what_its_own_said_of_it() {
        let from = Manuscript::of(
            "[deck]\ntitle = 'A'\nlanguage = 'de'\ntags = ['a', 'b']\n[deck.defaults]\ntypos = \
             false\nreverse = true\n[passages]\np = 'one'\nq = 'unused'\n[[question]]\nprompt = \
             'x?'\nanswer = 'y'\npassage = 'p'\n[[question]]\nfront = 'f'\nback = 'b'\ntags = 'b'\n",
        );
        let carried = |(_, draft)| Carried { draft, ..Carried::default() };
        let questions = from.questions.into_iter().map(carried).collect();
        let mut bundle = Bundle { front: from.front, questions, ..Bundle::default() };
        let text = "[deck]\ntags = ['a']\n\n[passages]\np = 'another'\n";
        let needed = settle(&mut bundle, text);
        assert_eq!(needed, [("p-2".to_owned(), "one".to_owned())]);
        let drafts: Vec<&Draft> = bundle.questions.iter().map(|one| &one.draft).collect();
        let expected = "[[question]]\nprompt = \"x?\"\nanswer = \"y\"\npassage = \"p-2\"\n\
                        tags = [\"b\"]\nlanguage = \"de\"\ntypos = false\n\n\
                        [[question]]\nfront = \"f\"\nback = \"b\"\ntags = \"b\"\n\
                        language = \"de\"\ntypos = false\nreverse = true\n";
        assert_eq!(append("", &drafts).unwrap(), expected);
    }
}
