//! How a target is run: case after case, until so many are tried or the time is over.

mod budget;
mod failure;
mod luck;
mod shrink;

pub use luck::Luck;

use budget::Budget;
use failure::{Failure, attempt};
use quizdeck::random::Random;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What is fuzzed.
pub struct Target {
    /// What it is called.
    pub name: &'static str,
    /// How many cases are tried where no time is given.
    pub cases: u64,
    /// Makes a case.
    pub make: fn(&mut Random) -> Vec<u8>,
    /// What must hold of every case; it panics where it does not.
    pub holds: fn(&[u8], &mut Random),
}

/// The variable of a name.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Tries a target on what found something once, then on new cases; or on the one that is named.
pub fn run(target: &Target) {
    let seed = variable("QUIZDECK_FUZZ_SEED").map_or(1, |seed| seed.parse().unwrap());
    if let Some(file) = variable("QUIZDECK_FUZZ_CASE") {
        return once(target, Path::new(&file), seed);
    }
    for file in found(target.name) {
        once(target, &file, 1);
    }
    let mut budget = Budget::new(target.cases);
    let mut failures: BTreeMap<String, String> = BTreeMap::new();
    let mut seed = seed;
    while budget.goes_on() {
        let case = (target.make)(&mut Random::new(seed, &[target.name, "case"]));
        let running = note(target, seed, &case, "running");
        let failure = attempt(target, &case, seed);
        budget.done(target, seed, &case);
        if let Some(failure) = failure.filter(|one| !failures.contains_key(&one.place)) {
            let told = tell(target, &case, seed, &failure);
            eprintln!("{told}");
            failures.insert(failure.place, told);
            budget.go_on();
        }
        let _ = fs::remove_file(running);
        seed += 1;
    }
    eprintln!("{}: {budget}, {} found", target.name, failures.len());
    assert!(failures.is_empty(), "{}", failures.into_values().collect::<String>());
}

/// Tries one file.
fn once(target: &Target, file: &Path, seed: u64) {
    let case = fs::read(file).unwrap();
    if let Some(failure) = attempt(target, &case, seed) {
        panic!("{}: {}: {}", file.display(), failure.place, failure.message);
    }
}

/// What found something once.
fn found(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/found").join(target);
    let files = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

/// Writes a case where a person finds it, also where the process does not outlive it.
fn note(target: &Target, seed: u64, case: &[u8], ending: &str) -> PathBuf {
    let folder = std::env::temp_dir().join("quizdeck-fuzz");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{}-{seed}.{ending}", target.name));
    fs::write(&file, case).unwrap();
    file
}

/// What there is to say of a failure; the case is made small before.
fn tell(target: &Target, case: &[u8], seed: u64, failure: &Failure) -> String {
    let is_same =
        |case: &[u8]| attempt(target, case, seed).is_some_and(|other| other.place == failure.place);
    let small = shrink::shrink(case, is_same);
    let file = note(target, seed, &small, "case");
    let Failure { place, message } =
        attempt(target, &small, seed).unwrap_or_else(|| failure.clone());
    let (name, file) = (target.name, file.display());
    format!(
        "{name} fails at {place}: {message}\n  the case of seed {seed} is {file} ({} of {} bytes)\n  \
         try it again: QUIZDECK_FUZZ_CASE={file} QUIZDECK_FUZZ_SEED={seed} cargo test --test fuzz {name}\n",
        small.len(),
        case.len(),
    )
}
