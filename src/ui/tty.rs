//! The terminal that keys come from: raw mode for a whole prompt, and one place that waits. It
//! looks at the size of the window and at the signal flag ten times a second and reads only when
//! a byte is there. There is no handler for a changed window: with one, `console` would report a
//! resize as Ctrl-C.

use super::keys::{Decoder, Keystroke};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal, kill_current_process_group};
use rustix::termios::{
    self, InputModes, LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios,
};
use std::collections::VecDeque;
use std::io::{self, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once};
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

impl Size {
    /// Whether a prompt can be seen in it: a few words, and a line above and below the active one.
    pub(super) const fn has_room(self) -> bool {
        self.rows >= 3 && self.columns >= 10
    }
}

/// What happened at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// A key.
    Key(Keystroke),
    /// The window has another size.
    Resized,
    /// The program was stopped, and continued; others may have written to the terminal.
    Continued,
    /// Nothing, for a tenth of a second: who waits may have a clock to look at.
    Idle,
}

/// Where keys come from. All of it may fail with the terminal; Ctrl-C, a signal and a terminal that
/// is gone are errors of the kind `Interrupted`.
pub trait Terminal {
    /// Takes every key as it is pressed, without echo, until [`Terminal::cooked`].
    fn raw(&mut self) -> io::Result<()>;

    /// Gives the terminal back as it was.
    fn cooked(&mut self);

    /// Gives it back without its echo, until the next prompt: what is typed meanwhile would stand
    /// in what is drawn.
    fn quiet(&mut self);

    /// Drops what was typed before it was asked for. Ctrl-C is asked for at any time.
    fn discard(&mut self) -> io::Result<()>;

    /// Waits for a key, a moment at most.
    fn press(&mut self) -> io::Result<Press>;

    /// Puts a question to the terminal, and brings what it answers soon, if anything. Keys that are
    /// pressed meanwhile come next.
    fn answer(&mut self, question: &str) -> io::Result<Vec<u8>>;

    /// The window as it is now.
    fn size(&self) -> Size;

    /// Stops the program, as Ctrl-Z does elsewhere, until it is continued.
    fn suspend(&mut self) -> io::Result<()>;
}

/// How often it is looked for an answer of the terminal, and for how long: 200 ms in all.
const GLANCE: Duration = Duration::from_millis(10);
const GLANCES: usize = 20;
pub(super) const TICK: Duration = Duration::from_millis(100);
/// An Escape, or the beginning of a terminal's answer, is alone when nothing follows this soon.
const ALONE: Duration = Duration::from_millis(50);
/// A sequence that has begun has this long to end, also over a slow line.
const BROKEN: Duration = Duration::from_millis(500);
/// How long a window being dragged must hold still.
const STILL: Duration = Duration::from_millis(40);

/// The terminal at standard input.
pub struct Tty {
    signals: Signals,
    decoder: Decoder,
    /// Keys that were pressed while the terminal was asked.
    ahead: VecDeque<Keystroke>,
    /// How it was before a prompt, and how it is meanwhile.
    modes: Option<(Termios, Termios)>,
    is_quiet: bool,
    seen: Size,
}

impl Tty {
    /// Takes the terminal at standard input; `signals` ends every wait.
    pub fn new(signals: Signals) -> Self {
        Self {
            signals,
            decoder: Decoder::default(),
            ahead: VecDeque::new(),
            modes: None,
            is_quiet: false,
            seen: window(),
        }
    }

