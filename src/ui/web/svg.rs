//! What drawn pictures have in common: text that is safe in markup, and a frame with words.

use crate::text::printable_line;

/// A text as it stands in markup, on one line.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in printable_line(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

/// A picture of a width and a height, with what it shows in a few words.
pub fn picture(name: &str, (width, height): (usize, usize), body: &str) -> String {
    let class = escape(name);
    format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\">\n{body}</svg>\n"
    )
}

/// A picture with its name for who hears it, the same in words, and the same as a table.
pub fn figure(picture: &str, name: &str, words: &str, table: &str) -> String {
    let (name, words) = (escape(name), escape(words));
    format!(
        "<figure>\n<div class=\"scroll\" role=\"img\" aria-label=\"{name}\">\n{picture}</div>\n\
         <figcaption><details><summary>{name}</summary>\n<p>{words}</p>\n{table}</details></figcaption>\n</figure>\n"
    )
}
