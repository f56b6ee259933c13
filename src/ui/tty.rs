//! The terminal that keys come from: raw mode for a whole prompt, and one place that waits. It
//! looks at the size of the window and at the signal flag ten times a second and reads only when
//! a byte is there. There is no handler for a changed window: with one, `console` would report a
//! resize as Ctrl-C.

use super::keys::{Decoder, Key};
use super::menu::{self, Choice};
use crate::text::Look;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{self, LocalModes, OptionalActions, QueueSelector, Termios};
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Set by the handlers of SIGINT, SIGTERM and SIGHUP; looked at wherever a person is waited for.
pub type Signals = Arc<AtomicBool>;

/// The window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Lines, at least 1.
    pub rows: usize,
    /// Columns, at least 1.
    pub columns: usize,
}

/// What happened at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// A key.
    Key(Key),
    /// The window has another size.
    Resized,
    /// Ctrl-C, a signal, or the terminal is gone.
    Interrupted,
}

/// Where keys come from.
pub trait Terminal {
    /// Takes every key as it is pressed, without echo, until [`Terminal::cooked`].
    ///
    /// # Errors
    /// When the terminal refuses.
    fn raw(&mut self) -> io::Result<()>;

    /// Gives the terminal back as it was.
    fn cooked(&mut self);

    /// Drops what was typed before it was asked for.
    fn discard(&mut self);

    /// Waits for a key.
    ///
    /// # Errors
    /// When the terminal fails.
    fn press(&mut self) -> io::Result<Press>;

    /// The window as it is now.
    fn size(&self) -> Size;

    /// Lets a person pick one of a few short items.
    ///
    /// # Errors
    /// When the terminal fails.
    fn menu(&mut self, look: Look, items: &[String]) -> io::Result<Choice>;

    /// Asks for yes or no.
    ///
    /// # Errors
    /// When the terminal fails.
    fn confirm(&mut self, look: Look, question: &str) -> io::Result<Option<bool>>;
}

const TICK: Duration = Duration::from_millis(100);
/// An Escape is alone when nothing follows it this soon.
const ALONE: Duration = Duration::from_millis(50);
/// A sequence that has begun has this long to end, also over a slow line.
const BROKEN: Duration = Duration::from_millis(500);
/// How long a window being dragged must hold still.
const STILL: Duration = Duration::from_millis(40);

/// The terminal at standard input.
pub struct Tty {
    signals: Signals,
    decoder: Decoder,
    saved: Option<Termios>,
    seen: Size,
}

impl Tty {
    /// Takes the terminal at standard input; `signals` ends every wait.
    #[must_use]
    pub fn new(signals: Signals) -> Self {
        Self { signals, decoder: Decoder::default(), saved: None, seen: window() }
    }

    /// Waits for the window to hold still.
    fn resized(&mut self) -> bool {
        let mut size = window();
        if size == self.seen {
            return false;
        }
        loop {
            std::thread::sleep(STILL);
            let next = window();
            if next == size || self.signals.load(Ordering::Relaxed) {
                self.seen = next;
                return true;
            }
            size = next;
        }
    }
}

impl Terminal for Tty {
    fn raw(&mut self) -> io::Result<()> {
        if self.saved.is_some() {
            return Ok(());
        }
        let modes = termios::tcgetattr(io::stdin())?;
        let mut raw = modes.clone();
        raw.local_modes -=
            LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG | LocalModes::IEXTEN;
        raw.input_modes -= termios::InputModes::IXON
            | termios::InputModes::ICRNL
            | termios::InputModes::INLCR
            | termios::InputModes::IGNCR;
        raw.special_codes[termios::SpecialCodeIndex::VMIN] = 1;
        raw.special_codes[termios::SpecialCodeIndex::VTIME] = 0;
        termios::tcsetattr(io::stdin(), OptionalActions::Now, &raw)?;
        self.saved = Some(modes);
        let mut out = io::stderr();
        out.write_all(b"\x1b[?2004h") // pasted text comes marked as such
    }

