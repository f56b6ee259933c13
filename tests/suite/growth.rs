//! Nothing grows faster than its input: every sort of thing that a deck can hold many of goes through
//! every stage of the program, twice as many each time, and fails where twice as many take more than
//! three times as long twice in a row.
//!
//! The measure is the time of the processor that one thread takes, so that neither the machine nor
//! its other work counts; what a stage does side by side is done by that one thread too. No time is
//! too long, only a growth too fast, and what is too short to be measured is none. Where a growth is
//! found it is measured anew before it is believed: the least of five for each size, three times; it
//! is none where eight times as many take no longer, because so many are refused.
//!
//! `cargo test` tries a few cases at small sizes, as that program is slow and nobody waits long.
//! `GROWTH=all cargo test --release --test suite growth` tries all of them from a hundred to over a
//! hundred thousand, which takes many hours; with another word, the cases that have it in their
//! names. `GROWTH_MOST=8000` ends sooner, and `GROWTH_LOG=1` with `--nocapture` tells every time.
//! A case is a row of `decks`, `texts` or `answers`, a stage one of `stages`.

mod answers;
mod decks;
mod stages;
mod texts;

use rayon::{ThreadPool, ThreadPoolBuilder};
use rustix::time::{ClockId, clock_gettime};
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// A sort of thing, and something that has so many of it.
pub type Case<T> = (&'static str, fn(usize) -> T);

/// What twice as many may take.
const MOST: f64 = 3.0;

/// Less than this cannot be measured.
const LEAST: Duration = Duration::from_millis(2);

/// How long a size may take with all that is done for it and not measured, if there is to be another.
const LONGEST_AROUND: Duration = Duration::from_secs(10);

/// How often a growth is measured before it is believed.
const TIMES: usize = 3;

/// From how many, how many at most, how often each size is measured at first, and how long one may take
/// that is to be doubled.
struct Scope {
    sizes: (usize, usize),
    times: usize,
    longest: Duration,
    /// Which cases, by a word of their names; only `FEW` where there is none.
    only: Option<String>,
}

/// The cases that are always tried: most of them took minutes once.
const FEW: &[&str] = &[
    "right options",
    "other answers",
    "entries of a list",
    "gaps asked each",
    "pairs",
    "items in order",
    "sides of a card",
    "allowed codes",
    "broken lines",
    "questions",
    "questions that are near",
    "opening brackets",
    "signs of quotes",
    "nested curly quotes",
    "links",
    "digits",
];

impl Scope {
    /// As the environment says.
    fn asked_for() -> Self {
        let most = std::env::var("GROWTH_MOST").ok().and_then(|most| most.parse().ok());
        let (few, all) = ((200, 800), (125, most.unwrap_or(128_000)));
        match std::env::var("GROWTH") {
            Err(_) => Self { sizes: few, times: 1, longest: Duration::from_millis(60), only: None },
            Ok(word) => Self {
                sizes: all,
                times: 1,
                longest: Duration::from_millis(250),
                only: Some(if word == "all" { String::new() } else { word }),
            },
        }
    }

    fn has(&self, name: &str) -> bool {
        self.only.as_ref().map_or_else(|| FEW.contains(&name), |word| name.contains(word))
    }
}

/// The one thread in which all is done that is measured, with a stack as `main` has it.
static POOL: LazyLock<ThreadPool> =
    LazyLock::new(|| ThreadPoolBuilder::new().num_threads(1).stack_size(8 << 20).build().unwrap());

/// The time that a thread has taken while it was to be measured.
#[derive(Default)]
pub struct Meter {
    taken: Duration,
}

impl Meter {
    /// Runs what is to be measured.
    pub fn measure<T>(&mut self, run: impl FnOnce() -> T) -> T {
        let now = || {
            let time = clock_gettime(ClockId::ThreadCPUTime);
            Duration::new(time.tv_sec.cast_unsigned(), u32::try_from(time.tv_nsec).unwrap())
        };
        let begin = now();
        let result = run();
        self.taken += now().saturating_sub(begin);
        result
    }
}

/// How long something takes, of so many times the least.
fn least<T: Sync>(run: fn(&T, &mut Meter), of: &T, times: usize) -> Duration {
    let once = || {
        POOL.install(|| {
            let mut meter = Meter::default();
            run(of, &mut meter);
            meter.taken
        })
    };
    (0..times).map(|_| once()).min().unwrap()
}

/// Whether the last of some times, each of twice as many as the one before, have grown too fast twice
/// in a row.
fn is_too_fast(times: &[Duration]) -> bool {
    let is_steep = |one: Duration, next: Duration| next.as_secs_f64() > MOST * one.as_secs_f64();
    matches!(times, [.., one, two, three]
        if *one >= LEAST && is_steep(*one, *two) && is_steep(*two, *three))
}

/// Tells of a case that grows too fast in a stage.
fn growth<T: Sync>(
    (name, make): Case<T>,
    (stage, run): (&str, fn(&T, &mut Meter)),
    scope: &Scope,
) -> Option<String> {
    let (first, last) = scope.sizes;
    let mut times = Vec::new();
    let mut size = first;
    let mut around = Duration::ZERO;
    while size <= last
        && times.last().is_none_or(|time| *time < scope.longest)
        && around < LONGEST_AROUND
    {
        let begin = Instant::now();
        times.push(least(run, &make(size), scope.times));
        around = begin.elapsed();
        if std::env::var_os("GROWTH_LOG").is_some() {
            let time = times.last().unwrap();
            let mut log = std::io::stderr().lock();
            writeln!(log, "{stage}\t{name}\t{size}\t{time:.2?}").unwrap();
        }
        if is_too_fast(&times) {
            let sizes = [size / 4, size / 2, size];
            let anew = || sizes.map(|size| least(run, &make(size), 5));
            let believed: Vec<_> = (0..TIMES).map(|_| anew()).collect();
            // What a person would never write so many of may be refused, before it takes long.
            let beyond = || least(run, &make(8 * size), 1);
            if believed.iter().all(|times| is_too_fast(times)) && beyond() > times[times.len() - 1]
            {
                let mut told = format!("{name}, {stage}:");
                for (size, time) in sizes.iter().zip(believed[0]) {
                    let _ = write!(told, " {size} in {time:.1?},");
                }
                return Some(told);
            }
        }
        size *= 2;
    }
    None
}

/// Puts every case through a stage.
fn none_grows_too_fast<T: Sync>(cases: &[&[Case<T>]], stage: (&str, fn(&T, &mut Meter))) {
    let scope = Scope::asked_for();
    let cases = cases.iter().copied().flatten();
    let cases = cases.filter(|(name, _)| scope.has(name));
    let found: Vec<String> = cases.filter_map(|case| growth(*case, stage, &scope)).collect();
    assert!(
        found.is_empty(),
        "twice as many take over {MOST} times as long:\n{}",
        found.join("\n")
    );
}

/// A test for each stage, so that they run side by side.
macro_rules! stages {
    ($($stage:ident: $test:ident,)*) => {
        $(
            #[test]
            fn $test() {
                let stage = (stringify!($stage), stages::$stage as fn(&String, &mut Meter));
                none_grows_too_fast(&[decks::DECKS, texts::TEXTS], stage);
            }
        )*
    };
}

stages! {
    reading: reading_takes_as_long_as_a_deck,
    checking: checking_takes_as_long_as_a_deck,
    telling: what_is_found_is_told_in_as_long_as_it_is,
    mending: mending_takes_as_long_as_a_deck,
    drawing: drawing_takes_as_long_as_a_deck,
    printing: printing_takes_as_long_as_a_deck,
    choosing: borrowed_options_take_as_long_as_a_deck,
    speaking: plain_lines_take_as_long_as_a_deck,
    painting: a_screen_takes_as_long_as_a_deck,
    answering_right: right_answers_take_as_long_as_a_deck,
    answering_with_slips: slips_take_as_long_as_a_deck,
    answering_wrong: wrong_answers_take_as_long_as_a_deck,
    playing: a_whole_round_takes_as_long_as_a_deck,
    exporting: exporting_takes_as_long_as_a_deck,
}

#[test]
fn answers_are_judged_in_as_long_as_they_are() {
    none_grows_too_fast(&[answers::ANSWERS], ("judging", answers::judging));
}

/// Takes so many microseconds by word alone: what a busy machine takes for it is no matter then.
fn say(meter: &mut Meter, micros: usize) {
    meter.taken = Duration::from_micros(u64::try_from(micros).unwrap());
}

#[test]
fn what_grows_too_fast_is_told() {
    let times = |time: fn(u64) -> u64| -> Vec<Duration> {
        (0..4).map(|step| Duration::from_micros(time(1000 << step))).collect()
    };
    assert!(is_too_fast(&times(|size| size * size / 100)));
    assert!(!is_too_fast(&times(|size| size * size / 10_000)), "too short to be measured");
    assert!(!is_too_fast(&times(|size| 40 * size * u64::from(size.ilog2()))));
    let mut meter = Meter::default();
    meter.measure(|| (0..1_000_000).map(std::hint::black_box).sum::<u64>());
    assert!(meter.taken > Duration::ZERO);
    let scope =
        Scope { sizes: (2_000, 32_000), times: 2, longest: Duration::from_secs(1), only: None };
    let case: Case<String> = ("letters", |size| "a".repeat(size));
    let quadratic = |text: &String, meter: &mut Meter| say(meter, text.len() * text.len() / 100);
    let told = growth(case, ("counting", quadratic), &scope);
    assert!(told.unwrap().starts_with("letters, counting: "));
    let linear = |text: &String, meter: &mut Meter| say(meter, text.len());
    assert_eq!(growth(case, ("counting", linear), &scope), None);
}

#[test]
fn every_case_is_what_it_is_called() {
    let mut unsound = Vec::new();
    for (name, deck) in decks::DECKS.iter().chain(texts::TEXTS) {
        let (few, many) = (deck(8), deck(16));
        assert!(many.len() > few.len() + 7, "{name} does not grow");
        if quizdeck::deck::read(&few, "deck").deck.questions().is_empty() {
            unsound.push(*name);
        }
    }
    assert_eq!(unsound, decks::UNSOUND);
    let names = decks::DECKS.iter().chain(texts::TEXTS).chain(answers::ANSWERS);
    let names: Vec<&str> = names.map(|(name, _)| *name).collect();
    for name in FEW.iter().chain(decks::UNSOUND) {
        assert!(names.contains(name), "{name} is no case");
    }
}
