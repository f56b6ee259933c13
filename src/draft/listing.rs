//! Lists in sentences: entries with commas between them, a conjunction before the last, and what opens them.

use super::lexicon::Inflection as I;
use super::parse::Parse;
use super::token::Class;
use std::ops::Range;

/// A list in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enumerated {
    /// Its entries.
    pub entries: Vec<Range<usize>>,
    /// Whether the text says that there are more: "such as".
    pub is_open: bool,
    /// Where what introduces it ends.
    pub head_end: usize,
}

/// The list of a sentence: entries with commas between them, `and` before the last.
pub fn listing(parse: &Parse<'_>) -> Option<Enumerated> {
    let words = &parse.words;
    let joins = (0..words.len()).filter(|at| words[*at].is_of(&["and", "or"]));
    joins.filter_map(|join| around(parse, join)).find(|listing| is_alike(parse, listing))
}

/// The list whose last entry stands behind a conjunction.
fn around(parse: &Parse<'_>, join: usize) -> Option<Enumerated> {
    let words = &parse.words;
    let depth = words[join].depth;
    let is_part = |at: usize| {
        let word = &words[at];
        word.depth == depth
            && match word.class {
                Class::Noun | Class::Name | Class::Adjective | Class::Genitive | Class::Number => {
                    true
                }
                Class::Verb(form) => matches!(
                    form.inflection,
                    I::Base | I::Ing | I::Either | I::Third | I::Participle
                ),
                Class::Preposition => word.is_of(&["of", "in", "for", "to"]),
                Class::Determiner => word.is_of(&["the", "a", "an"]),
                _ => false,
            }
    };
    let mut end = join + 1;
    while end < words.len() && is_part(end) && end < join + 8 {
        end += 1;
    }
    let closes = words
        .get(end)
        .is_none_or(|word| matches!(word.class, Class::Sign(_)) || word.class == Class::Relative);
    let last = join + 1..end;
    let mut entries = vec![last];
    let mut at = if words.get(join.checked_sub(1)?)?.is(',') { join - 1 } else { join };
    let head_end = loop {
        let mut start = at;
        while start > 0 && is_part(start - 1) {
            start -= 1;
        }
        if start == at {
            break at;
        }
        let before = start.checked_sub(1).map(|before| &words[before])?;
        if before.is(',') {
            entries.push(start..at);
            at = start - 1;
            continue;
        }
        let begins = matches!(before.class, Class::Sign('–' | '—' | '-' | ':' | '('))
            || before.is_of(&[
                "including", "include", "includes", "included", "are", "were", "comprises",
                "comprise", "comprised", "like",
            ]);
        let such = before.lower == "as" && start >= 2 && words[start - 2].lower == "such";
        if begins {
            entries.push(start..at);
            break start - 1;
        }
        if such {
            entries.push(start..at);
            break start - 2;
        }
        // "such as A": the preposition belongs to the stretch that was walked over.
        return None;
    };
    entries.reverse();
    let opens = words.get(head_end)?;
    let is_open = opens.is_of(&["such", "including", "include", "includes", "included", "like"]);
    (entries.len() >= 3 && entries.len() <= 12 && closes).then_some(Enumerated {
        entries,
        is_open,
        head_end,
    })
}

/// Whether entries are of one sort: all names or none, and short.
fn is_alike(parse: &Parse<'_>, listing: &Enumerated) -> bool {
    if listing.entries.iter().any(Range::is_empty) {
        return false;
    }
    let is_name = |range: &Range<usize>| parse.words[range.start].class == Class::Name;
    let first = is_name(&listing.entries[0]);
    let is_short = |range: &Range<usize>| range.len() <= 6;
    let alike = listing.entries.iter().filter(|range| is_name(range) == first).count();
    let ends = |range: &Range<usize>| {
        matches!(
            parse.words[range.end - 1].class,
            Class::Noun | Class::Name | Class::Verb(_) | Class::Adjective
        )
    };
    alike == listing.entries.len()
        && listing.entries.iter().all(|range| is_short(range) && ends(range))
}
