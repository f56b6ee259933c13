//! Evidence: a sentence of an article with the stretch marked that a question asks for, in brackets, so
//! that it is seen without colour too.

use crate::text::{Look, printable, width};
use crate::ui::look::{Ink, wrap};
use std::ops::Range;

/// What stands around what is marked.
const MARKS: [char; 2] = ['[', ']'];

/// The lines of a sentence with some stretches of it marked, which are in order.
pub fn evidence(sentence: &str, marked: &[Range<usize>], look: Look) -> Vec<String> {
    let [before, middle, after] = parts(sentence, marked);
    drawn(&before, &middle, &after, look)
}

/// The same cut to what stands around the stretches, in about so many lines.
pub fn short_evidence(
    sentence: &str,
    marked: &[Range<usize>],
    lines: usize,
    look: Look,
) -> Vec<String> {
    let [before, middle, after] = parts(sentence, marked);
    let room = (lines * look.columns.saturating_sub(2)).saturating_sub(width(&middle));
    let (most, dots) = (room / 2, look.sign("…", "..."));
    // What one side does not need, the other may have.
    let least = |text: &str| width(text).min(most);
    let (front, back) = (room - least(&after), room - least(&before));
    let before = match last_words(&before, front.saturating_sub(width(dots))) {
        cut if cut.len() < before.len() && width(&before) > front => format!("{dots}{cut}"),
        _ => before,
    };
    let after = match first_words(&after, back.saturating_sub(width(dots))) {
        cut if cut.len() < after.len() && width(&after) > back => format!("{cut}{dots}"),
        _ => after,
    };
    drawn(&before, &middle, &after, look)
}

/// What stands before the first stretch, from there on to the end of the last, and behind it.
fn parts(sentence: &str, marked: &[Range<usize>]) -> [String; 3] {
    let line = |text: &str| printable(text).replace('\n', " ");
    let (mut pieces, mut from) = (Vec::new(), 0);
    for range in marked {
        let start = sentence.floor_char_boundary(range.start.clamp(from, sentence.len()));
        let end = sentence.ceil_char_boundary(range.end.clamp(start, sentence.len()));
        if start < end {
            pieces.push(line(&sentence[from..start]));
            pieces.push(format!("{}{}{}", MARKS[0], line(&sentence[start..end]), MARKS[1]));
            from = end;
        }
    }
    let before = if pieces.is_empty() { String::new() } else { pieces.remove(0) };
    [before, pieces.concat(), line(&sentence[from..])]
}

fn drawn(before: &str, middle: &str, after: &str, look: Look) -> Vec<String> {
    let middle = if middle.is_empty() { String::new() } else { look.paint(Ink::Bold, middle) };
    let bar = look.paint(Ink::Dim, look.sign("│ ", "| "));
    wrap(&format!("{before}{middle}{after}"), look.columns, &bar, &bar)
}

/// The last words of a text that fit.
fn last_words(text: &str, columns: usize) -> &str {
    let starts = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let fits = starts.map(|at| &text[at..]).find(|rest| width(rest) <= columns);
    fits.unwrap_or_default()
}

/// The first words of a text that fit.
fn first_words(text: &str, columns: usize) -> &str {
    let ends =
        text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    ends.map(|at| &text[..at]).take_while(|rest| width(rest) <= columns).last().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Theme;
    use std::slice::from_ref;

    const LOOK: Look = Look { columns: 30, colour: false, theme: Theme::USUAL, unicode: true };
    const SENTENCE: &str = "The treaty was signed by all of them in Tashkent on 15 May 1992, after \
                            a long night of talks.";

    #[test]
    fn what_is_asked_for_stands_in_brackets() {
        let at = SENTENCE.find("Tashkent").unwrap();
        let lines = evidence(SENTENCE, from_ref(&(at..at + 8)), LOOK);
        assert_eq!(lines[..2], ["│ The treaty was signed by all", "│ of them in [Tashkent] on 15"]);
        let lines = evidence("東京\u{1b}[2J", from_ref(&(0..6)), LOOK);
        assert_eq!(lines, ["│ [東京][2J"]);
        assert_eq!(evidence("short", from_ref(&(3..99)), LOOK), ["│ sho[rt]"]);
        assert_eq!(evidence("in 1901 by 12", &[3..7, 11..13], LOOK), ["│ in [1901] by [12]"]);
        assert_eq!(evidence("whole", &[], LOOK), ["│ whole"]);
    }

    #[test]
    fn a_short_one_keeps_what_stands_around_it() {
        let at = SENTENCE.find("Tashkent").unwrap();
        let lines = short_evidence(SENTENCE, from_ref(&(at..at + 8)), 2, LOOK);
        assert_eq!(lines, ["│ … by all of them in", "│ [Tashkent] on 15 May 1992, …"]);
        let whole = short_evidence(SENTENCE, from_ref(&(at..at + 8)), 9, LOOK);
        assert_eq!(whole, evidence(SENTENCE, from_ref(&(at..at + 8)), LOOK));
        for columns in 1..40 {
            for lines in 0..4 {
                short_evidence(
                    SENTENCE,
                    from_ref(&(at..at + 8)),
                    lines,
                    LOOK.with_columns(columns),
                );
            }
        }
    }
}
