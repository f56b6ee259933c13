//! Digests by which a result tells a deck or a question that was changed since.

use crate::deck::Deck;
use crate::exam::paper::Slot;
use crate::form::Form;
use crate::kind::Part;
use crate::random::Fnv;

/// A digest of all questions of a deck, with what is right: two versions of it are told apart.
pub fn deck_digest(deck: &Deck) -> String {
    let mut hash = Fnv::new();
    for question in deck.questions().iter().filter(|question| !question.draft) {
        add(&mut hash, &question.key);
        for part in question.kind.parts() {
            let (form, key) = (question.kind.form(part), question.kind.key(part));
            add_asked(&mut hash, &question.prompt(part), deck.passage(question), &form);
            form.words(&key).iter().for_each(|word| add(&mut hash, word));
        }
        for answer in question.kind.expected(Part::Whole) {
            answer.key.iter().for_each(|word| add(&mut hash, word));
        }
        add(&mut hash, &question.points.to_string());
    }
    format!("{:016x}", hash.0)
}

impl Slot<'_> {
    /// A digest of what is asked and offered, in whatever order; not of what is right.
    pub fn digest(&self) -> String {
        let mut hash = Fnv::new();
        let prompt = self.question.prompt(self.item.part);
        let passage = self.deck.passage(self.question);
        add_asked(&mut hash, &prompt, passage, &self.question.kind.form(self.item.part));
        format!("{:016x}", hash.0)
    }
}

fn add_asked(hash: &mut Fnv, prompt: &str, passage: Option<&str>, form: &Form) {
    add(hash, prompt);
    add(hash, passage.unwrap_or_default());
    let mut texts: Vec<&str> = match form {
        Form::One { options, .. } | Form::Many { options, .. } => texts(options),
        Form::Lines { labels, .. } => texts(labels),
        Form::Order { items } => texts(items),
        Form::Pairs { left, right } => [texts(left), texts(right)].concat(),
        Form::Card { .. } => Vec::new(),
    };
    texts.sort_unstable(); // the order would tell what is right
    for text in texts {
        add(hash, text);
    }
}

fn texts(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

fn add(hash: &mut Fnv, text: &str) {
    hash.write(text.as_bytes());
    hash.write(&[0xff]); // never part of UTF-8
}
