//! A question as the terminal shows it, and the keys that fill in its answer.

use super::Screen;
use super::menu::Sight;
use crate::engine::{Feedback, Turn};
use crate::form::Form;
use crate::text::Look;
use crate::ui::area::Page;
use crate::ui::card::Flip;
use crate::ui::chooser::{Many, One};
use crate::ui::control;
use crate::ui::field::{Field, Step};
use crate::ui::keys::Keystroke;
use crate::ui::legend::Hotkey;
use crate::ui::look::Ink;
use crate::ui::order::Sorting;
use crate::ui::page::{self, Visible};
use crate::ui::pairs::Matching;
use crate::ui::picture::Hung;
use crate::ui::scene::Scene;
use crate::ui::tty::{Size, Terminal};
use crate::ui::typed::Typed;
use crate::ui::{Reply, markdown};
use std::io::{self, Write};
use std::ops::Range;

/// The keys of every place.
pub(super) const EVERYWHERE: [&str; 3] =
    ["PgUp and PgDn scroll", "Ctrl-Z stops the program until fg", "Ctrl-C ends the session"];

/// A question as far as it was filled in.
pub(super) struct Kept {
    pub turn: Turn,
    pub field: Box<dyn Field>,
    /// Its picture.
    pub hung: Hung,
}

/// What is filled in for a question.
pub(super) fn field(turn: &Turn) -> Box<dyn Field> {
    match &turn.deal.form {
        Form::One { options, .. } => Box::new(One::new(options)),
        Form::Many { options, offers_none, .. } => Box::new(Many::new(options, *offers_none)),
        Form::Lines { labels, grouping } => Box::new(Typed::new(labels, *grouping, &turn.letters)),
        Form::Order { items } => Box::new(Sorting::new(items)),
        Form::Pairs { left, right } => Box::new(Matching::new(left, right)),
        Form::Card { back } => {
            Box::new(Flip::new(back, turn.previews.as_ref(), turn.explain.as_ref()))
        }
    }
}

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Makes the picture of a question ready, if it has one that can be shown.
    pub(super) fn hang(&mut self, turn: &Turn) -> io::Result<Hung> {
        let (look, _) = self.now();
        let Self { gallery, terminal, .. } = self;
        gallery.hang(turn, look, |question| terminal.answer(question))
    }

    /// Gives keys to a field until there is an answer or a command; news are shown first.
    pub(super) fn fill(
        &mut self,
        turn: &Turn,
        field: &mut dyn Field,
        hung: &Hung,
        mut news: bool,
    ) -> io::Result<Reply> {
        let mut refused: Option<String> = None;
        loop {
            let key = self.any_key(&|look, size| {
                let picture = hung.rows(turn, look, size);
                let mut page = asked(turn, field, &picture, look, refused.as_deref());
                if news {
                    page.active = latest(turn, &picture, look);
                    page.group = page.active.start..page.group.end;
                }
                page
            })?;
            if key == Keystroke::Suspend {
                self.stops = true;
                return Ok(Reply::Pause);
            }
            (refused, news) = (None, false);
            let pressed = control::pressed(Scene::Asked(turn), &key);
            let step = if pressed.is_none() { field.press(&key) } else { Step::Stay };
            let reply = match (pressed, step) {
                (Some(reply), _) => reply.map_err(str::to_owned),
                (None, Step::Hint) => match control::refusal(Scene::Asked(turn), &Reply::Hint) {
                    Some(reason) => Err(reason.to_owned()),
                    None => Ok(Reply::Hint),
                },
                (None, Step::Stay) => continue,
                (None, Step::Refused(reason) | Step::Lacking(reason)) => Err(reason),
                (None, Step::Answered(answer)) => return Ok(Reply::Answer(answer)),
                (None, Step::Pause) => Ok(Reply::Pause),
                (None, Step::Ended) => return Ok(Reply::Ended),
            };
            match reply {
                Ok(reply) => {
                    self.area.clear()?;
                    return Ok(reply);
                }
                Err(reason) => refused = Some(reason),
            }
        }
    }

    /// Leaves a question without an answer, its record on the screen.
    pub(super) fn leave(&mut self, turn: &Turn) -> io::Result<()> {
        self.pending = Some(self.record(turn, false));
        self.settle()
    }

    /// What is to stay on the screen of a question; a passage only the first time it is seen.
    pub(super) fn record(&mut self, turn: &Turn, is_answered: bool) -> Imprint {
        let has_passage = turn.passage != self.passage;
        if has_passage {
            self.passage.clone_from(&turn.passage);
        }
        Imprint { has_passage, is_answered }
    }
}

