//! The paper of an exam as a whole: a list of all its questions, from which one is gone to, and what is
//! said before it is handed in. Time goes on in both.

use super::Screen;
use super::menu::with_clock;
use crate::text::Look;
use crate::ui::area::Page;
use crate::ui::desk::{Balance, Desk, Onward};
use crate::ui::keys::Keystroke;
use crate::ui::legend::{Hotkey, legend};
use crate::ui::look::{Ink, cut, wrap};
use crate::ui::tty::{Size, Terminal};
use std::io::{self, Write};

/// How far a page of the list goes.
const PAGE: usize = 10;

/// Where one stands in the list.
struct Standpoint {
    at: usize,
    /// The digits of a number that is being typed.
    number: String,
}

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Shows all questions until one is gone to or the exam is handed in; nothing where that is left.
    pub(super) fn look_over(
        &mut self,
        desk: &Desk<'_>,
        balance: &Balance,
    ) -> io::Result<Option<Onward>> {
        let mut here = Standpoint { at: desk.at, number: String::new() };
        loop {
            let page = |look, size: Size| {
                with_clock(listed(desk, balance, &here, look, size.rows), desk.remaining)
            };
            let Some(key) = self.unscrolled_key(&page, desk.remaining)? else { return Ok(None) };
            match key {
                Keystroke::Enter | Keystroke::Char(' ') => {
                    return Ok((here.at != desk.at).then_some(Onward::Go(here.at)));
                }
                Keystroke::Char('h' | 'H') => {
                    if let Some(onward) = self.hand_in(desk, balance)? {
                        return Ok(Some(onward));
                    }
                    if desk.is_over() {
                        return Ok(None);
                    }
                }
                Keystroke::Esc
                | Keystroke::Ctrl('L' | 'G')
                | Keystroke::Char('q' | 'Q')
                | Keystroke::EndOfInput => return Ok(None),
                Keystroke::Suspend => self.suspend()?,
                key => here.step(&key, balance),
            }
        }
    }

    /// Says what is open, and asks whether to hand in; nothing where that is left.
    pub(super) fn hand_in(
        &mut self,
        desk: &Desk<'_>,
        balance: &Balance,
    ) -> io::Result<Option<Onward>> {
        self.terminal.discard()?; // nobody hands in by what was typed ahead
        let open = balance.next_open(desk.at);
        let flagged = balance.next_flagged(desk.at);
        loop {
            let page = |look, _| with_clock(asked(balance, look), desk.remaining);
            let Some(key) = self.key_in_time(&page, desk.remaining)? else { return Ok(None) };
            let to = match key {
                Keystroke::Char('y' | 'Y') => return Ok(Some(Onward::HandIn)),
                Keystroke::Char('o' | 'O') => open,
                Keystroke::Char('f' | 'F') => flagged,
                Keystroke::Esc
                | Keystroke::Enter
                | Keystroke::Char('n' | 'N' | 'q' | 'Q')
                | Keystroke::EndOfInput => return Ok(None),
                Keystroke::Up | Keystroke::Down => {
                    self.area.scroll(key == Keystroke::Down);
                    continue;
                }
                Keystroke::Suspend => {
                    self.suspend()?;
                    continue;
                }
                _ => continue,
            };
            if let Some(at) = to {
                return Ok((at != desk.at).then_some(Onward::Go(at)));
            }
        }
    }
}

impl Standpoint {
    /// Moves by a key.
    fn step(&mut self, key: &Keystroke, balance: &Balance) {
        let last = balance.of.saturating_sub(1);
        let number = std::mem::take(&mut self.number);
        self.at = match key {
            Keystroke::Up => self.at.saturating_sub(1),
            Keystroke::Down => (self.at + 1).min(last),
            Keystroke::PageUp => self.at.saturating_sub(PAGE),
            Keystroke::PageDown => (self.at + PAGE).min(last),
            Keystroke::Home => 0,
            Keystroke::End => last,
            Keystroke::Char('o' | 'O') => balance.next_open(self.at).unwrap_or(self.at),
            Keystroke::Char('f' | 'F') => balance.next_flagged(self.at).unwrap_or(self.at),
            Keystroke::Char(c) if c.is_ascii_digit() => self.numbered(&number, *c, balance.of),
            _ => self.at,
        };
    }

