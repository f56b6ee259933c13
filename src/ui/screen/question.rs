//! A question as the terminal shows it, and the keys that fill in its answer.

use super::Screen;
use crate::engine::Turn;
use crate::form::Form;
use crate::text::Look;
use crate::ui::area::Page;
use crate::ui::card::Flip;
use crate::ui::chooser::{Many, One};
use crate::ui::field::{Field, Step};
use crate::ui::keys::Keystroke;
use crate::ui::look::Ink;
use crate::ui::order::Sorting;
use crate::ui::pairs::Matching;
use crate::ui::tty::Terminal;
use crate::ui::typed::Typed;
use crate::ui::{Reply, markdown, page};
use std::io::{self, Write};
use std::ops::Range;

/// A question as far as it was filled in.
pub(super) struct Kept {
    pub turn: Turn,
    pub field: Box<dyn Field>,
}

/// What is filled in for a question.
pub(super) fn field(turn: &Turn) -> Box<dyn Field> {
    match &turn.deal.form {
        Form::One { options, .. } => Box::new(One::new(options)),
        Form::Many { options, .. } => Box::new(Many::new(options)),
        Form::Lines { labels, grouping } => Box::new(Typed::new(labels, *grouping)),
        Form::Order { items } => Box::new(Sorting::new(items)),
        Form::Pairs { left, right } => Box::new(Matching::new(left, right)),
        Form::Card { back } => Box::new(Flip::new(back, turn.previews.as_ref())),
    }
}

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Gives keys to a field until there is an answer or a command; news are shown first.
    pub(super) fn fill(
        &mut self,
        turn: &Turn,
        field: &mut dyn Field,
        mut news: bool,
    ) -> io::Result<Reply> {
        let mut refused: Option<String> = None;
        loop {
            let key = self.any_key(&|look| {
                let mut page = asked(turn, field, look, refused.as_deref());
                if news {
                    page.active = latest(turn, look);
                    page.group = page.active.start..page.group.end;
                }
                page
            })?;
            if key == Keystroke::Suspend {
                self.stops = true;
                return Ok(Reply::Pause);
            }
            (refused, news) = (None, false);
            let reply = match field.press(&key) {
                Step::Stay => continue,
                Step::Refused(reason) => {
                    refused = Some(reason);
                    continue;
                }
                Step::Hint if turn.hints_left == 0 => {
                    refused = Some(page::no_hint(turn).to_owned());
                    continue;
                }
                Step::Answered(answer) => return Ok(Reply::Answer(answer)),
                Step::Hint => Reply::Hint,
                Step::Pause => Reply::Pause,
                Step::Ended => return Ok(Reply::Ended),
            };
            self.area.clear()?;
            return Ok(reply);
        }
    }

    /// Leaves a question without an answer, its record on the screen.
    pub(super) fn leave(&mut self, turn: &Turn) -> io::Result<()> {
        let record = self.record(turn, false);
        self.area.finish(&record)
    }

    /// What stays on the screen of a question; a passage only the first time it is seen.
    pub(super) fn record(&mut self, turn: &Turn, answered: bool) -> Vec<String> {
        let (look, _) = self.now();
        let mut lines = vec![look.paint(Ink::Dim, &page::heading(turn, look))];
        if turn.passage != self.passage {
            lines.extend(passage(turn, look));
            self.passage.clone_from(&turn.passage);
        }
        let quiet = Turn { notice: None, ..turn.clone() };
        lines.extend(page::question(&quiet, look));
        lines.extend(self.kept.iter().flat_map(|kept| kept.field.record(look, answered)));
        lines
    }
}

/// A question as it is drawn while it waits.
fn asked(turn: &Turn, field: &dyn Field, look: Look, refused: Option<&str>) -> Page {
    let mut head = vec![look.paint(Ink::Dim, &page::heading(turn, look))];
    head.extend(passage(turn, look));
    head.extend(page::question(turn, look));
    head.push(String::new());
    let block = field.draw(look);
    let dot = look.dot();
    let hint = match (block.cursor, turn.hints_left) {
        (Some(_), _) | (None, 0) => String::new(),
        (None, left) => format!("{dot}? hint ({left})"),
    };
    let keys = format!("{}{hint}{dot}Esc menu", field.keys());
    block.below(head, refused, keys, look)
}

/// The lines of the last hint and of the reason to ask again, as they stand in [`asked`].
fn latest(turn: &Turn, look: Look) -> Range<usize> {
    let mut before = Turn { notice: None, ..turn.clone() };
    if turn.notice.is_none() {
        before.hints.pop();
    }
    let head = 1 + passage(turn, look).len();
    head + page::question(&before, look).len()..head + page::question(turn, look).len()
}

fn passage(turn: &Turn, look: Look) -> Vec<String> {
    let Some(passage) = &turn.passage else { return Vec::new() };
    let bar = look.sign("│ ", "| ");
    let inner = look.with_columns(look.columns.saturating_sub(2).max(2));
    let lines = markdown::render(passage, inner);
    lines.iter().map(|line| format!("{bar}{line}").trim_end().to_owned()).collect()
}