    /// Reads what is there.
    fn hear(&mut self) -> io::Result<()> {
        let mut bytes = [0; 4096];
        match rustix::io::read(io::stdin(), &mut bytes) {
            Ok(0) => return Err(interrupted()),
            Ok(count) => self.decoder.feed(&bytes[..count]),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(_) => return Err(interrupted()),
        }
        Ok(())
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

    /// Takes the terminal again where a shell has had it: the program was stopped, and continued.
    fn continued(&mut self) -> io::Result<bool> {
        let Some((_, raw)) = &self.modes else { return Ok(false) };
        let now = termios::tcgetattr(io::stdin())?;
        if (now.local_modes, now.input_modes) == (raw.local_modes, raw.input_modes) {
            return Ok(false);
        }
        take(raw)?;
        Ok(true)
    }
}

impl Terminal for Tty {
    fn raw(&mut self) -> io::Result<()> {
        if let Some((_, raw)) = &self.modes {
            return if std::mem::take(&mut self.is_quiet) { take(raw) } else { Ok(()) };
        }
        let before = termios::tcgetattr(io::stdin())?;
        mind_panics(&before);
        let mut raw = before.clone();
        raw.local_modes -=
            LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG | LocalModes::IEXTEN;
        raw.input_modes -=
            InputModes::IXON | InputModes::ICRNL | InputModes::INLCR | InputModes::IGNCR;
        raw.special_codes[SpecialCodeIndex::VMIN] = 1;
        raw.special_codes[SpecialCodeIndex::VTIME] = 0;
        let (_, raw) = self.modes.insert((before, raw));
        take(raw)
    }

    fn cooked(&mut self) {
        self.is_quiet = false;
        if let Some((before, _)) = self.modes.take() {
            give_back(&before);
        }
    }

    fn quiet(&mut self) {
        if let Some((before, _)) = &self.modes {
            let mut quiet = before.clone();
            quiet.local_modes -= LocalModes::ECHO;
            give_back(&quiet);
            self.is_quiet = true;
        }
    }

    fn discard(&mut self) -> io::Result<()> {
        if let Wait::Bytes = wait(Duration::ZERO)? {
            self.hear()?; // all that the system has kept of it
        }
        let keys = std::iter::from_fn(|| self.decoder.key());
        let is_interrupted =
            self.ahead.drain(..).chain(keys).any(|key| key == Keystroke::Interrupt);
        self.decoder.clear();
        termios::tcflush(io::stdin(), QueueSelector::IFlush)?;
        if is_interrupted { Err(interrupted()) } else { Ok(()) }
    }

    fn press(&mut self) -> io::Result<Press> {
        loop {
            if self.signals.load(Ordering::Relaxed) {
                return Err(interrupted());
            }
            if self.continued()? {
                return Ok(Press::Continued);
            }
            if self.resized() {
                return Ok(Press::Resized);
            }
            match self.ahead.pop_front().or_else(|| self.decoder.key()) {
                Some(Keystroke::Interrupt) => return Err(interrupted()),
                Some(key) => return Ok(Press::Key(key)),
                None => {}
            }
            let patience = match self.decoder.is_waiting() {
                false => TICK,
                true if self.decoder.may_be_whole() => ALONE,
                true => BROKEN,
            };
            match wait(patience)? {
                Wait::Nothing if self.decoder.is_waiting() => {
                    if let Some(key) = self.decoder.give_up() {
                        return Ok(Press::Key(key));
                    }
                }
                Wait::Nothing => return Ok(Press::Idle),
                Wait::Signal => {}
                Wait::Gone => return Err(interrupted()),
                Wait::Bytes => self.hear()?,
            }
        }
    }

    fn answer(&mut self, question: &str) -> io::Result<Vec<u8>> {
        io::stderr().write_all(question.as_bytes())?;
        self.decoder.listen();
        let mut glances = 0;
        while glances < GLANCES
            && !self.decoder.has_answer()
            && !self.signals.load(Ordering::Relaxed)
        {
            glances += 1;
            match wait(GLANCE)? {
                Wait::Nothing | Wait::Signal => {}
                Wait::Gone => break,
                Wait::Bytes => {
                    self.hear()?;
                    self.ahead.extend(std::iter::from_fn(|| self.decoder.key()));
                }
            }
        }
        Ok(self.decoder.answer())
    }

    fn size(&self) -> Size {
        window()
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.cooked();
        // All that runs together stops together, as when the terminal sends it; where nobody could
        // continue it, the system does not stop it.
        kill_current_process_group(Signal::TSTP)?;
        self.raw()
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        self.cooked();
    }
}

/// Sets modes in which keys come as they are pressed, and pasted text marked as such.
fn take(raw: &Termios) -> io::Result<()> {
    termios::tcsetattr(io::stdin(), OptionalActions::Now, raw)?;
    io::stderr().write_all(b"\x1b[?2004h")
}

/// Sets modes in which lines come. A terminal that is gone needs nothing set.
fn give_back(modes: &Termios) {
    let _ = io::stderr().write_all(b"\x1b[?2004l\x1b[?25h");
    let _ = termios::tcsetattr(io::stdin(), OptionalActions::Now, modes);
}

/// Lets a terminal be as it was before a panic is told: where that ends the program at once, nothing is
/// dropped any more.
fn mind_panics(before: &Termios) {
    static MINDED: Once = Once::new();
    let before = before.clone();
    MINDED.call_once(move || {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            give_back(&before);
            tell(panic);
        }));
    });
}

