//! The text of a question's head, of feedback and of the summary, the same on both surfaces.

use super::look::{Ink, width, wrap};
use super::markdown::render;
use crate::engine::{Confusion, Feedback, Overrule, Turn};
use crate::form::{Grade, Verdict};
use crate::text::code::legible_line;
use crate::text::{Look, in_days, plural, printable_line, shorten};
use num_rational::BigRational;

mod answers;
mod caveats;
pub mod class;
mod difference;
mod evidence;
mod sheet;
mod statistics;
mod summary;

pub use answers::{Visible, answers, beside, pair, typed};
pub use caveats::{Caveat, with_caveats};
pub use evidence::{evidence, short_evidence};
pub use sheet::{Sheet, right, sheet};
pub use statistics::{Telling, chronicle, cost, glimpse, left_out, whole, words};
pub use summary::{summary, time};

/// Points as learners read them, rounded half up: `2`, `0.33`, from ten on `46.1`. What is not whole
/// never reads so: who lost a little has not everything.
pub fn points(points: &BigRational) -> String {
    let places = if *points < BigRational::from_integer(10.into()) { 100 } else { 10 };
    let scale = BigRational::from_integer(places.into());
    let half = BigRational::new(1.into(), 2.into());
    let mut parts = (points * &scale + half).floor();
    if (&parts / &scale).is_integer() && !points.is_integer() {
        let nearest = &parts / &scale;
        parts += BigRational::from_integer(if nearest > *points { -1 } else { 1 }.into());
    }
    let exact = parts / scale;
    let (whole, rest) = (exact.trunc(), exact.fract());
    if rest.is_integer() {
        return whole.to_string();
    }
    let digits = if places == 100 { 2 } else { 1 };
    let rest = (rest * BigRational::from_integer(places.into())).to_string();
    format!("{whole}.{rest:0>digits$}").trim_end_matches('0').to_owned()
}

/// What stands before a note of the learner.
const NOTE: &str = "Your note: ";

/// How much of a deck's name stands above a question.
const DECK: usize = 32;

/// Where in the round a question stands, of which deck where there are several, and what it is
/// about: `3/20 · Capitals · geography · 2 points`.
pub fn heading(turn: &Turn, look: Look) -> String {
    let mut parts = match turn.learned {
        Some((learned, of)) => vec![format!("{learned}/{of} learned")],
        None => vec![format!("{}/{}", turn.number, turn.total)],
    };
    if turn.learned.is_none() && turn.attempt > 1 {
        parts.push("once more".to_owned());
    }
    if let Some(deck) = &turn.deck {
        parts.push(shorten(&printable_line(deck), DECK.min(look.columns / 2)));
    }
    parts.extend(turn.aside.badges());
    let tags: Vec<String> = turn.tags.iter().map(|tag| printable_line(tag)).collect();
    if !tags.is_empty() {
        parts.push(tags.join(", "));
    }
    if turn.points != 1 {
        parts.push(plural(usize::try_from(turn.points).unwrap_or(usize::MAX), "point"));
    }
    parts.join(look.dot())
}

/// The question itself: its text, the picture, the hints shown so far, why it is asked again.
pub fn question(turn: &Turn, look: Look) -> Vec<String> {
    pictured(turn, &[], look)
}

/// Why a picture or a sound is not there.
const MISSING: &str = "the file is not there";

/// The picture of a question in words, and why it is not shown, where that is known.
pub fn picture_name(turn: &Turn, reason: Option<&str>, look: Look) -> Vec<String> {
    let Some((path, alt)) = &turn.image else { return Vec::new() };
    let path = printable_line(path);
    let name = match alt.as_deref().map(printable_line) {
        Some(alt) if !alt.is_empty() => format!("{alt} ({path})"),
        _ => path,
    };
    let missing = turn.is_picture_missing.then_some(MISSING);
    let reason = reason.or(missing).map(|reason| format!(", not shown: {reason}"));
    let text = format!("[picture: {name}{}]", reason.unwrap_or_default());
    wrap(&text, look.columns, "", "  ")
}

