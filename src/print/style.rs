//! How pages look: one style sheet, and what of it depends on the paper.

use super::direction::is_leftward;
use super::masthead::Masthead;
use crate::text::{printable_line, shorten_between_words};
use std::fmt::Write;

/// The style of every document.
const STYLE: &str = include_str!("style.css");

/// How much of a title fits in the margin of a page, in columns.
const TITLE: usize = 50;

/// The style of a document whose pages have these words above them, at the start and the end, and
/// this reference below.
pub fn style(masthead: &Masthead, [start, end]: [&str; 2], reference: &str) -> String {
    let start = shorten_between_words(start, TITLE);
    let [start, end, reference] = [&start, end, reference].map(quoted);
    let reference = if is_leftward(&masthead.language) {
        format!("\"\\2066\" {reference} \"\\2069\"") // or its parts are turned round
    } else {
        reference
    };
    let (size, letters) = (masthead.size.name(), if masthead.is_large { 13 } else { 9 });
    format!(
        "@page {{\n  size: {size};\n  font: {letters}pt sans-serif;\n  @top-left {{ content: {start}; }}\n  @top-right {{ content: {end}; }}\n  \
         @bottom-left {{ content: {reference}; }}\n}}\n{STYLE}",
    )
}

/// A text as a string of a style sheet, within a page.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in printable_line(text).chars() {
        match c {
            '"' | '\\' | '<' | '&' => {
                let _ = write!(quoted, "\\{:x} ", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::masthead::PaperSize;

    #[test]
    fn no_title_ends_the_string_or_the_style() {
        let title = "a\"; } </style><script> \\ \n b";
        assert_eq!(quoted(title), "\"a\\22 ; } \\3c /style>\\3c script> \\5c  b\"");
        let masthead = Masthead { size: PaperSize::Letter, ..Masthead::default() };
        let style = style(&masthead, [title, "B"], "7/B/00ff");
        assert!(style.contains("size: letter") && !style.contains("</style"));
    }
}
