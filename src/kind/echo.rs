//! Echo: a kind that only tests know, so that they show what a kind is: one file and one row. Its
//! keys are unlike those of the others, and nothing but the row knows of them.

use super::accepted::Accepted;
use super::entries::May;
use super::{Fields, Key, Kind, Part, Role, Shape};
use crate::judge::Expected;
use std::borrow::Cow;

/// A call and its reply.
#[derive(Clone, Debug)]
pub struct Echo {
    call: String,
    reply: Accepted,
    again: bool,
}

impl Kind for Echo {
    const NAME: &'static str = "echo";
    const SUMMARY: &'static str = "type the reply to a call";
    const OFFER: &'static str = "a call and its reply";
    const KEYS: &'static [Key] = &[
        Key::may("again", Shape::Flag, "true: also ask for the call").in_defaults(),
        Key::makes("reply", Role::Answer, Shape::Text, "what is replied"),
        Key::makes("call", Role::Prompt, Shape::Text, "what is called"),
        Key::may("retorts", Shape::Noted(0), "other replies").role(Role::Alternatives),
    ];
    const EXAMPLE: &'static str = r#"
call = "What does one reply to \"Mae govannen\"?"
reply = "Suilad"
again = true
"#;
    const TELLING: bool = false;

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let call = fields.need_text("call", "write the call: call = \"…\"");
        let reply = fields.need_text("reply", "write the reply: reply = \"…\"");
        let again = fields.flag("again").unwrap_or(false);
        let reply = Accepted::read(fields, "retorts", reply?, May::Earn);
        Some(Self { call: call?.value, reply: reply?, again })
    }

    fn parts(&self) -> Vec<Part> {
        if self.again { vec![Part::Whole, Part::Reverse] } else { vec![Part::Whole] }
    }

    fn prompt(&self, part: Part) -> Option<Cow<'_, str>> {
        Some(match part {
            Part::Reverse => self.reply.key[0].as_str().into(),
            Part::Whole | Part::Gap(_) => self.call.as_str().into(),
        })
    }

    fn identity(&self) -> Option<Cow<'_, str>> {
        Some(self.call.as_str().into())
    }

    fn expected(&self, part: Part) -> Vec<Expected<'_>> {
        vec![match part {
            Part::Reverse => Expected::of(std::slice::from_ref(&self.call)),
            Part::Whole | Part::Gap(_) => self.reply.expected(&[], None),
        }]
    }
}