/// The same with the rows of the picture, where it can be shown.
pub fn pictured(turn: &Turn, picture: &[String], look: Look) -> Vec<String> {
    let prompt = render(&turn.prompt, look);
    let mut lines: Vec<String> = prompt.iter().map(|line| look.embolden(line)).collect();
    if picture.is_empty() {
        lines.extend(picture_name(turn, None, look));
    } else {
        lines.extend_from_slice(picture);
    }
    if let Some(sound) = turn.sound.as_ref().filter(|sound| !sound.is_heard) {
        let reason =
            if sound.is_missing { format!(", not played: {MISSING}") } else { String::new() };
        let text = format!("[sound: {}{reason}]", printable_line(&sound.path));
        lines.extend(wrap(&text, look.columns, "", "  "));
    }
    for hint in &turn.hints {
        lines.extend(block("Hint: ", hint, look));
    }
    if let Some(notice) = &turn.notice {
        let mark = look.paint(Ink::Fair, "! ");
        lines.extend(wrap(&printable_line(notice), look.columns, &mark, "  "));
    }
    lines
}

/// The verdict as a line of its own: `Right`, `Close (typo, 1 hint)`, `Partly 2/3`.
pub fn verdict(grade: &Grade, hints: usize, is_guessed: bool) -> String {
    let word = match grade.verdict {
        Verdict::Skipped => "I don't know".to_owned(),
        Verdict::Partly => format!("Partly {}", grade.credit),
        Verdict::Right | Verdict::Close | Verdict::Wrong => grade.verdict.word().to_owned(),
    };
    let reason = grade.reason.as_deref().filter(|_| grade.verdict == Verdict::Close);
    let mut notes: Vec<String> = reason.map(printable_line).into_iter().collect();
    if hints > 0 {
        notes.push(plural(hints, "hint"));
    }
    if is_guessed {
        notes.push("guessed".to_owned());
    }
    if notes.is_empty() { word } else { format!("{word} ({})", notes.join(", ")) }
}

/// The verdict on an answer, with what was said and shown of it.
pub fn heard(told: &Feedback) -> String {
    verdict(&told.grade, told.hints, told.overruled == Some(Overrule::Guessed))
}

/// What is said where the learner guessed: the score goes by the answer, the memory does not.
const GUESSED: &str = "Guessed: the points stay, but for your memory it counts as missed.";

/// What there is to say below the verdict.
pub fn feedback(feedback: &Feedback, look: Look, visible: Visible) -> Vec<String> {
    let mut lines = match visible {
        Visible::All => Vec::new(),
        visible => answers(feedback, look, visible),
    };
    lines.extend(feedback.confusion.iter().flat_map(|confusion| self::confusion(confusion, look)));
    for note in &feedback.grade.notes {
        lines.extend(render(note, look));
    }
    if let Some(explain) = feedback.explain.as_ref().filter(|_| visible != Visible::All) {
        lines.extend(render(explain, look));
    }
    if let Some(note) = &feedback.aside.note {
        lines.extend(block(NOTE, note, look));
    }
    lines.extend(feedback.source.iter().flat_map(|source| origin(source, look)));
    lines.extend(standing(feedback, look));
    lines
}

/// What follows from the verdict as it stands: what is new where a learner spoke against one.
pub fn standing(feedback: &Feedback, look: Look) -> Vec<String> {
    let mut lines = Vec::new();
    if feedback.overruled == Some(Overrule::Guessed) {
        lines.extend(wrap(GUESSED, look.columns, "", "  "));
    }
    if let Some(when) = comes_back(feedback) {
        lines.extend(wrap(&when, look.columns, "", "  "));
    }
    if let Some(times) = feedback.outlook.forgotten {
        let remark = if feedback.outlook.suspended {
            format!(
                "Forgotten {times} times: suspended. Rewrite it; `quizdeck item` asks it again."
            )
        } else {
            format!("Forgotten {times} times: rewrite this question.")
        };
        lines.extend(wrap(&look.paint(Ink::Dim, &remark), look.columns, "", "  "));
    }
    lines
}

/// What a wrong answer is right for.
fn confusion(confusion: &Confusion, look: Look) -> Vec<String> {
    let is = if confusion.is_side { "is:" } else { "answers:" };
    let given = shorten(&legible_line(&confusion.given, look.unicode), look.columns / 2);
    block(&format!("{given} {is} "), &confusion.prompt, look)
}

/// Where a question is taken from.
fn origin(source: &str, look: Look) -> Vec<String> {
    let source = format!("Source: {}", printable_line(source));
    wrap(&look.paint(Ink::Dim, &source), look.columns, "", "  ")
}

