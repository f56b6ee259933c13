//! Questions made of main clauses: what is asked for is taken out, the verb goes to the front.

use super::amount::is_plural;
use super::clause::{Clause, Timing, Voice, dateline, is_finite};
use super::noun::is_noun_phrase;
use super::parse::Parse;
use super::survey::Survey;
use super::token::{Class, Word};
use crate::text::capitalized;
use std::ops::Range;

/// Adverbs that tie a sentence to others: a question leaves them out.
const TYING: &[&str] = &[
    "also", "then", "later", "subsequently", "soon", "therefore", "thus", "however", "eventually",
    "finally", "again", "instead", "meanwhile", "still", "already", "hence", "even", "just", "too",
    "afterwards", "accordingly", "consequently", "initially", "originally", "now", "currently",
    "today", "only", "once",
];

/// What nouns end in that stand without an article: "Construction began".
const MASS: &[&str] = &[
    "ing", "ion", "ment", "ness", "ity", "ance", "ence", "age", "ship", "ism", "ure", "ogy", "ics",
    "hood", "over", "ction", "ade", "water", "work", "ice",
];

/// A clause with what is asked for taken out of it.
#[derive(Clone, Debug)]
pub struct Asking<'p, 'a> {
    survey: &'p Survey<'a>,
    parse: &'p Parse<'a>,
    clause: &'p Clause,
    /// Words that are taken out.
    out: Vec<Range<usize>>,
}

impl<'p, 'a> Asking<'p, 'a> {
    /// A clause, if it can be asked at all.
    pub fn of(survey: &'p Survey<'a>, parse: &'p Parse<'a>) -> Option<Self> {
        let clause = parse.clause.as_ref()?;
        (clause.is_plain && survey.is_english && is_whole(parse, clause)).then_some(Self {
            survey,
            parse,
            clause,
            out: Vec::new(),
        })
    }

    /// The clause.
    pub const fn clause(&self) -> &'p Clause {
        self.clause
    }

    /// Takes some words out.
    #[must_use]
    pub fn without(mut self, range: Range<usize>) -> Self {
        self.out.push(range);
        self
    }

    /// The subject, as it stands within a sentence; a pronoun only where it is sure who is meant.
    pub fn subject(&self) -> Option<String> {
        let range = &self.clause.subject;
        let before = self.survey.before(self.parse);
        if let Some(name) = self.survey.topic.meant(self.parse, range, before) {
            return Some(name.to_owned());
        }
        let is_own = |words: &Range<usize>| words.start == range.start && words.end <= range.end;
        let referent = self.survey.referent(self.parse).filter(|one| is_own(&one.words));
        if let Some(referent) = referent {
            let behind = self.parse.text(&(referent.words.end..range.end));
            let is_genitive = behind.starts_with(['\'', '’']);
            let space = if behind.is_empty() || is_genitive { "" } else { " " };
            return Some(format!("{}{space}{behind}", referent.text));
        }
        let is_sure = is_noun_phrase(self.parse, range) && !self.may_be_name(range);
        is_sure.then(|| self.inner(range))
    }

    /// Whether the one word that is the subject has its capital for its place or as a name: "Armstrong scored".
    fn may_be_name(&self, range: &Range<usize>) -> bool {
        let word = &self.parse.words[range.start];
        range.len() == 1
            && word.class == Class::Noun
            && word.is_capital()
            && !is_plural(&word.lower)
            && !self.survey.casing.is_written_small(&word.lower)
            && !MASS.iter().any(|end| word.lower.ends_with(end))
    }

    /// A stretch as it stands within a sentence: its first word without a capital that it has for its place.
    pub fn inner(&self, range: &Range<usize>) -> String {
        inner(self.parse, range)
    }

    /// What follows the verb, without what was taken out; what stood before the subject is put behind.
    pub fn rest(&self) -> String {
        let mut pieces = vec![self.kept(&self.clause.rest)];
        for lead in &self.clause.lead {
            let is_out = self.out.iter().any(|out| out.start < lead.end && lead.start < out.end);
            let is_tying = self.parse.words[lead.start].class == Class::Adverb;
            if !is_out && !is_tying {
                pieces.push(inner(self.parse, lead));
            }
        }
        pieces.retain(|piece| !piece.is_empty());
        pieces.join(" ")
    }

    /// A range of words without what was taken out and without adverbs that tie.
    fn kept(&self, range: &Range<usize>) -> String {
        let mut kept: Vec<Range<usize>> = Vec::new();
        for at in range.clone() {
            if self.out.iter().any(|out| out.contains(&at)) {
                continue;
            }
            match kept.last_mut().filter(|last| last.end == at) {
                Some(last) => last.end = at + 1,
                None => kept.push(at..at + 1),
            }
        }
        let texts = kept.iter().map(|range| self.parse.text(range).trim_matches([',', ' ']));
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        texts.join(" ").replace(" ,", ",")
    }

    /// "⟨Word⟩ was X founded …?"
    pub fn question(&self, word: &str) -> Option<String> {
        let subject = self.subject()?;
        let (helper, verb) = self.verbs()?;
        let parts = [word, &helper, &subject, &verb, &self.rest()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(finished(&parts.join(" ")))
    }

    /// The auxiliary, and the rest of the group of verbs.
    fn verbs(&self) -> Option<(String, String)> {
        let clause = self.clause;
        let words = &self.parse.words;
        let main = &words[clause.main];
        let adverbs = |from: usize| {
            let some = words[from..clause.main]
                .iter()
                .filter(|word| !word.is_of(TYING) && !word.is_of(&["been"]));
            let mut texts: Vec<&str> = some.map(|word| word.text).collect();
            texts.push(main.text);
            texts.join(" ")
        };
        let first = clause.verb.clone().find(|at| words[*at].class != Class::Adverb)?;
        match (clause.voice, clause.timing) {
            (Voice::Copula, Timing::Past | Timing::Present) => {
                Some((main.lower.clone(), String::new()))
            }
            (Voice::Passive, Timing::Past | Timing::Present) | (Voice::Active, Timing::Perfect) => {
                Some((words[first].lower.clone(), adverbs(first + 1)))
            }
            (Voice::Passive, Timing::Perfect) => {
                Some((words[first].lower.clone(), format!("been {}", adverbs(first + 1))))
            }
            (Voice::Active, timing) => {
                let base = match main.class {
                    Class::Have => "have",
                    _ => main.verb()?.base,
                };
                let kept = |word: &&Word<'_>| word.class == Class::Adverb && !word.is_of(TYING);
                let before = words[clause.verb.start..clause.main].iter().filter(kept);
                let before: Vec<&str> = before.map(|word| word.text).chain([base]).collect();
                let helper = match timing {
                    Timing::Past => "did",
                    _ if main.lower == "have" => "do",
                    _ => "does",
                };
                Some((helper.to_owned(), before.join(" ")))
            }
            (Voice::Copula, Timing::Perfect) => None,
        }
    }

    /// The group of verbs as it stands, without adverbs that tie.
    pub fn predicate(&self) -> String {
        let words = &self.parse.words[self.clause.verb.clone()];
        let kept = words.iter().filter(|word| !word.is_of(TYING)).map(|word| word.text);
        kept.collect::<Vec<_>>().join(" ")
    }
}

