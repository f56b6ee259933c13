//! Lines as they come in: read whatever their length and bytes, and told apart from commands.

use crate::ui::{Reply, control};
use std::io::{self, BufRead};

/// No more is kept of a line: it is longer than any answer that is taken.
const MOST: usize = 1 << 20;

/// What a line is a command for; only the words of the table of controls are commands.
pub(super) fn command(line: &str) -> Option<Reply> {
    let line = line.trim();
    control::command(line).or_else(|| {
        let (word, rest) = line.split_once(char::is_whitespace)?;
        match control::command(word)? {
            Reply::Treat(wish) => wish.with_words(rest.trim()).map(Reply::Treat),
            _ => None,
        }
    })
}

/// A line without the backslash that keeps it from being a command; `\frac` stays as it is.
pub(super) fn unescaped(line: &str) -> String {
    let trimmed = line.trim_start();
    match trimmed.strip_prefix('\\') {
        Some(rest) if rest.trim_start_matches('\\').starts_with(':') => rest.to_owned(),
        _ => line.to_owned(),
    }
}

/// A line without its end, however long and whatever its bytes; none when the input has ended. What
/// has come of a line when reading fails stays in `begun`, and is gone on with.
pub(super) fn read_line(
    input: &mut impl BufRead,
    begun: &mut Vec<u8>,
) -> io::Result<Option<String>> {
    let mut has_ended = false;
    while !has_ended {
        let bytes = input.fill_buf()?;
        if bytes.is_empty() {
            if begun.is_empty() {
                return Ok(None);
            }
            break;
        }
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let part = &bytes[..end.unwrap_or(bytes.len())];
        begun.extend_from_slice(&part[..part.len().min(MOST.saturating_sub(begun.len()))]);
        let used = end.map_or(bytes.len(), |end| end + 1);
        input.consume(used);
        has_ended = end.is_some();
    }
    let mut line = std::mem::take(begun);
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(Some(String::from_utf8_lossy(&line).into_owned()))
}
