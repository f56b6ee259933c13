//! The live area: the lines at the end of the screen that are redrawn in place while a question
//! waits for its answer. All moves are relative, so that what scrolled by stays as it is; the area
//! is never taller than the window, and shows a part of what it holds when that is longer.

use super::legend::{Hotkey, legend};
use super::look::{Ink, width};
use super::picture::ROW;
use super::tty::{Size, lost};
use crate::text::Look;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

/// A window of fewer rows has one line of keys.
const LOW: usize = 8;

/// What the area shows: lines, and which of them must be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// All lines, none wider than the window.
    pub lines: Vec<String>,
    /// How many of them stay at the top, where there is room for more.
    pub pinned: usize,
    /// The lines that belong together with the active one, shown whole if they fit.
    pub group: Range<usize>,
    /// The lines that the keys act on.
    pub active: Range<usize>,
    /// Where the cursor stands: line and column.
    pub cursor: Option<(usize, usize)>,
    /// The keys, named below.
    pub keys: Vec<Hotkey>,
}

/// An area at the end of what was written to `out`.
pub(super) struct Area<W: Write> {
    out: W,
    /// The width of each line on the screen.
    drawn: Vec<usize>,
    /// Where the cursor was left: row and column of the area.
    at: (usize, usize),
    /// The first line shown.
    top: usize,
    /// How many lines could be scrolled through when it was last drawn.
    room: usize,
    /// Whether the learner scrolled, and so decides what is seen.
    scrolled: bool,
    /// How many rows the window had when it was last drawn.
    rows: usize,
    /// The picture on the screen, if there is one.
    inset: Option<Inset>,
}

/// A picture among lines, all of whose rows are there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Inset {
    /// The line that its first row is.
    first: usize,
    remove: String,
    draw: String,
}

impl Inset {
    fn of(lines: &[String]) -> Option<Self> {
        let first = lines.iter().position(|line| line.starts_with(ROW))?;
        let mut parts = lines[first].splitn(4, ROW).skip(1);
        let (rows, remove, draw) =
            (parts.next()?.parse::<usize>().ok()?, parts.next()?, parts.next()?);
        let there = lines[first..].iter().take_while(|line| line.starts_with(ROW)).count();
        let whole = || Self { first, remove: remove.to_owned(), draw: draw.to_owned() };
        (there == rows).then(whole)
    }

    /// What draws it where the cursor is in the last of so many lines, and leaves it there.
    fn drawn(&self, lines: usize) -> String {
        let mut text = String::from("\u{1b}7\r");
        up(&mut text, lines.saturating_sub(self.first + 1));
        text + &self.draw + "\u{1b}8"
    }
}

impl<W: Write> Area<W> {
    pub(super) const fn new(out: W) -> Self {
        Self {
            out,
            drawn: Vec::new(),
            at: (0, 0),
            top: 0,
            room: 1,
            scrolled: false,
            rows: 0,
            inset: None,
        }
    }

    /// Draws the page over what is there.
    pub(super) fn show(&mut self, page: &Page, size: Size, look: Look) -> io::Result<()> {
        self.rows = size.rows;
        let count = page.lines.len();
        let most = if size.rows < LOW { 1 } else { 2 };
        let mut named = legend(&page.keys, most, look);
        let is_cut = count > size.rows.saturating_sub(named.len());
        if is_cut {
            named = scrolled_legend(&page.keys, most, (count, count, count), look);
        }
        let body = size.rows.saturating_sub(named.len()).max(1);
        let pinned = if page.pinned + 2 < body { page.pinned } else { 0 };
        let room = body - pinned;
        self.room = room;
        if !self.scrolled {
            self.top = top(page, room, self.top);
        }
        self.top = self.top.min(count.saturating_sub(room)).max(pinned);
        let end = (self.top + room).min(count);
        let mut lines = [&page.lines[..pinned], &page.lines[self.top..end]].concat();
        if is_cut {
            named = scrolled_legend(&page.keys, named.len(), (self.top + 1, end, count), look);
        }
        lines.extend(named.iter().map(|line| look.paint(Ink::Dim, line)));
        let shown = self.top..end;
        let within = |line: usize| shown.contains(&line).then(|| pinned + line - shown.start);
        let cursor = page.cursor.and_then(|(line, column)| Some((within(line)?, column)));
        let active = within(page.active.start).filter(|_| !page.active.is_empty());
        self.draw(&lines, cursor, active)
    }

