//! A question of an exam as the terminal shows it. It is drawn over the one before and leaves nothing
//! on the screen; what stands in its field when it is left, however it is left, is the answer.

use super::Screen;
use super::menu::with_clock;
use super::question::{self, Kept};
use crate::form::{Answer, Form};
use crate::text::Look;
use crate::ui::area::Page;
use crate::ui::ballot::Ballot;
use crate::ui::chooser::Many;
use crate::ui::desk::{Desk, Leaving, Onward};
use crate::ui::field::{Field, Step};
use crate::ui::gesture::{self, Doing};
use crate::ui::keys::Keystroke;
use crate::ui::legend::Hotkey;
use crate::ui::look::Ink;
use crate::ui::order::Sorting;
use crate::ui::page;
use crate::ui::pairs::Matching;
use crate::ui::picture::Hung;
use crate::ui::tty::{Size, Terminal, lost};
use crate::ui::typed::Typed;
use std::io::{self, Write};

/// The keys of every place of an exam.
const EVERYWHERE: [&str; 3] = [
    "PgUp and PgDn scroll",
    "Ctrl-Z stops the program until fg, and not the time",
    "Ctrl-C leaves the exam, which is kept",
];

/// A question of an exam as far as it was filled in.
pub(super) struct Seated {
    kept: Kept,
    /// Whether anything was done to what was given before.
    is_touched: bool,
    /// Whether its notice was read.
    is_told: bool,
    /// What is opened as soon as what stands there is kept.
    opens: Option<Intent>,
}

impl Seated {
    fn new(desk: &Desk<'_>) -> Self {
        let field = field(desk, desk.given);
        let kept = Kept { turn: desk.turn.clone(), field, hung: Hung::default() };
        Self { kept, is_touched: false, is_told: false, opens: None }
    }

    /// What stands there; what was given before to the letter, where nothing was done to it.
    fn answer(&self, desk: &Desk<'_>) -> Option<Answer> {
        if self.is_touched { self.kept.field.standing() } else { desk.given.cloned() }
    }

    /// Whether something else stands there than what is kept, and can be kept.
    fn is_unkept(&self, desk: &Desk<'_>) -> bool {
        self.kept.field.excess().is_none() && self.answer(desk).as_ref() != desk.given
    }

    /// Whether it is the question that a desk shows, as it was left.
    fn is_of(&self, desk: &Desk<'_>) -> bool {
        self.kept.turn.is_same(desk.turn) && self.answer(desk).as_ref() == desk.given
    }
}

