//! Small pictures of numbers for a terminal, each in a file of its own. What can show no other signs
//! gets ASCII; every line fits the columns there are.

mod bar;
mod calendar;
mod columns;
mod line;

pub use bar::bar;
pub(super) use calendar::{calendar, shade, steps};
pub(super) use columns::{Columns, binned, columns};
pub(super) use line::line;

/// Numbers from 10 to 100 that are round enough for the end of an axis.
const ROUND: [usize; 11] = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100];

/// The next round number, at which an axis may end.
pub(super) fn ceiling(most: usize) -> usize {
    if most <= ROUND[0] {
        return most.max(1);
    }
    let mut unit: usize = 1;
    while most.div_ceil(unit) > 100 {
        unit *= 10;
    }
    let round = ROUND.into_iter().map(|round| round.saturating_mul(unit));
    round.into_iter().find(|round| *round >= most).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::ceiling;

    #[test]
    fn axes_end_at_round_numbers() {
        let ends = [0, 1, 7, 10, 11, 23, 100, 101, 999, 1_234].map(ceiling);
        assert_eq!(ends, [1, 1, 7, 10, 12, 25, 100, 120, 1_000, 1_500]);
        assert_eq!(ceiling(usize::MAX), usize::MAX);
    }
}
