//! Two ways to do the same thing, by turns, so that both meet the same machine: it is their ratio that is
//! told, and how far it was spread.

use std::time::{Duration, Instant};

/// How two ways compare.
pub struct Turns {
    /// What the first takes, and what the second does: medians.
    pub took: [Duration; 2],
    /// How many times the second the first takes: a quarter of the rounds below, half of them, three quarters.
    pub ratio: [f64; 3],
}

/// Runs both in each round. What they give is dropped outside of the time.
pub fn by_turns<A, B>(
    rounds: usize,
    mut one: impl FnMut() -> A,
    mut other: impl FnMut() -> B,
) -> Turns {
    let mut all: Vec<[Duration; 2]> = (0..rounds)
        .map(|_| {
            let ((first, took), (second, other_took)) = (timed(&mut one), timed(&mut other));
            drop((first, second));
            [took, other_took]
        })
        .collect();
    let mut ratios: Vec<f64> =
        all.iter().map(|[one, other]| one.as_secs_f64() / other.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    let mut median = |of: usize| {
        all.sort_by_key(|took| took[of]);
        all[rounds / 2][of]
    };
    Turns {
        took: [median(0), median(1)],
        ratio: [rounds / 4, rounds / 2, rounds - 1 - rounds / 4].map(|at| ratios[at]),
    }
}

#[expect(clippy::disallowed_methods, reason = "time is what it measures")]
fn timed<T>(run: &mut impl FnMut() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = run();
    (result, start.elapsed())
}
