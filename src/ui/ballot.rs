//! One option marked in an exam, where it can be changed: what is marked is the answer. Letters and
//! arrows move the mark, and nothing is marked at first, so that going on is no answer.

use super::chooser::One;
use super::field::{Block, Field, GOES_ON, Step, common, item, moved};
use super::keys::Keystroke;
use super::legend::Hotkey;
use super::markdown::spans;
use crate::form::Answer;
use crate::text::Look;

/// Options, of which one may be marked.
pub(super) struct Ballot {
    options: Vec<String>,
    /// What names them.
    one: One,
    marked: Option<usize>,
}

impl Ballot {
    pub(super) fn new(options: &[String], given: Option<&Answer>) -> Self {
        let marked = match given {
            Some(Answer::One(place)) => Some(*place).filter(|place| *place < options.len()),
            _ => None,
        };
        Self { options: options.to_vec(), one: One::new(options), marked }
    }

    /// Where an arrow moves the mark from nowhere.
    fn first(&self, key: &Keystroke) -> Option<usize> {
        let from = if *key == Keystroke::Down { self.options.len().checked_sub(1)? } else { 0 };
        moved(self.marked.unwrap_or(from), self.options.len(), key)
    }
}

impl Field for Ballot {
    fn draw(&self, look: Look) -> Block {
        let mut block = Block::default();
        for (place, option) in self.options.iter().enumerate() {
            let is_marked = self.marked == Some(place);
            let sign = if is_marked { "(x) " } else { "( ) " };
            let mark = format!("{sign}{}", self.one.mark(place));
            item(&mut block, look, &mark, &spans(option, look), is_marked);
        }
        if self.marked.is_none() {
            (block.active, block.cursor) = (0..1, Some((0, 0)));
        }
        block
    }

    fn press(&mut self, key: &Keystroke) -> Step {
        if let Some(step) = common(key) {
            return step;
        }
        match key {
            Keystroke::Enter => {
                return match self.standing() {
                    Some(answer) => Step::Answered(answer),
                    None => Step::Lacking("Nothing is marked.".to_owned()),
                };
            }
            Keystroke::Backspace | Keystroke::Delete => self.marked = None,
            Keystroke::Char(' ') => {
                self.marked = self.marked.or_else(|| self.first(&Keystroke::Home));
            }
            Keystroke::Char(c) => self.marked = self.one.named(*c).or(self.marked),
            key => self.marked = self.first(key).or(self.marked),
        }
        Step::Stay
    }

    fn keys(&self) -> Vec<Hotkey> {
        let letters = Hotkey::must(self.one.keys.replace("answers", "marks"));
        vec![letters, Hotkey::spare("arrows too"), Hotkey::must(GOES_ON)]
    }

    fn more_keys(&self) -> &'static [&'static str] {
        &["Backspace takes the mark away"]
    }

    fn standing(&self) -> Option<Answer> {
        self.marked.map(Answer::One)
    }

    fn record(&self, look: Look, _answered: bool) -> Vec<String> {
        self.draw(look).lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look =
        Look { columns: 30, colour: false, theme: crate::text::Theme::USUAL, unicode: true };

    fn ballot(given: Option<usize>) -> Ballot {
        let options = ["Brest", "Minsk", "Gomel"].map(str::to_owned);
        Ballot::new(&options, given.map(Answer::One).as_ref())
    }

    #[test]
    fn nothing_is_marked_at_first_and_enter_marks_nothing() {
        let mut field = ballot(None);
        assert!(matches!(field.press(&Keystroke::Enter), Step::Lacking(_)));
        assert_eq!(field.standing(), None);
        assert_eq!(field.draw(LOOK).lines[0], "  ( ) a) Brest");
    }

    #[test]
    fn a_mark_is_moved_by_letters_and_arrows_and_taken_away() {
        let table: [(&[Keystroke], Option<usize>); 9] = [
            (&[Keystroke::Char('b')], Some(1)),
            (&[Keystroke::Char('b'), Keystroke::Char('3')], Some(2)),
            (&[Keystroke::Char('b'), Keystroke::Char('z')], Some(1)),
            (&[Keystroke::Down], Some(0)),
            (&[Keystroke::Down, Keystroke::Down], Some(1)),
            (&[Keystroke::Up], Some(2)),
            (&[Keystroke::End], Some(2)),
            (&[Keystroke::Char(' ')], Some(0)),
            (&[Keystroke::Char('b'), Keystroke::Backspace], None),
        ];
        for (keys, marked) in table {
            let mut field = ballot(None);
            for key in keys {
                assert_eq!(field.press(key), Step::Stay);
            }
            assert_eq!(field.marked, marked, "{keys:?}");
        }
    }

    #[test]
    fn what_was_marked_before_is_marked_again() {
        let mut field = ballot(Some(1));
        assert_eq!(field.draw(LOOK).lines[1], "❯ (x) b) Minsk");
        assert_eq!(field.press(&Keystroke::Enter), Step::Answered(Answer::One(1)));
        assert_eq!(ballot(Some(9)).standing(), None);
    }
}
