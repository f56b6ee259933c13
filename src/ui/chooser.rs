//! Choosers of options: pick one, or pick every right one.

use super::field::{
    ANSWERS, Block, Field, GOES_ON, Step, common, digit, item, judged_item, label, letter, moved,
};
use super::keys::Keystroke;
use super::legend::Hotkey;
use super::markdown::spans;
use super::page::Visible;
use crate::engine::Feedback;
use crate::form::{Answer, Verdict, is_truth, offered};
use crate::text::Look;

/// More options than this do not all stay on the screen once one was chosen.
const KEPT: usize = 9;

/// What stands before True and False, which have letters of their own.
pub(super) const TRUTH: [&str; 2] = ["t) ", "f) "];

/// Picks one option; a letter or digit answers at once.
pub(super) struct One {
    options: Vec<String>,
    /// The characters that pick each; the first is shown.
    names: Vec<String>,
    pub(super) keys: String,
    active: usize,
}

/// The letter and the digit of a place, as far as it has them.
fn names(place: usize) -> String {
    let letter = label(place).chars().next().filter(char::is_ascii_alphabetic);
    let digit = u32::try_from(place + 1).ok().and_then(|number| char::from_digit(number, 10));
    letter.into_iter().chain(digit).collect()
}

impl One {
    pub(super) fn new(options: &[String]) -> Self {
        let (names, keys) = if is_truth(options) {
            (["ty1a", "fn2b"].map(str::to_owned).to_vec(), "y/n or t/f".to_owned())
        } else {
            let last = label(options.len().clamp(1, 26) - 1);
            let last = last.trim_end_matches([')', ' ']);
            let keys = if options.len() < 2 { "a answers" } else { &format!("a-{last} answers") };
            ((0..options.len()).map(names).collect(), keys.to_owned())
        };
        Self { options: options.to_vec(), names, keys, active: 0 }
    }

    /// Picks one of some entries, each by a letter of its own.
    pub(super) fn lettered(entries: Vec<(char, String)>) -> Self {
        let (names, options) = entries.into_iter().map(|(c, text)| (c.to_string(), text)).unzip();
        Self { options, names, keys: "a letter picks".to_owned(), active: 0 }
    }

    /// The same with the cursor at a place.
    pub(super) fn standing_at(self, place: usize) -> Self {
        Self { active: place.min(self.options.len().saturating_sub(1)), ..self }
    }

    /// What stands before an option.
    pub(super) fn mark(&self, place: usize) -> String {
        match self.names[place].chars().next() {
            Some(letter) if letter.is_alphabetic() => format!("{letter}) "),
            Some(_) | None => "   ".to_owned(),
        }
    }

    /// The place that a character picks.
    pub(super) fn named(&self, c: char) -> Option<usize> {
        self.names.iter().position(|names| names.contains(c.to_ascii_lowercase()))
    }

    fn lines(&self, look: Look, active: Option<usize>, all: bool) -> Block {
        let mut block = Block::default();
        for (place, option) in self.options.iter().enumerate() {
            let is_active = Some(place) == active;
            if all || is_active {
                item(&mut block, look, &self.mark(place), &spans(option, look), is_active);
            }
        }
        block
    }
}

impl Field for One {
    fn draw(&self, look: Look) -> Block {
        self.lines(look, Some(self.active), true)
    }

    fn press(&mut self, key: &Keystroke) -> Step {
        if let Some(step) = common(key) {
            return step;
        }
        if let Some(place) = moved(self.active, self.options.len(), key) {
            self.active = place;
            return Step::Stay;
        }
        match key {
            Keystroke::Enter | Keystroke::Char(' ') if !self.options.is_empty() => {
                Step::Answered(Answer::One(self.active))
            }
            Keystroke::Char(c) => self.named(*c).map_or(Step::Stay, |place| {
                self.active = place;
                Step::Answered(Answer::One(place))
            }),
            _ => Step::Stay,
        }
    }

    fn keys(&self) -> Vec<Hotkey> {
        vec![Hotkey::must(&*self.keys), Hotkey::spare("arrows and Enter")]
    }

    fn standing(&self) -> Option<Answer> {
        (self.active < self.options.len()).then_some(Answer::One(self.active))
    }

    fn record(&self, look: Look, answered: bool) -> Vec<String> {
        let active = answered.then_some(self.active);
        self.lines(look, active, self.options.len() <= KEPT).lines
    }

    fn judged(&self, look: Look, told: &Feedback) -> (Vec<String>, Visible) {
        let (mut lines, all) = (Vec::new(), self.options.len() <= KEPT);
        let is_answered = told.grade.verdict != Verdict::Skipped;
        for (place, option) in self.options.iter().enumerate() {
            let is_picked = is_answered && place == self.active;
            let verdict = match is_picked && !told.grade.verdict.is_right() {
                _ if told.key.contains(option) => Some(Verdict::Right),
                false if is_picked => Some(Verdict::Right),
                true => Some(told.grade.verdict),
                false => None,
            };
            if all || verdict.is_some() {
                judged_item(&mut lines, look, verdict, &self.mark(place), &spans(option, look));
            }
        }
        (lines, Visible::Marked)
    }
}

