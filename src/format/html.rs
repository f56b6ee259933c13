//! HTML as other programs keep it in their fields, turned into what a deck writes: Markdown where a
//! question is read, plain text where an answer is typed or compared. Scripts, styles and comments are
//! dropped, and so is whatever would move a cursor; pictures and sounds are told apart from the text.

mod emphasis;
mod lines;
mod maths;
mod rendered;
mod tags;
mod walk;

pub use emphasis::escaped;
pub use maths::untagged;
pub use rendered::{drawn, drawn_plain, rendered, rendered_around, rendered_plain};

use maths::SetApart;
use walk::Walk;

/// What a text becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dress {
    /// Markdown, as what is asked and what explains it.
    Markdown,
    /// Text without marks, as answers: only code and formulas stand out in it.
    Plain,
}

/// Marks that another reader puts into HTML where a gap of a sentence begins, where its hint does, and
/// where it ends; no text has them, since control characters are dropped before.
pub const GAP: [char; 3] = ['\u{1}', '\u{2}', '\u{3}'];

/// What a text became.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Dressed {
    /// The text.
    pub text: String,
    /// The files of its pictures, in their order.
    pub pictures: Vec<String>,
    /// Those of its sounds.
    pub sounds: Vec<String>,
    /// What of it is lost, each said once.
    pub lost: Vec<&'static str>,
}

/// Turns HTML into a text.
pub fn dressed(html: &str, dress: Dress) -> Dressed {
    let plain = html.trim_ascii();
    if is_plain(plain) {
        return Dressed { text: plain.to_owned(), ..Dressed::default() };
    }
    let aside = SetApart::of(html);
    let mut walk = Walk::new(dress, &aside.formulas);
    walk.through(&aside.html);
    let mut dressed = walk.end();
    dressed.sounds.splice(0..0, aside.sounds);
    dressed.lost.extend(aside.lost);
    dressed
}

/// Whether a text surely reads the same however it is dressed, as most do: a line of words, none of them alone
/// at its start, where a number or a sign makes a list.
fn is_plain(html: &str) -> bool {
    // Latin, Cyrillic and Chinese: none of these hides.
    let is_letter = |c: char| match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{45f}' | '\u{4e00}'..='\u{9fff}' => c.is_alphabetic(),
        _ => false,
    };
    let is_other = |c: char| matches!(c, '0'..='9' | ' ' | ',' | '.' | '?' | '\'');
    html.starts_with(is_letter)
        && html.chars().all(|c| is_letter(c) || is_other(c))
        && !html.contains("  ")
}

/// HTML as Markdown.
pub fn markdown(html: &str) -> String {
    dressed(html, Dress::Markdown).text
}

/// HTML as text without marks.
pub fn literal(html: &str) -> String {
    dressed(html, Dress::Plain).text
}

/// Whether a text looks as if HTML stood in it: a tag of a name, or a character by its name.
pub fn is_likely(text: &str) -> bool {
    let is_tag = |(at, _): (usize, &str)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let is_closed = rest[name.len()..].starts_with(['>', ' ', '/', '\n']);
        is_closed && tags::is_known(name) && rest.contains('>')
    };
    let is_entity = |(at, _): (usize, &str)| {
        let inner = text[at + 1..].split_once(';').map_or("", |(inner, _)| inner);
        (2..10).contains(&inner.len())
            && inner.trim_start_matches('#').chars().all(|c| c.is_ascii_alphanumeric())
    };
    text.match_indices('<').any(is_tag) || text.match_indices('&').any(is_entity)
}

#[cfg(test)]
mod tests;
