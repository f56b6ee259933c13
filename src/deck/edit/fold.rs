//! Folding: what the head of a deck says for a question is written into the question itself, where the
//! head of the deck it goes to says otherwise.

use super::append::Draft;
use super::literal::Literal;
use super::manuscript::Front;
use crate::text::plural;
use std::collections::BTreeMap;

/// What a question needs to mean the same below another head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    /// Keys with the values that it is to have.
    pub keys: Vec<(&'static str, Literal)>,
    /// Tags that it is to have besides.
    pub tags: Vec<String>,
}

/// What cannot be folded, and how many questions it is so with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfolded(BTreeMap<String, usize>);

impl Unfolded {
    /// What there is to tell, a line each.
    pub fn told(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(what, count)| format!("{what} ({})", plural(*count, "question")))
    }

    fn add(&mut self, what: String) {
        *self.0.entry(what).or_default() += 1;
    }
}

/// What the program does where neither a question nor its deck says it.
const USUAL: &[(&str, &str)] =
    &[("accents", "\"warn\""), ("typos", "true"), ("partial", "true"), ("points", "1")];

/// Folds what the one head says for a question, where the other one says otherwise.
/// `own_form` is the word for how it is asked by itself, where it can be asked otherwise.
pub fn fold(
    question: &Draft,
    own_form: Option<&'static str>,
    [from, to]: [&Front; 2],
    unfolded: &mut Unfolded,
) -> Folding {
    let mut folding = Folding::default();
    let own = question.texts("tags");
    let (given, found) = (from.texts("tags"), to.texts("tags"));
    let lacks = |tags: &[&str], tag: &&&str| !tags.contains(*tag);
    let tags = given.iter().filter(|tag| lacks(&found, tag)).filter(|tag| lacks(&own, tag));
    folding.tags = tags.map(|tag| (*tag).to_owned()).collect();
    for tag in found.iter().filter(|tag| lacks(&given, tag)).filter(|tag| lacks(&own, tag)) {
        unfolded.add(format!("the tag \"{tag}\" is that of the whole deck there"));
    }
    for key in ["language", "source"] {
        let value = |front: &Front| {
            front.header.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone())
        };
        let (given, found) = (value(from), value(to));
        if question.has(key) || given == found {
            continue;
        }
        match given {
            Some(value) => folding.keys.push((key, value)),
            None if key == "language" => {
                unfolded.add("the language of the deck there holds for it".to_owned());
            }
            None => {} // where another deck is from says nothing of it
        }
    }
    let allowed = to.texts("allow");
    let allow: Vec<&str> =
        from.texts("allow").into_iter().filter(|code| !allowed.contains(code)).collect();
    if !allow.is_empty() {
        let mut all: Vec<String> = question.texts("allow").into_iter().map(str::to_owned).collect();
        let new = allow.iter().filter(|code| !all.iter().any(|own| own == **code));
        let new: Vec<String> = new.map(|code| (*code).to_owned()).collect();
        if !new.is_empty() {
            all.extend(new);
            folding.keys.push(("allow", Literal::texts(&all)));
        }
    }
    fold_defaults(question, own_form, [from, to], &mut folding, unfolded);
    folding
}

fn fold_defaults(
    question: &Draft,
    own_form: Option<&'static str>,
    [from, to]: [&Front; 2],
    folding: &mut Folding,
    unfolded: &mut Unfolded,
) {
    let value = |front: &Front, key: &str| {
        front.defaults.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone())
    };
    let mut keys: Vec<&'static str> =
        from.defaults.iter().chain(&to.defaults).map(|(key, _)| *key).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let (given, found) = (value(from, key), value(to, key));
        if given == found || question.has(key) || !question.takes(key) {
            continue;
        }
        if key == "as" && own_form.is_none() {
            continue; // it is always asked in its own way
        }
        match given.or_else(|| usual(key, own_form)) {
            Some(value) => folding.keys.push((key, value)),
            None => unfolded.add(format!("`{key}` of the deck there holds for it")),
        }
    }
}

/// What holds where nobody says it; of the keys of a kind, which are switches, false.
fn usual(key: &str, own_form: Option<&str>) -> Option<Literal> {
    match key {
        "as" => own_form.map(|form| Literal::Text(form.to_owned())),
        "show" => None,
        _ => {
            let known = USUAL.iter().find(|(name, _)| *name == key);
            let bare = known.map_or("false", |(_, value)| value);
            Some(match bare.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
                Some(text) => Literal::Text(text.to_owned()),
                None => Literal::Bare(bare.to_owned()),
            })
        }
    }
}
