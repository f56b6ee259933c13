//! Where formulas stand in a text. A dollar is more often a price than the end of a formula, so what
//! is taken for one is told by what stands around it, as Pandoc does, and a bit more narrowly.

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inline<'t> {
    /// To be shown as it is.
    Plain(&'t str),
    /// With its dollars, and what is between them.
    Formula(&'t str, &'t str),
}

/// A text cut at its formulas.
pub(crate) fn formulas(text: &str) -> Vec<Inline<'_>> {
    let mut found = Vec::new();
    let (mut plain, mut from) = (0, 0);
    while let Some(start) = text[from..].find('$').map(|at| from + at) {
        let width = if text[start..].starts_with("$$") { 2 } else { 1 };
        let body = &text[start + width..];
        let Some(length) = body.find('$') else { break };
        let end = start + width + length + width;
        let source = &body[..length];
        let is_closed = text.get(end - width..end) == text.get(start..start + width);
        let before = text[..start].chars().next_back();
        if is_closed && is_formula(before, source, text[end..].chars().next()) {
            found.push(Inline::Plain(&text[plain..start]));
            found.push(Inline::Formula(&text[start..end], source));
            (plain, from) = (end, end);
        } else {
            from = start + width;
        }
    }
    found.push(Inline::Plain(&text[plain..]));
    found.retain(|inline| *inline != Inline::Plain(""));
    found
}

/// Whether what stands between two dollars is a formula, by the characters before and after them:
/// no letter or digit is next to the dollars outside, no space inside. `$5 and 10$` are prices.
pub(crate) fn is_formula(before: Option<char>, source: &str, after: Option<char>) -> bool {
    let is_outside =
        |c: Option<char>| c.is_none_or(|c| c != '\\' && c != '$' && !c.is_ascii_alphanumeric());
    let is_inside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    is_outside(before)
        && is_outside(after)
        && is_inside(source.chars().next())
        && is_inside(source.chars().next_back())
        && !source.ends_with('\\')
        && !source.contains("\n\n")
        && !is_prose(source)
}

/// Whether a price begins it: a number, and further on a word between spaces that is no command.
fn is_prose(source: &str) -> bool {
    source.starts_with(|c: char| c.is_ascii_digit())
        && !source.contains('\\')
        && source.split_whitespace().skip(1).any(|word| {
            let word = word.trim_end_matches([',', '.', ';', ':']);
            word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(text: &str) -> Vec<&str> {
        let source = |inline| match inline {
            Inline::Formula(_, source) => Some(source),
            Inline::Plain(_) => None,
        };
        formulas(text).into_iter().filter_map(source).collect()
    }

    #[test]
    fn a_formula_stands_between_two_dollars() {
        assert_eq!(sources("$x$"), ["x"]);
        assert_eq!(sources("Let $x^2$ be $$\\frac12$$."), ["x^2", "\\frac12"]);
        assert_eq!(sources("方程$x^2=1$的解"), ["x^2=1"]);
        assert_eq!(sources("($a$, $b$)"), ["a", "b"]);
        assert_eq!(sources("$5$ and $2 x$"), ["5", "2 x"]);
    }

    #[test]
    fn a_price_or_an_open_dollar_is_text() {
        for text in [
            "$5 and $10",
            "from $5 to $10.",
            "US$5, or A$7",
            "5$ and 10$",
            "$5",
            "$",
            "$$",
            "$ x $",
            "$x",
            "costs 5$-10$",
            "$5-$10",
            "$5 for one, and 10$",
            "a \\$5 and 6$",
            "$$x$",
            "$x$$",
            "$a\n\nb$",
            "$x\\$",
            "$HOME/$USER",
            "$1,000 or 2$ more",
        ] {
            assert_eq!(sources(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn nothing_of_a_text_is_lost() {
        for text in ["", "a", "$x$", "a $x$ $5 b $y$", "$$", "é$x$é", "$é"] {
            let whole = |inline: &Inline<'_>| match inline {
                Inline::Plain(text) | Inline::Formula(text, _) => (*text).to_owned(),
            };
            assert_eq!(formulas(text).iter().map(whole).collect::<String>(), text);
        }
    }
}
