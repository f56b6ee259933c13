//! What a sentence needs before it to be understood alone: nothing, the name of what the article is
//! about, or the sentence before it.

use super::clause::{Timing, is_finite, opening};
use super::label::labelled;
use super::lexicon::closed::{BOUNDS, POINTING};
use super::named::NameSort;
use super::parse::Parse;
use super::referent::{Referent, opens_noun, owner};
use super::survey::Survey;
use super::token::{Class, Word};
use std::ops::Range;

/// The most words that a sentence has which is shown before another one.
const BEFORE: usize = 26;

/// What is shown before a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Context {
    /// Nothing.
    None,
    /// The name of the article's subject.
    Label,
    /// Nothing, but a name in the place of words of it that point back.
    Named(Referent),
    /// The heading that it stands under.
    Heading(String),
    /// The sentence before, where that stands.
    Before(Range<usize>),
}

/// What could be shown before a stretch of a sentence, the shortest first.
pub fn contexts(survey: &Survey<'_>, parse: &Parse<'_>, shown: &Range<usize>) -> Vec<Context> {
    if !survey.is_english {
        return vec![Context::None];
    }
    if let Some(label) = labelled(survey, parse) {
        return vec![Context::Heading(label)];
    }
    let mut found = Vec::new();
    let points = points_back(survey, parse, shown);
    let person = || meant_person(survey, parse, shown);
    let named = survey.referent(parse).filter(|one| shown.contains(&one.words.start));
    found.extend(named.cloned().or_else(person).map(Context::Named));
    let words = &parse.words[shown.clone()];
    let is_deed = survey.topic.deed.is_some_and(|deed| {
        words.windows(2).any(|two| two[0].lower == "this" && two[1].lower == deed)
    });
    if says_kind(survey, parse, shown) || is_deed && !survey.topic.name.is_empty() {
        found.push(Context::Label);
    }
    if !points {
        found.push(Context::None);
    }
    if is_labelled(survey, parse, shown) {
        found.push(Context::Label);
    }
    // Of "the oldest gate" the title tells whose it is.
    if points && !is_pointing(parse) {
        match survey.heading(parse) {
            Some(heading) => found.push(Context::Heading(heading.to_owned())),
            None if survey.topic.has_title || survey.topic.is_led => found.push(Context::Label),
            None => {}
        }
    }
    if parse.words.iter().any(|word| word.is_of(&["he", "she", "his", "her"])) {
        found.extend(survey.lived(parse).map(|name| Context::Heading(name.to_owned())));
    }
    let news = survey.event.as_ref().filter(|event| event.is_meant_in(parse));
    found.extend(news.map(|event| Context::Heading(event.label())));
    let before = survey.before(parse).or_else(|| survey.paragraph_before(parse));
    let before = before.filter(|before| stands_alone(survey, before));
    found.extend(before.map(|before| {
        let mut shown = survey.article.sentences()[before.number].range.clone();
        let opens = before.words.get(opening(&before.words));
        shown.start = opens.map_or(shown.start, |word| word.at.start);
        Context::Before(shown)
    }));
    if points && survey.topic.is_law() && !is_pointing(parse) {
        found.push(Context::Label);
    }
    // "The castle" may be what nobody needs to name; of the rest a guard tells what is wrong.
    if points {
        found.push(Context::None);
    }
    found
}

/// Whether the subject says that it was named before: "he", "the castle".
fn points_back(survey: &Survey<'_>, parse: &Parse<'_>, shown: &Range<usize>) -> bool {
    let Some(subject) = subject(parse) else { return false };
    shown.contains(&subject.start)
        && (is_pointing(parse) || is_definite(parse, &subject) && !says_topic(survey, parse, shown))
}

/// The subject of a sentence; where its clauses are not plain, what it begins with, if that is "the"
/// something.
pub fn subject(parse: &Parse<'_>) -> Option<Range<usize>> {
    if let Some(clause) = &parse.clause {
        return Some(clause.subject.clone());
    }
    let words = &parse.words;
    let start = opening(words);
    let begins = words.get(start).is_some_and(|word| word.lower == "the");
    let ends = |at: &usize| words[*at].is(',') || is_finite(words, *at);
    let end = (start + 2..words.len().min(start + 6)).find(ends)?;
    begins.then_some(start..end)
}

/// Whether the subject is a pronoun or has one before it.
fn is_pointing(parse: &Parse<'_>) -> bool {
    let first = parse.clause.as_ref().and_then(|clause| parse.words.get(clause.subject.start));
    first.is_some_and(|first| {
        matches!(first.class, Class::Pronoun | Class::Demonstrative | Class::Possessive)
            && !first.is_of(&["there", "one"])
    })
}

/// "The castle", "the oldest gate": a noun with "the" and nothing that names it or tells which it is.
pub fn is_definite(parse: &Parse<'_>, subject: &Range<usize>) -> bool {
    let words = &parse.words[subject.clone()];
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    first.lower == "the"
        && words.len() <= 5
        && (last.class == Class::Noun || words.len() == 2 && last.verb().is_some())
        && words[1..].iter().all(|word| {
            matches!(
                word.class,
                Class::Noun | Class::Adjective | Class::Number | Class::Verb(_) | Class::Adverb
            )
        })
}

