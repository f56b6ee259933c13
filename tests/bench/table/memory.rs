//! How much memory reading takes: each way in a process of its own, which tells its peak.

use crate::deck_of::deck_of;
use crate::plain::Plain;
use crate::told;
use quizdeck::lint::{Outside, lint};
use quizdeck::report::Rigour;
use std::process::Command;

/// What tells this program to measure one way.
pub const WORD: &str = "memory-of";

const COUNT: usize = 100_000;

pub fn rows() {
    let length = deck_of(COUNT).len() as f64;
    let peak = |way: &str| {
        let program = std::env::current_exe().unwrap();
        let output = Command::new(program).args([WORD, way, &COUNT.to_string()]).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().parse::<f64>()
    };
    // What the kernel doesn't tell is not told here.
    let [Ok(read), Ok(check), Ok(bare)] = ["read", "check", "bare"].map(peak) else { return };
    for (what, own) in [("read", read), ("check", check)] {
        told(&format!(
            "| memory to {what} {COUNT} questions | `toml::from_str` | {:.1} bytes a byte | {:.1} | {:.2} |",
            own / length,
            bare / length,
            own / bare
        ));
    }
}

/// Tells how many bytes more than the text itself one way takes at most.
pub fn measure(way: &str, count: usize) {
    let text = deck_of(count);
    let before = peak();
    match way {
        "read" => drop(quizdeck::deck::read(&text, "generated")),
        "check" => drop(lint(&text, "generated", &Outside::unknown(), Rigour::Usual)),
        _ => drop(toml::from_str::<Plain>(&text).unwrap()),
    }
    if let (Some(before), Some(after)) = (before, peak()) {
        told(&(after - before).to_string());
    }
}

/// The most that this process has held so far, in bytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
