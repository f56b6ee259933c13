//! Texts of other programs: their encoding, and places in them.

use super::{ForeignFile, Unfit, Wishes};
use std::borrow::Cow;

/// The text of a file: UTF-8, what its first bytes mark as UTF-16, or what is wished.
///
/// # Errors
/// When it is none.
pub fn decoded<'f>(file: &ForeignFile<'f>, wishes: &Wishes) -> Result<Cow<'f, str>, Unfit> {
    let marked = encoding_rs::Encoding::for_bom(file.bytes).map(|(encoding, _)| encoding);
    if let Some(encoding) = marked.or(wishes.encoding) {
        let (text, encoding, is_broken) = encoding.decode(file.bytes);
        if is_broken {
            let reason = format!("it is no {}", encoding.name());
            return Err(Unfit::new(reason, "name its encoding: --encoding windows-1252"));
        }
        return Ok(text);
    }
    let text = std::str::from_utf8(file.bytes).map_err(|error| {
        let line = file.bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        let reason = format!("line {line} is not UTF-8");
        Unfit::new(reason, "name its encoding: --encoding windows-1252, shift_jis, gbk, koi8-r")
    })?;
    if text.contains('\0') {
        let remedy = "name its encoding: --encoding utf-16le, or save it as UTF-8";
        return Err(Unfit::new("there are zero bytes in it, as in UTF-16 or no text", remedy));
    }
    Ok(Cow::Borrowed(text))
}

/// Lines of a text that is gone through from its start.
pub struct Lines<'t> {
    text: &'t str,
    /// How far it was gone through, and the line there.
    reached: (usize, usize),
}

impl<'t> Lines<'t> {
    /// Those of a text.
    pub const fn of(text: &'t str) -> Self {
        Self { text, reached: (0, 1) }
    }

    /// What says on which line a byte of the text stands.
    pub fn at(&mut self, at: usize) -> String {
        let (from, line) = if at < self.reached.0 { (0, 1) } else { self.reached };
        let between = self.text.as_bytes().get(from..at).unwrap_or_default();
        let line = line + between.split(|byte| *byte == b'\n').count() - 1;
        self.reached = (at, line);
        format!("line {line}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], encoding: Option<&str>) -> Result<String, String> {
        let encoding = encoding.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
        let wishes = Wishes { encoding, ..Wishes::default() };
        let text = decoded(&ForeignFile { name: "a.txt", bytes }, &wishes);
        text.map(Cow::into_owned).map_err(|unfit| format!("{}; {}", unfit.reason, unfit.remedy))
    }

    #[test]
    fn a_mark_or_a_wish_tells_the_encoding_and_nothing_else_is_guessed() {
        assert_eq!(text("\u{feff}é".as_bytes(), None).unwrap(), "é");
        assert_eq!(text(b"\xff\xfea\0", None).unwrap(), "a");
        assert_eq!(text(b"\xe9", Some("latin1")).unwrap(), "é");
        let told = text(b"a\nb\xe9", None).unwrap_err();
        assert!(told.starts_with("line 2 is not UTF-8; ") && told.contains("--encoding"), "{told}");
        assert!(text(b"a\0b\0", None).unwrap_err().contains("utf-16le"));
        assert!(text(b"\x81\x20", Some("shift_jis")).is_err());
    }

    #[test]
    fn a_place_is_told_by_its_line() {
        let mut lines = Lines::of("a\nb\nc");
        assert_eq!([4, 0, 2].map(|at| lines.at(at)), ["line 3", "line 1", "line 2"]);
    }
}
