//! JSON for others to read: programs, and people who look at it in a terminal. What could move the
//! cursor there, turn a line round or hide is written as `\u...`, which means the same.

use super::printable::is_seen;
use serde::Serialize;
use std::fmt::{self, Write};

/// Says that a value has no form in JSON.
#[derive(Debug)]
pub struct Unwritable(serde_json::Error);

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write JSON: {}", self.0)
    }
}

impl std::error::Error for Unwritable {}

/// A value as JSON, on one line.
pub fn json(value: &impl Serialize) -> Result<String, Unwritable> {
    serde_json::to_string(value).map(escaped).map_err(Unwritable)
}

/// A value as JSON, indented, with a line end.
pub fn indented_json(value: &impl Serialize) -> Result<String, Unwritable> {
    let json = serde_json::to_string_pretty(value).map_err(Unwritable)?;
    Ok(escaped(json + "\n"))
}

/// Writes what does not show itself by its number. In JSON it can only stand in texts.
fn escaped(json: String) -> String {
    let is_plain = |c: char| c == '\n' || is_seen(c);
    let is_usual = |byte: u8| matches!(byte, b' '..=b'~' | b'\n');
    if json.bytes().all(is_usual) || json.chars().all(is_plain) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if is_plain(c) {
            escaped.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}"); // a text takes all that is written
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn what_does_not_show_itself_is_written_by_its_number() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let text = format!("a{c}b");
            let json = json(&text).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), text, "{json}");
            assert!(json.chars().all(is_seen), "U+{:04X}", u32::from(c));
        }
        assert_eq!(json(&"\u{9b}2J\u{e0041}").unwrap(), r#""\u009b2J\udb40\udc41""#);
        assert_eq!(json(&["é 東 \u{a0}🙂"]).unwrap(), "[\"é 東 \u{a0}🙂\"]");
        assert_eq!(indented_json(&["\u{7f}"]).unwrap(), "[\n  \"\\u007f\"\n]\n");
    }

    #[test]
    fn what_json_cannot_say_is_an_error() {
        let keys = std::collections::BTreeMap::from([([1], 2)]);
        assert!(json(&keys).unwrap_err().to_string().starts_with("cannot write JSON: "));
    }
}
