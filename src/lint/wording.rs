//! Wording: whether a prompt asks one thing, clearly, and keeps the answer to itself.
//!
//! The rules follow Haladyna, Downing and Rodriguez, "A review of multiple-choice item-writing
//! guidelines for classroom assessment", Applied Measurement in Education 15 (2002), 309-334.

use super::grammar::{IMPERATIVES, STATING, asks_what, asks_which, find_words, is_number, parts};
use super::inspection::{Inspection, Remarks};
use super::marked::unmarked;
use super::subject::Subject;
use crate::kind::Spot;
use crate::text::words;
use std::ops::Range;

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] = &[GIVES_AWAY, NEGATIVE, ASKS_NOTHING, LONG_PROMPT];

pub const GIVES_AWAY: Inspection = Inspection::warning(
    gives_away,
    "gives-away",
    "a prompt or a hint that holds the answer",
    "The answer can be copied, so nothing is recalled. What stands in quotes, as code or in \
     emphasis is what a prompt is about, and does not count; nor does a name that is typed: \
     Luxembourg is the capital of Luxembourg.",
    r#"- prompt = "Which gas makes up most of the nitrogen that we breathe in?"
+ prompt = "Which gas makes up most of the air that we breathe in?"
answer = "Nitrogen"
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
        !right.text.starts_with(|c: char| c.is_ascii_digit())
            && !is_number(&right.text)
            && stands(right, prompt)
            && !is_offered(right.words())
            && !subject.others().any(|other| stands(other, prompt))
            && is_open(subject, prompt, right)
    };
    subject.right().find(is_held).map(|right| (prompt, right))
}

/// Whether an answer stands openly in a prompt, with no good reason. What is also set off there says
/// what to answer.
fn is_open(subject: &Subject<'_, '_>, prompt: &Spot<'_>, right: &Spot<'_>) -> bool {
    let open = unmarked(&prompt.text);
    let count = |text: &str| text.matches(right.words()).count();
    find_words(&open, &right.text).is_some_and(|place| !is_due(subject, prompt, right, &place))
        && count(&words(&open)) == count(prompt.words())
}

/// Whether an answer stands in a prompt with good reason: as one of the options that are listed
/// there, or in the name that is asked about ("the capital of Luxembourg").
fn is_due(
    subject: &Subject<'_, '_>,
    prompt: &Spot<'_>,
    right: &Spot<'_>,
    place: &Range<usize>,
) -> bool {
    let text = prompt.text.as_ref();
    let (before, behind) = (text[..place.start].trim_end(), text[place.end..].trim_start());
    let is_listed = before.ends_with(['(', ',', ';', ':', ')', '/', '=', '|'])
        && behind.starts_with([')', ',', ';', '/', '|', '?', '.'])
        || before.contains(" (") && !before.contains(')') && behind.contains(')');
    let is_begin = before.is_empty() || before.ends_with(['.', '?', '!', '\n']);
    let is_name = !is_begin && text[place.clone()].starts_with(char::is_uppercase);
    let is_marked = right.text.starts_with(|c: char| !c.is_alphanumeric() && c != '(');
    is_listed || (is_name && !subject.has_options()) || is_marked
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
    // A contraction falls apart: "isn t".
    let may_be =
        |word: &[u8]| word == b"t" || NEGATIVES.iter().any(|negative| negative.as_bytes() == word);
    let mut asked = prompt.words().as_bytes().split(|byte| *byte == b' ');
    if !subject.rules.english || !asked.any(may_be) {
        return;
    }
    let text = &unmarked(&prompt.text);
    let from = text.trim_end().trim_end_matches(['?', '.', '!']).rfind(['.', '?', '!']);
    let from = from.map_or(0, |at| at + 1);
    let is_edge = |c: char| !(c.is_alphanumeric() || "'’".contains(c));
    let is_question = text.trim_end().ends_with('?');
    let (mut asks, mut before) = (is_statement, String::new());
    let (mut is_aside, mut may_turn) = (false, 0_u8);
    for (place, word) in parts(&text[from..], is_edge) {
        let lower = word.to_lowercase();
        match asks_which(&lower) {
            Some(true) if !asks => {
                let rest = &text[from + place.end..];
                asks = (is_question || before.is_empty())
                    && !(lower == "when" && has_main(rest))
                    && (before.is_empty() || !words(rest).split(' ').any(asks_what));
            }
            Some(false) if !is_statement => return,
            // A clause about a thing says what it is not, and the question stays as it is.
            Some(_) => is_aside = true,
            None => is_aside |= ASIDES.contains(&lower.as_str()),
        }
        let is_negative =
            NEGATIVES.contains(&lower.as_str()) || lower.ends_with("n't") || lower.ends_with("n’t");
        let follows = text[from + place.end..].trim_start();
        let is_only = follows.get(..4).is_some_and(|next| next.eq_ignore_ascii_case("only"));
        let is_command = follows.get(..3).is_some_and(|next| next.eq_ignore_ascii_case("to "));
        let is_bare_not = lower == "not" && may_turn == 0;
        let is_harmless = before == "or" || is_only || is_command || is_bare_not || is_aside;
        if is_negative && asks && !is_harmless && word != word.to_uppercase() {
            let message = format!("the question is negative, and \"{word}\" is easily missed");
            let help = format!("ask the other way round, or emphasize it: **{word}**");
            remarks.within(prompt, from + place.start..from + place.end, message, help);
            return;
        }
        if !lower.is_empty() {
            let is_verb = STATING.contains(&lower.as_str()) || VERBS.contains(&lower.as_str());
            may_turn = if is_verb { REACH } else { may_turn.saturating_sub(1) };
            before = lower;
        }
    }
}