/// What chooses an option among several.
const CHOOSES: &str = "a letter or Space chooses";

/// Picks every right option.
pub(super) struct Many {
    options: Vec<String>,
    chosen: Vec<bool>,
    /// The place of the answer that none is right, which stands alone.
    none: Option<usize>,
    active: usize,
    /// What Enter does.
    ends: &'static str,
}

impl Many {
    pub(super) fn new(options: &[String], offers_none: bool) -> Self {
        let none = offers_none.then_some(options.len());
        let options = offered(options, offers_none);
        Self { chosen: vec![false; options.len()], options, none, active: 0, ends: ANSWERS }
    }

    /// The same in an exam, with what was chosen before.
    pub(super) fn reopened(mut self, given: Option<&Answer>) -> Self {
        if let Some(Answer::Many(places)) = given {
            let none = self.none.filter(|_| places.is_empty());
            for place in places.iter().copied().chain(none) {
                if let Some(chosen) = self.chosen.get_mut(place) {
                    *chosen = true;
                }
            }
        }
        Self { ends: GOES_ON, ..self }
    }

    fn count(&self) -> usize {
        self.chosen.iter().filter(|chosen| **chosen).count()
    }

    fn answer(&self) -> Answer {
        let chosen = self.chosen.iter().enumerate().filter(|(_, chosen)| **chosen);
        let places = chosen.map(|(place, _)| place);
        Answer::Many(places.filter(|place| Some(*place) != self.none).collect())
    }

    fn toggle(&mut self, place: usize) {
        if let Some(chosen) = self.chosen.get_mut(place) {
            *chosen = !*chosen;
            let is_alone = |other: usize| Some(place) == self.none || Some(other) == self.none;
            let others = self.chosen.iter_mut().enumerate();
            others
                .filter(|(at, _)| *at != place && is_alone(*at))
                .for_each(|(_, one)| *one = false);
            self.active = place;
        }
    }

    fn mark(&self, place: usize) -> String {
        format!("[{}] {}", if self.chosen[place] { "x" } else { " " }, label(place))
    }

    fn lines(&self, look: Look, active: Option<usize>, all: bool) -> Block {
        let mut block = Block::default();
        for (place, (option, chosen)) in self.options.iter().zip(&self.chosen).enumerate() {
            if all || *chosen {
                let mark = self.mark(place);
                let text = spans(option, look);
                item(&mut block, look, &mark, &text, active == Some(place));
            }
        }
        block
    }
}

impl Field for Many {
    fn draw(&self, look: Look) -> Block {
        self.lines(look, Some(self.active), true)
    }

    fn press(&mut self, key: &Keystroke) -> Step {
        if let Some(step) = common(key) {
            return step;
        }
        if let Some(place) = moved(self.active, self.options.len(), key) {
            self.active = place;
            return Step::Stay;
        }
        match key {
            Keystroke::Enter if self.count() == 0 => {
                return Step::Lacking("Nothing is chosen yet: Space or a letter chooses.".into());
            }
            Keystroke::Enter => return Step::Answered(self.answer()),
            Keystroke::Char(' ') => self.toggle(self.active),
            Keystroke::Char(c) => {
                let count = self.options.len();
                if let Some(place) = digit(*c, count).or_else(|| letter(*c, count)) {
                    self.toggle(place);
                }
            }
            _ => {}
        }
        Step::Stay
    }

    fn keys(&self) -> Vec<Hotkey> {
        let chosen = format!("{} chosen", self.count());
        let (chosen, chooses) = if self.ends == GOES_ON {
            (Hotkey::useful(chosen), "a letter chooses")
        } else {
            (Hotkey::must(chosen), CHOOSES)
        };
        vec![chosen, Hotkey::must(chooses), Hotkey::must(self.ends)]
    }