/// "The castle": a noun with nothing but "the".
fn is_bare(parse: &Parse<'_>, subject: &Range<usize>) -> bool {
    let words = &parse.words[subject.clone()];
    matches!(words, [the, noun] if the.lower == "the" && noun.class != Class::Name)
}

/// Whether "the island" stands for what the article is about, anywhere in what is shown, and no name does.
fn says_kind(survey: &Survey<'_>, parse: &Parse<'_>, shown: &Range<usize>) -> bool {
    let (words, topic) = (&parse.words[shown.clone()], &survey.topic);
    let is_kind = |at: usize| {
        let goes_on = words.get(at + 2).is_some_and(|next| {
            matches!(next.class, Class::Name | Class::Noun | Class::Number | Class::Genitive)
                || next.is_of(&["of", "called", "named", "that", "which", "who"])
        });
        let noun = words.get(at + 1).filter(|noun| matches!(noun.class, Class::Noun | Class::Name));
        // "the Project", that of the title
        let is_own = |noun: &Word<'_>| {
            topic.is_a(&noun.lower) || noun.is_capital() && POINTING.contains(&noun.lower.as_str())
        };
        words[at].lower == "the" && !goes_on && noun.is_some_and(is_own)
    };
    !topic.name.is_empty()
        && topic.name.split(' ').count() <= 6
        && !says_topic(survey, parse, shown)
        && !parse.text(shown).contains(&topic.short)
        && (0..words.len()).any(is_kind)
}

/// What tells what a sentence is about that stands alone but names nothing: its heading, or the title.
pub fn heading(survey: &Survey<'_>, parse: &Parse<'_>, shown: &Range<usize>) -> Option<Context> {
    let title = || is_nameless(survey, parse, shown).then_some(Context::Label);
    let news = || event_label(survey, parse, shown).map(Context::Heading);
    name_above(survey, parse, shown).map(Context::Heading).or_else(title).or_else(news)
}

/// The event that a sentence of news tells of without its name.
pub fn event_label(survey: &Survey<'_>, parse: &Parse<'_>, shown: &Range<usize>) -> Option<String> {
    let event = survey.event.as_ref()?;
    let told = parse.clause.as_ref().is_some_and(|clause| clause.timing != Timing::Present);
    let is_named = survey
        .referent(parse)
        .is_some_and(|one| shown.contains(&one.words.start) && one.text == event.name);
    (told && !is_named && event.is_told_in(parse)).then(|| event.label())
}

/// A sentence with fewer words does not tell what it is about.
const SHORT: usize = 8;

/// Whether a sentence tells of something that happened, or something short, and names nothing: "A new wing
/// was added in 1901". Of what, the title says.
fn is_nameless(survey: &Survey<'_>, parse: &Parse<'_>, shown: &Range<usize>) -> bool {
    let topic = &survey.topic;
    let words = &parse.words[shown.clone()];
    let is_named = parse.namings.iter().any(|naming| shown.contains(&naming.words.start))
        || words.iter().any(|word| word.class == Class::Name);
    let Some(clause) = &parse.clause else { return false };
    let first = &parse.words[clause.subject.start];
    let happened = clause.timing != Timing::Present
        && !matches!(first.class, Class::Pronoun | Class::Possessive | Class::Demonstrative)
        && (first.lower != "the" || is_definite(parse, &clause.subject));
    let is_short = words.iter().filter(|word| word.is_word()).count() < SHORT;
    (topic.has_title || topic.is_led)
        && topic.name.split(' ').count() <= 6
        && !is_named
        && (happened || is_short)
        && !says_topic(survey, parse, shown)
}

/// The heading that a sentence stands under, if that is a name and the sentence has none.
fn name_above(survey: &Survey<'_>, parse: &Parse<'_>, shown: &Range<usize>) -> Option<String> {
    let heading = survey.heading(parse)?;
    // "Over 2,000 people": a number that opens a sentence reads as if no subject did.
    let opens = parse.words.first().is_some_and(|word| word.is_of(BOUNDS));
    let subject = match &parse.clause {
        Some(clause) => clause.subject.clone(),
        None => 0..usize::from(opens) * 3,
    };
    let words = parse.words.get(subject.clone()).filter(|words| !words.is_empty())?;
    let is_named = words.iter().any(|word| word.class == Class::Name);
    let text = parse.text(shown).to_lowercase();
    let is_said = heading.to_lowercase().split(' ').any(|word| text.contains(word));
    (shown.contains(&subject.start) && !is_named && !is_said).then(|| heading.to_owned())
}

fn says_topic(survey: &Survey<'_>, parse: &Parse<'_>, shown: &Range<usize>) -> bool {
    let name = survey.topic.name.to_lowercase();
    !name.is_empty() && parse.text(shown).to_lowercase().contains(name.trim_end_matches('s'))
}

