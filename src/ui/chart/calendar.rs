//! A year as a calendar: weeks across, days down, five shades that do without colour.

use crate::engine::schedule::date_of;
use crate::text::{Look, pad, width};
use crate::ui::look::Ink;
use jiff::civil::Weekday;

/// How many shades there are, that of nothing among them.
pub const SHADES: usize = 5;

/// How many weeks a year touches.
const WEEKS: i64 = 53;

/// The names of days, as far as there is one at each row.
const ROWS: [&str; 7] = ["Mon", "", "Wed", "", "Fri", "", "Sun"];

/// The shade of a day on which something was done so often, where it was `most` on the busiest.
pub fn shade(count: usize, most: usize) -> usize {
    (count * (SHADES - 1)).div_ceil(most.max(1)).min(SHADES - 1)
}

/// The least and the most of each shade that something can have.
pub fn steps(most: usize) -> Vec<(usize, usize, usize)> {
    let bound = |shade: usize| shade * most / (SHADES - 1);
    let steps = (1..SHADES).map(|shade| (shade, bound(shade - 1) + 1, bound(shade)));
    std::iter::once((0, 0, 0)).chain(steps.filter(|(_, least, last)| least <= last)).collect()
}

fn sign(shade: usize, look: Look) -> &'static str {
    match shade {
        0 => look.sign("·", "."),
        1 => look.sign("░", "-"),
        2 => look.sign("▒", "+"),
        3 => look.sign("▓", "*"),
        _ => look.sign("█", "#"),
    }
}

/// The last year up to a day, or as many of its weeks as fit, with what the shades mean.
pub fn calendar(count: impl Fn(i64) -> usize, today: i64, look: Look) -> Vec<String> {
    let weeks = WEEKS.min(i64::try_from(look.columns.saturating_sub(4)).unwrap_or(WEEKS)).max(1);
    let Some(date) = date_of(today) else { return Vec::new() };
    let monday = today - i64::from(date.weekday().since(Weekday::Monday));
    let first = monday - 7 * (weeks - 1);
    let most = (first..=today).map(&count).max().unwrap_or(0);
    let mut lines = vec![months(first, weeks)];
    for (row, name) in (0..).zip(ROWS) {
        let days = (0..weeks).map(|week| first + 7 * week + row).filter(|day| *day <= today);
        let cells: String = days.map(|day| sign(shade(count(day), most), look)).collect();
        lines.push(format!("{} {}", pad(name, 3), look.paint(Ink::Bar, &cells)));
    }
    let legend = steps(most).into_iter().map(|(shade, least, last)| {
        let range = if least == last { least.to_string() } else { format!("{least}-{last}") };
        format!("{} {range}", sign(shade, look))
    });
    let legend = format!("answers a day: {}", legend.collect::<Vec<_>>().join("  "));
    lines.extend(crate::text::wrap(&legend, look.columns));
    lines
}

/// The months above their first whole weeks, as far as there is room.
fn months(first: i64, weeks: i64) -> String {
    let mut line = " ".repeat(4);
    let mut before = None;
    for week in 0..weeks {
        let Some(date) = date_of(first + 7 * week) else { continue };
        let at = 4 + usize::try_from(week).unwrap_or(0);
        let is_new = before.is_some_and(|month| month != date.month());
        let left = weeks - week;
        if is_new && width(&line) < at && left >= 3 {
            line = pad(&line, at) + &date.strftime("%b").to_string();
        }
        before = Some(date.month());
    }
    line.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::schedule::number_of;
    use jiff::civil::date;

    #[test]
    fn a_year_has_a_column_a_week_and_ends_today() {
        let today = number_of(date(2026, 11, 26));
        let look =
            Look { columns: 80, colour: false, theme: crate::text::Theme::USUAL, unicode: false };
        let lines = calendar(|day| usize::try_from(today - day).unwrap_or(0) % 9, today, look);
        assert!(lines[0].starts_with("     Dec"), "{lines:#?}");
        assert_eq!(lines.len(), 9);
        assert_eq!((lines[4].len(), lines[5].len()), (57, 56), "Thursday was, Friday is to come");
        assert!(lines[4].ends_with('.'), "today");
        assert_eq!(lines[8], "answers a day: . 0  - 1-2  + 3-4  * 5-6  # 7-8");
        let narrow = calendar(|_| 1, today, Look { columns: 40, ..look });
        assert!(narrow.iter().all(|line| line.len() <= 40), "{narrow:#?}");
    }

    #[test]
    fn shades_tell_every_count_that_there_is() {
        for most in 0..40 {
            for count in 0..=most {
                let told =
                    steps(most).into_iter().find(|(shade, ..)| *shade == super::shade(count, most));
                let (_, from, to) = told.unwrap();
                assert!((from..=to).contains(&count), "{count} of {most}");
            }
        }
    }
}
