//! Patches: texts put into another one, or into the place of some of it.

use std::ops::Range;

/// A place of a text, and what to write there.
pub type Patch = (Range<usize>, String);

/// Puts patches in, which are apart; those at one place stay in their order.
pub fn patched(text: &str, patches: &[Patch]) -> String {
    let mut sorted: Vec<&Patch> = patches.iter().collect();
    sorted.sort_by_key(|(place, _)| (place.start, place.end));
    let mut changed = String::with_capacity(text.len());
    let mut from = 0;
    for (place, new) in sorted {
        changed.push_str(&text[from..place.start]);
        changed.push_str(new);
        from = place.end;
    }
    changed.push_str(&text[from..]);
    changed
}