    /// The cursor stands where text is typed, or else at what the keys act on: magnifiers, braille
    /// displays and screen readers follow it.
    fn draw(
        &mut self,
        lines: &[String],
        cursor: Option<(usize, usize)>,
        active: Option<usize>,
    ) -> io::Result<()> {
        let mut text = String::from("\u{1b}[?25l\u{1b}[?7l\r");
        up(&mut text, self.at.0);
        let inset = Inset::of(lines);
        let stays = inset.is_some() && inset == self.inset;
        if !stays {
            text.push_str(&self.take_off());
        }
        for (number, line) in lines.iter().enumerate() {
            let next = if number == 0 { "" } else { "\r\n" };
            match line.starts_with(ROW) {
                true if stays => text.push_str(next),
                true => {
                    let _ = write!(text, "{next}\u{1b}[K");
                }
                false => {
                    let _ = write!(text, "{next}{line}\u{1b}[K");
                }
            }
        }
        text.push_str("\u{1b}[J\u{1b}[?7h\r");
        if let (Some(inset), false) = (&inset, stays) {
            text.push_str(&inset.drawn(lines.len()));
        }
        self.inset = inset;
        let last = lines.len().saturating_sub(1);
        self.at = cursor.unwrap_or((active.unwrap_or(0), 0));
        up(&mut text, last - self.at.0.min(last));
        if self.at.1 > 0 {
            let _ = write!(text, "\u{1b}[{}C", self.at.1);
        }
        text.push_str("\u{1b}[?25h");
        let columns = |line: &String| if line.starts_with(ROW) { 0 } else { width(line) };
        self.drawn = lines.iter().map(columns).collect();
        self.write(&text)
    }

    /// Allows for a window that has changed: lines that are now too long were wrapped by the
    /// terminal, and the area takes more rows above the cursor than were drawn.
    pub(super) fn resized(&mut self, size: Size) {
        let columns = size.columns.max(1);
        let rows = |width: &usize| width.div_ceil(columns).max(1);
        let above: usize = self.drawn.iter().take(self.at.0).map(rows).sum();
        self.at.0 = (above + self.at.1 / columns).min(size.rows.saturating_sub(1));
        if let Some(inset) = &mut self.inset {
            inset.first = usize::MAX; // wherever it stands now, it is to be drawn anew
        }
    }

    /// Scrolls by a screen but for one line.
    pub(super) const fn scroll(&mut self, down: bool) {
        let step = if self.room > 1 { self.room - 1 } else { 1 };
        self.scrolled = true;
        self.top = if down { self.top + step } else { self.top.saturating_sub(step) };
    }

    /// Shows the active line again after scrolling.
    pub(super) const fn follow(&mut self) {
        self.scrolled = false;
    }

    /// Begins anew where the cursor is: something else has written to the screen.
    pub(super) fn forget(&mut self) {
        self.inset = None;
        (self.drawn, self.at, self.top, self.scrolled) = (Vec::new(), (0, 0), 0, false);
    }

    /// Leaves what is drawn as it is, and the cursor below it.
    pub(super) fn leave(&mut self) -> io::Result<()> {
        if !self.drawn.is_empty() {
            let down = self.drawn.len() - self.at.0.min(self.drawn.len() - 1);
            self.write(&("\r\n".repeat(down) + "\u{1b}[?25h"))?;
        }
        self.forget();
        Ok(())
    }

    /// Takes the area off the screen.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        self.finish(&[])
    }

    /// Puts lines that stay in the area's place; the next area begins below them.
    pub(super) fn finish(&mut self, lines: &[String]) -> io::Result<()> {
        let mut text = self.take_off();
        text.push('\r');
        up(&mut text, self.at.0);
        if !self.drawn.is_empty() {
            text.push_str("\u{1b}[J");
        }
        // What has left the window by its upper edge is out of reach.
        let inset = Inset::of(lines).filter(|inset| lines.len() - inset.first < self.rows);
        for line in lines {
            match (line.starts_with(ROW), &inset) {
                (true, None) => continue,
                (true, Some(_)) => {}
                (false, _) => text.push_str(line),
            }
            text.push_str("\r\n");
        }
        if let Some(inset) = inset {
            text.push_str(&inset.drawn(lines.len() + 1));
        }
        text.push_str("\u{1b}[?25h");
        self.forget();
        self.write(&text)
    }

    /// What takes the picture off the screen.
    fn take_off(&mut self) -> String {
        self.inset.take().map(|inset| inset.remove).unwrap_or_default()
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()).map_err(lost)
    }
}

impl<W: Write> Drop for Area<W> {
    fn drop(&mut self) {
        let _ = self.leave(); // a terminal that is gone shows nothing
    }
}

/// The line of keys of a page of which only a part is seen: which one, and how the rest is.
fn scrolled_legend(
    keys: &[Hotkey],
    most: usize,
    (first, last, count): (usize, usize, usize),
    look: Look,
) -> Vec<String> {
    let (dots, dash) = (look.sign("…", "..."), look.sign("–", "-"));
    let scroll = if look.columns < 60 {
        let next = if last < count { "PgDn" } else { "PgUp" };
        vec![Hotkey::must(format!("{dots} {first}{dash}{last}/{count} {next}"))]
    } else {
        let place = format!("{dots} lines {first}{dash}{last} of {count}");
        vec![Hotkey::must(place), Hotkey::must("PgUp/PgDn")]
    };
    legend(&[&scroll, keys].concat(), most, look)
}

