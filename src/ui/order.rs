//! Putting items in order: pick one up, move it, put it down.

use super::field::{
    ANSWERS, Block, Field, GOES_ON, Step, common, digit, item, label, letter, moved,
};
use super::keys::Keystroke;
use super::legend::Hotkey;
use super::look::{Ink, wrap};
use super::markdown::spans;
use crate::form::Answer;
use crate::text::Look;

/// What picks an item up.
const PICKS_UP: &str = "a letter or Space picks up";

/// What is said in an exam where nothing was moved: an order as it was dealt is no answer.
const UNMOVED: &str = "(as dealt: no answer yet)";

/// Items being put in order.
pub(super) struct Sorting {
    items: Vec<String>,
    /// Which item stands in each row.
    rows: Vec<usize>,
    active: usize,
    held: bool,
    /// Whether they stand as the learner wants, and not as they were dealt.
    is_touched: bool,
    /// What Enter does.
    ends: &'static str,
}

impl Sorting {
    pub(super) fn new(items: &[String]) -> Self {
        Self {
            items: items.to_vec(),
            rows: (0..items.len()).collect(),
            active: 0,
            held: false,
            is_touched: false,
            ends: ANSWERS,
        }
    }

    /// The same in an exam, in the order that was given before.
    pub(super) fn reopened(self, given: Option<&Answer>) -> Self {
        let is_whole = |rows: &&Vec<usize>| {
            let mut sorted = (*rows).clone();
            sorted.sort_unstable();
            sorted == self.rows
        };
        let given = match given {
            Some(Answer::Order(rows)) => Some(rows).filter(is_whole).cloned(),
            _ => None,
        };
        let is_touched = given.is_some();
        Self { rows: given.unwrap_or(self.rows), is_touched, ends: GOES_ON, ..self }
    }

    /// Puts down what is held, or picks it up.
    const fn turn(&mut self) {
        self.held = !self.held;
        self.is_touched = true;
    }

    /// Goes to a row, taking along what is held.
    fn go(&mut self, row: usize) {
        if self.held && row < self.rows.len() {
            let item = self.rows.remove(self.active);
            self.rows.insert(row, item);
        }
        self.active = row;
    }

    /// Picks up the item with this letter, or puts it down.
    fn pick(&mut self, place: usize) {
        if let Some(row) = self.rows.iter().position(|item| *item == place) {
            self.held = !(self.held && row == self.active);
            self.is_touched = true;
            self.active = row;
        }
    }

    /// The rows, each behind its mark by number and item.
    fn lines(
        &self,
        look: Look,
        active: Option<usize>,
        mark: impl Fn(usize, usize) -> String,
    ) -> Block {
        let mut block = Block::default();
        for (row, place) in self.rows.iter().enumerate() {
            let text = spans(&self.items[*place], look);
            item(&mut block, look, &mark(row, *place), &text, active == Some(row));
        }
        block
    }
}

impl Field for Sorting {
    fn draw(&self, look: Look) -> Block {
        let digits = self.rows.len().to_string().len();
        let mut block = self.lines(look, Some(self.active), |row, place| {
            let is_held = self.held && row == self.active;
            let held = if is_held { look.sign("↕ ", "* ") } else { "  " };
            format!("{held}{:>digits$}. {}", row + 1, label(place))
        });
        if self.ends == GOES_ON && !self.is_touched {
            block.lines.extend(wrap(&look.paint(Ink::Dim, UNMOVED), look.columns, "  ", "  "));
        }
        block
    }

    fn press(&mut self, key: &Keystroke) -> Step {
        if let Some(step) = common(key) {
            return step;
        }
        if let Some(row) = moved(self.active, self.rows.len(), key) {
            self.go(row);
            return Step::Stay;
        }
        match key {
            Keystroke::Enter if self.held => self.held = false,
            Keystroke::Enter => return Step::Answered(Answer::Order(self.rows.clone())),
            Keystroke::Char(' ') => self.turn(),
            Keystroke::Char(c) => {
                let count = self.rows.len();
                if let Some(row) = digit(*c, count) {
                    self.go(row);
                    self.held = false;
                } else if let Some(place) = letter(*c, count) {
                    self.pick(place);
                }
            }
            _ => {}
        }
        Step::Stay
    }

    fn keys(&self) -> Vec<Hotkey> {
        if self.held {
            vec![
                Hotkey::must("arrows move it"),
                Hotkey::must("Enter puts it down"),
                Hotkey::useful("a number puts it there"),
            ]
        } else {
            let picks_up = if self.ends == GOES_ON { "a letter picks up" } else { PICKS_UP };
            vec![Hotkey::must(picks_up), Hotkey::must(self.ends)]
        }
    }

    fn more_keys(&self) -> &'static [&'static str] {
        if self.ends == GOES_ON { &["arrows and Space too"] } else { &[] }
    }

    fn standing(&self) -> Option<Answer> {
        self.is_touched.then(|| Answer::Order(self.rows.clone()))
    }

    fn record(&self, look: Look, _answered: bool) -> Vec<String> {
        let digits = self.rows.len().to_string().len();
        self.lines(look, None, |row, _| format!("{:>digits$}. ", row + 1)).lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look =
        Look { columns: 30, colour: false, theme: crate::text::Theme::USUAL, unicode: true };

    fn sorting() -> Sorting {
        Sorting::new(&["one", "two", "three"].map(str::to_owned))
    }

    #[test]
    fn an_item_is_picked_up_moved_and_put_down() {
        let mut field = sorting();
        field.press(&Keystroke::Char(' '));
        assert_eq!(field.draw(LOOK).lines[0], "❯ ↕ 1. a) one");
        field.press(&Keystroke::Down);
        assert_eq!(field.draw(LOOK).lines, ["    1. b) two", "❯ ↕ 2. a) one", "    3. c) three"]);
        assert_eq!(field.press(&Keystroke::Enter), Step::Stay);
        assert_eq!(field.draw(LOOK).lines[1], "❯   2. a) one");
        assert_eq!(field.press(&Keystroke::Enter), Step::Answered(Answer::Order(vec![1, 0, 2])));
    }

    #[test]
    fn a_letter_picks_up_and_a_number_puts_there() {
        let mut field = sorting();
        field.press(&Keystroke::Char('c'));
        field.press(&Keystroke::Char('1'));
        assert_eq!(field.press(&Keystroke::Enter), Step::Answered(Answer::Order(vec![2, 0, 1])));
    }

    #[test]
    fn moving_past_the_end_goes_round_and_loses_nothing() {
        let mut field = sorting();
        field.press(&Keystroke::Char('a'));
        field.press(&Keystroke::Up);
        field.press(&Keystroke::Char('a'));
        assert_eq!(field.press(&Keystroke::Enter), Step::Answered(Answer::Order(vec![1, 2, 0])));
    }
}
