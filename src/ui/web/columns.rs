//! Counts of days as columns.

use super::svg::picture;
use crate::engine::schedule::date_of;
use crate::ui::chart::ceiling;
use std::fmt::Write as _;

const WIDTH: usize = 640;
const HEIGHT: usize = 220;
/// Room for numbers on the left, and for days below.
const LEFT: usize = 44;
const BELOW: usize = 34;
/// Room for the name of a day.
const LABEL: usize = 90;

/// Counts of days, the first of them today; some days are marked.
pub fn columns(counts: &[usize], today: i64, marked: &[usize]) -> String {
    let top = ceiling(counts.iter().copied().max().unwrap_or(0));
    let (each, floor) = ((WIDTH - LEFT) / counts.len().max(1), HEIGHT - BELOW);
    let room = floor - 12;
    let mut body = format!(
        "<text class=\"t end\" x=\"{}\" y=\"20\">{top}</text>\n\
         <text class=\"t end\" x=\"{}\" y=\"{floor}\">0</text>\n\
         <path class=\"axis\" d=\"M{LEFT} 12V{floor}H{WIDTH}\"/>\n",
        LEFT - 6,
        LEFT - 6
    );
    for (at, (day, count)) in (today..).zip(counts).enumerate() {
        let (x, height) = (LEFT + at * each, count * room / top);
        let height = if *count > 0 { height.max(2) } else { 0 };
        let class = if marked.contains(&at) { "bar exam" } else { "bar" };
        let date = date_of(day);
        let said = date.map_or_else(String::new, |date| date.strftime("%a %-d %b").to_string());
        let _ = writeln!(
            body,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{height}\">\
             <title>{said}: {count}</title></rect>",
            x + 1,
            floor - height,
            each.saturating_sub(2).max(1)
        ); // a text takes all that is written
        if marked.contains(&at) {
            let _ = writeln!(body, "<path class=\"mark\" d=\"M{} 12V{floor}\"/>", x + each / 2);
        }
        if at % 7 == 0
            && x + LABEL < WIDTH
            && let Some(date) = date
        {
            let label = date.strftime("%-d %b");
            let y = HEIGHT - 8;
            let _ = writeln!(body, "<text class=\"t\" x=\"{x}\" y=\"{y}\">{label}</text>");
        }
    }
    picture("columns", (WIDTH, HEIGHT), &body)
}
