//! A row of letters that few keyboards have: Alt with a number picks one of the first ten, an arrow
//! up goes into the row.

use super::field::Block;
use super::keys::Keystroke;
use super::look::{Ink, width};
use crate::text::Look;

/// How many have a number.
const NUMBERED: usize = 10;

/// What stands between two.
const GAP: &str = "  ";

/// The row, and the letter that is picked if Enter is pressed.
pub(super) struct Letters {
    all: Vec<char>,
    at: Option<usize>,
}

/// What a key in the row came to.
pub(super) enum Pick {
    /// This letter is to be typed.
    Letter(char),
    /// The row took it.
    Taken,
    /// It is for the line.
    Passed,
}

impl Letters {
    pub(super) const fn new(all: Vec<char>) -> Self {
        Self { all, at: None }
    }

    /// Whether there are any.
    pub(super) const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether the keys go to the row.
    pub(super) const fn is_entered(&self) -> bool {
        self.at.is_some()
    }

    /// Goes into the row, if there is one.
    pub(super) fn enter(&mut self) {
        self.at = (!self.is_empty()).then_some(0);
    }

    /// Takes a key; one that the row does not know leaves it.
    pub(super) fn press(&mut self, key: &Keystroke) -> Pick {
        if let Keystroke::Alt(digit) = key {
            let number = digit.to_digit(10).map_or(0, |digit| digit as usize);
            let place = (number + NUMBERED - 1) % NUMBERED;
            return self.all.get(place).map_or(Pick::Taken, |letter| Pick::Letter(*letter));
        }
        let Some(at) = self.at else { return Pick::Passed };
        let last = self.all.len().saturating_sub(1);
        self.at = match key {
            Keystroke::Left => Some(at.saturating_sub(1)),
            Keystroke::Right => Some((at + 1).min(last)),
            Keystroke::Home => Some(0),
            Keystroke::End => Some(last),
            Keystroke::Up => Some(at),
            _ => None,
        };
        match key {
            Keystroke::Enter | Keystroke::Char(' ') => {
                self.all.get(at).map_or(Pick::Taken, |letter| Pick::Letter(*letter))
            }
            Keystroke::Down | Keystroke::Esc => Pick::Taken,
            _ if self.at.is_some() => Pick::Taken,
            _ => Pick::Passed,
        }
    }

    /// Adds the row to a block.
    pub(super) fn draw(&self, look: Look, block: &mut Block) {
        let (mut line, mut columns) = (String::new(), 0);
        for (at, letter) in self.all.iter().enumerate() {
            let number = match at {
                0..NUMBERED => ((at + 1) % NUMBERED).to_string(),
                _ => String::new(),
            };
            let cell = GAP.len() + width(&number) + 1;
            if columns > 0 && columns + cell > look.columns {
                block.lines.push(std::mem::take(&mut line));
                columns = 0;
            }
            let gap = if columns == 0 { "" } else { GAP };
            columns += cell - GAP.len() + gap.len();
            let is_here = self.at == Some(at);
            if is_here {
                block.cursor = Some((block.lines.len(), columns - 1));
                block.active = block.lines.len()..block.lines.len() + 1;
            }
            let ink = if is_here { Ink::Active } else { Ink::Dim };
            let (number, letter) =
                (look.paint(Ink::Dim, &number), look.paint(ink, &letter.to_string()));
            line.extend([gap, &number, &letter]);
        }
        block.lines.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look =
        Look { columns: 12, colour: false, theme: crate::text::Theme::USUAL, unicode: true };

    fn drawn(letters: &Letters) -> Block {
        let mut block = Block::default();
        letters.draw(LOOK, &mut block);
        block
    }

    #[test]
    fn the_first_ten_are_numbered_and_none_is_cut() {
        let letters = Letters::new("áàâäãåāăąæçé".chars().collect());
        assert_eq!(drawn(&letters).lines, ["1á  2à  3â", "4ä  5ã  6å", "7ā  8ă  9ą", "0æ  ç  é"]);
        assert_eq!(drawn(&letters).cursor, None);
    }

    #[test]
    fn a_number_with_alt_picks_and_one_without_a_letter_does_nothing() {
        let mut letters = Letters::new(vec!['ä', 'ö']);
        assert!(matches!(letters.press(&Keystroke::Alt('2')), Pick::Letter('ö')));
        assert!(matches!(letters.press(&Keystroke::Alt('3')), Pick::Taken));
        assert!(matches!(letters.press(&Keystroke::Alt('0')), Pick::Taken));
        assert!(matches!(letters.press(&Keystroke::Left), Pick::Passed));
    }

    #[test]
    fn arrows_move_in_the_row_and_any_other_key_leaves_it() {
        let mut letters = Letters::new(vec!['ä', 'ö']);
        letters.enter();
        assert_eq!(drawn(&letters).cursor, Some((0, 1)));
        letters.press(&Keystroke::Right);
        letters.press(&Keystroke::Right);
        assert_eq!(drawn(&letters).cursor, Some((0, 5)));
        assert!(matches!(letters.press(&Keystroke::Enter), Pick::Letter('ö')));
        assert!(!letters.is_entered());
        letters.enter();
        assert!(matches!(letters.press(&Keystroke::Down), Pick::Taken) && !letters.is_entered());
        letters.enter();
        assert!(matches!(letters.press(&Keystroke::Char('x')), Pick::Passed));
        assert!(!letters.is_entered());
    }
}