/// When the question is asked again, as far as that is told: in this round, on a day, or both.
fn comes_back(feedback: &Feedback) -> Option<String> {
    let due = feedback.outlook.due;
    match (feedback.comes_back, due.map(in_days)) {
        (true, Some(day)) if due > Some(0) => Some(format!("Again in this round, then {day}.")),
        (true, _) => Some("Again in this round.".to_owned()),
        (false, Some(day)) => Some(format!("Next: {day}.")),
        (false, None) => None,
    }
}

/// What the verdict does not tell: points where there is more than one, and the streak.
pub fn earned(feedback: &Feedback) -> Vec<String> {
    let mut parts = Vec::new();
    if feedback.of > 1 {
        parts.push(format!("{} of {} points", points(&feedback.points), feedback.of));
    }
    if feedback.streak > 1 {
        parts.push(format!("{} in a row", feedback.streak));
    }
    parts
}

/// Markdown after a name, on its line where it is one paragraph; below a name that leaves no room.
fn block(name: &str, text: &str, look: Look) -> Vec<String> {
    const ROOM: usize = 10;
    if width(name) + ROOM > look.columns {
        let inner = look.with_columns(look.columns.saturating_sub(2).max(ROOM));
        let mut lines = wrap(name.trim_end(), look.columns, "", "  ");
        lines.extend(render(text, inner).iter().map(|line| format!("  {line}")));
        return lines;
    }
    let inner = look.with_columns(look.columns - width(name));
    let lines = render(text, inner);
    let hang = " ".repeat(width(name));
    let line = |(number, line): (usize, &String)| match number {
        0 => format!("{name}{line}"),
        _ => format!("{hang}{line}"),
    };
    lines.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Aside, Guise, Line, Outlook};
    use crate::form::Credit;

    const LOOK: Look =
        Look { columns: 60, colour: false, theme: crate::text::Theme::USUAL, unicode: true };

    fn wrong(given: &str, key: &str) -> Feedback {
        Feedback {
            grade: Grade::new(Credit::NONE),
            rated: None,
            overruled: None,
            hints: 0,
            guise: Guise::Text,
            given: vec![given.to_owned()],
            key: vec![key.to_owned()],
            also: Vec::new(),
            lines: Vec::new(),
            explain: None,
            source: None,
            points: BigRational::default(),
            of: 1,
            confusion: None,
            streak: 0,
            comes_back: false,
            sound: None,
            outlook: Outlook::default(),
            last: false,
            can_edit: true,
            aside: Aside::default(),
        }
    }

    #[test]
    fn a_name_that_leaves_no_room_stands_above_what_is_said() {
        let said = |columns| block("Brest: ", "It lies on the Bug.", LOOK.with_columns(columns));
        assert_eq!(said(60), ["Brest: It lies on the Bug."]);
        assert_eq!(said(16), ["Brest:", "  It lies on the", "  Bug."]);
        let long = block(&format!("{}: ", "Brest ".repeat(9)), "It is.", LOOK.with_columns(24));
        assert!(long.iter().all(|line| width(line) <= 24), "{long:?}");
    }

    #[test]
    fn what_a_guess_does_to_the_points_and_to_the_memory_is_said() {
        let right = Feedback { grade: Grade::new(Credit::FULL), ..wrong("Minsk", "Minsk") };
        let guessed = Feedback { overruled: Some(Overrule::Guessed), ..right.clone() };
        let look = LOOK.with_columns(80);
        assert_eq!(feedback(&guessed, look, Visible::All), [GUESSED]);
        assert!(feedback(&right, look, Visible::All).is_empty());
    }

    fn fraction(earned: i64, of: i64) -> BigRational {
        BigRational::new(earned.into(), of.into())
    }

    #[test]
    fn points_are_decimals_and_never_read_as_whole_when_they_are_not() {
        for (earned, of, read) in [
            (2, 1, "2"),
            (1, 2, "0.5"),
            (10, 3, "3.33"),
            (2, 3, "0.67"),
            (0, 1, "0"),
            (692, 15, "46.1"),
            (95, 2, "47.5"),
            (4799, 100, "47.9"),
            (1, 1000, "0.01"),
            (9999, 1000, "9.99"),
            (100_001, 1000, "100.1"),
            (20, 2, "10"),
        ] {
            assert_eq!(points(&fraction(earned, of)), read, "{earned}/{of}");
        }
    }

    #[test]
    fn a_verdict_says_why_how_much_and_whether_there_was_help() {
        let close = Grade::new(Credit::FULL).close(Some("typo".to_owned()));
        assert_eq!(verdict(&Grade::new(Credit::FULL), 0, false), "Right");
        assert_eq!(verdict(&close, 0, false), "Close (typo)");
        assert_eq!(verdict(&close, 2, true), "Close (typo, 2 hints, guessed)");
        assert_eq!(verdict(&Grade::new(Credit::new(2, 3)), 1, false), "Partly 2/3 (1 hint)");
        assert_eq!(verdict(&Grade::skipped(), 0, false), "I don't know");
    }

    #[test]
    fn feedback_tells_what_was_given_what_is_right_and_why() {
        let mut told = wrong("Brest", "Minsk");
        told.grade.notes = vec!["Brest is a *city* on the border.".to_owned()];
        told.explain = Some("Since 1919.".to_owned());
        told.comes_back = true;
        let lines = [
            "Your answer: Brest",
            "Right answer: Minsk",
            "Brest is a *city* on the border.",
            "Since 1919.",
            "Again in this round.",
        ];
        assert_eq!(feedback(&told, LOOK, Visible::Nothing), lines);
        assert_eq!(feedback(&told, LOOK, Visible::Given), lines[1..]);
        assert_eq!(feedback(&told, LOOK, Visible::Marked), lines[2..]);
        assert_eq!(feedback(&told, LOOK, Visible::All), [lines[2], lines[4]]);
    }

    #[test]
    fn when_it_is_asked_again_is_one_sentence() {
        let mut told = wrong("Brest", "Minsk");
        for (comes_back, due, said) in [
            (true, Some(1), "Again in this round, then tomorrow."),
            (true, Some(0), "Again in this round."),
            (true, None, "Again in this round."),
            (false, Some(3), "Next: in 3 days."),
            (false, Some(0), "Next: today."),
        ] {
            (told.comes_back, told.outlook.due) = (comes_back, due);
            let lines = feedback(&told, LOOK, Visible::All);
            assert_eq!(lines, [said], "{comes_back} {due:?}");
        }
    }

    #[test]
    fn gaps_stand_beside_their_keys() {
        let mut told = wrong("", "");
        let line = |label: &str, typed: &str, key: &str, right| Line {
            label: label.to_owned(),
            typed: typed.to_owned(),
            key: key.to_owned(),
            right,
        };
        told.lines = vec![
            line("1", "1992", "1992", true),
            line("city", "Minsk", "Tashkent", false),
            line("", "", "x", false),
        ];
        told.key = ["1992", "Tashkent", "x", "y"].map(str::to_owned).to_vec();
        let lines = ["✔ 1: 1992", "✘ city: Minsk → Tashkent", "✘ (nothing) → x", "Not named: y"];
        assert_eq!(feedback(&told, LOOK, Visible::Nothing), lines);
    }

    #[test]
    fn of_several_choices_each_is_marked() {
        let mut told = wrong("2", "2");
        told.key.push("3".to_owned());
        told.given.push("4".to_owned());
        told.guise = Guise::Set;
        let lines = ["Right answer:", "  ✔ 2", "  ✘ 3 (missed)", "Not right: 4"];
        assert_eq!(feedback(&told, LOOK, Visible::Given), lines);
    }

    #[test]
    fn orders_are_numbered() {
        let mut told = wrong("b", "a");
        told.given.push("a".to_owned());
        told.key.push("b".to_owned());
        told.guise = Guise::Order;
        let lines = ["Your order:", "  1. b", "  2. a", "Right order:", "  1. a", "  2. b"];
        assert_eq!(feedback(&told, LOOK, Visible::Nothing), lines);
        assert_eq!(feedback(&told, LOOK, Visible::Given), lines[3..]);
    }

    #[test]
    fn a_right_pair_has_no_other_sign_and_each_is_listed_once() {
        let mut told = wrong("", "");
        let line = |label: &str, typed: &str, key: &str| Line {
            label: label.to_owned(),
            typed: typed.to_owned(),
            key: key.to_owned(),
            right: typed == key,
        };
        told.lines =
            vec![line("Oslo", "Latvia", "Norway"), line("Bern", "Switzerland", "Switzerland")];
        told.guise = Guise::Pairs;
        let lines = ["✘ Oslo → Latvia (right: Norway)", "✔ Bern → Switzerland"];
        assert_eq!(feedback(&told, LOOK, Visible::Nothing), lines);
        assert_eq!(feedback(&told, LOOK, Visible::Marked), [""; 0]);
    }
}
