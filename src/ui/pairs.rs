//! Finding partners: for each left-hand side in turn, one of the right-hand ones.

use super::field::{
    ANSWERS, Block, Field, GOES_ON, Step, common, digit, item, judged_item, label, letter, moved,
};
use super::keys::Keystroke;
use super::legend::Hotkey;
use super::markdown::spans;
use super::page::{self, Visible};
use crate::engine::Feedback;
use crate::form::{Answer, Verdict};
use crate::text::Look;

/// Left-hand sides, and the partners found so far.
pub(super) struct Matching {
    left: Vec<String>,
    right: Vec<String>,
    picked: Vec<Option<usize>>,
    /// The left-hand side that is asked; one past the last when all were.
    at: usize,
    /// The right-hand side that the arrows stand on.
    active: usize,
    /// What Enter does behind the last.
    ends: &'static str,
}

impl Matching {
    pub(super) fn new(left: &[String], right: &[String]) -> Self {
        let picked = vec![None; left.len()];
        let (left, right) = (left.to_vec(), right.to_vec());
        Self { left, right, picked, at: 0, active: 0, ends: ANSWERS }
    }

    /// The same in an exam, with the partners that were found before.
    pub(super) fn reopened(mut self, given: Option<&Answer>) -> Self {
        if let Some(Answer::Pairs(places)) = given {
            for (picked, place) in self.picked.iter_mut().zip(places) {
                *picked = place.filter(|place| *place < self.right.len());
            }
            let open = self.picked.iter().position(Option::is_none);
            self.at = open.unwrap_or(self.left.len());
        }
        Self { ends: GOES_ON, ..self }
    }

    /// Pairs the side that is asked, and goes on to the next without a partner.
    fn pick(&mut self, place: usize) {
        let Some(picked) = self.picked.get_mut(self.at) else { return };
        *picked = Some(place);
        let count = self.left.len();
        let open = (1..count).map(|step| (self.at + step) % count);
        self.go(open.into_iter().find(|at| self.picked[*at].is_none()).unwrap_or(count));
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.left.len());
        if let Some(Some(place)) = self.picked.get(self.at) {
            self.active = *place;
        }
    }

    fn pair(&self, look: Look, at: usize) -> String {
        let arrow = look.sign("→", "->");
        let right = match self.picked[at] {
            Some(place) => format!("{}{}", label(place), self.right[place]),
            None => "?".to_owned(),
        };
        spans(&format!("{} {arrow} {right}", self.left[at]), look)
    }

    /// A right-hand side, and whose partner it is already.
    fn partner(&self, look: Look, place: usize) -> String {
        let taken: Vec<String> = (0..self.left.len())
            .filter(|at| self.picked[*at] == Some(place))
            .map(|at| (at + 1).to_string())
            .collect();
        let text = spans(&self.right[place], look);
        if taken.is_empty() { text } else { format!("{text} ({})", taken.join(", ")) }
    }
}

impl Field for Matching {
    fn draw(&self, look: Look) -> Block {
        let mut block = Block::default();
        let (mut active, mut cursor) = (0..0, None);
        for at in 0..self.left.len() {
            let asked = at == self.at;
            item(&mut block, look, &format!("{}. ", at + 1), &self.pair(look, at), asked);
            if !asked {
                continue;
            }
            let inner = look.with_columns(look.columns.saturating_sub(3));
            let mut partners = Block::default();
            for place in 0..self.right.len() {
                let text = self.partner(look, place);
                item(&mut partners, inner, &label(place), &text, place == self.active);
            }
            let start = block.lines.len();
            active = start + partners.active.start..start + partners.active.end;
            cursor = partners.cursor.map(|(line, column)| (start + line, 3 + column));
            block.lines.extend(partners.lines.iter().map(|line| format!("   {line}")));
        }
        if self.at == self.left.len() {
            item(&mut block, look, "", self.ends, true);
        } else {
            (block.active, block.cursor) = (active, cursor);
        }
        block
    }