/// What waiting for standard input came to.
pub(super) enum Wait {
    Bytes,
    Nothing,
    Signal,
    Gone,
}

pub(super) fn wait(patience: Duration) -> io::Result<Wait> {
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

/// The failures of a terminal that was closed are an interruption.
pub(super) fn lost(error: io::Error) -> io::Error {
    if error.raw_os_error() == Some(Errno::IO.raw_os_error()) { interrupted() } else { error }
}

fn interrupted() -> io::Error {
    io::ErrorKind::Interrupted.into()
}

/// The window at standard error, where questions are drawn; 80x24 when it does not say.
fn window() -> Size {
    let told = termios::tcgetwinsize(io::stderr()).or_else(|_| termios::tcgetwinsize(io::stdin()));
    let (rows, columns) = told.map_or((0, 0), |size| (size.ws_row, size.ws_col));
    let or = |told: u16, usual: usize| if told == 0 { usual } else { usize::from(told) };
    Size { rows: or(rows, 24), columns: or(columns, 80) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::io::Read;

    #[test]
    #[ignore = "the next one runs it in a terminal of its own"]
    fn it_panics_with_the_terminal_in_hand() {
        Tty::new(Signals::default()).raw().unwrap();
        panic!("as it should");
    }

    #[test]
    fn a_panic_is_told_in_a_terminal_that_is_as_it_was() {
        let (told, modes) = run("it_panics_with_the_terminal_in_hand", "");
        let at = |what: &str| told.find(what).unwrap_or_else(|| panic!("no {what:?} in {told:?}"));
        assert!(at("\x1b[?2004h") < at("\x1b[?2004l") && at("\x1b[?2004l") < at("panicked at"));
        assert!(modes.contains("ICANON"));
    }

    #[test]
    #[ignore = "the next one runs it in a terminal of its own"]
    fn it_discards_what_was_typed() {
        let mut tty = Tty::new(Signals::default());
        tty.raw().unwrap();
        io::stderr().write_all(READY.as_bytes()).unwrap();
        // What is typed comes in one piece, and is left where it is.
        while !matches!(wait(TICK).unwrap(), Wait::Bytes) {}
        let done = tty.discard().map_err(|error| error.kind());
        let left = matches!(wait(Duration::ZERO).unwrap(), Wait::Bytes);
        tty.cooked();
        panic!("{done:?}, something left: {left}");
    }

    #[test]
    fn what_was_typed_ahead_is_dropped_but_for_an_interruption() {
        for (typed, done) in [
            ("yes\r", "Ok(())"),
            ("\x1b", "Ok(())"),
            ("\x03", "Err(Interrupted)"),
            ("ye\x1b[\x03s\r", "Err(Interrupted)"),
        ] {
            let (told, _) = run("it_discards_what_was_typed", typed);
            let wanted = format!("{done}, something left: false");
            assert!(told.contains(&wanted), "{typed:?}: {told}");
        }
    }

    const READY: &str = "it is listened";

    /// Runs a test in a terminal, types there once it is listened, and brings what is told, and
    /// the modes that it is left in.
    fn run(test: &str, typed: &str) -> (String, String) {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--ignored", "--nocapture", test]);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let mut writer = pair.master.take_writer().unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave); // or reading would never end
        let (mut told, mut typed, mut bytes) = (Vec::new(), Some(typed), [0; 4096]);
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            told.extend_from_slice(&bytes[..count]);
            if String::from_utf8_lossy(&told).contains(READY) {
                let keys = typed.take().unwrap_or_default();
                writer.write_all(keys.as_bytes()).unwrap();
            }
        }
        child.wait().unwrap();
        let modes = format!("{:?}", pair.master.get_termios().unwrap().local_flags);
        (String::from_utf8_lossy(&told).into_owned(), modes)
    }
}
