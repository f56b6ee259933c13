//! Options: whether the right one stands out for another reason than being right.
//!
//! The rules follow Haladyna, Downing and Rodriguez, "A review of multiple-choice item-writing
//! guidelines for classroom assessment", Applied Measurement in Education 15 (2002), 309-334.

use super::grammar::{self, find_words};
use super::range::{self, Span};
use super::subject::{Spot, Subject};
use crate::deck::As;
use crate::report::{Finding, Rule};
use crate::text::words;

/// The most options that are shown at once. Three do as well as five (guideline 18), and a list of
/// six can still be taken in at one look.
const MOST: usize = 6;

/// The right option stands out when it is this many halves as long as any other, and
/// [`LONGER_BY`] characters longer (guideline 24: keep the length of options about equal).
const LONGER_HALVES: usize = 3;

/// See [`LONGER_HALVES`]: a difference that is seen at a glance, two or three words.
const LONGER_BY: usize = 15;

/// The shortest word, in letters, whose repetition is a hint: shorter ones mostly carry grammar.
const SHORTEST: usize = 5;

/// The rules of this file.
pub const RULES: &[&Rule] = &[
    &LONGEST_IS_RIGHT,
    &GRAMMAR_GIVES_AWAY,
    &WORDS_GIVE_AWAY,
    &ALL_OF_THE_ABOVE,
    &ABSOLUTE_WORD,
    &TOO_MANY_OPTIONS,
    &OVERLAPPING_RANGES,
];

const LONGEST_IS_RIGHT: Rule = Rule::warning(
    "longest-is-right",
    "a right option that is much longer than the others",
    "Authors say more of what is true. Learners know, and pick the longest (guideline 24).",
    r#"[[question]]
prompt = "Why is the sky blue?"
answer = "Because short waves of light are scattered more by the air"
wrong = ["It mirrors the sea", "The air is blue"]
"#,
    r#"[[question]]
prompt = "Why is the sky blue?"
answer = "Short waves scatter more"
wrong = ["It mirrors the sea below", "The air has that colour"]
"#,
);

const GRAMMAR_GIVES_AWAY: Rule = Rule::warning(
    "grammar-gives-away",
    "a right option that is the only one to fit the article before it",
    "After \"an\" only one option can follow, whatever is asked (guideline 28).",
    r#"[[question]]
prompt = "Complete: a whale that was hunted for its teeth is an"
answer = "orca"
wrong = ["porpoise", "blue whale"]
"#,
    r#"[[question]]
prompt = "Complete: a whale that was hunted for its teeth is ..."
answer = "an orca"
wrong = ["a porpoise", "a blue whale"]
"#,
);

const WORDS_GIVE_AWAY: Rule = Rule::warning(
    "words-give-away",
    "a right option that is the only one to repeat a word of the prompt",
    "Who knows nothing picks the option that sounds like the prompt (guideline 28).",
    r#"[[question]]
prompt = "What is a solar eclipse?"
answer = "An eclipse of the sun"
wrong = ["A shower of meteors", "A tide in spring"]
"#,
    r#"[[question]]
prompt = "What is a solar eclipse?"
answer = "The moon before the sun"
wrong = ["A shower of meteors", "A tide in spring"]
"#,
);

const ALL_OF_THE_ABOVE: Rule = Rule::warning(
    "all-of-the-above",
    "\"all of the above\" or \"none of the above\"",
    "Options are shuffled, so nothing is above; and two right ones tell that all are \
     (guidelines 25 and 26). With several right options write `answers`.",
    r#"[[question]]
prompt = "Which of these is a noble gas?"
answer = "All of the above"
wrong = ["Neon", "Argon"]
"#,
    r#"[[question]]
prompt = "Which of these are noble gases?"
answers = ["Neon", "Argon"]
wrong = ["Oxygen"]
"#,
);

const ABSOLUTE_WORD: Rule = Rule::warning(
    "absolute-word",
    "\"always\" or \"never\" in an option",
    "Hardly anything holds always, so such options are wrong, and learners know \
     (guideline 28: specific determiners).",
    r#"[[question]]
prompt = "When does water boil below 100 degrees Celsius?"
answer = "On a high mountain"
wrong = ["Never in the open air", "In a deep valley"]
"#,
    r#"[[question]]
prompt = "When does water boil below 100 degrees Celsius?"
answer = "On a high mountain"
wrong = ["In the open air", "In a deep valley"]
"#,
);