    /// The place that a number names with one more digit; one that is too large begins anew.
    fn numbered(&mut self, before: &str, digit: char, count: usize) -> usize {
        for number in [format!("{before}{digit}"), digit.to_string()] {
            let named = number.parse::<usize>().ok().filter(|named| (1..=count).contains(named));
            if let Some(named) = named {
                self.number = number;
                return named - 1;
            }
        }
        self.at
    }
}

/// The list of all questions; those that a window of so many rows cannot show beside the one that
/// one stands on are left blank.
fn listed(desk: &Desk<'_>, balance: &Balance, here: &Standpoint, look: Look, rows: usize) -> Page {
    let mut lines = legend_of(balance, look);
    let pinned = lines.len();
    let digits = balance.of.to_string().len();
    for (at, glance) in desk.places.iter().enumerate() {
        if at.abs_diff(here.at) > rows {
            lines.push(String::new());
            continue;
        }
        let is_here = at == here.at;
        let pointer = if is_here { look.sign("❯ ", "> ") } else { "  " };
        let is_in = |places: &[usize]| places.binary_search(&at).is_ok();
        let answered = match (is_in(&balance.open), is_in(&balance.partial)) {
            (true, _) => "[ ]",
            (false, true) => "[-]",
            (false, false) => "[x]",
        };
        let flag = if glance.is_flagged { "!" } else { " " };
        let line = format!("{pointer}{:>digits$} {answered}{flag} {}", at + 1, glance.line(look));
        let line = cut(&line, look);
        lines.push(if is_here { look.paint(Ink::Active, &line) } else { line });
    }
    let active = pinned + here.at..pinned + here.at + 1;
    let number = match &*here.number {
        "" => Hotkey::useful("a number or arrows"),
        number => Hotkey::must(format!("number {number}")),
    };
    let mut keys = vec![number, Hotkey::must("Enter goes there")];
    keys.extend((!balance.open.is_empty()).then(|| Hotkey::useful("o next open")));
    keys.extend((!balance.flagged.is_empty()).then(|| Hotkey::useful("f next flagged")));
    keys.extend([Hotkey::useful("h hand in"), Hotkey::must("Esc back")]);
    let cursor = Some((active.start, 0));
    Page { lines, pinned, group: active.clone(), active, cursor, keys }
}

/// How many are answered, in part, open and flagged, with the signs that the list has for them.
fn legend_of(balance: &Balance, look: Look) -> Vec<String> {
    let (open, flagged) = (balance.open.len(), balance.flagged.len());
    let partial = balance.partial.len();
    let mut parts = vec![format!("[x] {} answered", balance.of - open - partial)];
    parts.extend((partial > 0).then(|| format!("[-] {partial} in part")));
    parts.push(format!("[ ] {open} open"));
    if flagged > 0 {
        parts.push(format!("! {flagged} flagged"));
    }
    let parts: Vec<Hotkey> = parts.into_iter().map(Hotkey::must).collect();
    legend(&parts, parts.len(), look).iter().map(|line| look.paint(Ink::Dim, line)).collect()
}

/// What is said before an exam is handed in.
fn asked(balance: &Balance, look: Look) -> Page {
    let mut lines = wrap(&look.paint(Ink::Bold, "Hand in?"), look.columns, "", "");
    lines.extend(balance.sentences().iter().flat_map(|said| wrap(said, look.columns, "", "  ")));
    let mut keys = vec![Hotkey::must("y hands in")];
    keys.extend((!balance.open.is_empty()).then(|| Hotkey::useful("o to an open one")));
    keys.extend((!balance.flagged.is_empty()).then(|| Hotkey::useful("f to a flagged one")));
    keys.push(Hotkey::must("Esc goes back"));
    Page { lines, keys, pinned: 1, ..Page::default() }
}
