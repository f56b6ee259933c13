//! Card: a front and a back; the learner recalls, looks, and rates the recall.

use super::{AskAgain, Fields, Key, Kind, Part, Role, Shape, grade_lines};
use crate::form::{Answer, Credit, Form, Grade, Rating};
use crate::judge::{Expected, Judge};
use std::borrow::Cow;

/// A flashcard.
#[derive(Clone, Debug)]
pub struct Card {
    front: Vec<String>,
    back: Vec<String>,
    reverse: bool,
}

impl Kind for Card {
    const NAME: &'static str = "card";
    const SUMMARY: &'static str = "recall the back of a card, look, and rate yourself";
    const OFFER: &'static str = "two sides to learn";
    const KEYS: &'static [Key] = &[
        Key::makes("front", Role::Prompt, Shape::Texts(1), "what is shown; of a list the first"),
        Key::makes(
            "back",
            Role::Answer,
            Shape::Texts(1),
            "what is to be recalled; of a list any will do",
        ),
        Key::may("reverse", Shape::Flag, "true: also ask from back to front").in_defaults(),
    ];
    const EXAMPLE: &'static str = r#"
front = "der Hund"
back = ["dog", "hound"]
reverse = true
"#;

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let mut side = |key: &str| {
            fields.need_strings(key, &format!("write the other side of the card: {key} = \"...\""))
        };
        let (front, back) = (side("front"), side("back"));
        let reverse = fields.flag("reverse").unwrap_or(false);
        Some(Self { front: front?, back: back?, reverse })
    }

    fn parts(&self) -> Vec<Part> {
        if self.reverse { vec![Part::Whole, Part::Reverse] } else { vec![Part::Whole] }
    }

    fn prompt(&self, part: Part) -> Option<Cow<'_, str>> {
        let (shown, _) = self.sides(part);
        Some(shown.first().map_or("", String::as_str).into())
    }

    fn identity(&self) -> Option<Cow<'_, str>> {
        self.prompt(Part::Whole)
    }

    fn form(&self, part: Part) -> Form {
        Form::Card { back: self.sides(part).1.to_vec() }
    }

    fn key(&self, _: Part) -> Answer {
        Answer::Card(Rating::Good)
    }

    fn expected(&self, part: Part) -> Vec<Expected<'_>> {
        vec![Expected::of(self.sides(part).1)]
    }

    fn lends(&self, asked: Part) -> Vec<Part> {
        vec![if asked == Part::Reverse { Part::Reverse } else { Part::Whole }]
    }

    fn grade(&self, part: Part, answer: &Answer, judge: &Judge<'_>) -> Result<Grade, AskAgain> {
        match answer {
            Answer::Card(Rating::Again) => Ok(Grade::new(Credit::NONE)),
            Answer::Card(Rating::Hard | Rating::Good | Rating::Easy) => {
                Ok(Grade::new(Credit::FULL))
            }
            _ => grade_lines(&self.expected(part), answer, judge),
        }
    }
}

impl Card {
    /// What is shown, and what is to be recalled.
    fn sides(&self, part: Part) -> (&[String], &[String]) {
        match part {
            Part::Reverse => (&self.back, &self.front),
            Part::Whole | Part::Gap(_) => (&self.front, &self.back),
        }
    }
}