const TOO_MANY_OPTIONS: Rule = Rule::warning(
    "too-many-options",
    "more than six options at once",
    "Reading them takes longer than knowing, and most are never picked (guideline 18). \
     `show = 4` draws some of a larger pool each time.",
    r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
wrong = ["Mercury", "Venus", "Earth", "Mars", "Saturn", "Uranus"]
"#,
    r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
wrong = ["Mercury", "Venus", "Earth", "Mars", "Saturn", "Uranus"]
show = 4
"#,
);

const OVERLAPPING_RANGES: Rule = Rule::warning(
    "overlapping-ranges",
    "ranges of numbers that overlap",
    "A number in both ranges makes two options right (guideline 22: keep options \
     independent).",
    r#"[[question]]
prompt = "How many bones has an adult?"
answer = "200 to 250"
wrong = ["150 to 200", "250 to 300"]
"#,
    r#"[[question]]
prompt = "How many bones has an adult?"
answer = "201 to 250"
wrong = ["151 to 200", "251 to 300"]
"#,
);

/// Applies the rules of this group.
pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if !subject.has_options() {
        return;
    }
    let right: Vec<&Spot<'_>> = subject.right().collect();
    let others: Vec<&Spot<'_>> = subject.others().collect();
    count(subject, right.len(), right.len() + others.len(), findings);
    if subject.rules.english {
        let all: Vec<&Spot<'_>> = right.iter().chain(&others).copied().collect();
        for option in &all {
            speaks_of_others(option, findings);
        }
        absolute(&all, findings);
    }
    ranges(&right, &others, findings);
    if let (None, Some(answer)) = (subject.answers.first(), &subject.answer) {
        length(answer, &others, findings);
        if let (true, Some(prompt)) = (subject.rules.english, &subject.prompt) {
            article(answer, &others, prompt, findings);
            repeated(answer, &others, prompt, findings);
        }
    }
}

fn count(subject: &Subject<'_>, right: usize, count: usize, findings: &mut Vec<Finding>) {
    if count <= MOST || subject.is_pool || subject.asked_as == Some(As::Typed) {
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
        findings.push(beyond.warning(&TOO_MANY_OPTIONS, message, help));
    }
}

/// What an option says of the others.
const OTHERS: &[&str] = &[
    " all of the above ",
    " all of them ",
    " all of these ",
    " any of the above ",
    " both of the above ",
    " both of them ",
    " neither of the above ",
    " neither of them ",
    " none of the above ",
    " none of them ",
    " none of these ",
];

/// Whether an option names others by their letters: "both A and B".
fn names_letters(words: &str) -> bool {
    let is_letter = |word: &&str| matches!(word.as_bytes(), [b'a'..=b'f']);
    match words.split_whitespace().collect::<Vec<_>>()[..] {
        ["both" | "either" | "neither" | "options" | "answers", one, "and" | "or" | "nor", two] => {
            [one, two].iter().all(is_letter)
        }
        _ => false,
    }
}

/// Words after which hardly anything holds (guideline 28 a).
const ABSOLUTES: &[&str] = &["always", "never", "absolutely", "completely"];

fn has(text: &str, signs: &[&str]) -> bool {
    signs.iter().any(|sign| text.contains(sign))
}

fn speaks_of_others(option: &Spot<'_>, findings: &mut Vec<Finding>) {
    if has(&option.text, &["f the", "F THE", "oth ", "ither ", "ptions ", "nswers "]) {
        let words = words(&option.text);
        if OTHERS.contains(&words.as_str()) || names_letters(&words) {
            let message = format!("{} speaks of the other options", option.quoted());
            let help = "write an option of its own; several right ones go under `answers`";
            findings.push(option.warning(&ALL_OF_THE_ABOVE, message, help));
        }
    }
}

