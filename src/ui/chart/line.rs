//! A course as a line: dots of Braille, or stars where there is no Unicode.

use super::ceiling;
use crate::text::Look;
use crate::ui::look::Ink;
use std::cmp::Ordering;

/// How many rows it has.
const ROWS: usize = 6;

/// The bits of a Braille sign by column and row, from the top.
const DOTS: [[u32; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// Points at equal distances, from nothing to a round number.
pub fn line(points: &[f64], look: Look) -> Vec<String> {
    let most = points.iter().copied().fold(0.0, f64::max);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of items")]
    let top = ceiling(most.ceil() as usize);
    let axis = top.to_string().len();
    let columns = look.columns.saturating_sub(axis + 2).max(1);
    let (across, down) = if look.unicode { (2, 4) } else { (1, 1) };
    let heights = heights(points, columns * across, ROWS * down, top);
    (0..ROWS)
        .map(|row| {
            let (number, edge) = match row {
                0 => (top.to_string(), look.sign("┤", "+")),
                row if row + 1 == ROWS => ("0".to_owned(), look.sign("┤", "+")),
                _ => (String::new(), look.sign("│", "|")),
            };
            let cell = |column: usize| {
                let here = &heights[column * across..(column + 1) * across];
                sign(here, (ROWS - 1 - row) * down, look)
            };
            let cells = (0..columns).map(cell).collect::<String>();
            let cells = look.paint(Ink::Bar, cells.trim_end());
            format!("{number:>axis$} {edge}{cells}")
        })
        .collect()
}

/// Between which dots, counted from below, the line runs in each column.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is drawn is no larger than a window, and never below nothing"
)]
fn heights(points: &[f64], columns: usize, dots: usize, top: usize) -> Vec<(usize, usize)> {
    let last = points.len().saturating_sub(1) as f64;
    let value = |at: f64| -> f64 {
        let (low, high) = (at.floor() as usize, at.ceil() as usize);
        match (points.get(low), points.get(high)) {
            (Some(low), Some(high)) => low + (high - low) * at.fract(),
            _ => 0.0,
        }
    };
    let height = |column: usize| {
        let at = last * column as f64 / (columns - 1).max(1) as f64;
        (value(at) / top as f64 * (dots - 1) as f64).round() as usize
    };
    let mut before = height(0);
    let mut heights = Vec::with_capacity(columns);
    for column in 0..columns {
        let here = height(column);
        // Where it is steep, it is drawn through: each dot is next to one of the column before.
        heights.push(match here.cmp(&before) {
            Ordering::Greater => (before + 1, here),
            Ordering::Equal => (here, here),
            Ordering::Less => (here, before - 1),
        });
        before = here;
    }
    heights
}

/// What stands in a cell whose lowest dot is `lowest`.
fn sign(heights: &[(usize, usize)], lowest: usize, look: Look) -> char {
    let holds = |column: usize, dot: usize| {
        heights.get(column).is_some_and(|(low, high)| (*low..=*high).contains(&dot))
    };
    if !look.unicode {
        return if holds(0, lowest) { '*' } else { ' ' };
    }
    let mut bits = 0;
    for (column, dots) in DOTS.iter().enumerate() {
        for (row, bit) in dots.iter().enumerate() {
            if holds(column, lowest + 3 - row) {
                bits |= bit;
            }
        }
    }
    if bits == 0 { ' ' } else { char::from_u32(0x2800 + bits).unwrap_or(' ') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_runs_from_the_first_point_to_the_last() {
        let ascii =
            Look { columns: 12, colour: false, theme: crate::text::Theme::USUAL, unicode: false };
        let rising = ["10 +       *", "   |     **", "   |    *", "   |   *", "   | **", " 0 +*"];
        assert_eq!(line(&[0.0, 10.0], ascii), rising);
        let level = line(&[5.0; 3], Look { unicode: true, ..ascii });
        assert!(level.iter().filter(|line| line.chars().count() > 4).count() == 1, "{level:#?}");
    }

    #[test]
    fn every_column_has_a_dot_also_where_it_is_steep_or_there_is_nothing() {
        for points in [&[][..], &[3.0], &[0.0, 90.0, 1.0, 0.0], &[0.0; 60]] {
            for (low, high) in heights(points, 20, 24, 90) {
                assert!(low <= high && high < 24, "{points:?}");
            }
            line(
                points,
                Look { columns: 0, colour: false, theme: crate::text::Theme::USUAL, unicode: true },
            );
        }
    }
}
