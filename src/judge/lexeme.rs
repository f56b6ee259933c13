//! Words and the marks that may part the entries of a list (rule 11).

use super::{Rules, words};

/// A word, or what may part entries.
pub(super) struct Lexeme {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) sort: Sort,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    /// `,`, "and" and the like.
    Mark,
    /// A mark that parts entries only where there is one on either side: the comma of `1,000`, the
    /// "and" of "a hundred and five", and any where every character counts.
    Weak,
    LineEnd,
}

impl Lexeme {
    pub(super) fn is_mark(&self) -> bool {
        matches!(self.sort, Sort::Mark | Sort::Weak)
    }

    pub(super) fn parts(&self) -> bool {
        matches!(self.sort, Sort::Mark | Sort::LineEnd)
    }
}

pub(super) fn lexemes(text: &str, rules: Rules) -> Vec<Lexeme> {
    let mut found: Vec<Lexeme> = Vec::new();
    let mut word = false;
    let mut before = ' ';
    let mark = if rules.exact { Sort::Weak } else { Sort::Mark };
    for (from, c) in text.char_indices() {
        let to = from + c.len_utf8();
        let is_mark =
            matches!(c, ',' | ';' | '/' | '&' | '，' | '；' | '／' | '＆' | '、' | '،' | '؛');
        let is_inside = before.is_numeric() && text[to..].starts_with(char::is_numeric);
        if matches!(c, '\n' | '\r') {
            found.push(Lexeme { from, to, sort: Sort::LineEnd });
        } else if is_mark {
            found.push(Lexeme { from, to, sort: if is_inside { Sort::Weak } else { mark } });
        } else if !c.is_whitespace() {
            match found.last_mut().filter(|_| word) {
                Some(last) => last.to = to,
                None => found.push(Lexeme { from, to, sort: Sort::Word }),
            }
        }
        word = !c.is_whitespace() && !is_mark;
        before = c;
    }
    let word = |lexeme: &Lexeme| text[lexeme.from..lexeme.to].to_ascii_lowercase();
    for at in (0..found.len()).filter(|_| rules.english) {
        if word(&found[at]) == "and" {
            let value = |at: usize| found.get(at).and_then(|lexeme| words::value(&word(lexeme)));
            let (before, after) = (at.checked_sub(1).and_then(value), value(at + 1));
            let is_inside = before >= Some(100) && after.is_some() && after < before;
            found[at].sort = if is_inside { Sort::Weak } else { mark };
        }
    }
    found
}

/// Counts the runs of words between marks.
pub(super) fn parts(lexemes: &[Lexeme]) -> usize {
    lexemes
        .chunk_by(|one, other| !one.parts() && !other.parts())
        .filter(|run| !run[0].parts())
        .count()
}

/// The mark that stands directly before the first word of an entry.
pub(super) fn lead(text: &str, lexemes: &[Lexeme]) -> Option<String> {
    match lexemes {
        [mark, word, ..] if mark.is_mark() && word.sort == Sort::Word && mark.to == word.from => {
            Some(text[mark.from..mark.to].to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_a_mark_between_them_are_one_part() {
        for (text, count) in
            [("", 0), ("salt", 1), ("salt of the earth", 1), ("a b, c d & e", 3), (", a,, b;", 2)]
        {
            assert_eq!(parts(&lexemes(text, Rules::default())), count, "{text}");
        }
    }
}
