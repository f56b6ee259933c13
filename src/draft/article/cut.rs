//! The cut into sentences. Crates for it know neither "groups.Current" nor "World War I. In": these
//! rules do, over one pass of the characters.

use std::ops::Range;

/// What a full stop behind it does not end, in lower case and without its last dot.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "rev", "hon", "gen", "col", "capt", "lt",
    "sgt", "brig", "bvt", "pvt", "cpl", "messrs", "supt", "maj", "cmdr", "adm", "gov", "sen",
    "rep", "pres", "i.e", "e.g", "cf", "vs", "v", "viz", "al", "ca", "c", "approx", "no", "nos",
    "vol", "vols", "pp", "fig", "figs", "eq", "ed", "eds", "ch", "sec", "art", "dept", "univ",
    "inc", "ltd", "co", "corp", "bros", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "u.s", "u.k", "u.n", "a.m", "p.m", "b.c", "a.d", "ph.d", "m.d",
    "b.a", "m.a", "mt", "ft", "est", "d", "b", "r", "op", "lit",
];

/// Words behind which a single capital is no initial of a name.
const BEFORE_LETTERS: &[&str] =
    &["war", "vitamin", "type", "part", "class", "grade", "group", "plan", "appendix", "section"];

/// Abbreviations that may end a sentence all the same, where a capital follows.
const MAY_END: &[&str] =
    &["u.s", "u.k", "u.n", "a.m", "p.m", "b.c", "a.d", "inc", "ltd", "co", "corp", "ph.d", "jr"];

/// The sentences of a block.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut start) = (Vec::new(), 0);
    let (mut depth, mut quoted) = (0usize, false);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '“' | '«' => quoted = true,
            '”' | '»' => quoted = false,
            '"' => quoted = !quoted,
            _ => {}
        }
        let is_end = matches!(c, '.' | '!' | '?' | '。' | '！' | '？');
        let closes = matches!(c, '”' | '"' | '»') && !quoted && ends_before(&text[start..at]);
        if !(is_end || closes) || depth > 0 && at - start < 600 {
            continue;
        }
        let next = chars.peek().map(|(_, c)| *c);
        if is_end && matches!(next, Some('.' | '!' | '?' | '”' | '"' | '»' | '’' | ')')) {
            if !(next == Some('.') || is_end && quoted) {
                continue;
            }
            continue;
        }
        if is_end && quoted && at - start < 600 {
            continue;
        }
        let end = at + c.len_utf8();
        if is_cut(text, start, at, end, c) {
            push(text, start..end, &mut found);
            start = end;
            depth = 0;
            quoted = false;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let start = range.start + piece.len() - piece.trim_start().len();
    let end = range.start + piece.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

/// Whether a text ends in what ends a sentence, before the quote that closes.
fn ends_before(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '。', '！', '？'])
}

/// Whether a sentence ends at a sign that stands in `at..end`.
fn is_cut(text: &str, start: usize, at: usize, end: usize, sign: char) -> bool {
    let (before, behind) = (&text[start..at], &text[end..]);
    if matches!(sign, '。' | '！' | '？') || behind.is_empty() {
        return true;
    }
    let next = behind.trim_start();
    let opens = |c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"«‘'(—–".contains(c);
    let has_space = next.len() < behind.len();
    if before.ends_with("..") && sign == '.' && !next.starts_with(char::is_uppercase) {
        return false;
    }
    if has_space {
        // Scripts without capitals begin a sentence with any letter.
        let is_caseless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
        return next.starts_with(|c| opens(c) || is_caseless(c))
            && (sign != '.' || !is_abbreviated(before, next));
    }
    let last = before.chars().next_back();
    let joins = last.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || ")”\"’".contains(c))
        || matches!(sign, '”' | '"') && last.is_some();
    let mut letters = next.chars();
    let is_word = letters.next().is_some_and(|c| c.is_uppercase() || "“\"".contains(c))
        && letters.next().is_some_and(|c| c.is_alphabetic() || c == ' ');
    joins && is_word && !is_abbreviated(before, next) && !looks_like_name(before, next)
}

/// Whether a dot without a space behind it stands in the name of a file or a site: `Node.Js`.
fn looks_like_name(before: &str, next: &str) -> bool {
    let word = before.rsplit(' ').next().unwrap_or_default();
    let rest = next.split([' ', ',', ';']).next().unwrap_or_default();
    word.contains(['/', '@', '_']) || rest.contains(['/', '@', '_', '.']) && !rest.ends_with('.')
}

fn is_abbreviated(before: &str, next: &str) -> bool {
    let mut words = before.rsplit([' ', '(', '“', '"', '—', '–']);
    let word = words.next().unwrap_or_default().to_lowercase();
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        // An initial: not behind "World War", nor the pronoun.
        let is_upper = before.ends_with(char::is_uppercase);
        let before = words.next().unwrap_or_default().to_lowercase();
        let is_named = BEFORE_LETTERS.contains(&before.as_str());
        return letter.is_alphabetic()
            && !is_named
            && (is_upper || ABBREVIATIONS.contains(&&*word));
    }
    let follows = next.split(' ').next().unwrap_or_default().to_lowercase();
    let is_opening = OPENINGS.contains(&follows.trim_end_matches(','));
    ABBREVIATIONS.contains(&&*word) && !(MAY_END.contains(&&*word) && is_opening)
        // "J.R.R. Tolkien", "U.S.S.R. had"
        || word.contains('.')
            && word.split('.').all(|part| part.chars().count() == 1)
            && word.starts_with(char::is_alphabetic) // not "Version 4.2. Apart from"
            && !is_opening
}

/// Words that begin a sentence and no name.
const OPENINGS: &[&str] = &[
    "the", "a", "an", "it", "he", "she", "they", "we", "this", "these", "that", "those", "in",
    "on", "at", "by", "from", "for", "as", "after", "before", "during", "since", "when", "while",
    "although", "however", "but", "and", "there", "his", "her", "its", "their", "some", "many",
    "most", "all",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let table: &[&[&str]] = &[
            &["It was signed.", "Then it ended."],
            &["This is the Treaty Organization (CSTO).", "CSTO is old."],
            &["It holds until 2025.", "CSTO grew."],
            &["Dr. Lee met Mr. J. R. Smith at 5 p.m. near St. Mary's church, i.e. there."],
            &["It ended World War I.", "In 1919 peace came."],
            &["It lacks vitamin C.", "Also it is cold."],
            &["Python 2.7.18 came in 2020."],
            &["It was like Version 4.2.", "Apart from that it ran."],
            &["He said: “It is done. It is good.”", "Then he left."],
            &["It was (see p. 4. Also there.) here."],
            &["It waited... and went on."],
            &["She moved to the U.S.", "The war began."],
            &["The U.S. Army left."],
            &["Is it? Yes!"],
        ];
        for expected in table {
            if expected.len() == 1 && expected[0] == "Is it? Yes!" {
                assert_eq!(cut(expected[0]), ["Is it?", "Yes!"]);
                continue;
            }
            assert_eq!(cut(&expected.join(" ")), *expected);
        }
        assert_eq!(
            cut("a group of states.Current threats are new."),
            ["a group of states.", "Current threats are new."]
        );
        assert_eq!(cut("at their disposal.”The combined might is great.").len(), 2);
    }
}
