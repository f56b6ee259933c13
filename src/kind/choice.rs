//! Choice: one right answer among options.

use super::accepted::Accepted;
use super::entries::May;
use super::pool::{MIXED_KINDS, Pool, WRONG};
use super::{AskAgain, Fields, Key, Kind, Part, Role, Shape, credit_of};
use crate::form::{Answer, Credit, Form, Grade};
use crate::judge::{Expected, Judge};
use crate::report::Rule;
use toml::de::DeValue;

/// A question with one right answer and wrong options.
#[derive(Clone, Debug)]
pub struct Choice {
    answer: Accepted,
    options: Pool,
}

impl Kind for Choice {
    const NAME: &'static str = "choice";
    const SUMMARY: &'static str = "pick the right one of some options";
    const OFFER: &'static str = "one right answer and wrong ones";
    const KEYS: &'static [Key] = &[
        Key::prompt("the question"),
        Key::makes("answer", Role::Answer, Shape::Text, "the right option"),
        WRONG,
        Key::either(
            "options",
            Role::Options,
            Shape::Noted(2),
            "instead of `wrong`: all options in order, the right one too",
        ),
        Key::may("accept", Shape::Noted(0), "other ways to write the answer; for when it is typed")
            .role(Role::Alternatives),
    ];
    const EXAMPLE: &'static str = r#"
prompt = "What is the capital of Belarus?"
answer = "Minsk"
wrong = ["Brest", { text = "Vilnius", why = "Vilnius is the capital of Lithuania." }]
"#;
    const RULES: &'static [&'static Rule] = super::pool::RULES;

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        if let Some(DeValue::Boolean(_)) = fields.peek("answer") {
            let message = "true and false need no options";
            let help = "delete the options, or put the answer in quotes if the word is meant";
            let key = if fields.has("wrong") { "wrong" } else { "options" };
            fields.report(&MIXED_KINDS, fields.place(key), message, help);
            return None;
        }
        let answer = fields.need_text("answer", "write the right option: answer = \"...\"");
        let options = Pool::read(fields, "answer", answer.as_ref());
        let answer = Accepted::read(fields, "accept", answer?, May::Earn);
        Some(Self { answer: answer?, options: options? })
    }

    fn form(&self, _: Part) -> Form {
        Form::One { options: self.options.texts(), arrange: self.options.arrange }
    }

    fn key(&self, _: Part) -> Answer {
        Answer::One(self.options.right().first().copied().unwrap_or_default())
    }

    fn expected(&self, _: Part) -> Vec<Expected<'_>> {
        vec![self.answer.expected(self.options.wrong(), None)]
    }

    fn others(&self) -> Vec<&str> {
        self.options.others()
    }

    fn grade(&self, _: Part, answer: &Answer, _: &Judge<'_>) -> Result<Grade, AskAgain> {
        let Answer::One(picked) = answer else { return Ok(Grade::new(Credit::NONE)) };
        let credit = match self.options.credit(*picked) {
            _ if self.options.is_right(*picked) => Credit::FULL,
            share => share.map_or(Credit::NONE, credit_of),
        };
        Ok(Grade { notes: self.options.whys(&[*picked]), ..Grade::new(credit) })
    }
}