/// Whether nothing that belongs to a clause was cut off or glued to it: "made two promises: …", "knew what
/// the town | and the land knew", "broke out and Berg left the town".
fn is_whole(parse: &Parse<'_>, clause: &Clause) -> bool {
    let words = &parse.words;
    let behind = words.get(clause.rest.end);
    let is_announced = behind.is_some_and(|word| word.is(':'));
    let is_split = clause.is_cut
        && behind.is_some_and(|word| word.class == Class::Conjunction)
        && clause
            .rest
            .clone()
            .any(|at| words[at].class == Class::Relative || words[at].lower == "what");
    let is_double = clause.rest.clone().any(|at| {
        words[at].is_of(&["and", "but"])
            && (at + 2..clause.rest.end.min(at + 5)).any(|at| is_finite(words, at))
    });
    let is_renamed = clause.aside.as_ref().is_some_and(|aside| {
        words.get(aside.start).is_some_and(|word| word.class == Class::Name)
            && words[clause.subject.clone()].iter().all(|word| word.class != Class::Name)
    });
    // "at precisely the time when …"
    let is_defined = clause.is_cut
        && behind.is_some_and(|word| word.is_of(&["when", "where", "that", "which", "who"]));
    !is_defined && !is_announced && !is_split && !is_double && !is_renamed
}

/// A question with its mark and a capital.
pub fn finished(text: &str) -> String {
    let text = text.trim().trim_end_matches([',', ';', '.', ' ']);
    capitalized(text) + "?"
}

/// A stretch as it stands within a sentence.
pub fn inner(parse: &Parse<'_>, range: &Range<usize>) -> String {
    let text = parse.text(range);
    let Some(word) = parse.words.get(range.start) else { return text.to_owned() };
    let is_first = range.start <= dateline(&parse.words)
        || parse.words[..range.start].iter().all(|word| !word.is_word());
    let is_own = matches!(word.class, Class::Name | Class::Month)
        || word.class == Class::Number && word.text.starts_with(|c: char| c.is_ascii_digit());
    let is_unknown =
        word.class == Class::Noun && !super::amount::is_plural(&word.lower) && word.text.len() < 2;
    let is_national = super::named::is_adjective(word.text)
        || parse.words.get(range.start + 1).is_some_and(|next| next.is('&'));
    if !is_first || is_own || is_unknown || is_national {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_ends_in_its_mark() {
        assert_eq!(finished("when was it signed ,"), "When was it signed?");
        assert_eq!(finished("élan"), "Élan?");
    }
}
