//! Where the locale is not UTF-8, nothing of ours is written that it cannot show: signs beyond ASCII
//! are chosen by `Look::sign`, and no other text has one.

use super::source::sources;

/// Signs that programs like to write; letters are examples, or what is looked for.
const SIGNS: &str = "…→←↑↓↕·×•–—“”‘’„‚«»│─█░❯✔✘≈◐›≤≥";

/// Files that look for such signs in what others wrote.
const READERS: &[&str] = &[
    "deck/edit/compose.rs",
    "draft/",
    "form.rs", // told apart by what shows it
    "deck/sides.rs",
    "judge/",
    "lint/answers.rs",
    "lint/near.rs",
    "lint/pasted.rs",
    "lint/quantity.rs",
    "lint/range.rs",
    "lint/wording.rs",
    "print", // papers are the same in every locale
    "text/breaks.rs",
    "text/maths/signs.rs",     // chosen by where they are to be shown
    "text/maths/chemistry.rs", // the same
    "ui/markdown/spans.rs",    // the sign of a pair
];

#[test]
fn signs_beyond_ascii_are_chosen_by_the_locale() {
    for source in sources() {
        if READERS.iter().any(|reader| source.path.starts_with(reader)) {
            continue;
        }
        for text in &source.texts {
            let sign = text.chars().find(|c| SIGNS.contains(*c));
            assert_eq!(sign, None, "{}: {text} can be shown in no other locale", source.path);
        }
    }
}
