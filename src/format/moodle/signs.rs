//! Signs that mean something unless a backslash stands before them.

/// Pieces of a text between signs, each with the sign before it; the first has none.
pub fn pieces<'t>(
    text: &'t str,
    signs: &'t [char],
) -> impl Iterator<Item = (Option<char>, &'t str)> {
    let mut rest = Some((None, text));
    std::iter::from_fn(move || {
        let (sign, text) = rest.take()?;
        let Some(at) = find(text, |c| signs.contains(&c)) else { return Some((sign, text)) };
        let next = text[at..].chars().next();
        rest = Some((next, &text[at + next.map_or(0, char::len_utf8)..]));
        Some((sign, &text[..at]))
    })
}

/// What stands before and behind the first sign.
pub fn cut(text: &str, sign: char) -> Option<(&str, &str)> {
    let at = find(text, |c| c == sign)?;
    Some((&text[..at], &text[at + sign.len_utf8()..]))
}

/// Where the first sign of a sort stands that has no backslash before it.
pub fn find(text: &str, is_sign: impl Fn(char) -> bool) -> Option<usize> {
    let mut characters = text.char_indices();
    while let Some((at, c)) = characters.next() {
        if is_sign(c) {
            return Some(at);
        }
        if c == '\\' {
            characters.next();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_behind_an_odd_number_of_backslashes_is_none() {
        let of: Vec<_> = pieces(r"a~b\~c\\~d", &['~']).collect();
        assert_eq!(of, [(None, "a"), (Some('~'), r"b\~c\\"), (Some('~'), "d")]);
        assert_eq!(cut(r"a\#b#c#d", '#'), Some((r"a\#b", "c#d")));
        assert_eq!(cut(r"a\", '#'), None);
    }
}
