//! What drawn pictures have in common: a frame with words.

use crate::text::escape;

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
