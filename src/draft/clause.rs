//! The main clause of a sentence: what stands before it, its subject, its verb, and the rest up to where
//! another clause begins. Where that is not plain there is none, and only gaps are asked then.

mod finite;
mod rest;
mod verbs;

use finite::is_present;
pub use finite::{is_finite, is_surely_finite};

use super::lexicon::closed::{CONNECTORS, NEGATIONS};
use super::token::{Class, Word};
use super::when::When;
use rest::rest_end;
use std::ops::Range;
use verbs::group;

/// How a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// `wrote`.
    Active,
    /// `was written`.
    Passive,
    /// `was`, before what is no verb.
    Copula,
}

/// When what a verb tells is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// `wrote`, `was`.
    Past,
    /// `writes`, `is`.
    Present,
    /// `has written`.
    Perfect,
}

/// A main clause, as ranges of words of its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// What stands before the subject, with commas behind: `In 1992`.
    pub lead: Vec<Range<usize>>,
    /// The subject, without what is set off by commas.
    pub subject: Range<usize>,
    /// What is set off by commas behind the subject.
    pub aside: Option<Range<usize>>,
    /// The group of the verb, with adverbs in it.
    pub verb: Range<usize>,
    /// The word of it that says what is done.
    pub main: usize,
    /// How it stands.
    pub voice: Voice,
    /// When.
    pub timing: Timing,
    /// What follows it.
    pub rest: Range<usize>,
    /// Whether something follows that was cut off.
    pub is_cut: bool,
    /// Whether a modal verb or a negation is in it.
    pub is_plain: bool,
}