/// What is filled in for a question of an exam.
fn field(desk: &Desk<'_>, given: Option<&Answer>) -> Box<dyn Field> {
    match &desk.turn.deal.form {
        Form::One { options, .. } => Box::new(Ballot::new(options, given)),
        Form::Many { options, offers_none, .. } => {
            Box::new(Many::new(options, *offers_none).reopened(given))
        }
        Form::Lines { labels, grouping } => {
            Box::new(Typed::new(labels, *grouping, &desk.turn.letters).reopened(given))
        }
        Form::Order { items } => Box::new(Sorting::new(items).reopened(given)),
        Form::Pairs { left, right } => Box::new(Matching::new(left, right).reopened(given)),
        Form::Card { .. } => question::field(desk.turn),
    }
}

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Shows a question of an exam until it is left.
    pub(super) fn sit_down(&mut self, desk: &Desk<'_>) -> io::Result<Leaving> {
        self.terminal.raw().map_err(lost)?;
        let same = self.place.take().filter(|seat| seat.is_of(desk));
        let is_new = same.is_none();
        let mut seat = same.unwrap_or_else(|| Seated::new(desk));
        seat.kept.turn = desk.turn.clone();
        let then = match self.settle_in(desk, &mut seat, is_new).map_err(lost) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Onward::Interrupted,
            then => then?,
        };
        let answer = seat.answer(desk);
        let goes_on = matches!(then, Onward::Go(_) | Onward::Flag | Onward::Listen | Onward::Keep);
        if goes_on {
            self.terminal.quiet();
            self.place = Some(seat);
        } else {
            // What was given is to be kept also where the terminal has gone.
            let cleared = self.area.clear();
            self.terminal.cooked();
            if then != Onward::Interrupted {
                cleared?;
            }
        }
        Ok(Leaving { answer, then })
    }

    fn settle_in(
        &mut self,
        desk: &Desk<'_>,
        seat: &mut Seated,
        is_new: bool,
    ) -> io::Result<Onward> {
        if is_new {
            self.terminal.discard()?;
            seat.kept.hung = self.hang(desk.turn)?;
        }
        if std::mem::take(&mut self.is_noted) {
            self.area.finish(&[String::new()])?;
        }
        self.fill_desk(desk, seat)
    }

    /// Gives keys to the field until the question is left.
    fn fill_desk(&mut self, desk: &Desk<'_>, seat: &mut Seated) -> io::Result<Onward> {
        let mut refused: Option<String> = None;
        loop {
            let kept = seat.opens.take();
            let is_kept = kept.is_some();
            let mut intent = if let Some(intent) = kept {
                intent
            } else {
                let page = |look, size| {
                    with_clock(drawn(desk, seat, refused.as_deref(), look, size), desk.remaining)
                };
                let Some(key) = self.key_in_time(&page, desk.remaining)? else {
                    return Ok(Onward::TimeIsUp);
                };
                (refused, seat.is_told) = (None, true);
                self.meant(desk, seat, &key)?
            };
            if !is_kept && intent.covers(desk) && seat.is_unkept(desk) {
                seat.opens = Some(intent);
                return Ok(Onward::Keep);
            }
            if matches!(intent, Intent::Menu) {
                intent = self.menu_of(desk, seat)?.map_or(Intent::Nothing, Intent::Doing);
            }
            match (intent, seat.kept.field.excess()) {
                (Intent::Nothing | Intent::Menu, _) => {}
                (Intent::Refused(reason), _) => refused = Some(reason),
                (Intent::Doing(_), Some(reason)) => refused = Some(reason.to_owned()),
                (Intent::Doing(doing), None) => {
                    if let Some(onward) = self.done(desk, seat, doing)? {
                        return Ok(onward);
                    }
                }
            }
        }
    }

    /// What a key means: something to do, or something that the field took.
    fn meant(&mut self, desk: &Desk<'_>, seat: &mut Seated, key: &Keystroke) -> io::Result<Intent> {
        let is_step = match key {
            Keystroke::Suspend => {
                self.suspend()?;
                return Ok(Intent::Nothing);
            }
            Keystroke::Tab => seat.kept.field.is_at_edge(true),
            Keystroke::BackTab => seat.kept.field.is_at_edge(false),
            _ => true,
        };
        if let Some(doing) = gesture::pressed(desk, key).filter(|_| is_step) {
            return Ok(Intent::Doing(doing));
        }
        if *key == Keystroke::BackTab && is_step {
            return Ok(Intent::Refused("This is the first question.".to_owned()));
        }
        let before = seat.kept.field.standing();
        let step = seat.kept.field.press(key);
        seat.is_touched |= seat.kept.field.standing() != before;
        Ok(match step {
            Step::Stay | Step::Hint => Intent::Nothing,
            Step::Refused(reason) => Intent::Refused(reason),
            Step::Answered(_) | Step::Lacking(_) => Intent::Doing(Doing::Next),
            Step::Pause | Step::Ended => Intent::Menu,
        })
    }

    /// Lets something be chosen of the menu.
    fn menu_of(&mut self, desk: &Desk<'_>, seat: &Seated) -> io::Result<Option<Doing>> {
        let gestures: Vec<_> = gesture::open(desk).collect();
        let entries = gestures.iter().map(|gesture| (gesture.letter, gesture.entry()));
        let field = &*seat.kept.field;
        let named = field.keys().into_iter().map(|key| key.text);
        let more = field.more_keys().iter().chain(&EVERYWHERE).map(|key| (*key).to_owned());
        let keys: Vec<String> = named.chain(more).collect();
        let sight = |look: Look| question::sight(&seat.kept.turn, Some(field), look);
        let chosen = self.choose_entry(entries.collect(), &keys, &sight, desk.remaining)?;
        Ok(chosen.and_then(|place| gestures.get(place)).map(|gesture| gesture.doing))
    }

    /// Does something; how the question is left by that, if it is.
    fn done(
        &mut self,
        desk: &Desk<'_>,
        seat: &mut Seated,
        doing: Doing,
    ) -> io::Result<Option<Onward>> {
        let balance = || desk.balance(seat.answer(desk).as_ref());
        Ok(match doing {
            Doing::Next if desk.is_last() => self.hand_in(desk, &balance())?,
            Doing::HandIn => self.hand_in(desk, &balance())?,
            Doing::Next => Some(Onward::Go(desk.at + 1)),
            Doing::Back => desk.at.checked_sub(1).map(Onward::Go),
            Doing::List | Doing::Jump => self.look_over(desk, &balance())?,
            Doing::Flag => Some(Onward::Flag),
            Doing::Listen => Some(Onward::Listen),
            Doing::Quit => Some(Onward::Quit),
            Doing::Clear => {
                (seat.kept.field, seat.is_touched) = (field(desk, None), true);
                seat.is_unkept(desk).then_some(Onward::Keep)
            }
        })
    }
}

/// What a key was meant for.
enum Intent {
    Nothing,
    Refused(String),
    Menu,
    Doing(Doing),
}

impl Intent {
    /// Whether something is shown by it that tells of an answer, or that one stays at for long.
    const fn covers(&self, desk: &Desk<'_>) -> bool {
        match self {
            Self::Menu | Self::Doing(Doing::List | Doing::Jump | Doing::HandIn) => true,
            Self::Doing(Doing::Next) => desk.is_last(),
            Self::Doing(_) | Self::Nothing | Self::Refused(_) => false,
        }
    }
}

/// A question of an exam as it is drawn while it waits.
fn drawn(desk: &Desk<'_>, seat: &Seated, refused: Option<&str>, look: Look, size: Size) -> Page {
    let (turn, field) = (desk.turn, &*seat.kept.field);
    let mut head = vec![look.paint(Ink::Dim, &desk.heading(look))];
    head.extend(question::passage(turn, look));
    let picture = seat.kept.hung.rows(turn, look, size);
    head.extend(page::pictured(turn, &picture, look));
    head.push(String::new());
    let mut keys = field.keys();
    keys.extend(gesture::keys(desk, field.is_at_edge(true)));
    keys.push(Hotkey::must("Esc menu"));
    let mut page = field.draw(look).below(head, refused, keys, look);
    if turn.notice.is_some() && !seat.is_told {
        page.active = question::latest(turn, &picture, look);
        page.group = page.active.start..page.group.end;
    }
    page
}
