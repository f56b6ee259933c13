//! Something to decide by one key, in a terminal.

use super::Screen;
use crate::text::Look;
use crate::ui::area::Page;
use crate::ui::keys::Keystroke;
use crate::ui::look::{Ink, wrap};
use crate::ui::matter::{ENTER, Matter, Offering};
use crate::ui::tty::{Size, Terminal};
use std::io::{self, Write};

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Shows a matter until a key decides it; nothing of it is left on the screen.
    pub(super) fn decide_by_key(&mut self, matter: &Matter<'_>) -> io::Result<Option<char>> {
        let decided = self.deciding(matter);
        // Interrupted or not: what is said next stands in its place.
        let cleared = self.area.clear();
        decided.and_then(|key| cleared.map(|()| key))
    }

    fn deciding(&mut self, matter: &Matter<'_>) -> io::Result<Option<char>> {
        let mut refused = None;
        loop {
            let pressed = match self.key(&|look, size| drawn(matter, refused, look, size))? {
                Keystroke::Enter => matter.key(ENTER),
                Keystroke::Char(c) => matter.key(c),
                Keystroke::Esc | Keystroke::EndOfInput => return Ok(None),
                key @ (Keystroke::Up | Keystroke::Down) => {
                    self.area.scroll(key == Keystroke::Down);
                    None
                }
                _ => None,
            };
            refused = pressed.and_then(|key| matter.missing(key));
            if pressed.is_some() && refused.is_none() {
                return Ok(pressed);
            }
        }
    }
}

/// The matter as it stands in a window, with why the last key did nothing.
fn drawn(matter: &Matter<'_>, refused: Option<&str>, look: Look, size: Size) -> Page {
    let heading = look.paint(Ink::Dim, &matter.heading(look));
    let mut lines = wrap(&heading, look.columns, "", "");
    if let Some(reason) = refused {
        let mark = look.paint(Ink::Fair, "! ");
        lines.extend(wrap(reason, look.columns, &mark, "  "));
    }
    let pinned = lines.len();
    lines.extend((matter.lines)(look, Some(size.rows)));
    let keys = matter.open().map(Offering::hotkey).collect();
    Page { lines, pinned, keys, ..Page::default() }
}