/// Whether the question only follows: "When it is not so, who is it?".
fn has_main(rest: &str) -> bool {
    rest.split(',').skip(1).any(|part| part.split_whitespace().next().is_some_and(asks_what))
}

/// Words that turn a question round.
const NEGATIVES: &[&str] = &["not", "cannot", "never", "except"];

/// Words that begin a clause about something in the question.
const ASIDES: &[&str] = &[
    "although", "assuming", "because", "given", "if", "meaning", "provided", "since", "that",
    "though", "unless", "until", "whereas", "whether", "while",
];

/// Verbs that a "not" behind them turns round, beside those of statements.
const VERBS: &[&str] = &["do", "should", "shall", "be", "been"];

/// How many words behind such a verb a "not" still belongs to it: "does he usually not".
const REACH: u8 = 3;

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
    // A statement to be judged says so by its options.
    let is_judged =
        |spot: &Spot<'_>| [" yes ", " no ", " true ", " false "].contains(&spot.words());
    let is_sentence =
        text.ends_with(['.', '!']) && subject.rules.english && !subject.right().any(is_judged);
    if !is_sentence || text.contains(['?', '？', '؟', '_', '…']) || text.contains("...") {
        return;
    }
    let asks = |sentence: &str| {
        let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut words = words.map(str::to_lowercase).skip_while(|word| word == "please").take(2);
        let first = words.next();
        let is_request = |first: &String| IMPERATIVES.binary_search(&first.as_str()).is_ok();
        first.as_ref().is_some_and(is_request)
            || first.into_iter().chain(words).any(|word| asks_which(&word).is_some())
    };
    if text.split(['.', '!', ':', ';', ',', '\n']).any(asks) {
        return;
    }
    // What has no verb that states is a task, or a phrase to complete; what speaks of something
    // that it does not name is a clue, and asks for the name.
    let words = words(&unmarked(text));
    let is_clue = |word: &str| CLUES.contains(&word) || word == "how";
    if !words.split_whitespace().any(is_clue)
        && words.split_whitespace().skip(1).any(|word| STATING.contains(&word))
    {
        let help = "write it as a question, or say what to do: \"Name ...\"";
        remarks.on(prompt, "the prompt makes a statement and asks nothing", help);
    }
}

/// Words that stand for what a clue is about.
const CLUES: &[&str] = &[
    "following", "he", "her", "hers", "him", "his", "i", "it", "its", "me", "my", "she", "that",
    "their", "them", "these", "they", "this", "those", "us", "we", "you", "your",
];

const LONG_PROMPT: Inspection = Inspection::pedantic(
    long_prompt,
    "long-prompt",
    "a prompt of more than 300 characters",
    "A prompt that must be scrolled tests reading. A text that a question is about goes \
     under [passages], where several questions can share it. Some questions need their story, \
     so that the rule must be asked for.",
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
    let is_long = |spot: &&Spot<'_>| spot.text.len() > LONGEST && length(&spot.text) > LONGEST;
    let front = subject.front.iter().copied();
    // What is to be reckoned with must all be told.
    let is_number = |word: &&str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) || NUMBERS.contains(word)
    };
    let is_task = |prompt: &Spot<'_>| prompt.words().split(' ').filter(is_number).nth(1).is_some();
    let prompt = subject.prompt.filter(|prompt| !(subject.is_number() && is_task(prompt)));
    let asked = prompt.into_iter().chain(subject.sentence).chain(front);
    for asked in asked.filter(is_long) {
        let message = format!("what is asked has {} characters", length(&asked.text));
        let help = format!("keep it below {LONGEST}; a text to read goes under [passages]");
        remarks.on(asked, message, help);
    }
}

/// Words for numbers.
const NUMBERS: &[&str] = &[
    "double", "eight", "five", "four", "half", "nine", "one", "seven", "six", "ten", "third",
    "three", "times", "twice", "two",
];

/// How many characters of prose a text has: quotations and tables are looked at and not read through.
/// A prompt that shows a program needs what it says of it.
fn length(text: &str) -> usize {
    let begins =
        |line: &str, signs: &[&str]| signs.iter().any(|sign| line.trim_start().starts_with(sign));
    let is_code = |line: &str| line.starts_with("    ") || begins(line, &["```", "~~~"]);
    if text.lines().any(is_code) {
        return 0;
    }
    let prose = text.lines().filter(|line| !begins(line, &[">", "|"]));
    prose.map(|line| line.chars().count() + 1).sum::<usize>().saturating_sub(1)
}

/// The longest prompt, in characters: five lines of sixty, which leaves room for the options on a
/// screen of 24 rows. The guidelines ask to keep reading to a minimum (guideline 13).
const LONGEST: usize = 300;
