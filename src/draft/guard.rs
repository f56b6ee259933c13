//! Guards: each knows one fault that makes a question bad, and takes it out. What they remove counts for
//! more than what any pattern adds.

mod alone;
mod definite;
mod leftover;
mod name;
mod pronoun;
mod sentence;
mod speech;
mod superseded;
#[cfg(test)]
mod tests;

use super::amount::worth;
use super::idea::{Idea, Phrasing};
use super::lexicon::Inflection;
use super::parse::Parse;
use super::proposal::Motive;
use super::survey::Survey;
use super::token::{Class, Word, words};

/// A guard: its name, and whether an idea has the fault.
pub type Guard = (&'static str, fn(&Survey<'_>, &Idea) -> bool);

/// All guards, in the order in which they look.
pub const GUARDS: &[Guard] = &[
    ("pronoun", pronoun::unexplained),
    ("definite", definite::definite),
    ("quotation", quotation),
    ("long", long),
    ("short", short),
    ("topic", topic),
    ("titled", titled),
    ("hedge", sentence::hedge),
    ("attribution", sentence::attribution),
    ("fragment", sentence::fragment),
    ("visible", visible),
    ("dangling", dangling),
    ("summed", summed),
    ("trivial", trivial),
    ("given", name::given),
    ("mention", name::mention),
    ("torn", name::torn),
    ("weak", name::weak),
    ("broken", broken),
    ("list", list),
    ("ageing", sentence::ageing),
    ("page", sentence::page),
    ("counted", sentence::counted),
    ("heavy", heavy),
    ("superseded", superseded::superseded),
    ("leftover", leftover::leftover),
];

