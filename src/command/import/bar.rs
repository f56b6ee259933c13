//! A bar that tells how far an import is: from one second on, where a person sees it, and gone at the
//! end.

use crate::env::{self, Global};
use crate::text::{Look, printable_line, shorten, width};
use crate::ui::share_bar;
use std::io::{self, IsTerminal, Write};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

/// How often it is drawn.
const TICK: Duration = Duration::from_millis(100);

/// After so many ticks it is shown.
const SILENT: u32 = 10;

/// How wide it is at most.
const CELLS: usize = 20;

/// What is being done, and how much of all is.
#[derive(Default)]
struct WorkState {
    doing: String,
    share: f64,
    is_over: bool,
}

/// A bar; it is gone when this is.
pub struct WorkBar {
    state: Arc<(Mutex<WorkState>, Condvar)>,
    drawer: Option<JoinHandle<()>>,
}

impl WorkBar {
    /// Begins one, where somebody sees it.
    pub fn begin(global: &Global) -> Self {
        let state = Arc::<(Mutex<WorkState>, Condvar)>::default();
        let is_plain = env::wants_plain() || global.config.plain.value;
        let is_seen = io::stderr().is_terminal() && !is_plain;
        let (shared, look) = (Arc::clone(&state), env::look(global.color, &io::stderr()));
        Self { state, drawer: is_seen.then(|| spawn(move || draw(&shared, look))) }
    }

    /// Says what is being done now, and which share of all is done.
    pub fn at(&self, doing: &str, share: f64) {
        if let Ok(mut state) = self.state.0.lock() {
            state.doing = printable_line(doing);
            state.share = share;
        }
    }
}

impl Drop for WorkBar {
    fn drop(&mut self) {
        let Some(drawer) = self.drawer.take() else { return };
        if let Ok(mut state) = self.state.0.lock() {
            state.is_over = true;
        }
        self.state.1.notify_all();
        drop(drawer.join()); // what could not be drawn is no failure of the import
    }
}

/// Draws it until all is over.
fn draw(shared: &(Mutex<WorkState>, Condvar), look: Look) {
    let (state, ends) = shared;
    let (mut ticks, mut end) = (0, String::new());
    let Ok(mut now) = state.lock() else { return };
    while !now.is_over {
        let Ok((next, _)) = ends.wait_timeout(now, TICK) else { return };
        now = next;
        ticks += 1;
        if ticks < SILENT || now.is_over {
            continue;
        }
        let line = line(&now, look);
        end = "\r".to_owned() + &" ".repeat(look.columns.saturating_sub(1)) + "\r";
        // Drawing is no part of the work: a terminal that takes nothing does not end it.
        let _ = write!(io::stderr(), "\r{line}\r");
    }
    let _ = write!(io::stderr(), "{end}");
}

/// The bar and what is being done, over all of a line but its last column.
fn line(now: &WorkState, look: Look) -> String {
    let share = now.share * 100.0;
    let bar = share_bar(share, look, CELLS);
    let plain = Look { colour: false, ..look };
    let room = look.columns.saturating_sub(width(&share_bar(share, plain, CELLS)) + 3);
    if room == 0 {
        return bar;
    }
    let doing = shorten(&now.doing, room);
    let rest = " ".repeat(room.saturating_sub(width(&doing)));
    format!("{bar}  {doing}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Theme;

    #[test]
    fn the_bar_and_its_words_fit_on_a_line() {
        let now =
            WorkState { doing: "checking 100000 questions".to_owned(), share: 0.4, is_over: false };
        for columns in [80, 40, 24] {
            let look = Look { columns, colour: false, theme: Theme::USUAL, unicode: true };
            let line = line(&now, look);
            assert!(width(&line) < columns, "{line}");
            assert!(line.contains("40 %"), "{line}");
        }
        let look = Look { columns: 60, colour: false, theme: Theme::USUAL, unicode: false };
        assert_eq!(
            line(&now, look).trim_end(),
            "########............ 40 %  checking 100000 questions"
        );
    }
}