/// What stays on the screen of a question that was left.
#[derive(Clone, Copy)]
pub(super) struct Imprint {
    has_passage: bool,
    is_answered: bool,
}

impl Imprint {
    /// Its lines.
    pub(super) fn lines(self, kept: &Kept, look: Look, size: Size) -> Vec<String> {
        let mut lines = self.head(kept, look, Some(size));
        lines.extend(kept.field.record(look, self.is_answered));
        lines
    }

    /// The same once it was judged, and how much is told by that.
    pub(super) fn judged(
        self,
        kept: &Kept,
        told: &Feedback,
        look: Look,
        size: Option<Size>,
    ) -> (Vec<String>, Visible) {
        let mut lines = self.head(kept, look, size);
        let (judged, visible) = kept.field.judged(look, told);
        lines.extend(judged);
        (lines, visible)
    }

    /// The question; its picture is named where no size of a window is given.
    fn head(self, kept: &Kept, look: Look, size: Option<Size>) -> Vec<String> {
        let turn = &kept.turn;
        let mut lines = vec![look.paint(Ink::Dim, &page::heading(turn, look))];
        if self.has_passage {
            lines.extend(passage(turn, look));
        }
        let quiet = Turn { notice: None, ..turn.clone() };
        let picture = size.map(|size| kept.hung.rows(turn, look, size)).unwrap_or_default();
        lines.extend(page::pictured(&quiet, &picture, look));
        lines
    }
}

/// A question as it is drawn while it waits.
fn asked(
    turn: &Turn,
    field: &dyn Field,
    picture: &[String],
    look: Look,
    refused: Option<&str>,
) -> Page {
    let mut head = vec![look.paint(Ink::Dim, &page::heading(turn, look))];
    head.extend(passage(turn, look));
    head.extend(page::pictured(turn, picture, look));
    head.push(String::new());
    let block = field.draw(look);
    let mut keys = field.keys();
    keys.extend(control::keys(Scene::Asked(turn)));
    keys.push(Hotkey::must("Esc menu"));
    block.below(head, refused, keys, look)
}

/// The keys at a question that the menu has no entry for.
pub(super) fn all_keys(field: Option<&dyn Field>) -> Vec<String> {
    let named = field.map_or_else(Vec::new, Field::keys).into_iter().map(|key| key.text);
    let more = field.map_or(&[][..], Field::more_keys).iter().chain(&EVERYWHERE);
    named.chain(more.map(|key| (*key).to_owned())).collect()
}

/// What stays in sight of a question while a menu is open.
pub(super) fn sight(turn: &Turn, field: Option<&dyn Field>, look: Look) -> Sight {
    let mut whole = vec![look.paint(Ink::Dim, &page::heading(turn, look))];
    whole.extend(passage(turn, look));
    let core = page::question(turn, look);
    whole.extend(core.iter().cloned());
    let filled = field.map_or_else(Vec::new, |field| field.record(look, false));
    if !filled.is_empty() {
        whole.push(String::new());
        whole.extend(filled);
    }
    Sight { whole, core }
}

/// The lines of the last hint and of the reason to ask again, as they stand in [`asked`].
pub(super) fn latest(turn: &Turn, picture: &[String], look: Look) -> Range<usize> {
    let mut before = Turn { notice: None, ..turn.clone() };
    if turn.notice.is_none() {
        before.hints.pop();
    }
    let head = 1 + passage(turn, look).len();
    let lines = |turn: &Turn| page::pictured(turn, picture, look).len();
    head + lines(&before)..head + lines(turn)
}

pub(super) fn passage(turn: &Turn, look: Look) -> Vec<String> {
    let Some(passage) = &turn.passage else { return Vec::new() };
    let bar = look.sign("│ ", "| ");
    let inner = look.with_columns(look.columns.saturating_sub(2).max(2));
    let lines = markdown::render(passage, inner);
    lines.iter().map(|line| format!("{bar}{line}").trim_end().to_owned()).collect()
}
