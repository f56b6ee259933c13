//! Traced texts: what was typed, put together from several places of a text, each character with where
//! it stands there, so that what is wrong with it can be shown where it was typed.

use std::ops::Range;

/// A text with where its parts stand in another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TracedText {
    /// The text.
    pub text: String,
    /// From which of its bytes on it stands where there, in ascending order.
    runs: Vec<(usize, usize)>,
}

impl TracedText {
    /// A part of another text, which begins at a byte of it.
    pub fn of(text: &str, at: usize) -> Self {
        Self { text: text.to_owned(), runs: vec![(0, at)] }
    }

    /// Adds a part.
    pub fn push(&mut self, text: &str, at: usize) {
        self.runs.push((self.text.len(), at));
        self.text.push_str(text);
    }

    /// Adds a line below.
    pub fn push_line(&mut self, line: &str, at: usize) {
        self.runs.push((self.text.len(), at.saturating_sub(1)));
        self.text.push('\n');
        self.push(line, at);
    }

    /// Adds all of another one on a line below.
    pub fn push_below(&mut self, below: &Self) {
        let start = below.place(0..0).start;
        self.runs.push((self.text.len(), start.saturating_sub(1)));
        self.text.push('\n');
        self.append(below);
    }

    /// Adds all of another one.
    pub fn append(&mut self, more: &Self) {
        let length = self.text.len();
        self.runs.extend(more.runs.iter().map(|(own, there)| (length + own, *there)));
        self.text.push_str(&more.text);
    }

    /// Where a part of it stands.
    pub fn place(&self, part: Range<usize>) -> Range<usize> {
        let there = |own: usize| {
            let run = self.runs.partition_point(|(start, _)| *start <= own).saturating_sub(1);
            self.runs.get(run).map_or(0, |(start, there)| there + own.saturating_sub(*start))
        };
        let start = there(part.start);
        if part.is_empty() {
            return start..start;
        }
        start..(there(part.end - 1) + 1).max(start)
    }

    /// Where all of it stands.
    pub fn whole(&self) -> Range<usize> {
        self.place(0..self.text.len())
    }

    /// A part of it.
    pub fn part(&self, part: Range<usize>) -> Self {
        let first = self.runs.partition_point(|(start, _)| *start <= part.start).saturating_sub(1);
        let inside = self.runs[first.min(self.runs.len())..].iter();
        let inside = inside.take_while(|(start, _)| *start < part.end.max(part.start + 1));
        let moved = inside.map(|(start, there)| {
            let skipped = part.start.saturating_sub(*start);
            (start.saturating_sub(part.start), there + skipped)
        });
        Self { text: self.text[part.clone()].to_owned(), runs: moved.collect() }
    }

    /// The same without blanks at its ends.
    pub fn trimmed(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let end = start + self.text.trim().len();
        if (start, end) == (0, self.text.len()) { self.clone() } else { self.part(start..end) }
    }

    /// The parts between words that are such a sign, without blanks; a backslash before the sign takes
    /// its meaning away.
    pub fn split(&self, sign: &str) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut from = 0;
        for word in words(&self.text).filter(|word| self.text[word.clone()] == *sign) {
            parts.push(self.part(from..word.start).trimmed());
            from = word.end;
        }
        parts.push(self.part(from..self.text.len()).trimmed());
        parts
    }

    /// What stands before and behind the first word that is such a sign.
    pub fn split_once(&self, sign: &str) -> Option<(Self, Self)> {
        let word = words(&self.text).find(|word| self.text[word.clone()] == *sign)?;
        let (left, right) = (0..word.start, word.end..self.text.len());
        Some((self.part(left).trimmed(), self.part(right).trimmed()))
    }

    /// The same without the backslashes that took the meaning of such signs away.
    pub fn unescaped(&self, signs: &[&str]) -> Self {
        let mut plain = Self::default();
        let mut from = 0;
        for word in words(&self.text).filter(|word| is_escaped(&self.text[word.clone()], signs)) {
            plain.append(&self.part(from..word.start));
            from = word.start + 1;
        }
        if from == 0 {
            return self.clone();
        }
        plain.append(&self.part(from..self.text.len()));
        plain
    }
}

/// The words of a text: what stands between blanks.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_ascii_whitespace().map(|word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        start..start + word.len()
    })
}

/// Whether a word is a sign behind a backslash or more.
fn is_escaped(word: &str, signs: &[&str]) -> bool {
    word.starts_with('\\') && signs.contains(&word.trim_start_matches('\\'))
}

/// A text whose words that are such signs, or would be without backslashes, have one more before them.
pub fn escaped(text: &str, signs: &[&str]) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut from = 0;
    for word in words(text) {
        if signs.contains(&text[word.clone()].trim_start_matches('\\')) {
            escaped.push_str(&text[from..word.start]);
            escaped.push('\\');
            from = word.start;
        }
    }
    escaped + &text[from..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_keeps_its_place() {
        let source = "= one \\| two | three\n  four";
        let mut text = TracedText::of(&source[2..20], 2);
        text.push_line(&source[23..], 23);
        assert_eq!(text.text, "one \\| two | three\nfour");
        let parts: Vec<TracedText> =
            text.split("|").iter().map(|part| part.unescaped(&["|"])).collect();
        assert_eq!(parts[0].text, "one | two");
        assert_eq!(&source[parts[0].whole()], "one \\| two");
        assert_eq!(&source[parts[0].place(4..9)], "| two");
        assert_eq!(parts[1].text, "three\nfour");
        assert_eq!(&source[parts[1].place(6..10)], "four");
        assert_eq!(TracedText::default().whole(), 0..0);
    }

    #[test]
    fn what_is_escaped_comes_back() {
        for text in ["|", "a | b", "\\| |", "a|b", "\\\\|", "", " | ", "a :: | \\::"] {
            let signs = ["|", "::"];
            let there = TracedText::of(&escaped(text, &signs), 0);
            assert_eq!(there.split("|").len(), 1, "{text}");
            assert_eq!(there.unescaped(&signs).text, text);
        }
    }
}