/// The first guard that removes an idea.
pub fn removes(survey: &Survey<'_>, idea: &Idea) -> Option<&'static str> {
    GUARDS.iter().find(|(_, has_fault)| has_fault(survey, idea)).map(|(name, _)| *name)
}

fn parse<'s, 'a>(survey: &'s Survey<'a>, idea: &Idea) -> &'s Parse<'a> {
    &survey.parses[idea.parse]
}

/// The words of what is shown, read alone: what stands behind a label begins a sentence.
fn shown<'i>(survey: &Survey<'_>, idea: &'i Idea) -> Vec<Word<'i>> {
    let is_name = |word: &str| survey.casing.is_name(word);
    let named = format!("{}: ", survey.topic.name);
    let own = if idea.prompt.starts_with(&named) { named.len() } else { 0 };
    let label = if idea.label.is_empty() { own } else { idea.label.len() };
    let (lead, told) = idea.prompt.split_at_checked(label).unwrap_or(("", &idea.prompt));
    let mut shown = words(lead, 0, &is_name);
    shown.extend(words(told, lead.len(), &is_name));
    shown
}

/// Whether what is shown points at what it does not show: another sentence has to stand before it.
pub fn needs_context(survey: &Survey<'_>, idea: &Idea) -> bool {
    pronoun::unexplained(survey, idea) || definite::definite(survey, idea) || long(survey, idea)
}

/// A quotation of some length, or half of one.
fn quotation(survey: &Survey<'_>, idea: &Idea) -> bool {
    let text = &idea.prompt;
    let curly = text.matches('“').count() != text.matches('”').count();
    let straight = text.matches('"').count() % 2 == 1;
    let is_torn = |text: &str| text.matches('(').count() != text.matches(')').count();
    if curly || straight || is_torn(text) || is_torn(&idea.answer) {
        return true;
    }
    let normal = text.replace(['“', '”'], "\"");
    let quoted = normal.split('"').skip(1).step_by(2);
    let longest = quoted.map(|quote| quote.split_whitespace().count()).max().unwrap_or(0);
    let is_title = matches!(idea.motive, Motive::Authors) || !survey.is_english;
    longest > 5 && !is_title && !speech::is_told(survey, idea)
}

/// More words than are read at once.
fn long(survey: &Survey<'_>, idea: &Idea) -> bool {
    // A label is read at once.
    let is_labelled = idea.prompt.starts_with(&format!("{}: ", survey.topic.name));
    let label = if is_labelled { survey.topic.name.as_str() } else { idea.label.as_str() };
    let label = label.split_whitespace().count();
    let count = idea.prompt.split_whitespace().count() - label;
    match idea.phrasing {
        Phrasing::Reworded => count > 24,
        Phrasing::Gapped => count > 42,
        Phrasing::Stated => count > 22,
    }
}

/// So few words that nobody can know what is asked.
fn short(survey: &Survey<'_>, idea: &Idea) -> bool {
    // "How many people are missing?", "How many clerks were dismissed?": where?
    let is_few = idea.prompt.split_whitespace().count() <= 5 && !idea.prompt.contains(" the ");
    let is_anybody = idea.phrasing == Phrasing::Reworded
        && idea.prompt.starts_with(if is_few { "How many " } else { "How many people " })
        && !shown(survey, idea).iter().any(|word| word.class == Class::Name);
    // "Which are the three states?": of what?
    let is_any = idea.motive == Motive::Enumeration
        && idea.prompt.starts_with("Which are the ")
        && idea.prompt.split_whitespace().count() <= 5;
    if is_anybody || is_any {
        return true;
    }
    let count = idea.prompt.split_whitespace().filter(|word| *word != "{}").count();
    match idea.phrasing {
        Phrasing::Reworded => count < 4,
        Phrasing::Gapped => {
            let is_labelled = !idea.label.is_empty()
                || idea.prompt.starts_with(&format!("{}: ", survey.topic.name));
            let is_figure = !matches!(idea.motive, Motive::Name | Motive::Term);
            let names = || shown(survey, idea).iter().any(|word| word.class == Class::Name);
            let least = match idea.answers().len() {
                1 if !is_labelled && is_figure && names() => 5,
                1 if !is_labelled => 7,
                _ => 6,
            };
            count < least
        }
        Phrasing::Stated => count < 5,
    }
}

/// The answer is what the whole article is about: every reader of it knows that.
fn topic(survey: &Survey<'_>, idea: &Idea) -> bool {
    let asks_for_name = matches!(
        idea.motive,
        Motive::Agent
            | Motive::Name
            | Motive::Term
            | Motive::Definition
            | Motive::Place
            | Motive::Identity
            | Motive::ShortForm
    );
    let asks_for_name =
        asks_for_name || idea.motive == Motive::Office && idea.prompt.starts_with("Who");
    let name = survey.topic.name.to_lowercase();
    let answer = idea.answer.to_lowercase();
    asks_for_name
        && !name.is_empty()
        && (survey.topic.is_named(&idea.answer)
            || answer.len() > 3
                && name
                    .split(' ')
                    .any(|word| word.trim_end_matches('s') == answer.trim_end_matches('s'))
            || name.contains(&answer) && answer.len() > 3
            || answer.contains(&name))
}

/// A figure that the title of the article says.
fn titled(survey: &Survey<'_>, idea: &Idea) -> bool {
    let answers = idea.answers();
    let title = survey.article.title().unwrap_or_default();
    let is_figure = |answer: &String| answer.contains(|c: char| c.is_ascii_digit());
    let is_said = |answer: &String| is_figure(answer) && shows(title, answer);
    !answers.is_empty() && answers.iter().all(is_said)
}

/// Whether a text has an answer in it, as words of its own.
pub fn shows(text: &str, answer: &str) -> bool {
    if answer.is_empty() {
        return false;
    }
    let (text, answer) = (text.to_lowercase(), answer.to_lowercase());
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(&answer).any(|(at, found)| {
        is_edge(text[..at].chars().next_back()) && is_edge(text[at + found.len()..].chars().next())
    })
}

/// The answer can be read in the question.
fn visible(_: &Survey<'_>, idea: &Idea) -> bool {
    let answer = idea.answer.to_lowercase();
    if answer.is_empty()
        || matches!(
            idea.motive,
            Motive::Statement
                | Motive::Cause
                | Motive::Contrast
                | Motive::Definition
                | Motive::Authors
        )
    {
        return false;
    }
    let text = idea.prompt.to_lowercase();
    let stands = idea.answers().iter().any(|answer| shows(&idea.prompt, answer));
    let last = answer.rsplit(' ').next().unwrap_or_default();
    let says_last = matches!(idea.motive, Motive::Agent | Motive::Name | Motive::Office)
        && last.len() > 3
        && text.split(|c: char| !c.is_alphanumeric()).any(|word| word == last);
    stands || says_last
}

/// A question that ends in the air, or has two verbs in one.
fn dangling(survey: &Survey<'_>, idea: &Idea) -> bool {
    let words = shown(survey, idea);
    let Some(last) = words.iter().rev().find(|word| word.is_word()) else { return true };
    if last.is_of(&["including", "namely", "follows"]) {
        return true; // what is announced was cut off
    }
    if idea.phrasing != Phrasing::Reworded {
        return false;
    }
    if idea.motive == Motive::Purposes {
        return false;
    }
    let is_stand_for = idea.motive == Motive::LongForm;
    let ends = matches!(
        last.class,
        Class::Determiner
            | Class::Conjunction
            | Class::Subordinator
            | Class::Possessive
            | Class::Relative
    ) || last.class == Class::Preposition
        && !is_stand_for
        && !matches!(
            last.lower.as_str(),
            "up" | "out" | "off" | "down" | "over" | "about" | "around"
        );
    let is_ing =
        |word: &Word<'_>| word.verb().is_some_and(|form| form.inflection == Inflection::Ing);
    let has_object = |word: &Word<'_>| matches!(word.class, Class::Determiner | Class::Noun);
    let mut back = words.iter().rev().filter(|word| word.is_word()).skip(1);
    let ends = ends || is_ing(last) && !back.next().is_some_and(has_object);
    let double = words.windows(2).any(|pair| {
        pair[0].class == Class::Preposition
            && pair[1].class == Class::Preposition
            && !matches!(
                (pair[0].lower.as_str(), pair[1].lower.as_str()),
                ("out" | "up" | "from" | "as" | "off" | "down" | "because", _)
                    | (_, "about" | "around")
                    | ("over" | "in" | "on", "by")
            )
    });
    let has_gap = words.windows(2).any(|pair| {
        pair[0].is(',')
            && pair[1].is_word()
            && pair[1].class == Class::Preposition
            && pair[1].lower == "of"
    });
    ends || double || has_gap || is_cut_between_adjectives(parse(survey, idea), last)
}

/// Whether a question ends with the first of several adjectives: "used live, weakened cultures".
fn is_cut_between_adjectives(parse: &Parse<'_>, last: &Word<'_>) -> bool {
    let may_be = |word: &Word<'_>| matches!(word.class, Class::Adjective | Class::Verb(_));
    parse.words.windows(4).any(|words| {
        words[0].lower == last.lower
            && may_be(&words[0])
            && words[1].is(',')
            && may_be(&words[2])
            && matches!(words[3].class, Class::Noun | Class::Adjective)
    })
}

/// A number that others of the sentence add up to: "five, including three in Bern and two in Rome".
fn summed(survey: &Survey<'_>, idea: &Idea) -> bool {
    if idea.phrasing != Phrasing::Gapped || idea.motive != Motive::Number {
        return false;
    }
    let words = shown(survey, idea);
    let told: Vec<f64> = words.iter().filter_map(|word| worth(&word.lower)).collect();
    let sums = |value: f64| {
        told.windows(2).any(|two| (two[0] + two[1] - value).abs() < 0.01)
            || told.windows(3).any(|three| (three.iter().sum::<f64>() - value).abs() < 0.01)
    };
    idea.answers().iter().filter_map(|answer| worth(&answer.to_lowercase())).any(sums)
}

/// What nobody would ask: a small number, a name in a list, a day without a year in a sentence of others.
fn trivial(survey: &Survey<'_>, idea: &Idea) -> bool {
    if idea.phrasing != Phrasing::Gapped {
        return false;
    }
    let parse = parse(survey, idea);
    let is_name = matches!(idea.motive, Motive::Name | Motive::Term);
    let within = |naming: &super::named::Naming| parse.at(&naming.words) == idea.fact;
    let neighbours = parse.namings.iter().find(|naming| within(naming)).is_some_and(|naming| {
        let before = naming.words.start.checked_sub(1).map(|at| &parse.words[at]);
        let behind = parse.words.get(naming.words.end);
        let joins = |word: Option<&Word<'_>>| {
            word.is_some_and(|word| word.is(',') || word.is_of(&["and", "or"]) || word.is('/'))
        };
        joins(before)
            || joins(behind)
            || behind.is_some_and(|word| {
                matches!(word.class, Class::Name | Class::Noun | Class::Genitive | Class::Adjective)
            })
            || before.is_some_and(|word| matches!(word.class, Class::Name | Class::Genitive))
            || behind.is_some_and(|word| word.is_of(&["for", "of"]))
                && parse.words[naming.words.end + 1..]
                    .iter()
                    .find(|word| word.lower != "the")
                    .is_some_and(|word| word.class == Class::Name)
    });
    let first = parse
        .words
        .iter()
        .find(|word| word.is_word())
        .is_some_and(|word| idea.fact.contains(&word.at.start));
    is_name && (neighbours || first)
}