fn up(text: &mut String, rows: usize) {
    if rows > 0 {
        let _ = write!(text, "\u{1b}[{rows}A");
    }
}

/// The first line to show, as near as may be to the one shown before.
fn top(page: &Page, body: usize, before: usize) -> usize {
    let see = |top: usize, lines: &Range<usize>| {
        if lines.len() >= body || lines.start < top {
            lines.start
        } else {
            top.max(lines.end.saturating_sub(body))
        }
    };
    let top = if page.group.len() <= body { see(before, &page.group) } else { before };
    if page.active.is_empty() { top } else { see(top, &page.active) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(count: usize, group: Range<usize>, active: Range<usize>) -> Page {
        let lines = (1..=count).map(|number| format!("line {number}")).collect();
        Page { lines, pinned: 0, group, active, cursor: None, keys: vec![Hotkey::must("keys")] }
    }

    #[test]
    fn the_active_line_is_always_seen_and_its_group_when_it_fits() {
        assert_eq!(top(&page(5, 1..5, 1..2), 9, 0), 0);
        assert_eq!(top(&page(20, 10..14, 10..11), 9, 0), 5);
        assert_eq!(top(&page(40, 10..40, 10..11), 9, 0), 2);
        assert_eq!(top(&page(40, 10..40, 39..40), 9, 2), 31);
        assert_eq!(top(&page(40, 10..40, 12..13), 9, 31), 12);
        assert_eq!(top(&page(40, 10..40, 12..30), 9, 0), 12);
    }

    #[test]
    fn what_does_not_fit_is_said() {
        let look =
            Look { columns: 60, colour: false, theme: crate::text::Theme::USUAL, unicode: true };
        let mut area = Area::new(Vec::new());
        let size = Size { rows: 5, columns: 61 };
        area.show(&page(45, 9..45, 12..13), size, look).unwrap();
        let shown = String::from_utf8(area.out.clone()).unwrap();
        assert!(shown.contains("line 13") && !shown.contains("line 14"), "{shown}");
        assert!(shown.contains("… lines 10–13 of 45 · PgUp/PgDn · keys"), "{shown}");
    }

    #[test]
    fn scrolling_keeps_a_line_in_sight_and_ends_at_both_ends() {
        let look =
            Look { columns: 60, colour: false, theme: crate::text::Theme::USUAL, unicode: true };
        let mut area = Area::new(Vec::new());
        let mut shown_after = |down: Option<bool>, rows: usize| {
            if let Some(down) = down {
                area.scroll(down);
            }
            area.show(&page(20, 0..20, 0..1), Size { rows, columns: 61 }, look).unwrap();
            area.top + 1..area.top + 1 + area.room
        };
        assert_eq!(shown_after(None, 10), 1..10);
        assert_eq!(shown_after(Some(true), 10), 9..18);
        assert_eq!(shown_after(Some(true), 10), 12..21);
        assert_eq!(shown_after(Some(false), 10), 4..13);
        assert_eq!(shown_after(Some(false), 10), 1..10);
        assert_eq!(shown_after(None, 2), 1..2);
        assert_eq!(shown_after(Some(true), 2), 2..3, "where only one line is seen, the next one");
        area.follow();
        area.show(&page(20, 0..20, 0..1), Size { rows: 10, columns: 61 }, look).unwrap();
        assert_eq!(area.top, 0);
    }

    #[test]
    fn what_is_pinned_stays_in_sight_where_there_is_room() {
        let look =
            Look { columns: 60, colour: false, theme: crate::text::Theme::USUAL, unicode: true };
        for (rows, is_seen) in [(10, true), (5, true), (4, false)] {
            let mut area = Area::new(Vec::new());
            for active in [20, 44, 3] {
                area.out.clear();
                let page = Page { pinned: 1, ..page(45, 1..45, active..active + 1) };
                area.show(&page, Size { rows, columns: 61 }, look).unwrap();
                let shown = String::from_utf8(area.out.clone()).unwrap();
                assert!(shown.contains(&format!("line {}\u{1b}", active + 1)), "{shown}");
                assert_eq!(shown.contains("line 1\u{1b}"), is_seen, "{rows}: {shown}");
            }
        }
    }

    #[test]
    fn a_narrower_window_makes_the_area_taller() {
        let look =
            Look { columns: 79, colour: false, theme: crate::text::Theme::USUAL, unicode: true };
        let mut area = Area::new(Vec::new());
        let mut long = page(3, 0..3, 2..3);
        long.lines[0] = "x".repeat(70);
        area.show(&long, Size { rows: 24, columns: 80 }, look).unwrap();
        assert_eq!(area.at, (2, 0));
        area.resized(Size { rows: 24, columns: 40 });
        assert_eq!(area.at, (3, 0));
    }
}