    fn more_keys(&self) -> &'static [&'static str] {
        if self.ends == GOES_ON { &["arrows and Space too"] } else { &[] }
    }

    fn standing(&self) -> Option<Answer> {
        (self.count() > 0).then(|| self.answer())
    }

    fn record(&self, look: Look, _answered: bool) -> Vec<String> {
        self.lines(look, None, self.options.len() <= KEPT).lines
    }

    fn judged(&self, look: Look, told: &Feedback) -> (Vec<String>, Visible) {
        let (mut lines, all) = (Vec::new(), self.options.len() <= KEPT);
        let is_answered = told.grade.verdict != Verdict::Skipped;
        for (place, (option, chosen)) in self.options.iter().zip(&self.chosen).enumerate() {
            let (is_chosen, is_key) = (*chosen && is_answered, told.key.contains(option));
            let (verdict, note) = match (is_chosen, is_key) {
                _ if told.grade.verdict.is_right() => (chosen.then_some(Verdict::Right), ""),
                (true, true) => (Some(Verdict::Right), ""),
                (true, false) => (Some(Verdict::Wrong), ""),
                (false, true) => (Some(Verdict::Wrong), " (missed)"),
                (false, false) => (None, ""),
            };
            if all || verdict.is_some() {
                let mark = self.mark(place);
                let text = spans(option, look) + note;
                judged_item(&mut lines, look, verdict, &mark, &text);
            }
        }
        (lines, Visible::Marked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look =
        Look { columns: 30, colour: false, theme: crate::text::Theme::USUAL, unicode: true };

    fn texts(count: usize) -> Vec<String> {
        (1..=count).map(|number| format!("option {number}")).collect()
    }

    #[test]
    fn a_letter_or_digit_answers_at_once_and_other_keys_do_not() {
        let mut one = One::new(&texts(4));
        assert_eq!(one.press(&Keystroke::Char('e')), Step::Stay);
        assert_eq!(one.press(&Keystroke::Char('0')), Step::Stay);
        assert_eq!(one.press(&Keystroke::Char('é')), Step::Stay);
        assert_eq!(one.press(&Keystroke::Paste("b\n".into())), Step::Stay);
        assert_eq!(one.press(&Keystroke::Char('C')), Step::Answered(Answer::One(2)));
        assert_eq!(
            One::new(&texts(4)).press(&Keystroke::Char('4')),
            Step::Answered(Answer::One(3))
        );
    }

    #[test]
    fn options_beyond_z_are_reached_by_arrows() {
        let mut one = One::new(&texts(30));
        one.press(&Keystroke::End);
        assert_eq!(one.press(&Keystroke::Enter), Step::Answered(Answer::One(29)));
        one.press(&Keystroke::Down);
        one.press(&Keystroke::Up);
        assert_eq!(one.press(&Keystroke::Char(' ')), Step::Answered(Answer::One(29)));
    }

    #[test]
    fn true_and_false_have_their_own_letters() {
        let truth = ["True".to_owned(), "False".to_owned()];
        assert_eq!(One::new(&truth).press(&Keystroke::Char('f')), Step::Answered(Answer::One(1)));
        assert_eq!(One::new(&truth).press(&Keystroke::Char('t')), Step::Answered(Answer::One(0)));
        for (key, place) in [('b', 1), ('y', 0), ('N', 1), ('1', 0)] {
            let answered = Step::Answered(Answer::One(place));
            assert_eq!(One::new(&truth).press(&Keystroke::Char(key)), answered, "{key}");
        }
        assert_eq!(One::new(&truth).draw(LOOK).lines, ["❯ t) True", "  f) False"]);
    }

    #[test]
    fn pick_many_toggles_counts_and_wants_at_least_one() {
        let mut many = Many::new(&texts(3), false);
        assert!(matches!(many.press(&Keystroke::Enter), Step::Lacking(_)));
        many.press(&Keystroke::Char('c'));
        many.press(&Keystroke::Char('a'));
        many.press(&Keystroke::Down);
        many.press(&Keystroke::Char(' '));
        many.press(&Keystroke::Char('a'));
        assert_eq!(many.keys()[0].text, "2 chosen");
        assert_eq!(many.draw(LOOK).lines[0], "❯ [ ] a) option 1");
        assert_eq!(many.press(&Keystroke::Enter), Step::Answered(Answer::Many(vec![1, 2])));
    }

    #[test]
    fn that_none_is_right_is_chosen_and_stands_alone() {
        let mut many = Many::new(&texts(2), true);
        assert_eq!(many.draw(LOOK).lines[2], "  [ ] c) none of these");
        assert!(matches!(many.press(&Keystroke::Enter), Step::Lacking(_)));
        many.press(&Keystroke::Char('a'));
        many.press(&Keystroke::Char('c'));
        assert_eq!(
            many.draw(LOOK).lines,
            ["  [ ] a) option 1", "  [ ] b) option 2", "❯ [x] c) none of these"]
        );
        assert_eq!(many.press(&Keystroke::Enter), Step::Answered(Answer::Many(Vec::new())));
        many.press(&Keystroke::Char('b'));
        assert_eq!(many.press(&Keystroke::Enter), Step::Answered(Answer::Many(vec![1])));
    }

    #[test]
    fn long_options_wrap_under_themselves() {
        let one = One::new(&["Организация Договора о коллективной безопасности".to_owned()]);
        let lines = ["❯ a) Организация Договора о", "     коллективной безопасности"];
        let block = one.draw(LOOK);
        assert_eq!(block.lines, lines);
        assert_eq!(block.active, 0..2);
    }
}