/// What the cut into pieces broke: a bare letter, a word without its sign.
fn broken(_: &Survey<'_>, idea: &Idea) -> bool {
    let answer = idea.answer.trim();
    let is_tiny = answer.chars().count() < 2 && !answer.chars().all(|c| c.is_ascii_digit());
    let has_marks = idea.prompt.contains("  ")
        || idea.prompt.contains(" ,")
        || idea.prompt.contains("()")
        || idea.prompt.contains('\n')
        || idea.prompt.contains(",,")
        || idea.prompt.contains(", .")
        || idea.prompt.contains(" and, ")
        || idea.prompt.trim_end().ends_with(" .")
        || idea.prompt.starts_with(['*', '•', '|', '#'])
        || idea.prompt.contains("http");
    let is_odd =
        answer.starts_with(|c: char| ",;.:)".contains(c)) && idea.motive != Motive::Sequence;
    is_tiny && !answer.is_empty() || has_marks || is_odd
}

/// A list of things that are not alike, or too long to type.
fn list(_: &Survey<'_>, idea: &Idea) -> bool {
    let entries = idea.question.texts("answers");
    if entries.is_empty() {
        return false;
    }
    let mut seen: Vec<String> = entries.iter().map(|entry| entry.to_lowercase()).collect();
    seen.sort();
    let count = seen.len();
    seen.dedup();
    let longest = entries.iter().map(|entry| entry.split(' ').count()).max().unwrap_or(0);
    seen.len() < count || longest > 5 || count > 8
}

/// A sentence that is more signs than words: formulas, codes, rows of numbers.
fn heavy(survey: &Survey<'_>, idea: &Idea) -> bool {
    let text = idea.prompt.replace("{}", "");
    let signs = text.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    survey.is_english
        && (signs * 5 > letters || text.matches('(').count() > 2 || text.matches(';').count() > 1)
}
