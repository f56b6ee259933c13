//! A question put to nobody: the whole way through a surface with what is typed written down before,
//! for tests that ask how a surface bears what a deck can hold.

use super::keys::Keystroke;
use super::tty::{Press, Size, Terminal};
use super::{Plain, Screen, Ui};
use crate::engine::{Feedback, Turn};
use crate::text::Look;
use std::collections::VecDeque;
use std::io;

/// Asks a question by plain lines and tells what became of it: all that is written.
pub fn spoken(turn: &Turn, feedback: &Feedback, typed: &str, look: Look) -> Vec<u8> {
    let mut written = Vec::new();
    let mut plain = Plain::new(typed.as_bytes(), &mut written, io::sink(), look, true);
    // What is typed may be no answer, and then the input ends.
    let _ = plain.ask(turn);
    let _ = plain.tell(feedback);
    written
}

/// Draws a question, into which a text is pasted and a few keys are pressed, and what became of it.
pub fn drawn(turn: &Turn, feedback: &Feedback, pasted: &str, look: Look) -> Vec<u8> {
    let keys = [
        Keystroke::Paste(pasted.to_owned()),
        Keystroke::Enter,
        Keystroke::Down,
        Keystroke::Char('a'),
        Keystroke::End,
        Keystroke::Enter,
    ];
    let keys = KeysPressed { left: keys.into(), columns: look.columns };
    let mut written = Vec::new();
    let mut screen = Screen::new(keys, &mut written, look, io::sink(), look);
    let _ = screen.ask(turn);
    let _ = screen.tell(feedback);
    drop(screen);
    written
}

/// A terminal at which these keys are pressed, and then nobody is any more.
struct KeysPressed {
    left: VecDeque<Keystroke>,
    columns: usize,
}

impl Terminal for KeysPressed {
    fn raw(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn cooked(&mut self) {}

    fn quiet(&mut self) {}

    fn discard(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn press(&mut self) -> io::Result<Press> {
        self.left.pop_front().map(Press::Key).ok_or_else(|| io::ErrorKind::Interrupted.into())
    }

    fn answer(&mut self, _question: &str) -> io::Result<Vec<u8>> {
        Ok(Vec::new())
    }

    fn size(&self) -> Size {
        Size { rows: 24, columns: self.columns }
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}
