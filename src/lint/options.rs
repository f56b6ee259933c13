//! Options: whether the right one stands out for another reason than being right.
//!
//! The rules follow Haladyna, Downing and Rodriguez, "A review of multiple-choice item-writing
//! guidelines for classroom assessment", Applied Measurement in Education 15 (2002), 309-334.

use super::grammar::{self, find_words};
use super::inspection::{Inspection, Remarks};
use super::range::{self, Span};
use super::subject::Subject;
use crate::deck::As;
use crate::kind::{Spot, may_speak_of_others, speaks_of_others};
use crate::text::maths::legible;
use std::ops::Range;

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] = &[
    LONGEST_IS_RIGHT, GRAMMAR_GIVES_AWAY, WORDS_GIVE_AWAY, ALL_OF_THE_ABOVE, ABSOLUTE_WORD,
    TOO_MANY_OPTIONS, OVERLAPPING_RANGES,
];

const LONGEST_IS_RIGHT: Inspection = Inspection::warning(
    longest_is_right,
    "longest-is-right",
    "a right option that is much longer than the others",
    "Authors say more of what is true. Learners know, and pick the longest (guideline 24).",
    r#"prompt = "Why is the sky blue?"
- answer = "Because short waves of light are scattered more by the air"
- wrong = ["It mirrors the sea", "The air is blue"]
+ answer = "Short waves scatter more"
+ wrong = ["It mirrors the sea below", "The air has that colour"]
"#,
);

fn longest_is_right(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    // How long code is, a name or a quantity, the matter says.
    let is_prose = |answer: &&Spot<'_>| {
        answer.text.len() > LONGER_BY
            && !answer.text.starts_with(|c: char| c == '`' || c.is_ascii_digit())
            && !grammar::is_name(&answer.text)
            && !speaks_of_others(answer.words())
    };
    let Some(answer) = subject.answer.filter(is_prose) else {
        return;
    };
    let length = |text: &str| legible(text, true).chars().count();
    let right = length(&answer.text);
    let Some(longest) = subject.others().map(|other| length(&other.text)).max() else {
        return;
    };
    if right * 2 >= longest * LONGER_HALVES && right >= longest + LONGER_BY {
        let message =
            format!("the right option has {right} characters, the others {longest} at most");
        let help = "say less in it and more in `explain`, or make the others as long";
        remarks.on(answer, message, help);
    }
}

/// The right option stands out when it is this many halves as long as any other, and
/// [`LONGER_BY`] characters longer (guideline 24: keep the length of options about equal).
const LONGER_HALVES: usize = 3;

/// See [`LONGER_HALVES`]: a difference that is seen at a glance, two or three words.
const LONGER_BY: usize = 15;

const GRAMMAR_GIVES_AWAY: Inspection = Inspection::warning(
    grammar_gives_away,
    "grammar-gives-away",
    "a right option that is the only one to fit the article before it",
    "After \"an\" only one option can follow, whatever is asked (guideline 28).",
    r#"- prompt = "Complete: a whale that was hunted for its teeth is an"
- answer = "orca"
- wrong = ["porpoise", "blue whale"]
+ prompt = "Complete: a whale that was hunted for its teeth is ..."
+ answer = "an orca"
+ wrong = ["a porpoise", "a blue whale"]
"#,
);

fn grammar_gives_away(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let (Some(answer), Some(prompt)) = (subject.answer, subject.prompt) else { return };
    if !subject.has_options() || !subject.rules.english {
        return;
    }
    let end = prompt.text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_an = match end.rsplit(' ').next().map(str::to_lowercase).as_deref() {
        Some("a") => false,
        Some("an") => true,
        _ => return,
    };
    let fits = |spot: &Spot<'_>| grammar::takes_an(&spot.text) == is_an;
    if fits(answer) && !subject.others().any(fits) {
        let article = if is_an { "an" } else { "a" };
        let message = format!("only the right option can follow \"{article}\"");
        let help = "end the prompt before the article, and put one into each option";
        remarks.within(prompt, end.len() - article.len()..end.len(), message, help);
    }
}

pub const WORDS_GIVE_AWAY: Inspection = Inspection::warning(
    words_give_away,
    "words-give-away",
    "a right option that is the only one to repeat a word of the prompt",
    "Who knows nothing picks the option that sounds like the prompt (guideline 28).",
    r#"prompt = "What is a solar eclipse?"
- answer = "An eclipse of the sun"
+ answer = "The moon before the sun"
wrong = ["A shower of meteors", "A tide in spring"]
"#,
);

