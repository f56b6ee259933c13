//! Courses as lines, each point at its day.

use super::svg::picture;
use crate::engine::schedule::date_of;
use crate::ui::chart::ceiling;
use std::fmt::Write as _;

const WIDTH: usize = 640;
const HEIGHT: usize = 220;
const LEFT: usize = 50;
const BELOW: usize = 34;

/// Lines from nothing to a round number that is not under `most`; the first is drawn through, the
/// others are dashed.
#[expect(clippy::cast_precision_loss, reason = "no history has 2^53 days, no deck as many items")]
pub fn lines(lines: &[Vec<(i64, f64)>], most: usize, today: i64) -> String {
    let top = ceiling(most);
    let first = lines.iter().flatten().map(|(day, _)| *day).min().unwrap_or(today);
    let floor = HEIGHT - BELOW;
    let across = (WIDTH - LEFT - 8) as f64 / (today - first).max(1) as f64;
    let place = |(day, value): &(i64, f64)| {
        let x = LEFT as f64 + (day - first) as f64 * across;
        let y = floor as f64 - value / top as f64 * (floor - 12) as f64;
        format!("{x:.1} {y:.1}")
    };
    let mut body = format!(
        "<text class=\"t end\" x=\"{0}\" y=\"20\">{top}</text>\n\
         <text class=\"t end\" x=\"{0}\" y=\"{floor}\">0</text>\n\
         <path class=\"axis\" d=\"M{LEFT} 12V{floor}H{WIDTH}\"/>\n",
        LEFT - 6
    );
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        let points: Vec<String> = line.iter().map(place).collect();
        let class = if at == 0 { "line" } else { "line dashed" };
        let _ = writeln!(body, "<polyline class=\"{class}\" points=\"{}\"/>", points.join(" "));
    }
    let ends = [(first, LEFT, "t"), (today, WIDTH - 8, "t end")];
    for (day, x, class) in ends {
        let said =
            date_of(day).map_or_else(String::new, |date| date.strftime("%-d %b %Y").to_string());
        let y = HEIGHT - 8;
        let _ = writeln!(body, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{said}</text>");
    }
    picture("lines", (WIDTH, HEIGHT), &body)
}
