//! Statistics as text: what is known and coming on one screen, then what was done, how much was
//! recalled, the course, and what is hard.

mod coming;
mod done;
mod recalled;
pub mod words;

use super::summary::time;
use crate::engine::stats::{Aspect, Burden, Chronicle, Glimpse, Maturity, Portion};
use crate::text::code::legible_line;
use crate::text::{
    Look, pad, percent, plural, printable_line, shorten_between_words, times, width,
};
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

/// So many lines has what memories tell, where the window is wide enough: with the line below it and
/// that of the shell they fill a screen of 24.
const LINES: usize = 22;
/// So many lines about parts are on the first screen at most, and at least.
const PARTS: usize = 7;
const FEWEST: usize = 2;
/// Empty lines around the parts.
const GAPS: usize = 2;
/// So many exams are, and where there is less room.
const EXAMS: usize = 2;
const FEWER_EXAMS: usize = 1;

/// A name is cut from so many columns on.
const NAME: usize = 28;

/// What memories tell: what is known, what is coming, what was done today. But where all is told, as
/// many parts and exams as fit a screen.
pub fn glimpse(glimpse: &Glimpse, telling: Telling, look: Look) -> Vec<String> {
    let mut lines = known(glimpse, telling, look);
    let today = today(glimpse, look);
    let room = |coming: &[String]| LINES.saturating_sub(lines.len() + coming.len() + today.len());
    let (coming, parts) = if telling.is_whole {
        (coming::coming(glimpse, telling, usize::MAX, look), usize::MAX)
    } else {
        let most = coming::coming(glimpse, telling, EXAMS, look);
        let coming = if room(&most) >= FEWEST + GAPS {
            most
        } else {
            coming::coming(glimpse, telling, FEWER_EXAMS, look)
        };
        let room = room(&coming).saturating_sub(GAPS).clamp(FEWEST, PARTS);
        (coming, room)
    };
    lines.extend(portions(glimpse, telling, parts, look));
    lines.push(String::new());
    lines.extend(coming);
    lines.extend(today);
    lines
}

/// How much is known of all.
fn known(glimpse: &Glimpse, telling: Telling, look: Look) -> Vec<String> {
    let knowledge = &glimpse.knowledge;
    let share = knowledge.share() * 100.0;
    let known = format!(
        "Known today: {} of {}",
        whole(knowledge.known),
        plural(knowledge.items(), "question")
    );
    let mut lines = wrap(&look.paint(Ink::Bold, &known), look.columns, "", "  ");
    if knowledge.items() > 0 {
        lines.push(if telling.in_words { percent(share) } else { bar(share, look, 70) });
    }
    let counts =
        Maturity::ALL.map(|maturity| format!("{} {}", knowledge.at(maturity), maturity.word()));
    let mut facts = counts.to_vec();
    facts.extend(left_out(glimpse.known_for_good, glimpse.suspended));
    lines.extend(wrap(&facts.join(look.dot()), look.columns, "", "  "));
    lines
}

