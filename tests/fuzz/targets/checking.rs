//! Checking: every rule looks at any text, says the same twice, and of a deck that is large enough for
//! several threads the same as of a small one.

use super::lies_in;
use quizdeck::lint::{Beside, Outside, lint};
use quizdeck::random::Random;
use quizdeck::report::{Finding, Rigour};

/// So long that the deck is read by several threads.
const LONG: usize = 40_000;

/// Every rule looks at any text, and says the same twice, and of a large deck as of a small one.
pub fn holds(case: &[u8], _: &mut Random) {
    let text = String::from_utf8_lossy(case);
    let outside = Outside {
        file: &|path| match path.len() % 3 {
            0 => Beside::Here,
            1 => Beside::Missing,
            _ => Beside::Outside,
        },
    };
    let found = |text: &str| lint(text, "deck", &outside, Rigour::Pedantic).findings;
    let first = found(&text);
    for finding in &first {
        lies_in(&text, finding);
    }
    assert_eq!(found(&text), first, "twice the same");
    let usual = lint(&text, "deck", &outside, Rigour::Usual).findings;
    let codes: Vec<_> = first.iter().map(|finding| (finding.code, &finding.span)).collect();
    for finding in &usual {
        assert!(codes.contains(&(finding.code, &finding.span)), "pedantry knows more: {finding:?}");
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (short, long) = ("# \n".to_owned(), format!("# {}\n", "x".repeat(LONG)));
    let few = moved(found(&format!("{short}{text}")), short.len());
    let many = moved(found(&format!("{long}{text}")), long.len());
    assert_eq!(few, many, "read by one thread, and by several");
}

/// What was found, without so many bytes before it.
fn moved(
    findings: Vec<Finding>,
    length: usize,
) -> Vec<(&'static str, usize, usize, String, String)> {
    let moved = |finding: Finding| {
        let at = |byte: usize| byte.saturating_sub(length);
        let Finding { code, span, message, help, .. } = finding;
        (code, at(span.start), at(span.end), message, help)
    };
    findings.into_iter().map(moved).collect()
}
