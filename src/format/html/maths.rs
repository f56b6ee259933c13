//! What Anki and `MathJax` set apart in HTML by marks of their own: formulas, sounds, speech. It is taken
//! out before the HTML is read, since a formula is no text to be escaped.

use html5gum::{Token, Tokenizer};
use std::borrow::Cow;

/// What stands before the number of a formula in the HTML, and behind it.
pub const FORMULA: [char; 2] = ['\u{4}', '\u{5}'];

/// How a formula begins and ends, and whether it stands by itself.
const MARKS: [(&str, &str, bool); 5] = [
    ("\\(", "\\)", false),
    ("\\[", "\\]", true),
    ("[$$]", "[/$$]", true),
    ("[$]", "[/$]", false),
    ("[latex]", "[/latex]", true),
];

/// HTML without what was set apart in it.
#[derive(Debug, Default)]
pub struct SetApart<'h> {
    /// The rest; a formula is its number between [`FORMULA`].
    pub html: Cow<'h, str>,
    /// The formulas, in dollar signs.
    pub formulas: Vec<String>,
    /// The files of sounds.
    pub sounds: Vec<String>,
    /// What is lost.
    pub lost: Vec<&'static str>,
}

impl<'h> SetApart<'h> {
    /// Takes a text apart.
    pub fn of(html: &'h str) -> Self {
        if !html.contains(['[', '\\']) {
            return Self { html: Cow::Borrowed(html), ..Self::default() };
        }
        let mut aside = Self::default();
        let mut rest = html;
        let mut text = String::with_capacity(html.len());
        // What is not closed once is not closed later either.
        let mut closed = [true; MARKS.len()];
        while let Some(at) = rest.find(['[', '\\']) {
            text.push_str(&rest[..at]);
            rest = &rest[at..];
            let taken = aside.formula(rest, &mut closed, &mut text);
            let taken = if taken == 0 { aside.tag(rest) } else { taken };
            if taken == 0 {
                // A backslash and what it stands before are a pair: `\\(` begins no formula.
                let next = rest[1..].chars().next().filter(|_| rest.starts_with("\\\\"));
                let length = 1 + next.map_or(0, char::len_utf8);
                text.push_str(&rest[..length]);
                rest = &rest[length..];
            }
            rest = &rest[taken..];
        }
        text.push_str(rest);
        aside.html = Cow::Owned(text);
        aside
    }

    /// A formula at the start of a text: how much of it that is.
    fn formula(&mut self, rest: &str, closed: &mut [bool], text: &mut String) -> usize {
        for ((open, close, is_alone), is_closed) in MARKS.into_iter().zip(closed) {
            if !*is_closed || !rest.starts_with(open) {
                continue;
            }
            let Some(length) = rest[open.len()..].find(close) else {
                *is_closed = false;
                continue;
            };
            let inner = plain(&rest[open.len()..open.len() + length]);
            let inner = inner.trim();
            if !inner.is_empty() {
                let number = self.formulas.len();
                self.formulas.push(in_dollars(inner, is_alone));
                text.push(FORMULA[0]);
                text.push_str(&number.to_string());
                text.push(FORMULA[1]);
            }
            return open.len() + length + close.len();
        }
        0
    }

    /// A sound or a mark of Anki's at the start of a text: how much of it that is.
    fn tag(&mut self, rest: &str) -> usize {
        if let Some(inner) = rest.strip_prefix("[sound:") {
            let Some(length) = inner.find(']') else { return 0 };
            self.sounds.push(plain(&inner[..length]).trim().to_owned());
            return "[sound:".len() + length + 1;
        }
        if rest.starts_with("[anki:tts") || rest.starts_with("[/anki:tts") {
            let Some(length) = rest.find(']') else { return 0 };
            if !self.lost.contains(&SPEECH) {
                self.lost.push(SPEECH);
            }
            return length + 1;
        }
        0
    }
}

/// What is said where Anki would read aloud.
const SPEECH: &str = "speech that is made while it is asked is not kept, its text is";

/// A formula in dollar signs; one that is a text with formulas in it stays so.
fn in_dollars(inner: &str, is_alone: bool) -> String {
    let bare = inner.strip_prefix("\\[").and_then(|inner| inner.strip_suffix("\\]"));
    let bare = bare.or_else(|| inner.strip_prefix("$$").and_then(|inner| inner.strip_suffix("$$")));
    let bare = bare.or_else(|| inner.strip_prefix('$').and_then(|inner| inner.strip_suffix('$')));
    let bare = bare.unwrap_or(inner).trim();
    if bare.contains('$') {
        return inner.to_owned();
    }
    // What has several lines, or an environment, stands by itself.
    if is_alone && bare.contains("\\begin") { format!("$${bare}$$") } else { format!("${bare}$") }
}

/// The text of HTML, without its tags.
pub fn plain(html: &str) -> Cow<'_, str> {
    if !html.contains(['<', '&']) {
        return Cow::Borrowed(html);
    }
    let mut text = String::new();
    for token in Tokenizer::new(html) {
        match token {
            Ok(Token::String(string)) => text.push_str(&String::from_utf8_lossy(&string.value)),
            Ok(Token::StartTag(_)) if !text.ends_with(' ') => text.push(' '),
            _ => {}
        }
    }
    Cow::Owned(text.replace('\u{a0}', " "))
}

/// HTML without its tags; what stands for a character stays so.
pub fn untagged(html: &str) -> String {
    plain(html).replace('&', "&amp;").replace('<', "&lt;").trim().to_owned()
}
