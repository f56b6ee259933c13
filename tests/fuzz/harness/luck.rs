//! Draws that cases are made by.

use quizdeck::random::Random;

/// What a stream of random numbers decides.
pub trait Luck {
    /// One of some.
    fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T;
    /// Whether it happens, which it does once in so many times.
    fn once_in(&mut self, times: usize) -> bool;
    /// A number from the first one to the second.
    fn between(&mut self, least: usize, most: usize) -> usize;
}

impl Luck for Random {
    fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }
}
