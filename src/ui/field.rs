//! What is filled in to answer a question: a pure state that keys change and that draws itself.

use super::area::Page;
use super::keys::Keystroke;
use super::legend::Hotkey;
use super::look::{Ink, wrap};
use super::page::Visible;
use crate::engine::Feedback;
use crate::form::{Answer, Verdict};
use crate::text::{Look, printable};
use dialoguer::theme::Theme;
use std::ops::Range;

/// The lines of a field as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// All lines.
    pub lines: Vec<String>,
    /// Those that the keys act on.
    pub active: Range<usize>,
    /// Where the cursor stands: line and column.
    pub cursor: Option<(usize, usize)>,
}

impl Block {
    /// The page that shows it below what is asked, with the reason why a key was refused.
    pub(super) fn below(
        self,
        head: Vec<String>,
        refused: Option<&str>,
        keys: Vec<Hotkey>,
        look: Look,
    ) -> Page {
        let start = head.len();
        let shift = |line: usize| start + line;
        let mut lines = head;
        lines.extend(self.lines);
        let group = start..lines.len();
        let mut active = shift(self.active.start)..shift(self.active.end);
        if let Some(refused) = refused {
            let mark = look.paint(Ink::Fair, "! ");
            lines.extend(wrap(&printable(refused), look.columns, &mark, "  "));
            active.end = lines.len(); // or it would not be seen in a small window
        }
        let cursor = self.cursor.map(|(line, column)| (shift(line), column));
        Page { lines, pinned: 0, group, active, cursor, keys }
    }
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Something changed, or nothing.
    Stay,
    /// It can't be done, for this reason.
    Refused(String),
    /// It is not all there, for this reason.
    Lacking(String),
    /// The answer, in places of what is shown.
    Answered(Answer),
    /// The next hint, please.
    Hint,
    /// The menu, please.
    Pause,
    /// The input ended.
    Ended,
}

/// What Enter does where a field is whole: at a question, and at one of an exam.
pub(super) const ANSWERS: &str = "Enter answers";
pub(super) const GOES_ON: &str = "Enter goes on";

/// Something to fill in.
pub(super) trait Field {
    /// The lines as they stand.
    fn draw(&self, look: Look) -> Block;

    /// Takes a key.
    fn press(&mut self, key: &Keystroke) -> Step;

    /// The keys that do something, in the order they are named.
    fn keys(&self) -> Vec<Hotkey>;

    /// Those that are not named there, for the menu.
    fn more_keys(&self) -> &'static [&'static str] {
        &[]
    }

    /// What was answered is asked for again: what is typed next takes its place.
    fn refuse(&mut self) {}

    /// The answer that stands there, whole or not, if there is any.
    fn standing(&self) -> Option<Answer>;

    /// Why what stands there cannot be kept, if it cannot.
    fn excess(&self) -> Option<&'static str> {
        None
    }

    /// Whether there is nothing of its own where a step forward, or back, leads to.
    fn is_at_edge(&self, _forward: bool) -> bool {
        true
    }

    /// The lines that stay on the screen: what was there, and what was chosen of it.
    fn record(&self, look: Look, answered: bool) -> Vec<String>;

    /// The same once it was judged, marked as far as it can be, and how much is told by that.
    fn judged(&self, look: Look, told: &Feedback) -> (Vec<String>, Visible) {
        (self.record(look, told.grade.verdict != Verdict::Skipped), Visible::Given)
    }
}

/// Keys that mean the same wherever no text is typed.
pub(super) const fn common(key: &Keystroke) -> Option<Step> {
    match key {
        Keystroke::Char('?') => Some(Step::Hint),
        Keystroke::Esc => Some(Step::Pause),
        Keystroke::EndOfInput => Some(Step::Ended),
        _ => None,
    }
}

/// Which place a digit names.
pub(super) fn digit(c: char, count: usize) -> Option<usize> {
    let place = usize::try_from(c.to_digit(10)?).ok()?.checked_sub(1)?;
    (place < count).then_some(place)
}

/// Which place a letter names: a, b, c.
pub(super) fn letter(c: char, count: usize) -> Option<usize> {
    let c = c.to_ascii_lowercase();
    let place = usize::from(u8::try_from(c).ok()?.checked_sub(b'a')?);
    (place < count.min(26)).then_some(place)
}

/// The letter of a place, as it stands before an item; blank beyond z.
pub(super) fn label(place: usize) -> String {
    match u8::try_from(place) {
        Ok(place @ 0..26) => format!("{}) ", char::from(b'a' + place)),
        _ => "   ".to_owned(),
    }
}

/// The column that an item begins at, behind the sign of the active one.
const TEXT: usize = 2;

/// Adds an item, drawn as in dialoguer's lists but wrapped under itself.
pub(super) fn item(block: &mut Block, look: Look, mark: &str, text: &str, active: bool) {
    let theme = look.theme();
    let start = block.lines.len();
    let columns = look.columns.saturating_sub(TEXT);
    let hang = " ".repeat(super::look::width(mark));
    for (number, line) in wrap(text, columns, mark, &hang).iter().enumerate() {
        let line = if active { look.embolden(line) } else { line.clone() };
        let mut drawn = String::new();
        let is_marked = active && number == 0;
        let _ = theme.format_select_prompt_item(&mut drawn, "", is_marked); // a string takes all
        block.lines.push(drawn + &line);
    }
    if active {
        block.cursor = Some((start, TEXT));
        block.active = start..block.lines.len();
    }
}

/// Adds an item that was judged: its sign stands where the active one has its own.
pub(super) fn judged_item(
    lines: &mut Vec<String>,
    look: Look,
    verdict: Option<Verdict>,
    mark: &str,
    text: &str,
) {
    let sign = match verdict {
        Some(verdict) => {
            let sign = look.paint(Look::verdict_ink(verdict), look.verdict_sign(verdict));
            format!("{sign} {mark}")
        }
        None => format!("  {mark}"),
    };
    let hang = " ".repeat(super::look::width(&sign));
    lines.extend(wrap(text, look.columns, &sign, &hang));
}

/// Moves a place among `count` by an arrow or the like, round at the ends.
pub(super) const fn moved(place: usize, count: usize, key: &Keystroke) -> Option<usize> {
    if count == 0 {
        return None;
    }
    match key {
        Keystroke::Up | Keystroke::BackTab => Some((place + count - 1) % count),
        Keystroke::Down | Keystroke::Tab => Some((place + 1) % count),
        Keystroke::Home => Some(0),
        Keystroke::End => Some(count - 1),
        _ => None,
    }
}
