//! The menu of what can be done beside answering. The question, or what became of the answer, stays in
//! sight above it.

use super::Screen;
use super::waiting::Clock;
use crate::form::Answer;
use crate::text::Look;
use crate::ui::Reply;
use crate::ui::area::Page;
use crate::ui::chooser::One;
use crate::ui::control::{self, Control};
use crate::ui::desk;
use crate::ui::field::{Field, Step};
use crate::ui::keys::Keystroke;
use crate::ui::legend::Hotkey;
use crate::ui::look::{Ink, wrap};
use crate::ui::scene::Scene;
use crate::ui::tty::{Size, Terminal};
use std::io::{self, Write};

/// What stays in sight above a menu.
pub(super) struct Sight {
    /// All of it, for where there is room.
    pub whole: Vec<String>,
    /// What it is about, for where there is not.
    pub core: Vec<String>,
}

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Lets a control be chosen, and names the keys that do what the menu does not; going on is what
    /// leaving means. Nothing of it is left on the screen.
    pub(super) fn choose_control(
        &mut self,
        scene: Scene<'_>,
        keys: &[String],
        sight: &dyn Fn(Look) -> Sight,
    ) -> io::Result<Reply> {
        let controls: Vec<&Control> = control::open(scene).collect();
        let entries = controls.iter().map(|control| (control.letter, control.entry(scene)));
        let chosen = self.choose_entry(entries.collect(), keys, sight, None)?;
        let control = chosen.and_then(|place| controls.get(place));
        Ok(control.map_or(Reply::GoOn, |control| (control.reply)()))
    }

    /// Lets one of some entries be chosen by its letter; none where that is to go on, or time is over.
    pub(super) fn choose_entry(
        &mut self,
        entries: Vec<(char, String)>,
        keys: &[String],
        sight: &dyn Fn(Look) -> Sight,
        clock: Clock<'_>,
    ) -> io::Result<Option<usize>> {
        let go_on = std::iter::once((control::GO_ON, "Go on".to_owned()));
        let mut menu = One::lettered(go_on.chain(entries).collect());
        let page = |menu: &One, look: Look, size: Size| {
            let own = [menu.keys(), vec![Hotkey::must("Esc goes on")]].concat();
            drawn(menu, own, keys, &sight(look), (look, size))
        };
        let chosen = loop {
            let timed = |look, size| with_clock(page(&menu, look, size), clock);
            let Some(key) = self.key_in_time(&timed, clock)? else { break None };
            if key == Keystroke::Suspend {
                self.suspend()?;
                continue;
            }
            match menu.press(&key) {
                Step::Answered(Answer::One(place)) => break place.checked_sub(1),
                Step::Pause | Step::Ended => break None,
                Step::Stay
                | Step::Refused(_)
                | Step::Lacking(_)
                | Step::Hint
                | Step::Answered(_) => {}
            }
        };
        self.area.clear()?;
        Ok(chosen)
    }
}

/// A page with what the clock says before its keys.
pub(super) fn with_clock(page: Page, clock: Clock<'_>) -> Page {
    let left = clock.map(|clock| Hotkey::must(desk::clock(clock())));
    Page { keys: left.into_iter().chain(page.keys).collect(), ..page }
}

/// The menu below as much of what it is about as there is room for.
fn drawn(
    menu: &One,
    keys: Vec<Hotkey>,
    others: &[String],
    sight: &Sight,
    (look, size): (Look, Size),
) -> Page {
    let mut block = menu.draw(look);
    let others = format!("Outside this menu: {}.", others.join("; "));
    block.lines.extend(wrap(&look.paint(Ink::Dim, &others), look.columns, "", "  "));
    let room = size.rows.saturating_sub(block.lines.len() + 3); // an empty line, two of keys
    let head = if sight.whole.len() <= room {
        let mut whole = sight.whole.clone();
        whole.extend(whole.last().is_some_and(|line| !line.is_empty()).then(String::new));
        whole
    } else {
        let most = room.max((size.rows / 2).saturating_sub(2));
        let mut core: Vec<String> = sight.core.iter().take(most).cloned().collect();
        if let Some(last) = core.last_mut().filter(|_| sight.core.len() > most) {
            look.sign("…", "...").clone_into(last);
        }
        core
    };
    Page { pinned: head.len(), ..block.below(head, None, keys, look) }
}
