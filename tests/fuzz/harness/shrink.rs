//! Shrinking: what can be left out of a case is left out, first by lines, then by bytes, in halves,
//! quarters and so on.

use std::time::{Duration, Instant};

/// How long a person waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// The smallest case found that still fails the same way.
pub fn shrink(case: &[u8], fails: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let until = Instant::now() + PATIENCE;
    let fails = |case: &[u8]| Instant::now() < until && fails(case);
    let by_lines: Vec<&[u8]> = case.split_inclusive(|byte| *byte == b'\n').collect();
    let lines = without(by_lines, |lines| fails(&lines.concat())).concat();
    let bytes: Vec<&[u8]> = match std::str::from_utf8(&lines) {
        Ok(text) => text.split_inclusive(|_: char| true).map(str::as_bytes).collect(),
        Err(_) => lines.chunks(1).collect(),
    };
    without(bytes, |bytes| fails(&bytes.concat())).concat()
}

/// What is left of some parts when those are out without which it fails as well.
fn without<T: Copy>(mut parts: Vec<T>, mut fails: impl FnMut(&[T]) -> bool) -> Vec<T> {
    let mut size = parts.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        let mut is_smaller = false;
        while at < parts.len() {
            let end = (at + size).min(parts.len());
            let rest = [&parts[..at], &parts[end..]].concat();
            if fails(&rest) {
                parts = rest;
                is_smaller = true;
            } else {
                at = end;
            }
        }
        size = if size == 1 && is_smaller { 1 } else { size / 2 };
    }
    parts
}
