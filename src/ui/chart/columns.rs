//! Counts of days as columns that stand beside each other.

use super::ceiling;
use crate::text::{Look, pad, width};
use crate::ui::look::Ink;

/// How many rows the columns have, and how many with what stands below them: of more than there is
/// room for, the columns have fewer.
const ROWS: usize = 5;
const HEIGHT: usize = 8;

/// A column is at most so wide, with the gap beside it.
const WIDEST: usize = 6;

/// Narrower columns are told by the days on which weeks and months begin.
const NAMED: usize = 4;

/// Counts, each with what it is of.
#[derive(Clone, Copy)]
pub struct Columns<'c> {
    /// What is shown.
    pub counts: &'c [usize],
    /// What each is of, from the longest way to say it to the shortest.
    pub labels: &'c [[String; 2]],
    /// What begins with some of them, said below narrow columns as far as there is room.
    pub ticks: &'c [(usize, String)],
    /// Those that are marked.
    pub marked: &'c [usize],
}

/// How many counts go into one column so that all fit: 1, or whole weeks.
pub fn binned(counts: usize, look: Look) -> usize {
    let room = look.columns.saturating_sub(8) / 2;
    [1, 7, 14, 28].into_iter().find(|bin| counts.div_ceil(*bin) <= room).unwrap_or(56)
}

/// The picture: an axis, the columns, what they are of and how much that is.
pub fn columns(chart: Columns<'_>, look: Look) -> Vec<String> {
    let Columns { counts, labels, ticks, marked } = chart;
    let top = ceiling(counts.iter().copied().max().unwrap_or(0));
    let axis = top.to_string().len();
    let room = look.columns.saturating_sub(axis + 2);
    let each = (room / counts.len().max(1)).clamp(1, WIDEST);
    let fill = each - usize::from(each > 1);
    let fits = |label: &[String; 2]| {
        let fitting = label.iter().find(|text| width(text) <= fill);
        fitting.cloned().unwrap_or_default()
    };
    let row = |texts: &mut dyn Iterator<Item = String>| {
        texts.map(|text| pad(&text, each)).collect::<String>()
    };
    let mut below = vec![row(&mut labels.iter().map(fits))];
    if each > 1 && counts.iter().all(|count| count.to_string().len() <= fill) {
        below.push(row(&mut counts.iter().map(ToString::to_string)));
    }
    if each < NAMED {
        below.push(scale(ticks, each, room));
    }
    if !marked.is_empty() {
        let mark = |at| if marked.contains(&at) { look.sign("▲", "^") } else { "" };
        below.push(row(&mut (0..counts.len()).map(|at| mark(at).to_owned())));
    }
    below.retain(|line| !line.trim_end().is_empty());
    let rows = HEIGHT.saturating_sub(below.len()).clamp(1, ROWS);
    let bars = (0..rows).rev().map(|row| {
        let is_top = row + 1 == rows;
        let number = if is_top { top.to_string() } else { String::new() };
        let cells = counts.iter().map(|count| {
            let cell = cell(*count, top, (row, rows), look).repeat(fill);
            pad(&cell, each)
        });
        let cells = cells.collect::<String>();
        let line = look.paint(Ink::Bar, cells.trim_end());
        let edge = if is_top { look.sign("┤", "+") } else { look.sign("│", "|") };
        format!("{number:>axis$} {edge}{line}").trim_end().to_owned()
    });
    let below = below.into_iter().map(|line| format!("{:>axis$}  {}", "", line.trim_end()));
    bars.chain(below).collect()
}

/// Texts that begin at their columns, those left out for which there is no room.
fn scale(ticks: &[(usize, String)], each: usize, room: usize) -> String {
    let mut line = String::new();
    for (at, text) in ticks {
        let begin = at * each;
        let is_free = line.is_empty() || width(&line) < begin;
        if is_free && begin + width(text) <= room {
            line = pad(&line, begin) + text;
        }
    }
    line
}

/// What of a column stands in a row of so many, the lowest being 0: in eighths, and never nothing of something.
fn cell(count: usize, top: usize, (row, rows): (usize, usize), look: Look) -> &'static str {
    let height = (count.saturating_mul(rows * 8) / top.max(1)).max(usize::from(count > 0));
    match height.saturating_sub(row * 8) {
        0 => " ",
        1 => look.sign("▁", "_"),
        2 => look.sign("▂", "_"),
        3 => look.sign("▃", "_"),
        4 => look.sign("▄", "#"),
        5 => look.sign("▅", "#"),
        6 => look.sign("▆", "#"),
        7 => look.sign("▇", "#"),
        _ => look.sign("█", "#"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(counts: &[usize], columns_wide: usize, unicode: bool) -> String {
        let look = Look {
            columns: columns_wide,
            colour: false,
            theme: crate::text::Theme::USUAL,
            unicode,
        };
        let labels: Vec<[String; 2]> =
            (0..counts.len()).map(|at| [format!("d{at}"), (at % 10).to_string()]).collect();
        let ticks = [(1, "May".to_owned()), (2, "Jun".to_owned())];
        columns(Columns { counts, labels: &labels, ticks: &ticks, marked: &[1] }, look).join("\n")
    }

    #[test]
    fn columns_stand_on_their_days_with_a_round_top() {
        let picture = "20 ┤▂▂▂▂▂\n   │█████\n   │█████\n   │█████       ▄▄▄▄▄\n   │█████       \
                       █████\n    d0    d1    d2\n    17    0     6\n          ▲";
        assert_eq!(drawn(&[17, 0, 6], 40, true), picture);
    }

    #[test]
    fn without_unicode_and_in_a_narrow_window_the_columns_are_there_all_the_same() {
        let picture = "20 +# #\n   |# #\n   |# #\n   |# #\n   |#_#\n    012\n     May\n     ^";
        assert_eq!(drawn(&[20, 1, 20], 8, false), picture);
        for wide in 0..30 {
            for line in drawn(&[3; 14], wide.max(20), false).lines() {
                assert!(line.len() <= wide.max(20), "{line}");
            }
        }
    }

    #[test]
    fn days_go_together_by_weeks_where_they_do_not_fit() {
        let look = |columns| Look {
            columns,
            colour: false,
            theme: crate::text::Theme::USUAL,
            unicode: true,
        };
        let bins = [(14, 80), (14, 40), (30, 80), (30, 40), (365, 80), (365, 120), (365, 40)];
        let bins = bins.map(|(days, columns)| binned(days, look(columns)));
        assert_eq!(bins, [1, 1, 1, 7, 14, 7, 28]);
    }
}
