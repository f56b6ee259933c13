//! Pinning: an id for every question without one, so that a new prompt does not lose its progress.

use super::literal::Literal;
use super::patch::{Refused, applied, at};
use super::site::each_site;
use super::slug::slug;
use super::tree::Edit;
use crate::deck::{Reading, read};
use std::collections::{HashMap, HashSet};

/// An id that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The key under which the question's progress was filed so far.
    pub key: String,
    /// The id under which it is filed from now on.
    pub id: String,
    /// What the question asks.
    pub prompt: String,
}

/// A text in which every question has an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    /// The text.
    pub text: String,
    /// The ids that are new, in the order of the text.
    pub pins: Vec<Pin>,
}

/// Writes an id for each question without one: a short slug of its prompt, and a number where two
/// would be equal.
///
/// # Errors
/// When not all of the deck could be read: what a broken question is known by is not certain.
pub fn pin(text: &str, stem: &str) -> Result<Pinned, Refused> {
    let reading = read(text, stem);
    let omission = reading.omission();
    let Reading { deck, places, .. } = reading;
    let ids = deck.questions().iter().filter(|q| q.pinned).map(|q| q.key.clone()).collect();
    let mut taken = Taken { ids, tried: HashMap::new() };
    let (mut pins, mut patches, mut edits) = (Vec::new(), Vec::new(), Vec::new());
    let unpinned = deck.questions().iter().zip(&places).filter(|(question, _)| !question.pinned);
    let (mut unpinned, mut sites) = (unpinned.peekable(), each_site(text).peekable());
    while let Some(site) = sites.next().transpose()? {
        let next = sites.peek().and_then(|next| next.as_ref().ok());
        let end = next.map_or(usize::MAX, |next| next.span.start);
        while let Some((question, _)) = unpinned.next_if(|(_, place)| place.start < end) {
            let prompt = question.known_by().into_owned();
            let id = taken.unused(&slug(&prompt));
            let value = Literal::Text(id.clone());
            patches.push(if site.is_inline() {
                at(site.span.start + 1, format!(" id = {},", value.inline("\n")))
            } else {
                site.below(site.span.end, [("id", &value)])
            });
            let meant = toml::Value::String(id.clone());
            edits.push(Edit::Set { question: site.span.start, key: "id", value: meant });
            pins.push(Pin { key: question.key.clone(), id, prompt });
        }
    }
    if let Some(omission) = omission {
        let reason = format!("{omission} cannot be read");
        return Err(Refused::new(reason, "mend what `quizdeck check` reports"));
    }
    drop(deck); // a large one need not be held while the texts are compared
    Ok(Pinned { text: applied(text, &patches, &edits)?, pins })
}

/// The ids that questions have, and how often each slug was tried.
struct Taken {
    ids: HashSet<String>,
    tried: HashMap<String, usize>,
}

impl Taken {
    /// A slug that no other question has: numbered from 2 where several are equal.
    fn unused(&mut self, slug: &str) -> String {
        let number = self.tried.entry(slug.to_owned()).or_default();
        loop {
            *number += 1;
            let id = if *number == 1 { slug.to_owned() } else { format!("{slug}-{number}") };
            if self.ids.insert(id.clone()) {
                return id;
            }
        }
    }
}
