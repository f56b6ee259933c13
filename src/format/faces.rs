//! Faces: any question as a card with two sides, for programs that have nothing but cards. What was
//! judged is read there, so that each but a card loses how it is asked.

use super::Loss;
use super::asked::Exercise;
use super::keys::{Remarked, TakenKeys};
use crate::kind::around_gaps;
use std::fmt::Write;

/// A question as a card with two sides, in Markdown.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Faces {
    /// What is asked.
    pub front: String,
    /// What is right.
    pub back: String,
    /// Whether it is asked the other way round too.
    pub is_reversed: bool,
}

impl Faces {
    /// The two sides of a question, and what they lose.
    pub fn of(asked: &Exercise<'_>, prompt: &str, place: &str) -> (Self, Vec<Loss>) {
        let lost = |reason: &'static str| Loss::part(place, reason);
        let mut losses = Vec::new();
        if let Exercise::Card { front, back, is_reversed } = asked {
            if front.len() > 1 {
                losses.push(lost("a card has one front there, not several"));
            }
            let faces = Self {
                front: front.first().copied().unwrap_or_default().to_owned(),
                back: back.join(" / "),
                is_reversed: *is_reversed,
            };
            if back.len() > 1 {
                losses.push(lost("the ways to say the back of a card are one text there"));
            }
            return (faces, losses);
        }
        losses.push(lost("it is a card there: what is right is shown, not judged"));
        let (more, back) = sides(asked);
        let front = [prompt.trim(), more.trim_end()];
        let front: Vec<&str> = front.into_iter().filter(|part| !part.is_empty()).collect();
        (Self { front: front.join("\n\n"), back, is_reversed: false }, losses)
    }
}

/// What stands below the prompt of a question that is no card, and what is right.
fn sides(asked: &Exercise<'_>) -> (String, String) {
    match asked {
        Exercise::Options { options, right, .. } => self::options(options, right),
        Exercise::Truth(is_true) => {
            ("True or false?".to_owned(), if *is_true { "True" } else { "False" }.to_owned())
        }
        Exercise::Typed { answer, accept, .. } => (String::new(), ways(answer, accept)),
        Exercise::Number { answer, units, accept, .. } => {
            let number = [Some(answer), units.first()];
            let number: Vec<&str> = number.into_iter().flatten().copied().collect();
            (String::new(), ways(&number.join(" "), accept))
        }
        Exercise::List { entries, is_ordered, .. } => {
            let entries: Vec<String> = entries.iter().map(|ways| ways.join(" / ")).collect();
            (String::new(), listed(entries.iter().map(String::as_str), *is_ordered))
        }
        Exercise::Gaps { sentence, .. } => gaps(sentence),
        Exercise::Order(items) => {
            let mut sorted = items.clone();
            sorted.sort_unstable();
            (listed(sorted, false), listed(items.iter().copied(), true))
        }
        Exercise::Pairs { pairs, wrong } => {
            let lefts = listed(pairs.iter().map(|[left, _]| *left), false);
            let mut rights: Vec<&str> = pairs.iter().map(|[_, right]| *right).collect();
            rights.extend(wrong);
            rights.sort_unstable();
            let pairs: Vec<String> =
                pairs.iter().map(|[left, right]| format!("{left} -> {right}")).collect();
            let back = listed(pairs.iter().map(String::as_str), false);
            (format!("{lefts}\n\n{}", listed(rights, false)), back)
        }
        Exercise::Card { .. } => Default::default(),
    }
}

