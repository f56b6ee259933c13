//! Extents: which lines of a text are a question's, remarks above it and below its keys included.

use super::patch::Refused;
use super::site::{Site, each_site};
use crate::deck::pieces::pieces;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// The lines of a question.
pub struct Extent {
    /// From the remarks above it to the end of its last line.
    pub lines: Range<usize>,
    /// Where its header begins.
    pub header: usize,
}

/// Where a question stands, without what its lines take in.
struct Footprint {
    header: usize,
    /// Where its last value ends.
    end: usize,
    is_inline: bool,
}

impl Footprint {
    fn of(site: &Site<'_>) -> Self {
        let end = site.place(0..end_of(site)).end.max(site.span.end);
        Self { header: site.span.start, end, is_inline: site.is_inline() }
    }
}

/// The lines of every question, in the order of the text.
///
/// # Errors
/// When the deck is no TOML, or writes its questions as one list.
pub fn extents(text: &str) -> Result<Vec<Extent>, Refused> {
    let footprints = each_site(text).map(|site| site.map(|site| Footprint::of(&site)));
    let footprints: Vec<Footprint> = footprints.collect::<Result<_, _>>()?;
    if footprints.iter().any(|footprint| footprint.is_inline) {
        let remedy = "write each below a [[question]] of its own";
        return Err(Refused::new("its questions are one list, within brackets", remedy));
    }
    let mut extents: Vec<Extent> = Vec::with_capacity(footprints.len());
    let mut floor = 0;
    for (at, footprint) in footprints.iter().enumerate() {
        let next = footprints.get(at + 1).map_or(text.len(), |next| line_start(text, next.header));
        let line = line_start(text, footprint.header);
        let below = line_end(text, footprint.end);
        let above = remarks_above(text, floor, line);
        let end = below + remarks_below(&text[below..next], next == text.len());
        floor = if at + 1 < footprints.len() { floor_of(text, end, next) } else { end };
        extents.push(Extent { lines: above..end, header: footprint.header });
    }
    if let Some(first) = extents.first_mut() {
        // What stands at the very top is said of the whole.
        let top = text.len() - text.trim_start_matches('\u{feff}').len();
        let line = line_start(text, first.header).max(top);
        if first.lines.start <= top {
            first.lines.start = line;
        }
    }
    Ok(extents)
}

/// Where the remarks begin that stand right above a line.
fn remarks_above(text: &str, floor: usize, line: usize) -> usize {
    let mut start = line;
    while start > floor {
        let above = line_start(text, start - 1);
        if above < floor || !text[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    start
}

/// How far the remarks reach that stand right below a question, unless they are said of what follows.
fn remarks_below(rest: &str, is_last: bool) -> usize {
    let lines = rest.split_inclusive('\n');
    let remarks = lines.take_while(|line| line.trim_start().starts_with('#'));
    let length: usize = remarks.map(str::len).sum();
    let after = rest[length..].trim_start_matches([' ', '\t', '\r']);
    let is_apart = after.starts_with('\n') || (after.is_empty() && is_last);
    if is_apart { length } else { 0 }
}

/// How far up the remarks above the next question can reach: not into a table that stands between.
fn floor_of(text: &str, end: usize, next: usize) -> usize {
    let between = &text[end..next];
    let is_plain = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if between.lines().all(is_plain) {
        return end;
    }
    // Below the last value of what stands between.
    let ends = pieces(between).flat_map(|piece| {
        let start = piece.range.start;
        piece.table.iter().map(|(_, value)| start + last(value)).collect::<Vec<_>>()
    });
    ends.max().map_or(end, |last| end + line_end(between, last))
}

/// Where the last value of a question ends, counted as its spans are.
fn end_of(site: &Site<'_>) -> usize {
    site.table.iter().map(|(_, value)| last(value)).max().unwrap_or(0)
}

fn last(value: &Spanned<DeValue<'_>>) -> usize {
    let inner = match value.get_ref() {
        DeValue::Table(table) => table.iter().map(|(_, value)| last(value)).max(),
        DeValue::Array(values) => values.iter().map(last).max(),
        _ => None,
    };
    inner.unwrap_or(0).max(value.span().end)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |next| at + next + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        extents(text).unwrap().into_iter().map(|extent| &text[extent.lines]).collect()
    }

    #[test]
    fn a_question_has_the_remarks_above_it_and_below_its_keys() {
        let text = "#:schema x\n[deck]\n# of the deck\n\n# of a part\n\n# one\n# more\n\
                    [[question]] # a\nprompt = '''\n# no remark\n\n[[question]]'''\nanswer = 'b'\n\
                    # below\n\n[[question]]\nprompt = 'c'\n  # two\n[[question]]\nprompt = 'd'\n\
                    wrong = [\n  'e', # e\n]\n# of the texts\n[passages]\nx = '''\n# y'''\n\
                    [[question]]\nprompt = 'f'\n# end";
        let expected = [
            "# one\n# more\n[[question]] # a\nprompt = '''\n# no remark\n\n[[question]]'''\n\
             answer = 'b'\n# below\n",
            "[[question]]\nprompt = 'c'\n",
            "  # two\n[[question]]\nprompt = 'd'\nwrong = [\n  'e', # e\n]\n",
            "[[question]]\nprompt = 'f'\n# end",
        ];
        assert_eq!(lines(text), expected);
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(lines(&crlf), expected.map(|lines| lines.replace('\n', "\r\n")));
    }

    #[test]
    fn what_stands_at_the_top_is_said_of_the_whole() {
        let question = "[[question]]\nprompt = 'a'\n";
        for top in ["# Birds\n", "\u{feff}# Birds\n", "#:schema x\n# Birds\n"] {
            assert_eq!(lines(&format!("{top}{question}")), [question]);
        }
        assert_eq!(lines(&format!("\n# a\n{question}")), [format!("# a\n{question}")]);
    }

    #[test]
    fn the_tables_of_a_question_are_its_own() {
        let text = "[[question]]\nprompt = 'a'\nanswer = 'b'\n[[question.wrong]]\ntext = 'c'\n\
                    why = 'd'\n\n[[question]]\nprompt = 'e'\n";
        assert_eq!(lines(text)[0], text.split("\n\n").next().unwrap().to_owned() + "\n");
        assert!(extents("question = [{ prompt = 'a', answer = 'b' }]\n").is_err());
    }
}
