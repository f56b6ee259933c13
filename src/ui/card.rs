//! A card: recall, turn it over, rate yourself.

use super::field::{Block, Field, Step, common, digit, item, moved};
use super::keys::Keystroke;
use super::legend::Hotkey;
use super::look::wrap;
use super::markdown::{render, spans};
use super::page::Visible;
use crate::engine::Feedback;
use crate::form::{Answer, Rating, Verdict};
use crate::text::Look;

/// What each rating means, in the order of [`Rating::ALL`].
pub(super) const MEANINGS: [&str; 4] =
    ["not recalled", "with effort, or in part", "recalled", "at once"];

/// A card, turned or not.
pub(super) struct Flip {
    back: Vec<String>,
    turned: bool,
    active: usize,
    previews: Option<[String; 4]>,
    explain: Option<String>,
}

impl Flip {
    /// A card that lies on its front; `previews` tell when each rating would bring it back, and what
    /// explains it is read with its back.
    pub(super) fn new(
        back: &[String],
        previews: Option<&[String; 4]>,
        explain: Option<&String>,
    ) -> Self {
        let (previews, explain) = (previews.cloned(), explain.cloned());
        Self { back: back.to_vec(), turned: false, active: 2, previews, explain }
    }

    fn back(&self, look: Look) -> Vec<String> {
        let mark = look.sign("→ ", "-> ");
        let hang = " ".repeat(super::look::width(mark));
        let lines = |back: &String| wrap(&spans(back, look), look.columns, mark, &hang);
        let explain = self.explain.iter().flat_map(|explain| render(explain, look));
        self.back.iter().flat_map(lines).chain(explain).collect()
    }
}

impl Field for Flip {
    fn draw(&self, look: Look) -> Block {
        let mut block = Block::default();
        if !self.turned {
            item(&mut block, look, "", "(the answer is hidden)", true);
            return block;
        }
        block.lines = self.back(look);
        block.lines.push(String::new());
        for (place, rating) in Rating::ALL.iter().enumerate() {
            let preview = self.previews.as_ref();
            let preview = preview.map_or_else(String::new, |all| format!(" ({})", all[place]));
            let text = format!("{rating}: {}{preview}", MEANINGS[place]);
            item(&mut block, look, &format!("{}) ", place + 1), &text, place == self.active);
        }
        block
    }

    fn press(&mut self, key: &Keystroke) -> Step {
        if let Some(step) = common(key) {
            return step;
        }
        if !self.turned {
            self.turned = match key {
                Keystroke::Enter | Keystroke::Char(' ') => true,
                Keystroke::Char(c) => digit(*c, 4).is_some(),
                _ => false,
            };
            return Step::Stay;
        }
        if let Some(place) = moved(self.active, 4, key) {
            self.active = place;
            return Step::Stay;
        }
        match key {
            Keystroke::Enter | Keystroke::Char(' ') => {
                Step::Answered(Answer::Card(Rating::ALL[self.active]))
            }
            Keystroke::Char(c) => digit(*c, 4).map_or(Step::Stay, |place| {
                self.active = place;
                Step::Answered(Answer::Card(Rating::ALL[place]))
            }),
            _ => Step::Stay,
        }
    }

    fn keys(&self) -> Vec<Hotkey> {
        if self.turned {
            vec![Hotkey::must("1-4 rates"), Hotkey::spare("arrows and Enter")]
        } else {
            vec![Hotkey::must("Enter shows the answer"), Hotkey::useful("Space or 1-4 too")]
        }
    }

    fn standing(&self) -> Option<Answer> {
        self.turned.then_some(Answer::Card(Rating::ALL[self.active]))
    }

    fn judged(&self, look: Look, told: &Feedback) -> (Vec<String>, Visible) {
        let visible = if self.turned { Visible::All } else { Visible::Given };
        (self.record(look, told.grade.verdict != Verdict::Skipped), visible)
    }

    fn record(&self, look: Look, answered: bool) -> Vec<String> {
        if !self.turned {
            return Vec::new();
        }
        let mut lines = self.back(look);
        if answered {
            let mut block = Block::default();
            item(&mut block, look, "", Rating::ALL[self.active].word(), true);
            lines.append(&mut block.lines);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_turned_before_it_is_rated() {
        let mut card = Flip::new(&["to be".to_owned()], None, None);
        assert_eq!(card.press(&Keystroke::Char('x')), Step::Stay);
        assert!(
            !card
                .draw(Look {
                    columns: 30,
                    colour: false,
                    theme: crate::text::Theme::USUAL,
                    unicode: true
                })
                .lines[0]
                .contains("be")
        );
        assert_eq!(card.press(&Keystroke::Char('4')), Step::Stay, "a rating key shows it first");
        assert_eq!(card.press(&Keystroke::Char('5')), Step::Stay);
        assert_eq!(card.press(&Keystroke::Char('2')), Step::Answered(Answer::Card(Rating::Hard)));
    }

    #[test]
    fn enter_twice_is_good() {
        let mut card = Flip::new(&["to be".to_owned()], None, None);
        card.press(&Keystroke::Enter);
        assert_eq!(card.press(&Keystroke::Enter), Step::Answered(Answer::Card(Rating::Good)));
    }
}