/// Options with a word after which hardly anything holds, unless all have it.
fn absolute(options: &[&Spot<'_>], findings: &mut Vec<Finding>) {
    let find = |option: &Spot<'_>| {
        let text = option.text.as_ref();
        if !has(text, &["lways", "ever", "olutely", "pletely"]) {
            return None;
        }
        let found = ABSOLUTES.iter().find_map(|word| Some((*word, find_words(text, word)?)));
        found.filter(|(_, place)| place.len() < text.trim().len())
    };
    let found: Vec<_> =
        options.iter().filter_map(|option| Some((*option, find(option)?))).collect();
    if found.len() == options.len() {
        return;
    }
    for (option, (word, place)) in found {
        let message = format!("learners take an option with \"{word}\" for a wrong one");
        let help = "say it without the word";
        findings.push(option.warning_at(place, &ABSOLUTE_WORD, message, help));
    }
}

fn length(answer: &Spot<'_>, others: &[&Spot<'_>], findings: &mut Vec<Finding>) {
    if answer.text.len() <= LONGER_BY {
        return;
    }
    let right = answer.text.chars().count();
    let Some(longest) = others.iter().map(|other| other.text.chars().count()).max() else { return };
    if right * 2 >= longest * LONGER_HALVES && right >= longest + LONGER_BY {
        let message =
            format!("the right option has {right} characters, the others {longest} at most");
        let help = "say less in it and more in `explain`, or make the others as long";
        findings.push(answer.warning(&LONGEST_IS_RIGHT, message, help));
    }
}

fn article(
    answer: &Spot<'_>,
    others: &[&Spot<'_>],
    prompt: &Spot<'_>,
    findings: &mut Vec<Finding>,
) {
    let end = prompt.text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_an = match end.rsplit(' ').next() {
        Some("a") => false,
        Some("an") => true,
        _ => return,
    };
    let fits = |spot: &Spot<'_>| grammar::takes_an(&spot.text) == is_an;
    if fits(answer) && !others.iter().any(|other| fits(other)) {
        let article = if is_an { "an" } else { "a" };
        let message = format!("only the right option can follow \"{article}\"");
        let help = "end the prompt before the article, and put one into each option";
        let place = end.len() - article.len()..end.len();
        findings.push(prompt.warning_at(place, &GRAMMAR_GIVES_AWAY, message, help));
    }
}

fn repeated(
    answer: &Spot<'_>,
    others: &[&Spot<'_>],
    prompt: &Spot<'_>,
    findings: &mut Vec<Finding>,
) {
    let right = words(&answer.text);
    let mut asked = None;
    for word in right.split_whitespace().filter(|word| word.len() >= SHORTEST) {
        let asked = asked.get_or_insert_with(|| words(&prompt.text));
        let wanted = format!(" {word} ");
        if !asked.contains(&wanted) || asked.contains(&right) || grammar::is_common(word) {
            continue;
        }
        if others.iter().all(|other| !words(&other.text).contains(&wanted)) {
            let message = format!("only the right option repeats \"{word}\" of the prompt");
            let help = "use another word, or let a wrong option repeat it too";
            let place = find_words(&answer.text, word);
            findings.push(answer.warning_at(place, &WORDS_GIVE_AWAY, message, help));
            return;
        }
    }
}

/// Ranges of numbers among the options that have a number in common.
fn ranges(right: &[&Spot<'_>], others: &[&Spot<'_>], findings: &mut Vec<Finding>) {
    if right.first().and_then(|right| range::span(&right.text)).is_none() {
        return;
    }
    let spots = right.iter().chain(others);
    let mut ranges: Vec<(Span, &Spot<'_>)> =
        spots.filter_map(|spot| Some((range::span(&spot.text)?, *spot))).collect();
    // Spans of years are names of periods, and which of them is asked.
    if ranges.iter().all(|(span, _)| is_year(span.from) && is_year(span.to)) {
        return;
    }
    ranges.sort_by(|(one, _), (other, _)| {
        one.unit.cmp(&other.unit).then(one.from.total_cmp(&other.from))
    });
    for pair in ranges.windows(2) {
        let ((one_span, one), (other_span, other)) = (&pair[0], &pair[1]);
        if range::overlap(one_span, other_span) {
            let later = if one.span.start < other.span.start { other } else { one };
            let message = format!("{} and {} overlap", one.quoted(), other.quoted());
            let help = "let one end before the other begins";
            findings.push(later.warning(&OVERLAPPING_RANGES, message, help));
            return;
        }
    }
}

fn is_year(number: f64) -> bool {
    number.fract() == 0.0 && (1000.0..2200.0).contains(&number)
}