    fn cooked(&mut self) {
        if let Some(modes) = self.saved.take() {
            // a terminal that is gone needs nothing restored
            let _ = io::stderr().write_all(b"\x1b[?2004l\x1b[?25h");
            let _ = termios::tcsetattr(io::stdin(), OptionalActions::Now, &modes);
        }
    }

    fn discard(&mut self) {
        self.decoder.clear();
        let _ = termios::tcflush(io::stdin(), QueueSelector::IFlush);
    }

    fn press(&mut self) -> io::Result<Press> {
        loop {
            if self.signals.load(Ordering::Relaxed) {
                return Ok(Press::Interrupted);
            }
            if self.resized() {
                return Ok(Press::Resized);
            }
            match self.decoder.key() {
                Some(Key::Interrupt) => return Ok(Press::Interrupted),
                Some(key) => return Ok(Press::Key(key)),
                None => {}
            }
            let patience = match self.decoder.is_waiting() {
                false => TICK,
                true if self.decoder.is_escape() => ALONE,
                true => BROKEN,
            };
            match wait(patience)? {
                Wait::Nothing if self.decoder.is_waiting() => {
                    if let Some(key) = self.decoder.give_up() {
                        return Ok(Press::Key(key));
                    }
                }
                Wait::Nothing | Wait::Signal => {}
                Wait::Gone => return Ok(Press::Interrupted),
                Wait::Bytes => {
                    let mut bytes = [0; 4096];
                    match rustix::io::read(io::stdin(), &mut bytes) {
                        Ok(0) => return Ok(Press::Interrupted),
                        Ok(count) => self.decoder.feed(&bytes[..count]),
                        Err(Errno::INTR | Errno::AGAIN) => {}
                        Err(_) => return Ok(Press::Interrupted),
                    }
                }
            }
        }
    }

    fn size(&self) -> Size {
        window()
    }

    fn menu(&mut self, look: Look, items: &[String]) -> io::Result<Choice> {
        self.cooked();
        menu::select(look, self.size(), items)
    }

    fn confirm(&mut self, look: Look, question: &str) -> io::Result<Option<bool>> {
        self.cooked();
        menu::confirm(look, self.size(), question)
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        self.cooked();
    }
}

/// What waiting for standard input came to.
enum Wait {
    Bytes,
    Nothing,
    Signal,
    Gone,
}

fn wait(patience: Duration) -> io::Result<Wait> {
    let stdin = io::stdin();
    let mut places = [PollFd::new(&stdin, PollFlags::IN)];
    let limit = Timespec { tv_sec: 0, tv_nsec: i64::from(patience.subsec_nanos()) };
    match poll(&mut places, Some(&limit)) {
        Ok(0) => Ok(Wait::Nothing),
        Ok(_) if places[0].revents().contains(PollFlags::IN) => Ok(Wait::Bytes),
        Ok(_) => Ok(Wait::Gone),
        Err(Errno::INTR) => Ok(Wait::Signal),
        Err(error) => Err(error.into()),
    }
}

/// The window at standard error, where questions are drawn; 80x24 when it does not say.
fn window() -> Size {
    let told = termios::tcgetwinsize(io::stderr()).or_else(|_| termios::tcgetwinsize(io::stdin()));
    let (rows, columns) = told.map_or((0, 0), |size| (size.ws_row, size.ws_col));
    let or = |told: u16, usual: usize| if told == 0 { usual } else { usize::from(told) };
    Size { rows: or(rows, 24), columns: or(columns, 80) }
}

/// Standard input for plain lines: a read that a signal ends. Handlers restart a plain read, so
/// that Ctrl-C would wait for the end of the line.
pub struct Input {
    signals: Signals,
}

impl Input {
    /// Reads standard input until it ends or `signals` is set.
    #[must_use]
    pub const fn new(signals: Signals) -> Self {
        Self { signals }
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.signals.load(Ordering::Relaxed) {
                return Err(io::ErrorKind::Interrupted.into());
            }
            match wait(TICK)? {
                Wait::Nothing | Wait::Signal => {}
                Wait::Bytes | Wait::Gone => match rustix::io::read(io::stdin(), &mut *buffer) {
                    Ok(count) => return Ok(count),
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    Err(error) => return Err(error.into()),
                },
            }
        }
    }
}