/// An answer, and what is accepted too.
fn ways(answer: &str, accept: &[Remarked<'_>]) -> String {
    let accept = accept.iter().map(|entry| entry.text);
    std::iter::once(answer).chain(accept).collect::<Vec<_>>().join(" / ")
}

/// Options with letters; those that are right, and what is said to each.
fn options(options: &[Remarked<'_>], right: &[usize]) -> (String, String) {
    let mut shown = String::new();
    let mut back = Vec::new();
    for (at, option) in options.iter().enumerate() {
        let _ = writeln!(shown, "- {}) {}", letter(at), option.text);
        if right.binary_search(&at).is_ok() {
            back.push(format!("{}) {}", letter(at), option.text));
        }
    }
    if back.is_empty() {
        back.push("None of them".to_owned());
    }
    for (at, option) in options.iter().enumerate() {
        back.extend(option.why.map(|why| format!("{}: {why}", letter(at))));
    }
    let is_one = back.len() == 1;
    let back = if is_one { back.remove(0) } else { listed(back.iter().map(String::as_str), false) };
    (shown, back)
}

/// The letter of an option, as lists in HTML have it: behind Z comes AA.
pub fn letter(at: usize) -> String {
    let last = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    let before = (at / 26).checked_sub(1).map(letter).unwrap_or_default();
    format!("{before}{last}")
}

fn gaps(sentence: &str) -> (String, String) {
    let Some((texts, gaps)) = around_gaps(sentence) else { return Default::default() };
    let mut front = String::new();
    for (at, text) in texts.iter().enumerate() {
        front.push_str(text);
        if let Some((_, hint)) = gaps.get(at) {
            let _ = write!(front, "[{}]", hint.as_deref().unwrap_or("..."));
        }
    }
    let answers: Vec<String> = gaps.iter().map(|(ways, _)| ways.join(" / ")).collect();
    let back = match &*answers {
        [one] => one.clone(),
        several => listed(several.iter().map(String::as_str), true),
    };
    (front, back)
}

/// A list in Markdown, with numbers where the order says something.
fn listed<'t>(items: impl IntoIterator<Item = &'t str>, is_numbered: bool) -> String {
    let lines = items.into_iter().enumerate().map(|(at, item)| {
        if is_numbered { format!("{}. {item}", at + 1) } else { format!("- {item}") }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The picture and the sound of a question as Markdown, to stand above or below what it asks.
pub fn media(keys: &TakenKeys<'_>) -> Vec<String> {
    let target = |name: &str| {
        if name.contains([' ', '(', ')']) { format!("<{name}>") } else { name.to_owned() }
    };
    let alt = keys.text("alt").unwrap_or_default().replace(['[', ']', '\n'], " ");
    let image = keys.text("image").map(|name| format!("![{alt}]({})", target(name)));
    let audio = keys.text("audio").map(|name| format!("![]({})", target(name)));
    image.into_iter().chain(audio).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::{Front, Manuscript};
    use crate::kind::KINDS;

    #[test]
    fn every_kind_has_two_sides_and_only_a_card_loses_nothing_by_it() {
        for row in KINDS.iter().filter(|row| row.name != "echo") {
            let manuscript = Manuscript::of(&format!("[[question]]{}", row.example));
            let front = Front::default();
            let keys = TakenKeys::new(&manuscript.questions[0].1, &front);
            let asked = Exercise::of(&keys).unwrap();
            let (faces, losses) = Faces::of(&asked, &keys.prompt(), "here");
            assert!(!faces.front.is_empty() && !faces.back.is_empty(), "{}: {faces:?}", row.name);
            let is_told = losses.iter().any(|loss| loss.reason.contains("not judged"));
            assert_eq!(is_told, row.name != "card", "{losses:?}");
        }
    }

    #[test]
    fn no_two_options_have_one_letter() {
        assert_eq!(
            [0, 1, 25, 26, 27, 51, 52, 701, 702].map(letter).join(" "),
            "A B Z AA AB AZ BA ZZ AAA"
        );
    }

    #[test]
    fn the_back_of_options_says_which_are_right_and_why_others_are_not() {
        let manuscript = Manuscript::of(
            "[[question]]\nprompt = 'Which?'\nanswer = 'a'\noptions = ['a', 'b']\n\
             [[question]]\nprompt = 'None?'\nanswers = []\nwrong = ['a']\n",
        );
        let front = Front::default();
        let backs: Vec<String> = (manuscript.questions.iter())
            .map(|(_, draft)| {
                let keys = TakenKeys::new(draft, &front);
                let asked = Exercise::of(&keys).unwrap();
                Faces::of(&asked, &keys.prompt(), "here").0.back
            })
            .collect();
        assert_eq!(backs, ["A) a", "None of them"]);
    }
}
