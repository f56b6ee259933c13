//! What several threads do side by side, taken in by one in the order in which it was given out.

use std::collections::BTreeMap;
use std::thread;

/// Takes in what comes in any order by its numbers, which begin at 0: what comes early waits.
pub struct Ordered<T> {
    early: BTreeMap<usize, T>,
    due: usize,
}

impl<T> Ordered<T> {
    /// One that waits for the first.
    pub const fn new() -> Self {
        Self { early: BTreeMap::new(), due: 0 }
    }

    /// Takes in what has a number, with all that waited for it.
    pub fn take(&mut self, number: usize, item: T, mut take: impl FnMut(T)) {
        self.early.insert(number, item);
        while let Some(item) = self.early.remove(&self.due) {
            take(item);
            self.due += 1;
        }
    }
}

/// How many threads can work side by side.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_early_waits() {
        let (mut ordered, mut taken) = (Ordered::new(), Vec::new());
        for number in [2, 0, 1, 4, 3, 6] {
            ordered.take(number, number, |number| taken.push(number));
        }
        assert_eq!(taken, [0, 1, 2, 3, 4]);
    }
}