/// What was done today, with room above it.
fn today(glimpse: &Glimpse, look: Look) -> Vec<String> {
    let work = glimpse.work;
    let answers = plural(work.answers, "answer");
    let today = format!("Today: {answers} in {}", time(work.milliseconds));
    let facts = [today, format!("{} in a row", plural(glimpse.row, "day"))].join(look.dot());
    let mut lines = vec![String::new()];
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

/// How much is known of parts, on so many lines at most.
fn portions(glimpse: &Glimpse, telling: Telling, most: usize, look: Look) -> Vec<String> {
    let of = |by: Aspect| glimpse.parts().filter(move |portion| portion.by == by);
    let mut told: Vec<&Portion> = of(Aspect::Deck).collect();
    let (tags, kinds): (Vec<_>, Vec<_>) = (of(Aspect::Tag).collect(), of(Aspect::Kind).collect());
    let all = told.len() + tags.len() + kinds.len();
    // The last line says how many more there are.
    let most = if all > most { most - 1 } else { most };
    let few_tags = tags.len().min(most.saturating_sub(kinds.len().min(most / 2)));
    told.truncate(most);
    told.extend(tags.into_iter().take(few_tags));
    told.extend(kinds.into_iter().take(most.saturating_sub(told.len())));
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
    let rest = all - told.len();
    if rest > 0 {
        lines.push(format!("and {rest} more (--all)"));
    }
    lines
}

/// What a question cost, as far as it did: how often it was forgotten, and how often missed, where
/// that is more, and how long its answers took.
pub fn cost(burden: &Burden) -> Vec<String> {
    let lapses = burden.lapses as usize;
    let forgotten = (lapses > 0).then(|| format!("forgotten {}", times(lapses)));
    let missed = (burden.misses > lapses).then(|| format!("missed {}", times(burden.misses)));
    let work = burden.work;
    let answers = format!("{} in {}", plural(work.answers, "answer"), time(work.milliseconds));
    forgotten.into_iter().chain(missed).chain([answers]).collect()
}

fn hard(chronicle: &Chronicle, look: Look) -> Vec<String> {
    if chronicle.hard.is_empty() {
        return Vec::new();
    }
    let mut lines = heading("What costs most", look).to_vec();
    let several = chronicle.hard.iter().any(|burden| burden.deck != chronicle.hard[0].deck);
    for (number, burden) in (1..).zip(&chronicle.hard) {
        let prompt = shorten_between_words(
            &legible_line(&burden.prompt, look.unicode),
            2 * look.columns - 12,
        );
        lines.extend(wrap(&prompt, look.columns, &format!("{number:>2} "), "   "));
        let mut facts = cost(burden);
        if let Some((text, count)) = &burden.instead {
            let text = shorten_between_words(&legible_line(text, look.unicode), 40);
            facts.push(format!("given instead: {text} ({})", times(*count)));
        }
        if several {
            facts.push(format!("deck {}", printable_line(&burden.deck)));
        }
        lines.extend(wrap(&facts.join(", "), look.columns, "     ", "     "));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::schedule::{Memory, Scheduler};
    use crate::engine::stats::{Deadline, Goal, Knowledge};
    use crate::text::Theme;

    const LOOK: Look = Look { columns: 79, colour: false, theme: Theme::USUAL, unicode: true };

    fn knowledge(items: usize) -> Knowledge {
        let mut knowledge = Knowledge::default();
        for _ in 0..items {
            let memory = Memory::sample(9.0, 95, 105);
            knowledge.add(Some(&memory), &Scheduler::default(), 100);
        }
        knowledge
    }

    /// A deck with so many tags and kinds, and something that is told on each line there can be.
    fn full(tags: usize, kinds: usize, exams: usize) -> Glimpse {
        let portion = |by, at| {
            let name = format!("{by:?} {at}");
            Portion { by, name, knowledge: knowledge(9), due: 2 }
        };
        let tags = (0..tags).map(|at| portion(Aspect::Tag, at));
        let portions = tags.chain((0..kinds).map(|at| portion(Aspect::Kind, at))).collect();
        let exam = |at| {
            let said = "Irregular verbs: exam on 20 Dec (in 9 days): about 1 a day, 4 (2 new) today, \
                        if all is recalled.";
            Deadline { deck: format!("d{at}"), day: 109, said: said.to_owned() }
        };
        let mut glimpse = Glimpse {
            today: 100,
            knowledge: knowledge(50),
            known_for_good: 3,
            suspended: 4,
            portions,
            deadlines: (0..exams).map(exam).collect(),
            goal: Goal { answers: 20, minutes: 15 },
            ..Glimpse::default()
        };
        glimpse.forecast.days[3] = 17;
        glimpse
    }

    #[test]
    fn what_memories_tell_fits_a_screen_with_the_line_below_it_and_that_of_the_shell() {
        for (tags, kinds, exams) in [(3, 4, 1), (0, 9, 1), (9, 0, 1), (40, 9, 0), (9, 9, 3)] {
            for days in [14, 30, 365] {
                let telling = Telling { days, in_words: false, is_whole: false };
                let told = glimpse(&full(tags, kinds, exams), telling, LOOK);
                assert!(told.len() <= LINES, "{}", told.join("\n"));
                let has = |word: &str| told.iter().any(|line| line.starts_with(word));
                assert!(tags == 0 || has("Tag 0"), "{}", told.join("\n"));
                assert!(has("and "), "{}", told.join("\n"));
                let telling = Telling { is_whole: true, ..telling };
                let all = glimpse(&full(tags, kinds, exams), telling, LOOK);
                let is_part = |line: &&String| line.starts_with("Tag") || line.starts_with("Kind");
                assert_eq!(all.iter().filter(is_part).count(), tags + kinds);
                assert_eq!(all.iter().filter(|line| line.contains("exam on")).count(), exams);
            }
        }
    }

    #[test]
    fn parts_with_nothing_in_them_are_not_told() {
        let mut nothing = full(2, 1, 0);
        nothing.portions[0].knowledge = Knowledge::default();
        nothing.portions[2].knowledge = Knowledge::default();
        let telling = Telling { days: 14, in_words: true, is_whole: true };
        let told = glimpse(&nothing, telling, LOOK).join("\n");
        assert!(
            told.contains("Tag 1") && !told.contains("Tag 0") && !told.contains("Kind"),
            "{told}"
        );
        nothing.knowledge = Knowledge::default();
        let told = glimpse(&nothing, telling, LOOK).join("\n");
        assert!(told.starts_with("Known today: 0 of 0 questions\n0 new"), "{told}");
    }

    #[test]
    fn what_a_question_cost_is_told_as_far_as_it_did() {
        let cost = |lapses, misses| cost(&Burden { lapses, misses, ..Burden::default() });
        assert_eq!(cost(2, 5)[..2], ["forgotten 2 times", "missed 5 times"]);
        assert_eq!(cost(1, 1), ["forgotten once", "0 answers in 0 s"]);
        assert_eq!(cost(0, 2), ["missed 2 times", "0 answers in 0 s"]);
        assert_eq!(cost(0, 1)[0], "missed once");
    }
}
