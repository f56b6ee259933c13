//! Select: several right answers among options. Picking all of them at random earns nothing.

use super::entries::May;
use super::pool::{Pool, WRONG};
use super::{AskAgain, Fields, Key, Kind, Part, Role, Shape};
use crate::form::{Answer, Credit, Form, Grade};
use crate::judge::Judge;

/// A question with several right options.
#[derive(Clone, Debug)]
pub struct Select {
    options: Pool,
}

impl Kind for Select {
    const NAME: &'static str = "select";
    const SUMMARY: &'static str = "pick every right one of some options";
    const OFFER: &'static str = "several right answers and wrong ones";
    const KEYS: &'static [Key] = &[
        Key::prompt("the question"),
        Key::makes("answers", Role::Answer, Shape::List(1), "the right options"),
        WRONG,
        Key::either(
            "options",
            Role::Options,
            Shape::Noted(2),
            "instead of `wrong`: all options in order, the right ones too",
        ),
    ];
    const EXAMPLE: &'static str = r#"
prompt = "Which of these cities lie on the Danube?"
answers = ["Vienna", "Budapest"]
wrong = ["Prague", { text = "Munich", why = "Munich lies on the Isar." }]
"#;

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let answers =
            fields.list("answers", 1, "write the right options: answers = [\"...\", \"...\"]");
        let options = Pool::read(fields, "answers", answers.as_deref(), May::Tell);
        answers?;
        Some(Self { options: options? })
    }

    fn form(&self, _: Part) -> Form {
        Form::Many { options: self.options.texts(), arrange: self.options.arrange }
    }

    fn key(&self, _: Part) -> Answer {
        Answer::Many(self.options.right())
    }

    fn others(&self) -> Vec<&str> {
        self.options.others()
    }

    fn grade(&self, _: Part, answer: &Answer, _: &Judge<'_>) -> Result<Grade, AskAgain> {
        let Answer::Many(picked) = answer else { return Ok(Grade::new(Credit::NONE)) };
        let key = self.options.right();
        let mut picked = picked.clone();
        picked.sort_unstable();
        picked.dedup();
        picked.retain(|at| *at < self.options.count());
        let (right, wrong): (Vec<usize>, Vec<usize>) =
            picked.iter().partition(|at| key.contains(at));
        // right/R − wrong/min(R, W), over one denominator.
        let all = key.len();
        let least = all.min(self.options.count() - all).max(1);
        let signed = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let earned = signed(right.len() * least) - signed(wrong.len() * all);
        let credit = Credit::new(earned, all * least);
        Ok(Grade { notes: self.options.whys(&wrong), ..Grade::new(credit) })
    }
}