    fn press(&mut self, key: &Keystroke) -> Step {
        if let Some(step) = common(key) {
            return step;
        }
        let done = self.at == self.left.len();
        let count = self.right.len();
        match key {
            Keystroke::Left | Keystroke::Backspace | Keystroke::BackTab => {
                self.go(self.at.saturating_sub(1));
            }
            Keystroke::Up if done => self.go(self.at.saturating_sub(1)),
            Keystroke::Right | Keystroke::Tab => self.go(self.at + 1),
            Keystroke::Delete => {
                if let Some(picked) = self.picked.get_mut(self.at) {
                    *picked = None;
                }
            }
            Keystroke::Enter | Keystroke::Char(' ') if done => {
                return match self.picked.iter().position(Option::is_none) {
                    Some(at) => {
                        self.go(at);
                        Step::Lacking(format!("{} has no partner yet.", at + 1))
                    }
                    None => Step::Answered(Answer::Pairs(self.picked.clone())),
                };
            }
            Keystroke::Enter | Keystroke::Char(' ') if self.active < count => {
                self.pick(self.active);
            }
            Keystroke::Char(c) => {
                if let Some(at) = digit(*c, self.left.len()) {
                    self.go(at);
                } else if let Some(place) = letter(*c, count) {
                    self.pick(place);
                }
            }
            key => self.active = moved(self.active, count, key).unwrap_or(self.active),
        }
        Step::Stay
    }

    fn keys(&self) -> Vec<Hotkey> {
        let does = if self.at == self.left.len() { self.ends } else { "a letter pairs" };
        let back = (self.at > 0).then(|| Hotkey::useful("left arrow goes back"));
        std::iter::once(Hotkey::must(does)).chain(back).collect()
    }

    fn standing(&self) -> Option<Answer> {
        let is_begun = self.picked.iter().any(Option::is_some);
        is_begun.then(|| Answer::Pairs(self.picked.clone()))
    }

    fn is_at_edge(&self, forward: bool) -> bool {
        self.at == if forward { self.left.len() } else { 0 }
    }

    fn judged(&self, look: Look, told: &Feedback) -> (Vec<String>, Visible) {
        let mut lines = Vec::new();
        for at in 0..self.left.len() {
            let Some(line) = told.lines.iter().find(|line| line.label == self.left[at]) else {
                return (self.record(look, told.grade.verdict != Verdict::Skipped), Visible::Given);
            };
            let verdict = if line.right { Verdict::Right } else { Verdict::Wrong };
            let text = page::pair(line, look);
            judged_item(&mut lines, look, Some(verdict), &format!("{}. ", at + 1), &text);
        }
        (lines, Visible::Marked)
    }

    fn record(&self, look: Look, answered: bool) -> Vec<String> {
        let mut block = Block::default();
        for at in 0..self.left.len() {
            let text = if answered { self.pair(look, at) } else { spans(&self.left[at], look) };
            item(&mut block, look, &format!("{}. ", at + 1), &text, false);
        }
        block.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look =
        Look { columns: 30, colour: false, theme: crate::text::Theme::USUAL, unicode: true };

    fn matching() -> Matching {
        Matching::new(
            &["Cu", "Fe"].map(str::to_owned),
            &["iron", "gold", "copper"].map(str::to_owned),
        )
    }

    #[test]
    fn each_side_is_paired_by_a_letter_and_can_be_changed() {
        let mut field = matching();
        field.press(&Keystroke::Char('b'));
        let lines = [
            "  1. Cu → b) gold",
            "❯ 2. Fe → ?",
            "   ❯ a) iron",
            "     b) gold (1)",
            "     c) copper",
        ];
        assert_eq!(field.draw(LOOK).lines, lines);
        field.press(&Keystroke::Left);
        field.press(&Keystroke::Char('c'));
        assert_eq!(field.press(&Keystroke::Char('a')), Step::Stay);
        assert_eq!(field.draw(LOOK).lines[2], "❯ Enter answers");
        let answer = Answer::Pairs(vec![Some(2), Some(0)]);
        assert_eq!(field.press(&Keystroke::Enter), Step::Answered(answer));
        assert_eq!(field.record(LOOK, true), ["  1. Cu → c) copper", "  2. Fe → a) iron"]);
    }

    #[test]
    fn what_has_no_partner_is_said() {
        let mut field = matching();
        field.press(&Keystroke::Right);
        field.press(&Keystroke::Enter);
        field.press(&Keystroke::End);
        field.press(&Keystroke::Right);
        field.press(&Keystroke::Right);
        assert_eq!(field.press(&Keystroke::Enter), Step::Lacking("1 has no partner yet.".into()));
    }
}
