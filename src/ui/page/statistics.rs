//! Statistics as text: what is known and coming on one screen, then what was done, how much was
//! recalled, the course, and what is hard.

mod coming;
mod done;
mod recalled;
pub mod words;

use super::summary::time;
use crate::engine::stats::{Aspect, Chronicle, Glimpse, Maturity, Portion};
use crate::text::maths::legible;
use crate::text::{Look, pad, percent, plural, printable_line, shorten_between_words, width};
use crate::ui::chart::bar;
use crate::ui::look::{Ink, wrap};

/// How statistics are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// How many days to come are told.
    pub days: usize,
    /// Whether pictures are told in words.
    pub in_words: bool,
    /// Whether all is told, and not one screen of it.
    pub is_whole: bool,
}

/// So many parts are on the first screen.
const PARTS: usize = 6;
/// So many of them are kinds, where there are tags too.
const KINDS: usize = 2;

/// A name is cut from so many columns on.
const NAME: usize = 28;

/// What memories tell: what is known, what is coming, what was done today.
pub fn glimpse(glimpse: &Glimpse, telling: Telling, look: Look) -> Vec<String> {
    let knowledge = &glimpse.knowledge;
    let share = knowledge.share() * 100.0;
    let known = format!(
        "Known today: {} of {}",
        whole(knowledge.known),
        plural(knowledge.items(), "question")
    );
    let mut lines = wrap(&look.paint(Ink::Bold, &known), look.columns, "", "  ");
    lines.push(if telling.in_words { percent(share) } else { bar(share, look, 70) });
    let counts =
        Maturity::ALL.map(|maturity| format!("{} {}", knowledge.at(maturity), maturity.word()));
    let mut facts = counts.to_vec();
    facts.extend(left_out(glimpse.known_for_good, glimpse.suspended));
    lines.extend(wrap(&facts.join(look.dot()), look.columns, "", "  "));
    lines.extend(portions(&glimpse.portions, telling, look));
    lines.push(String::new());
    lines.extend(coming::coming(glimpse, telling, look));
    lines.push(String::new());
    let work = glimpse.work;
    let answers = plural(work.answers, "answer");
    let today = format!("Today: {answers} in {}", time(work.milliseconds));
    let facts = [today, format!("{} in a row", plural(glimpse.row, "day"))].join(look.dot());
    lines.extend(wrap(&facts, look.columns, "", "  "));
    lines
        .extend(glimpse.goal.told(work).iter().flat_map(|told| wrap(told, look.columns, "", "  ")));
    lines
}

/// What is counted nowhere else, as far as there is some.
pub fn left_out(known_for_good: usize, suspended: usize) -> Vec<String> {
    let counts = [(known_for_good, "known for good"), (suspended, "suspended")];
    let told = counts.into_iter().filter(|(count, _)| *count > 0);
    told.map(|(count, what)| format!("{count} more {what}")).collect()
}

/// What answers tell.
pub fn chronicle(chronicle: &Chronicle, today: i64, telling: Telling, look: Look) -> Vec<String> {
    let mut lines = done::done(&chronicle.diary, today, telling, look);
    lines.extend(recalled::recalled(&chronicle.retention, today, look));
    lines.extend(recalled::course(&chronicle.course, today, telling, look));
    lines.extend(hard(chronicle, look));
    lines
}

/// A heading, with room above it.
fn heading(text: &str, look: Look) -> [String; 2] {
    [String::new(), look.paint(Ink::Bold, text)]
}

/// How many items are known for sure, rounded half up.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of items")]
pub fn whole(known: f64) -> usize {
    (known + 0.5).floor() as usize
}

fn portions(portions: &[Portion], telling: Telling, look: Look) -> Vec<String> {
    let of = |by: Aspect| portions.iter().filter(move |portion| portion.by == by);
    let (decks, tags, kinds) = (of(Aspect::Deck), of(Aspect::Tag), of(Aspect::Kind));
    let (tags, kinds) = (tags.collect::<Vec<_>>(), kinds.collect::<Vec<_>>());
    let most = |count: usize| if telling.is_whole { usize::MAX } else { count };
    let of_kinds =
        if tags.is_empty() { PARTS } else { KINDS.max(PARTS.saturating_sub(tags.len())) };
    let kinds_told = kinds.len().min(most(of_kinds));
    let told: Vec<&Portion> = decks
        .take(most(PARTS))
        .chain(tags.into_iter().take(most(PARTS.saturating_sub(kinds_told))))
        .chain(kinds.into_iter().take(kinds_told))
        .collect();
    if told.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = told.iter().map(|portion| printable_line(&portion.name)).collect();
    let most_wide = NAME.min(look.columns / 3);
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0).min(most_wide);
    let mut lines = vec![String::new()];
    for (name, portion) in names.iter().zip(&told) {
        let name = pad(&shorten_between_words(name, widest), widest);
        let share = portion.knowledge.share() * 100.0;
        let cells = if look.columns < 60 { 10 } else { 20 };
        let known = if telling.in_words { percent(share) } else { bar(share, look, cells) };
        let of = format!("of {}", portion.knowledge.items());
        let due = if portion.due > 0 { format!(", {} due", portion.due) } else { String::new() };
        lines.extend(wrap(&format!("{name}  {known} {of}{due}"), look.columns, "", "  "));
    }
    let rest = portions.len() - told.len();
    if rest > 0 {
        lines.push(format!("and {rest} more (--all)"));
    }
    lines
}

fn hard(chronicle: &Chronicle, look: Look) -> Vec<String> {
    if chronicle.hard.is_empty() {
        return Vec::new();
    }
    let mut lines = heading("What costs most", look).to_vec();
    let several = chronicle.hard.iter().any(|burden| burden.deck != chronicle.hard[0].deck);
    for (number, burden) in (1..).zip(&chronicle.hard) {
        let prompt = shorten_between_words(
            &printable_line(&legible(&burden.prompt, look.unicode)),
            2 * look.columns - 12,
        );
        lines.extend(wrap(&prompt, look.columns, &format!("{number:>2} "), "   "));
        let mut facts = vec![
            format!("forgotten {}", plural(burden.lapses as usize, "time")),
            format!("missed {}", plural(burden.misses, "time")),
            format!(
                "{} in {}",
                plural(burden.work.answers, "answer"),
                time(burden.work.milliseconds)
            ),
        ];
        if let Some((text, times)) = &burden.instead {
            let text = shorten_between_words(&printable_line(text), 40);
            facts.push(format!("given instead: {text} ({})", plural(*times, "time")));
        }
        if several {
            facts.push(format!("deck {}", printable_line(&burden.deck)));
        }
        lines.extend(wrap(&facts.join(", "), look.columns, "     ", "     "));
    }
    lines
}
