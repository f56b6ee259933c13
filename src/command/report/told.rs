//! How findings about questions are told: each with its place in the deck, as `check` does.

use super::gathering::GatheredResults;
use super::json::PlacedFinding;
use crate::report::Source;
use crate::text::{Look, plural};
use std::fmt::Write as _;

/// How many findings are told in full.
const MOST: usize = 100;

/// The findings as text, with what they come to.
pub fn findings(gathered: &GatheredResults, look: Look) -> String {
    let mut text = String::new();
    let mut count = 0;
    for (deck, findings) in &gathered.findings {
        let source = Source::new(&deck.name, &deck.text);
        for finding in findings {
            if count < MOST {
                // A text takes all that is written.
                let _ = writeln!(text, "{}\n", source.render(finding, look));
            }
            count += 1;
        }
    }
    if count > MOST {
        let more = plural(count - MOST, "finding");
        let _ = writeln!(text, "and {more} more: --json tells each\n");
    }
    let told = if count == 0 { "nothing".to_owned() } else { plural(count, "thing") };
    let of = plural(gathered.report.questions.len(), "question");
    let _ = writeln!(text, "{told} to look at in {of}");
    text
}

/// The findings with their lines.
pub fn placed(gathered: &GatheredResults) -> Vec<PlacedFinding<'_>> {
    let of_deck = gathered.findings.iter().flat_map(|(deck, findings)| {
        let source = Source::new(&deck.name, &deck.text);
        let place = move |finding| (finding, source.position(finding_start(finding)));
        findings.iter().map(place).map(|(finding, at)| PlacedFinding {
            finding,
            file: deck.name.as_str(),
            at,
        })
    });
    of_deck.collect()
}

const fn finding_start(finding: &crate::report::Finding) -> usize {
    finding.span.start
}
