//! Reading: any bytes make a deck, if one that cannot be asked, and findings that can be shown.

use super::lies_in;
use quizdeck::deck::{read_bytes, read_header};
use quizdeck::random::Random;
use quizdeck::report::Source;
use quizdeck::text::{Look, Theme, is_printable};
use std::collections::HashSet;

/// Any bytes are read, and what is found lies in the text.
pub fn holds(case: &[u8], _: &mut Random) {
    let (text, reading) = read_bytes(case, "deck");
    for finding in &reading.findings {
        lies_in(&text, finding);
    }
    assert!(reading.findings.is_sorted_by_key(|finding| finding.span.start));
    let source = Source::new("a\u{1b}.toml", &text);
    for finding in reading.findings.iter().take(5) {
        for columns in [1, 40, 80] {
            let look = Look { columns, colour: false, theme: Theme::USUAL, unicode: columns > 40 };
            let shown = source.render(finding, look);
            assert!(shown.chars().all(|c| c == '\n' || is_printable(c)), "{shown:?}");
        }
    }
    let deck = &reading.deck;
    assert!(
        !reading.is_sound() || !deck.questions().is_empty(),
        "nothing is said of an empty deck"
    );
    let keys: HashSet<String> = deck.items().map(|item| deck.key(item)).collect();
    assert_eq!(keys.len(), deck.items().count(), "every item has a key of its own");
    if reading.is_sound() {
        let header = read_header(&text, "deck");
        assert_eq!(header.id, deck.id, "the header says the same alone");
    }
}
