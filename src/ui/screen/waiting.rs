//! Waiting for a key, whatever becomes of the window, the program and the time meanwhile.

use super::Screen;
use crate::text::Look;
use crate::ui::area::Page;
use crate::ui::desk;
use crate::ui::keys::Keystroke;
use crate::ui::look::cut;
use crate::ui::tty::{Press, Size, Terminal};
use std::io::{self, Write};

/// What tells the seconds that are left, where time is limited.
pub(super) type Clock<'c> = Option<&'c dyn Fn() -> u64>;

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Draws a page until a key comes, whatever becomes of the window and the program meanwhile.
    pub(super) fn key(&mut self, page: &dyn Fn(Look, Size) -> Page) -> io::Result<Keystroke> {
        loop {
            match self.any_key(page)? {
                Keystroke::Suspend => self.suspend()?,
                key => return Ok(key),
            }
        }
    }

    /// The same, where it is not for us to stop the program.
    pub(super) fn any_key(&mut self, page: &dyn Fn(Look, Size) -> Page) -> io::Result<Keystroke> {
        loop {
            if let Some(key) = self.key_in_time(page, None)? {
                return Ok(key);
            }
        }
    }

    /// The same where time is limited; none when it is over. What the page says of it is drawn anew
    /// whenever that is another.
    pub(super) fn key_in_time(
        &mut self,
        page: &dyn Fn(Look, Size) -> Page,
        clock: Clock<'_>,
    ) -> io::Result<Option<Keystroke>> {
        loop {
            match self.unscrolled_key(page, clock)? {
                Some(key @ (Keystroke::PageUp | Keystroke::PageDown)) => {
                    self.area.scroll(key == Keystroke::PageDown);
                }
                key => {
                    self.area.follow();
                    return Ok(key);
                }
            }
        }
    }

    /// The same where no key scrolls. In a window that is too small, that is said until it is not.
    pub(super) fn unscrolled_key(
        &mut self,
        page: &dyn Fn(Look, Size) -> Page,
        clock: Clock<'_>,
    ) -> io::Result<Option<Keystroke>> {
        let read = || clock.map(|clock| clock());
        loop {
            let seconds = read();
            if seconds == Some(0) {
                return Ok(None);
            }
            let (look, size) = self.now();
            let shown = if size.has_room() {
                page(look, size)
            } else {
                let lines = vec![cut("The window is too small.", look)];
                Page { lines, ..Page::default() }
            };
            self.area.show(&shown, size, look)?;
            let is_late = || read().map(desk::clock) != seconds.map(desk::clock);
            match self.press(&is_late)? {
                Some(_) if read() == Some(0) => {} // it came too late
                Some(Keystroke::Suspend) if !size.has_room() => self.suspend()?,
                Some(key) if size.has_room() => return Ok(Some(key)),
                Some(_) | None => {}
            }
        }
    }

    /// Waits for a key; none where all is to be drawn anew, also because it is late.
    pub(super) fn press(&mut self, is_late: &dyn Fn() -> bool) -> io::Result<Option<Keystroke>> {
        loop {
            match self.terminal.press()? {
                Press::Key(key) => return Ok(Some(key)),
                Press::Resized => self.area.resized(self.terminal.size()),
                Press::Continued => self.area.forget(),
                Press::Idle if is_late() => {}
                Press::Idle => continue,
            }
            return Ok(None);
        }
    }

    /// Stops the program until it is continued.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        self.area.leave()?;
        self.terminal.suspend()
    }
}
