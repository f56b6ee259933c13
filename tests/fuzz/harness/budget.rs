//! How long a target is tried: so many cases, or so many seconds where they are given.

use super::{Target, note, variable};
use rustix::time::{ClockId, clock_gettime};
use std::fmt;
use std::time::{Duration, Instant};

/// What was spent so far, of what may be.
pub struct Budget {
    cases: u64,
    most: u64,
    until: Option<Instant>,
    began: Duration,
    before: Duration,
    slowest: Duration,
}

/// The time that the processor spent on this thread.
fn spent() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

/// A case that takes longer is kept, to be looked at where a time was given.
const SLOW: Duration = Duration::from_secs(2);

impl Budget {
    /// So many cases, unless there is a time.
    pub fn new(cases: u64) -> Self {
        let seconds = variable("QUIZDECK_FUZZ_SECONDS").map(|text| text.parse().unwrap());
        let until = seconds.map(|seconds| Instant::now() + Duration::from_secs_f64(seconds));
        let began = spent();
        Self { cases: 0, most: cases, until, began, before: began, slowest: Duration::ZERO }
    }

    /// Whether there is something left of it.
    pub fn goes_on(&self) -> bool {
        self.until.map_or(self.cases < self.most, |until| Instant::now() < until)
    }

    /// Leaves out of the next case what was done since the last one.
    pub fn go_on(&mut self) {
        self.before = spent();
    }

    /// Counts a case.
    pub fn done(&mut self, target: &Target, seed: u64, case: &[u8]) {
        self.cases += 1;
        let now = spent();
        let took = now.saturating_sub(std::mem::replace(&mut self.before, now));
        self.slowest = self.slowest.max(took);
        if took > SLOW && self.until.is_some() {
            let file = note(target, seed, case, "slow");
            eprintln!("{}: {took:.1?} for {}", target.name, file.display());
        }
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spent = spent().saturating_sub(self.began).as_secs_f64();
        write!(
            f,
            "{} cases, {spent:.1} s of its thread, the slowest {:.2?}",
            self.cases, self.slowest
        )
    }
}
