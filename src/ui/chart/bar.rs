//! A share as a bar on one line.

use crate::text::{Look, percent};
use crate::ui::look::Ink;

/// A bar of a percentage in at most so many columns; the number stands behind it.
pub fn bar(share: f64, look: Look, most: usize) -> String {
    let cells = most.min(look.columns.saturating_sub(7)).max(1);
    // Full only when all is there.
    let full = (0..cells).filter(|cell| at(cell + 1, cells) <= share).count();
    let done = look.paint(Ink::Bar, &look.sign("█", "#").repeat(full));
    let rest = look.paint(Ink::Dim, &look.sign("░", ".").repeat(cells - full));
    format!("{done}{rest} {}", percent(share))
}

#[expect(clippy::cast_precision_loss, reason = "a line has no 2^53 columns")]
fn at(cell: usize, cells: usize) -> f64 {
    cell as f64 * 100.0 / cells as f64
}
