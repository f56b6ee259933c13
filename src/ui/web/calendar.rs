//! A year as a calendar: weeks across, days down, in five shades.

use super::svg::picture;
use crate::engine::schedule::date_of;
use crate::ui::chart::{shade, steps};
use jiff::civil::Weekday;
use std::fmt::Write as _;

const WEEKS: i64 = 53;
/// The side of a day with the gap beside it.
const CELL: i64 = 14;
const LEFT: i64 = 40;
const ABOVE: i64 = 20;

/// The last year up to a day, and what the shades mean.
pub fn calendar(count: impl Fn(i64) -> usize, today: i64) -> (String, String) {
    let Some(date) = date_of(today) else { return Default::default() };
    let monday = today - i64::from(date.weekday().since(Weekday::Monday));
    let first = monday - 7 * (WEEKS - 1);
    let most = (first..=today).map(&count).max().unwrap_or(0);
    let mut body = String::new();
    for (row, name) in [(0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun")] {
        let y = ABOVE + row * CELL + 10;
        let _ = writeln!(body, "<text class=\"t\" x=\"0\" y=\"{y}\">{name}</text>");
    }
    for day in first..=today {
        let Some(date) = date_of(day) else { continue };
        let (x, row) = (LEFT + (day - first) / 7 * CELL, (day - first) % 7);
        if date.day() == 1 && day + 14 <= today {
            let month = date.strftime("%b");
            let _ = writeln!(body, "<text class=\"t\" x=\"{x}\" y=\"12\">{month}</text>");
        }
        let (y, count) = (ABOVE + row * CELL, count(day));
        let said = date.strftime("%-d %b %Y");
        let _ = writeln!(
            body,
            "<rect class=\"s{}\" x=\"{x}\" y=\"{y}\" width=\"12\" height=\"12\" rx=\"2\">\
             <title>{said}: {count}</title></rect>",
            shade(count, most)
        );
    }
    let size = |side: i64| usize::try_from(side).unwrap_or(0);
    let size = (size(LEFT + WEEKS * CELL), size(ABOVE + 7 * CELL));
    (picture("calendar", size, &body), legend(most))
}

/// What the shades mean, where this is the most.
fn legend(most: usize) -> String {
    let shades = steps(most).into_iter().map(|(shade, least, last)| {
        let range = if least == last { least.to_string() } else { format!("{least}-{last}") };
        format!("<span><i class=\"s{shade}\"></i>{range}</span> ")
    });
    let shades: Vec<String> = shades.collect();
    format!("<p class=\"legend\">answers a day: {}</p>\n", shades.concat())
}
