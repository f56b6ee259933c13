//! Waiting for a line of an exam, as long as there is time.

use crate::ui::desk::{Desk, time_left};
use crate::ui::input::LineSource;
use crate::ui::plain::Plain;
use crate::ui::plain::line::read_line;
use std::io::{self, Write};

/// When it is said how much time is left, in seconds.
const SAID_AT: [u64; 2] = [300, 60];

/// What waiting for a line came to.
pub enum Awaited {
    /// A line.
    Line(String),
    /// The end of the input.
    End,
    /// The end of the time.
    Over,
}

impl<I: LineSource, Q: Write, R: Write> Plain<I, Q, R> {
    /// Waits for a line as long as there is time.
    pub fn hear(&mut self, wanted: &str, desk: &Desk<'_>) -> io::Result<Awaited> {
        let prompt = format!("{wanted}> ");
        if self.person {
            self.write(&prompt)?;
        }
        let came = loop {
            match read_line(&mut self.input, &mut self.begun) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if let Some(left) = self.due_time(desk) {
                        let (before, after) = if self.person { ("\n", &*prompt) } else { ("", "") };
                        self.write(&format!("{before}{left}\n{after}"))?;
                    }
                }
                Err(error) => break Err(error),
                Ok(_) if desk.is_over() => break Ok(Awaited::Over),
                Ok(Some(line)) => return Ok(Awaited::Line(line)),
                Ok(None) => break Ok(Awaited::End),
            }
            if desk.is_over() {
                break Ok(Awaited::Over);
            }
        };
        self.write(if self.person { "\n" } else { "" })?; // what follows begins a line of its own
        came
    }

    /// How much time is left, where that is to be said: at first, and when little is.
    pub fn due_time(&mut self, desk: &Desk<'_>) -> Option<String> {
        let now = desk.seconds().filter(|now| *now > 0)?;
        let passed = |before: u64| SAID_AT.iter().any(|mark| before > *mark && now <= *mark);
        self.stay.seconds.replace(now).is_none_or(passed).then(|| time_left(now))
    }

    /// What has come of a line that is not ended.
    pub fn unfinished(&mut self) -> String {
        let mut bytes = std::mem::take(&mut self.begun);
        bytes.extend(self.input.unfinished());
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        String::from_utf8_lossy(line).into_owned()
    }
}
