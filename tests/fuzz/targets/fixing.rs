//! Fixing: what is mended reads as well as before or better, is mended at once, and what was right stays.

use quizdeck::deck::{Reading, read};
use quizdeck::lint::mend;
use quizdeck::random::Random;
use quizdeck::report::Severity;

/// What is mended is mended once, and nothing that was right is touched.
pub fn holds(case: &[u8], _: &mut Random) {
    let text = String::from_utf8_lossy(case);
    let mended = mend(&text);
    assert_eq!(mended.corrections.is_empty(), mended.text == text, "what was changed is told");
    let (before, after) = (read(&text, "deck"), read(&mended.text, "deck"));
    assert_eq!(mend(&mended.text).text, mended.text, "twice as once");
    let is_toml = |text: &str| text.parse::<toml::Table>().is_ok();
    assert!(!is_toml(&text) || is_toml(&mended.text), "what was TOML stays TOML:\n{}", mended.text);
    // What is no TOML hides what else is wrong there.
    let is_seen = parts(&before) == 0;
    assert!(!is_seen || parts(&after) == 0, "no new part that is no TOML:\n{}", mended.text);
    assert!(!is_seen || errors(&after) <= errors(&before), "no new error:\n{}", mended.text);
    assert!(after.count() >= before.count(), "no question is lost:\n{}", mended.text);
    for (at, start) in before.starts.iter().enumerate() {
        let end = before.starts.get(at + 1).copied().unwrap_or(text.len());
        let own = text[*start..end].trim_end();
        let is_of = |place: usize| (*start..=end).contains(&place);
        if !before.findings.iter().any(|finding| is_of(finding.span.start)) {
            assert!(mended.text.contains(own), "nothing was said of this, and it changed:\n{own}");
        }
    }
}

fn errors(reading: &Reading) -> usize {
    reading.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

fn parts(reading: &Reading) -> usize {
    reading.deck.omitted.parts
}