/// The main clause of a sentence.
pub fn clause(words: &[Word<'_>], whens: &[When]) -> Option<Clause> {
    let end = words.iter().rposition(Word::is_word)? + 1;
    let mut at = opening(words);
    let mut lead = Vec::new();
    loop {
        let first = words.get(at)?;
        if let Some(when) = whens.iter().find(|when| when.phrase().start == at)
            && !words.get(when.words.end).is_some_and(|next| next.is(',') || next.is_of(&["of"]))
            && first.class == Class::Preposition
        {
            lead.push(at..when.words.end);
            at = when.words.end;
            continue;
        }
        let is_adjunct = first.class == Class::Preposition
            || first.class == Class::Adverb
            || whens.iter().any(|when| {
                when.words.start == at && when.sort != super::when::WhenSort::DayOfYear
            });
        if !is_adjunct {
            break;
        }
        let comma = (at..end.min(at + 16)).find(|at| {
            words[*at].is(',') && words[*at].depth == first.depth && !in_date(whens, *at)
        })?;
        if (at..comma).any(|at| is_surely_finite(&words[at])) {
            return None;
        }
        lead.push(at..comma);
        at = comma + 1;
    }
    let (subject, aside, verb) = subject(words, at, end)?;
    let group = group(words, verb, end)?;
    let (rest_end, is_cut) = rest_end(words, whens, group.end, end);
    let cut = words.get(rest_end..end).unwrap_or_default();
    let is_plain = group.is_plain
        && !words[group.start..rest_end].iter().any(|word| word.is_of(NEGATIONS))
        && !words[subject.clone()].iter().any(|word| word.is_of(NEGATIONS));
    Some(Clause {
        lead,
        subject,
        aside,
        verb: group.start..group.end,
        main: group.main,
        voice: group.voice,
        timing: group.timing,
        rest: group.end..rest_end,
        is_cut: is_cut && !cut.is_empty(),
        is_plain,
    })
}

fn in_date(whens: &[When], at: usize) -> bool {
    whens.iter().any(|when| when.words.contains(&at))
}

/// Where the sentence itself begins, behind "However," and the like.
pub fn opening(words: &[Word<'_>]) -> usize {
    let mut at = enumerator(words).unwrap_or(0).max(dateline(words));
    if words.get(at).is_some_and(|word| word.class == Class::Conjunction) {
        at += 1;
    }
    let is_so = words.get(at).is_some_and(|word| word.lower == "so")
        && words.get(at + 1).is_some_and(|next| {
            matches!(next.class, Class::Determiner | Class::Name)
                && !next.is_of(&["many", "much", "few"])
        });
    if is_so {
        at += 1;
    }
    // "Nearby, the village of Orn …" tells where that is, which its name does.
    let is_near = words.get(at).is_some_and(|word| word.lower == "nearby")
        && words.get(at + 1).is_some_and(|next| next.is(','))
        && words[at..].iter().take(8).any(|word| word.class == Class::Name);
    if is_near {
        at += 2;
    }
    let longest = (1..=9).rev().find_map(|count| {
        let some: Vec<&str> =
            words.get(at..at + count)?.iter().map(|word| word.lower.as_str()).collect();
        let text = some.join(" ").replace(" ,", ",");
        let is_closed = words.get(at + count).is_some_and(|word| word.is(','));
        let is_whole = text.ends_with("that") && text.contains(' ')
            || text == "in addition"
                && words.get(at + count).is_some_and(|next| next.class == Class::Determiner);
        (CONNECTORS.contains(&text.as_str()) && (is_closed || is_whole))
            .then(|| at + count + usize::from(is_closed))
    });
    longest.unwrap_or(at)
}

/// Where an entry begins behind its letter: "(a)", "(iv)".
fn enumerator(words: &[Word<'_>]) -> Option<usize> {
    let [open, letter, close, ..] = words else { return None };
    let is_letter = letter.text.len() <= 4 && letter.text.chars().all(char::is_alphanumeric);
    (open.is('(') && close.is(')') && is_letter).then_some(3)
}

/// Where the news begins behind its place and day: "CAIRO — ", "Feb. 23, 2015 -- ".
pub fn dateline(words: &[Word<'_>]) -> usize {
    let is_place = |word: &Word<'_>| {
        matches!(
            word.class,
            Class::Name | Class::Month | Class::Number | Class::Sign(',' | '.' | '(' | ')')
        )
    };
    let count = words.iter().take(9).take_while(|word| is_place(word)).count();
    let is_dash =
        |at: usize| words.get(at).is_some_and(|word| word.is('—') || word.is('–') || word.is('-'));
    // "SAN FRANCISCO With the vote …"
    let loud = words.iter().take(5).take_while(|word| is_loud(word)).count();
    let letters: usize = words[..loud].iter().map(|word| word.text.len()).sum();
    let goes_on = words.get(loud).is_some_and(|next| {
        next.is_capital()
            && next.text.contains(char::is_lowercase)
            && next.is_of(&["with", "the", "a", "an", "in", "after", "as", "when", "at", "for"])
    });
    if letters > 4 && goes_on {
        return loud;
    }
    // "(Reuters) - ", "NEW YORK (AP) - ", "Lindau News - "
    let has_agency = words[..count.min(words.len())]
        .iter()
        .any(|word| word.is_of(&["reuters", "ap", "afp", "cnn", "upi", "xinhua", "news", "pti"]));
    if has_agency && is_dash(count) {
        let dashes = (count..words.len()).take_while(|at| is_dash(*at)).count();
        return count + dashes;
    }
    let is_double = [count, count + 1].iter().all(|at| words.get(*at).is_some_and(|w| w.is('-')));
    match count {
        0 => 0,
        _ if is_double => count + 2,
        _ if is_dash(count) && words.first().is_some_and(is_shouted) => count + 1,
        _ if loud == count && letters > 4 && words.get(count).is_some_and(|w| w.is(':')) => {
            count + 1
        }
        _ => 0,
    }
}

/// Whether a word is in capitals.
fn is_loud(word: &Word<'_>) -> bool {
    word.text.len() > 1 && word.text.chars().all(char::is_uppercase)
}

/// Whether a word of some letters is in capitals.
fn is_shouted(word: &Word<'_>) -> bool {
    word.text.len() > 3 && word.text.chars().all(char::is_uppercase)
}

/// The subject that begins at a place, what is set off behind it, and where the verb begins.
fn subject(
    words: &[Word<'_>],
    start: usize,
    end: usize,
) -> Option<(Range<usize>, Option<Range<usize>>, usize)> {
    let depth = words.get(start)?.depth;
    let (mut at, mut commas, mut skips) = (start, Vec::new(), false);
    let verb = loop {
        let word = words.get(at).filter(|_| at < end)?;
        if word.depth == depth {
            match word.class {
                Class::Sign(',') => {
                    commas.push(at);
                    skips = false;
                }
                Class::Relative if at > start => {
                    if words[at - 1].is(',') || at >= 2 && words[at - 2].is(',') {
                        skips = true;
                    } else {
                        return None;
                    }
                }
                Class::Subordinator | Class::Sign(';' | ':' | '—' | '–') => return None,
                _ if !skips && at > start && is_finite(words, at) => break at,
                // "Two rivers leave the lake": a present form that looks like no verb.
                _ if !skips && at > start && is_present(words, at) => return None,
                _ => {}
            }
        }
        at += 1;
    };
    let mut subject = start..verb;
    let mut aside = None;
    if let (Some(first), Some(last)) = (commas.first().copied(), commas.last().copied()) {
        if last + 1 == verb && commas.len() >= 2 {
            subject = start..first;
            aside = Some(first + 1..last);
        } else if words[start..verb].iter().any(|word| word.class == Class::Relative)
            || !words[last..verb].iter().any(|word| word.is_of(&["and", "or"]))
        {
            return None;
        }
    }
    // A bracket behind the subject is set off too.
    if words[subject.end - 1].is(')')
        && let Some(open) = (subject.start..subject.end).rev().find(|at| words[*at].is('('))
        && open > subject.start
    {
        aside = aside.or(Some(open + 1..subject.end - 1));
        subject.end = open;
    }
    let mut verb = verb;
    while subject.end > subject.start + 1
        && words[subject.end - 1].class == Class::Adverb
        && aside.is_none()
    {
        subject.end -= 1;
        verb -= 1;
    }
    (!subject.is_empty()).then_some((subject, aside, verb))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::token::words;
    use crate::draft::when::whens;

    /// Subject, verb and rest of a sentence, with bars between.
    fn parsed(sentence: &str) -> Option<String> {
        let words = words(sentence, 0, &|_| false);
        let clause = clause(&words, &whens(&words))?;
        let text = |range: &Range<usize>| {
            let some = &words[range.clone()];
            some.first().map_or("", |first| &sentence[first.at.start..some[some.len() - 1].at.end])
        };
        Some(format!("{} | {} | {}", text(&clause.subject), text(&clause.verb), text(&clause.rest)))
    }

    #[test]
    fn the_main_clause_is_found_or_none() {
        let table = [
            (
                "The treaty was signed in Paris in 1992.",
                Some("The treaty | was signed | in Paris in 1992"),
            ),
            (
                "In 1992, the party won the election, which was late.",
                Some("the party | won | the election"),
            ),
            (
                "The treaty signed in 1992 was short.",
                Some("The treaty signed in 1992 | was | short"),
            ),
            (
                "The river, the longest in the land, flows to the sea.",
                Some("The river | flows | to the sea"),
            ),
            (
                "The company later moved to Rome and opened a shop.",
                Some("The company | later moved | to Rome"),
            ),
            ("Although it rained, the crew left.", None),
            ("The man who came was old.", None),
            (
                "The six states met in Rome, Paris and Bern.",
                Some("The six states | met | in Rome, Paris and Bern"),
            ),
            ("However, the plan had failed.", Some("the plan | had failed | ")),
        ];
        for (sentence, expected) in table {
            assert_eq!(parsed(sentence).as_deref(), expected, "{sentence}");
        }
    }
}
