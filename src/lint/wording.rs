//! Wording: whether a prompt asks one thing, clearly, and keeps the answer to itself.
//!
//! The rules follow Haladyna, Downing and Rodriguez, "A review of multiple-choice item-writing
//! guidelines for classroom assessment", Applied Measurement in Education 15 (2002), 309-334.

use super::grammar::{IMPERATIVES, STATING, asks_which, find_words, is_number, parts};
use super::inspection::{Inspection, Remarks};
use super::marked::unmarked;
use super::subject::Subject;
use crate::kind::Spot;
use crate::text::words;
use std::ops::Range;

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] =
    &[GIVES_AWAY, NEGATIVE, ASKS_NOTHING, LONG_PROMPT, SEVERAL_IDEAS];

const GIVES_AWAY: Inspection = Inspection::warning(
    gives_away,
    "gives-away",
    "a prompt or a hint that holds the answer",
    "The answer can be copied, so nothing is recalled. What stands in quotes, as code or in \
     emphasis is what a prompt is about, and does not count.",
    r#"- prompt = "What is the capital of Luxembourg called, after which Luxembourg is named?"
+ prompt = "Which city shares its name with the grand duchy around it?"
answer = "Luxembourg"
"#,
);

fn gives_away(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    if let Some((prompt, right)) = subject.prompt.and_then(|prompt| in_prompt(subject, prompt)) {
        let message = format!("the prompt holds the answer, {}", right.quoted());
        if let Some(place) = find_words(&unmarked(&prompt.text), &right.text) {
            remarks.within(prompt, place, message, "ask in other words");
        }
    }
    for hint in subject.transcript.texts("hint") {
        let held = |right: &&Spot<'_>| stands(right, hint);
        if let Some(right) = subject.right().chain(&subject.gaps).find(held) {
            let message = format!("the hint holds the answer, {}", right.quoted());
            let place = find_words(&hint.text, &right.text);
            remarks.within(hint, place, message, "point the way only");
        }
    }
}

/// Whether the words of an answer stand in another text.
fn stands(answer: &Spot<'_>, text: &Spot<'_>) -> bool {
    answer.words().len() >= SHORTEST + 2 && text.words().contains(answer.words())
}

/// The shortest answer, in letters, that is looked for: shorter words stand everywhere.
const SHORTEST: usize = 3;

/// An answer that stands in the prompt, word for word, and is neither offered there beside another
/// nor what the prompt is about. Of a list all answers must stand there.
fn in_prompt<'s, 'i>(
    subject: &Subject<'s, 'i>,
    prompt: &'s Spot<'i>,
) -> Option<(&'s Spot<'i>, &'s Spot<'i>)> {
    if subject.is_number() {
        return None;
    }
    let is_typed_list = subject.answers.len() > 1 && !subject.has_options();
    if is_typed_list && !subject.right().all(|right| stands(right, prompt)) {
        return None;
    }
    let asked = prompt.words();
    let is_offered = |wanted: &str| {
        asked.contains(&format!("{wanted}or ")) || asked.contains(&format!(" or{wanted}"))
    };
    let is_held = |right: &&Spot<'_>| {
        !is_number(&right.text)
            && stands(right, prompt)
            && !is_offered(right.words())
            && !subject.others().any(|other| stands(other, prompt))
            && find_words(&unmarked(&prompt.text), &right.text).is_some()
    };
    subject.right().find(is_held).map(|right| (prompt, right))
}

const NEGATIVE: Inspection = Inspection::warning(
    negative,
    "negative",
    "a negative question without emphasis",
    "A \"not\" is easily missed, and then a right thought becomes a wrong answer. Ask \
     the other way round, or emphasize the word (guideline 17).",
    r#"- prompt = "Which of these is not a planet?"
+ prompt = "Which of these is **not** a planet?"
answer = "Ceres"
wrong = ["Venus", "Uranus"]
"#,
);

/// A "not" that is easily missed, in the last sentence: what stands before is a setting.
fn negative(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let is_statement = subject.truth.is_some();
    let Some(prompt) = subject.prompt.filter(|_| subject.has_options() || is_statement) else {
        return;
    };
    let mut words = prompt.words().split(' ');
    // A contraction falls apart: "isn t".
    if !subject.rules.english || !words.any(|word| NEGATIVES.contains(&word) || word == "t") {
        return;
    }
    let text = &unmarked(&prompt.text);
    let from = text.trim_end().trim_end_matches(['?', '.', '!']).rfind(['.', '?', '!']);
    let from = from.map_or(0, |at| at + 1);
    let is_edge = |c: char| !(c.is_alphanumeric() || "'’".contains(c));
    let (mut asks, mut before) = (is_statement, String::new());
    for (place, word) in parts(&text[from..], is_edge) {
        let lower = word.to_lowercase();
        match asks_which(&lower) {
            Some(true) => asks = true,
            Some(false) => return,
            None => {}
        }
        let is_negative =
            NEGATIVES.contains(&lower.as_str()) || lower.ends_with("n't") || lower.ends_with("n’t");
        let follows = text[from + place.end..].trim_start();
        let is_only = follows.get(..4).is_some_and(|next| next.eq_ignore_ascii_case("only"));
        let is_harmless = before == "or" || is_only;
        if is_negative && asks && !is_harmless && word != word.to_uppercase() {
            let message = format!("the question is negative, and \"{word}\" is easily missed");
            let help = format!("ask the other way round, or emphasize it: **{word}**");
            remarks.within(prompt, from + place.start..from + place.end, message, help);
            return;
        }
        if !lower.is_empty() {
            before = lower;
        }
    }
}