fn words_give_away(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let (Some(answer), Some(prompt)) = (subject.answer, subject.prompt) else { return };
    if !subject.has_options() || !subject.rules.english {
        return;
    }
    let (right, asked) = (answer.words(), prompt.words());
    // "No nation does" is told by its "no".
    let denies = right.split_whitespace().next().is_some_and(|word| DENYING.contains(&word));
    if asked.contains(right) || speaks_of_others(right) || denies {
        return;
    }
    let is_telling = |word: &str| word.len() >= SHORTEST && !grammar::is_common(word);
    let repeats = |word: &str| is_telling(word) && asked.contains(&format!(" {word} "));
    let Some(word) = right.split_whitespace().find(|word| repeats(word)) else { return };
    let is_tempting = |other: &Spot<'_>| {
        let mut words = other.words().split_whitespace();
        words.any(|other| grammar::are_kin(other, word) || repeats(other))
    };
    if !subject.others().any(is_tempting) {
        let message = format!("only the right option repeats \"{word}\" of the prompt");
        let help = "use another word, or let a wrong option repeat it too";
        remarks.within(answer, find_words(&answer.text, word), message, help);
    }
}

/// The first words of an option that denies what is asked.
const DENYING: &[&str] = &["neither", "never", "no", "nobody", "none", "not", "nothing"];

/// The shortest word, in letters, whose repetition is a hint: shorter ones mostly carry grammar.
const SHORTEST: usize = 5;

const ALL_OF_THE_ABOVE: Inspection = Inspection::warning(
    all_of_the_above,
    "all-of-the-above",
    "\"all of the above\" or \"none of the above\"",
    "Two right ones tell that all are, and a single wrong one that not all are, so that little need \
     be known (guidelines 25 and 26). With several right options write `answers`.",
    r#"- prompt = "Which of these is a noble gas?"
- answer = "All of the above"
- wrong = ["Neon", "Argon"]
+ prompt = "Which of these are noble gases?"
+ answers = ["Neon", "Argon"]
+ wrong = ["Oxygen"]
"#,
);

fn all_of_the_above(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let speaks =
        |option: &&Spot<'_>| may_speak_of_others(&option.text) && speaks_of_others(option.words());
    for option in english(subject).filter(speaks) {
        let message = format!("{} speaks of the other options", option.quoted());
        let help = "write an option of its own; several right ones go under `answers`";
        remarks.on(option, message, help);
    }
}

/// The options, the right ones first, where they are English.
fn english<'s, 'i>(subject: &Subject<'s, 'i>) -> impl Iterator<Item = &'s Spot<'i>> {
    let is_english = subject.has_options() && subject.rules.english;
    subject.right().chain(subject.others()).filter(move |_| is_english)
}

const ABSOLUTE_WORD: Inspection = Inspection::warning(
    absolute_word,
    "absolute-word",
    "\"always\" or \"never\" in an option",
    "Hardly anything holds always, so such options are wrong, and learners know \
     (guideline 28: specific determiners).",
    r#"prompt = "When does water boil below 100 degrees Celsius?"
answer = "On a high mountain"
- wrong = ["Never in the open air", "In a deep valley"]
+ wrong = ["In the open air", "In a deep valley"]
"#,
);

/// Wrong options with a word after which hardly anything holds, where the right ones have none.
fn absolute_word(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    if !subject.has_options() || !subject.rules.english {
        return;
    }
    let find = |option: &Spot<'_>| {
        let words = option.words();
        let word = ABSOLUTES.iter().find(|word| words.contains(**word))?;
        Some((word.trim(), absolute(&option.text, word.trim())?))
    };
    let mut found = subject.others().filter_map(|option| Some((option, find(option)?)));
    // What is called so is called so; and where all are right, the others are right too.
    let names = |prompt: &Spot<'_>| prompt.words().split(' ').any(|word| WORKS.contains(&word));
    let is_fair = |right: &Spot<'_>| find(right).is_some() || speaks_of_others(right.words());
    if let Some((option, (word, place))) = found.next()
        && !subject.prompt.is_some_and(names)
        && !subject.right().any(is_fair)
    {
        let message = format!("learners take an option with \"{word}\" for a wrong one");
        let help = match found.count() {
            0 => "say it without the word",
            _ => "say it without the word, here and in the options behind it",
        };
        remarks.within(option, place, message, help);
    }
}

