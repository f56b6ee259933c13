//! Truth: a statement that is true or false.

use super::{AskAgain, Fields, Key, Kind, Part, Role, Shape};
use crate::form::{Answer, Arrange, Credit, Form, Grade};
use crate::judge::Judge;

/// A statement to judge.
#[derive(Clone, Debug)]
pub struct Truth {
    answer: bool,
}

impl Kind for Truth {
    const NAME: &'static str = "truth";
    const SUMMARY: &'static str = "say whether a statement is true or false";
    const OFFER: &'static str = "a statement, true or false";
    const KEYS: &'static [Key] = &[
        Key::prompt("the statement"),
        Key::makes("answer", Role::Answer, Shape::Flag, "true or false; without quotes"),
    ];
    const EXAMPLE: &'static str = r#"
prompt = "Water boils at a lower temperature on a mountain."
answer = true
"#;
    const TELLING: bool = false;

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        fields.idle("accept", "True or False is picked, never typed");
        Some(Self { answer: fields.flag("answer")? })
    }

    fn form(&self, _: Part) -> Form {
        Form::One { options: vec!["True".to_owned(), "False".to_owned()], arrange: Arrange::Keep }
    }

    fn key(&self, _: Part) -> Answer {
        Answer::One(usize::from(!self.answer))
    }

    fn grade(&self, part: Part, answer: &Answer, _: &Judge<'_>) -> Result<Grade, AskAgain> {
        let is_right = *answer == self.key(part);
        Ok(Grade::new(if is_right { Credit::FULL } else { Credit::NONE }))
    }
}