/// Words that turn a question round.
const NEGATIVES: &[&str] = &["not", "cannot", "never", "except"];

const ASKS_NOTHING: Inspection = Inspection::warning(
    asks_nothing,
    "asks-nothing",
    "a prompt that makes a statement and asks nothing",
    "The learner has to guess what is wanted. Ask a question, or say what to do.",
    r#"- prompt = "Belarus has a capital."
+ prompt = "What is the capital of Belarus?"
answer = "Minsk"
"#,
);

/// A full sentence that is no question and no request.
fn asks_nothing(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let Some(prompt) = subject.prompt.filter(|_| subject.truth.is_none()) else { return };
    let text = prompt.text.trim_end();
    let is_sentence = text.ends_with(['.', '!']) && subject.rules.english;
    if !is_sentence || text.contains(['?', '？', '؟', '_', '…']) || text.contains("...") {
        return;
    }
    let asks = |sentence: &str| {
        let words = words(sentence);
        let mut words = words.split_whitespace().skip_while(|word| *word == "please");
        words.next().is_some_and(|first| IMPERATIVES.binary_search(&first).is_ok())
    };
    if text.split(['.', '!', ':', ';', ',', '\n']).any(asks) {
        return;
    }
    // What has no verb that states is a task, or a phrase to complete.
    let words = words(&unmarked(text));
    if words.split_whitespace().skip(1).any(|word| STATING.contains(&word)) {
        let help = "write it as a question, or say what to do: \"Name ...\"";
        remarks.on(prompt, "the prompt makes a statement and asks nothing", help);
    }
}

const LONG_PROMPT: Inspection = Inspection::warning(
    long_prompt,
    "long-prompt",
    "a prompt of more than 300 characters",
    "A prompt that must be scrolled tests reading. A text that a question is about goes \
     under [passages], where several questions can share it.",
    r#"[[question]]
- prompt = """
- Acme has two offices. The older one, in the harbour, was founded by the grandfather of the present \
- owner and handles all of the freight. The newer one, near the station, was opened when the railway \
- came, sells tickets, and has been run by the same three people ever since the day it opened its \
- doors to the public. Where is the older one?"""
+ passage = "acme"
+ prompt = "Where is the older office?"
answer = "In the harbour"
wrong = ["Near the station", "On the hill"]
+
+ [passages]
+ acme = "Acme has two offices. The older one, in the harbour, handles all of the freight."
"#,
);

fn long_prompt(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    // Counting characters can wait until there are bytes enough.
    let is_long =
        |spot: &&Spot<'_>| spot.text.len() > LONGEST && spot.text.chars().count() > LONGEST;
    let front = subject.front.iter().copied();
    let asked = subject.prompt.into_iter().chain(subject.sentence).chain(front);
    for asked in asked.filter(is_long) {
        let message = format!("what is asked has {} characters", asked.text.chars().count());
        let help = format!("keep it below {LONGEST}; a text to read goes under [passages]");
        remarks.on(asked, message, help);
    }
}

/// The longest prompt, in characters: five lines of sixty, which leaves room for the options on a
/// screen of 24 rows. The guidelines ask to keep reading to a minimum (guideline 13).
const LONGEST: usize = 300;

const SEVERAL_IDEAS: Inspection = Inspection::warning(
    several_ideas,
    "several-ideas",
    "several questions in one",
    "Who knows one half and not the other learns which half it was only from two \
     questions, and is asked only the one that was missed (guideline 1).",
    r#"- prompt = "Who wrote *Faust*, and when did he finish it?"
+ prompt = "Who wrote *Faust*?"
answer = "Goethe"
"#,
);

fn several_ideas(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let is_single = subject.answers.len() <= 1 && subject.pairs.is_empty();
    let Some(prompt) = subject.prompt.filter(|_| is_single && subject.truth.is_none()) else {
        return; // several answers, for several questions
    };
    let has_second = prompt.text.matches('?').nth(1).is_some();
    if !subject.rules.english || (!has_second && !prompt.words().contains(" and ")) {
        return;
    }
    let text = &unmarked(&prompt.text);
    if let Some(place) = second_mark(text).or_else(|| second_half(text)) {
        remarks.within(prompt, place, "two questions in one", "make a question of each");
    }
}

/// The second question mark.
fn second_mark(text: &str) -> Option<Range<usize>> {
    let is_last = |(at, _): &(usize, &str)| !text[at + 1..].starts_with('?');
    let (at, _) = text.match_indices('?').filter(is_last).nth(1)?;
    Some(at..at + 1)
}

/// What joins a second question to the first: "and when".
fn second_half(text: &str) -> Option<Range<usize>> {
    let mut before: Option<Range<usize>> = None;
    for (place, word) in parts(text, |c| !c.is_alphanumeric()) {
        let lower = word.to_lowercase();
        let rest = &text[place.end..];
        if let Some(and) = before.take().filter(|and| text[and.end..place.start].trim().is_empty())
            && asks_which(&lower).is_some()
            && rest.contains('?')
            && !rest.trim_start().starts_with("to ")
        {
            return Some(and.start..place.end);
        }
        before = (lower == "and").then_some(place);
    }
    None
}