/// Whether the name of what the article is about tells what is meant.
fn is_labelled(survey: &Survey<'_>, parse: &Parse<'_>, shown: &Range<usize>) -> bool {
    let name = &survey.topic.name;
    let opened = || opening_pronoun(survey, parse).map(|at| at..at + 1);
    let points =
        is_pointing(parse) || parse.clause.as_ref().is_some_and(|c| is_bare(parse, &c.subject));
    let own = parse.clause.as_ref().map(|clause| clause.subject.clone());
    let Some(subject) = own.filter(|_| points).or_else(opened) else { return false };
    if name.is_empty() || name.split(' ').count() > 6 || !shown.contains(&subject.start) {
        return false;
    }
    let first = &parse.words[subject.start];
    if matches!(first.class, Class::Pronoun | Class::Possessive) {
        let before = told_before(survey, parse, &first.lower);
        return survey.topic.meant(parse, &subject, before).is_some()
            || survey.topic.is_likely(parse, &subject, before);
    }
    is_bare(parse, &subject)
        && survey.topic.is_a(&parse.words[subject.end - 1].lower)
        && !says_topic(survey, parse, shown)
}

/// The first word that stands for the person whom the article is about, with the name.
fn meant_person(survey: &Survey<'_>, parse: &Parse<'_>, shown: &Range<usize>) -> Option<Referent> {
    survey.topic.pronoun?;
    let points = is_pointing(parse);
    let own = parse.clause.as_ref().map(|clause| clause.subject.start).filter(|_| points);
    let at = own.or_else(|| opening_pronoun(survey, parse))?;
    let word = &parse.words[at];
    let owns = word.class == Class::Possessive;
    let is_one = word.class == Class::Pronoun || owns && opens_noun(parse.words.get(at + 1));
    let ahead = parse.words.get(shown.start..at)?;
    let is_first =
        !ahead.iter().any(|word| matches!(word.class, Class::Pronoun | Class::Possessive));
    if !is_one || !is_first || !is_labelled(survey, parse, shown) {
        return None;
    }
    let name = &survey.topic.name;
    let text = if owns { owner(name) } else { name.clone() };
    Some(Referent { words: at..at + 1, text })
}

/// The pronoun of the person whom the article is about, where it is the first word of a sentence that names
/// anything: "When she came to New York, she …".
fn opening_pronoun(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<usize> {
    let pronoun = survey.topic.pronoun?;
    let at = parse
        .words
        .iter()
        .position(|word| matches!(word.class, Class::Pronoun | Class::Possessive | Class::Name))?;
    let word = parse.words[at].lower.as_str();
    let is_meant = ALIKE.iter().any(|row| row.contains(&word) && row.contains(&pronoun));
    (is_meant && at < 14).then_some(at)
}

/// The pronouns that stand for one another in a row of sentences.
const ALIKE: [&[&str]; 3] = [&["he", "his"], &["she", "her"], &["it", "its"]];

/// The last sentence before another one in its paragraph that does not begin with the same pronoun: that one
/// told who is meant by it.
fn told_before<'s, 'a>(
    survey: &'s Survey<'a>,
    parse: &'s Parse<'a>,
    pronoun: &str,
) -> Option<&'s Parse<'a>> {
    let mut before = survey.before(parse);
    // Who died is who was named last.
    if parse.words.iter().any(|word| word.is_of(&["died", "born", "killed", "buried"])) {
        return before;
    }
    let is_alike = |parse: &&Parse<'_>| {
        let word = subject_word(parse).unwrap_or_default();
        ALIKE.iter().any(|row| row.contains(&word) && row.contains(&pronoun))
    };
    while let Some(parse) = before.filter(is_alike) {
        before = survey.before(parse);
    }
    before
}

/// The word that the subject of a sentence begins with.
fn subject_word<'s>(parse: &'s Parse<'_>) -> Option<&'s str> {
    let clause = parse.clause.as_ref()?;
    parse.words.get(clause.subject.start).map(|word| word.lower.as_str())
}

/// Whether a sentence can be shown before another one, to tell what that is about.
fn stands_alone(survey: &Survey<'_>, before: &Parse<'_>) -> bool {
    let Some(clause) = &before.clause else { return false };
    let first = &before.words[clause.subject.start];
    let is_named = before.naming(&clause.subject).is_some()
        || survey.topic.is_named(before.text(&clause.subject));
    let is_whole = first.class == Class::Determiner && clause.subject.len() > 2
        || is_named
        || first.lower == "one" && clause.subject.len() > 2
        || matches!(first.class, Class::Name | Class::Noun | Class::Adjective);
    let is_alone =
        before.namings.iter().filter(|naming| naming.sort == NameSort::Person).count() <= 1;
    let is_clear = !before
        .words
        .iter()
        .any(|word| word.is_of(&["it", "they", "them", "him", "this", "these"]));
    is_whole && is_alone && is_clear && before.count() <= BEFORE
}
