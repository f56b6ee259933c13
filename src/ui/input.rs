//! Standard input for plain lines, which a signal ends and a clock can be looked at beside; and what a
//! person has typed of a line when there is no more time to end it.

use super::tty::{Signals, TICK, Wait, lost, wait};
use rustix::io::Errno;
use rustix::termios::{self, LocalModes, OptionalActions, SpecialCodeIndex};
use std::io::{self, BufRead, BufReader, Read};
use std::sync::atomic::Ordering;

/// Standard input for plain lines: a read that a signal ends. Handlers restart a plain read, so
/// that Ctrl-C would wait for the end of the line. Where nothing comes for a tenth of a second, a
/// read fails with `WouldBlock`: who reads may have a clock to look at.
pub struct Input {
    signals: Signals,
}

impl Input {
    /// Reads standard input until it ends or `signals` is set.
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
                Wait::Nothing => return Err(io::ErrorKind::WouldBlock.into()),
                Wait::Signal => {}
                Wait::Bytes | Wait::Gone => match rustix::io::read(io::stdin(), &mut *buffer) {
                    // The terminal was closed, and a signal has said so.
                    Ok(0) if self.signals.load(Ordering::Relaxed) => {}
                    Ok(count) => return Ok(count),
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    Err(error) => return Err(lost(error.into())),
                },
            }
        }
    }
}

/// Where plain lines come from.
pub trait LineSource: BufRead {
    /// What was typed of a line that is not ended; it is not read again.
    fn unfinished(&mut self) -> Vec<u8> {
        Vec::new()
    }
}

impl LineSource for &[u8] {}

impl<T: AsRef<[u8]>> LineSource for io::Cursor<T> {}

impl LineSource for BufReader<Input> {
    fn unfinished(&mut self) -> Vec<u8> {
        typed_so_far().unwrap_or_default() // of no terminal, or one that has gone, there is nothing
    }
}

/// What stands in the line that the terminal edits by itself.
fn typed_so_far() -> io::Result<Vec<u8>> {
    let before = termios::tcgetattr(io::stdin())?;
    let mut open = before.clone();
    open.local_modes -= LocalModes::ICANON;
    open.special_codes[SpecialCodeIndex::VMIN] = 0;
    open.special_codes[SpecialCodeIndex::VTIME] = 0;
    termios::tcsetattr(io::stdin(), OptionalActions::Now, &open)?;
    let mut bytes = [0; 4096];
    let count = rustix::io::read(io::stdin(), &mut bytes);
    termios::tcsetattr(io::stdin(), OptionalActions::Now, &before)?;
    Ok(bytes[..count?].to_vec())
}
