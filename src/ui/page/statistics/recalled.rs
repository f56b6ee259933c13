//! How much of what was due was recalled, and how much was known in the course of time.

use super::{Telling, heading, whole, words};
use crate::engine::schedule::{date_of, say_day};
use crate::engine::stats::{Period, RecallCount, Retention};
use crate::text::{Look, percent, table};
use crate::ui::chart::line;
use crate::ui::look::wrap;

/// So many months and weeks are told, the last ones.
const TOLD: [(Period, usize); 2] = [(Period::Month, 12), (Period::Week, 8)];

/// Tables by month and by week: how much was due and recalled, beside what was wished for.
pub fn recalled(retention: &Retention, today: i64, look: Look) -> Vec<String> {
    let mut lines = Vec::new();
    for (period, most) in TOLD {
        let mut all = retention.by(period, today);
        all.drain(..all.len().saturating_sub(most));
        if all.is_empty() {
            continue;
        }
        if lines.is_empty() {
            lines.extend(heading("Recalled, of what was due", look));
        } else {
            lines.push(String::new());
        }
        let first = if period == Period::Week { "week from" } else { "month" };
        let header = [first, "due", "recalled", "wished", "young", "mature"];
        let mut rows = vec![header.map(str::to_owned).to_vec()];
        rows.extend(all.into_iter().map(|(day, [young, mature])| {
            let both = young.joined(&mature);
            let share = |count: &RecallCount| said(count.share());
            let name = match period {
                Period::Week => say_day(day, today),
                Period::Month => {
                    date_of(day).map_or_else(String::new, |date| date.strftime("%b %Y").to_string())
                }
            };
            let due = both.due.to_string();
            vec![name, due, share(&both), said(both.wished()), share(&young), share(&mature)]
        }));
        if look.columns < 54 {
            for row in &mut rows {
                row.truncate(4);
            }
        }
        lines.extend(table(&rows, 0, look.columns, 1));
    }
    lines
}

fn said(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| percent(share * 100.0))
}

/// How many questions were known, a week from point to point.
pub fn course(course: &[(i64, f64)], today: i64, telling: Telling, look: Look) -> Vec<String> {
    let [(first, _), .., (_, now)] = *course else { return Vec::new() };
    let mut lines = heading("Known in the course of time", look).to_vec();
    if telling.in_words {
        lines.extend(wrap(&words::course(course, today), look.columns, "", "  "));
    } else {
        let points: Vec<f64> = course.iter().map(|(_, known)| *known).collect();
        lines.extend(line(&points, look));
        let span = format!("from {} to today: {} known", say_day(first, today), whole(now));
        lines.extend(wrap(&span, look.columns, "  ", "  "));
    }
    lines
}