/// Where a word stands in a text so that it says of all times: not alone or set apart, which
/// answers "how often", not in a title, and not of one thing that did not happen.
fn absolute(text: &str, word: &str) -> Option<Range<usize>> {
    let place = find_words(text, word)?;
    let next = text[place.end..].trim_start();
    let is_lower = !text[place.clone()].starts_with(char::is_uppercase);
    let is_title = next.starts_with(char::is_uppercase)
        && !(is_lower || text[place.clone()].chars().all(char::is_uppercase));
    let verb = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_past = word == "never" && verb.ends_with("ed");
    let is_alone = verb.is_empty();
    (!is_alone && !is_title && !is_past).then_some(place)
}

/// Words after which hardly anything holds (guideline 28 a).
const ABSOLUTES: &[&str] = &[" always ", " never "];

/// What has a title, or is said, as one pleases.
const WORKS: &[&str] = &[
    "album", "book", "called", "film", "line", "lyric", "lyrics", "motto", "movie", "novel",
    "phrase", "poem", "proverb", "quote", "said", "saying", "show", "slogan", "song", "songs",
    "title",
];

const TOO_MANY_OPTIONS: Inspection = Inspection::warning(
    too_many_options,
    "too-many-options",
    "more than six options at once",
    "Reading them takes longer than knowing, and most are never picked (guideline 18). \
     `show = 4` draws some of a larger pool each time.",
    r#"prompt = "Which planet is the largest?"
answer = "Jupiter"
wrong = ["Mercury", "Venus", "Earth", "Mars", "Saturn", "Uranus"]
+ show = 4
"#,
);

fn too_many_options(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let right = subject.right().count();
    let count = right + subject.others().count();
    let is_pool = subject.transcript.place("show").is_some()
        || subject.question.is_some_and(|question| question.show.is_some());
    if !subject.has_options() || count <= MOST || is_pool || subject.asked_as() == Some(As::Typed) {
        return;
    }
    let listed = if subject.options.is_empty() { &subject.wrong } else { &subject.options };
    let beyond = listed.len().checked_sub(count - MOST).and_then(|at| listed.get(at));
    if let Some(beyond) = beyond.or(listed.first()) {
        let message = format!("there are {count} options, which is more than {MOST}");
        let help = if right < MOST {
            "keep the best of them, or let some be drawn each time: show = 4"
        } else {
            "make several questions of it"
        };
        remarks.on(beyond, message, help);
    }
}

/// The most options that are shown at once. Three do as well as five (guideline 18), and a list of
/// six can still be taken in at one look.
const MOST: usize = 6;

const OVERLAPPING_RANGES: Inspection = Inspection::warning(
    overlapping_ranges,
    "overlapping-ranges",
    "ranges of numbers that overlap",
    "A number in both ranges makes two options right (guideline 22: keep options \
     independent).",
    r#"prompt = "How many bones has an adult?"
- answer = "200 to 250"
- wrong = ["150 to 210", "260 to 300"]
+ answer = "200 to 250"
+ wrong = ["150 to 200", "260 to 300"]
"#,
);

/// The right range of numbers, and a wrong one that has a number in common with it.
fn overlapping_ranges(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let Some(right) = subject.right().next().filter(|_| subject.has_options()) else { return };
    let Some(span) = range::span(&right.text) else { return };
    let spots = subject.others();
    let ranges: Vec<(Span, &Spot<'_>)> =
        spots.filter_map(|spot| Some((range::span(&spot.text)?, spot))).collect();
    // Spans of years are names of periods, and which of them is asked.
    let is_period = |span: &Span| is_year(span.from) && is_year(span.to);
    if is_period(&span) && ranges.iter().all(|(span, _)| is_period(span)) {
        return;
    }
    if let Some((_, other)) = ranges.iter().find(|(other, _)| range::overlap(&span, other)) {
        let (first, later) =
            if right.span.start < other.span.start { (right, *other) } else { (*other, right) };
        let message = format!("{} and {} overlap", first.quoted(), later.quoted());
        remarks.on(later, message, "let one end before the other begins");
    }
}

fn is_year(number: f64) -> bool {
    number.fract() == 0.0 && (1000.0..2200.0).contains(&number)
}
