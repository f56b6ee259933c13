//! Makes characters plain (rule 3): what a keyboard or a typesetter changes. NFKC alone is not
//! enough: it turns x² into x2, and leaves quotes and dashes as they are.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Applies rule 3 but for case: composed, plain quotes, dashes, spaces and symbols, single spaces.
pub(super) fn plain(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return text.to_owned();
    }
    let raised = if is_composed(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(raise(text).nfkc().collect::<String>())
    };
    let mut out = String::with_capacity(raised.len());
    let mut is_parted = false;
    for c in raised.chars() {
        let mut buffer = [0; 4];
        let plain = match c {
            '`' => "",
            '!'..='~' => c.encode_utf8(&mut buffer),
            _ if c.is_whitespace() => {
                is_parted = !out.is_empty();
                continue;
            }
            _ if is_invisible(c) => "",
            _ => symbol(c).unwrap_or_else(|| c.encode_utf8(&mut buffer)),
        };
        if !plain.is_empty() && std::mem::take(&mut is_parted) {
            out.push(' ');
        }
        out.push_str(plain);
    }
    if !is_composed(&out) {
        out = out.nfkc().collect();
    }
    if out.contains('^') { charges(&out) } else { out }
}

/// Tells at a glance that NFKC would change nothing: no superscripts, fractions or the like.
pub(super) fn is_composed(text: &str) -> bool {
    text.is_ascii() || is_nfkc_quick(text.chars()) == IsNormalized::Yes
}

/// Writes superscripts and fractions out, which NFKC would level, and quotes that it takes apart.
fn raise(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.nfc().peekable();
    while let Some(c) = chars.next() {
        let Some(first) = superscript(c) else {
            match c {
                'º' => out.push('°'),
                '´' => out.push('\''),
                '″' => out.push('"'),
                '¼'..='¾' | '⅐'..='⅞' | '↉'
                    if out.ends_with(|last: char| last.is_ascii_digit()) =>
                {
                    out.push(' ');
                    out.push(c);
                }
                _ => out.push(c),
            }
            continue;
        };
        let mut run = String::from(first);
        while let Some(next) = chars.peek().copied().and_then(superscript) {
            run.push(next);
            chars.next();
        }
        // A power stands on something and ends in no sign; else it is a charge or a mass.
        let on_something =
            out.ends_with(|last: char| last.is_alphanumeric() || matches!(last, ')' | ']'));
        if on_something && !run.ends_with(['+', '-']) {
            out.push('^');
        }
        out.push_str(&run);
    }
    out
}

fn superscript(c: char) -> Option<char> {
    let mut pairs = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ".chars().zip("0123456789+-n".chars());
    pairs.find(|(raised, _)| *raised == c).map(|(_, plain)| plain)
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{e0100}'..='\u{e01ef}')
        || c.is_control()
}

fn symbol(c: char) -> Option<&'static str> {
    Some(match c {
        '‘' | '’' | '‚' | '‛' | 'ʼ' | 'ʻ' | 'ʹ' | '′' => "'",
        '“' | '”' | '„' | '‟' | '«' | '»' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' => "-",
        '→' | '⟶' | '➔' | '➜' => "->",
        '←' | '⟵' => "<-",
        '↔' | '⇌' | '⇄' | '⟷' => "<->",
        '⇒' | '⟹' => "=>",
        '≤' | '⩽' => "<=",
        '≥' | '⩾' => ">=",
        '≠' => "!=",
        '×' | '·' | '⋅' | '∙' => "*",
        '⁄' | '∕' | '÷' => "/",
        '≈' => "~",
        '。' | '｡' => ".",
        '،' => ",",
        '؛' => ";",
        '؟' => "?",
        _ => return None,
    })
}

/// Writes a charge plainly: `Fe^3+` as `Fe3+`, but not the power in `x^2+1`.
fn charges(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('^') {
        let after = &rest[at + 1..];
        let sign = after.trim_start_matches(|c: char| c.is_ascii_digit());
        let ends = sign.strip_prefix(['+', '-']).is_some_and(|end| {
            let end = end.trim_start();
            end.is_empty() || end.starts_with([')', ']', ',', '+', '=', '-', '<'])
        });
        out.push_str(&rest[..at]);
        if !ends {
            out.push('^');
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn characters_become_plain() {
        for (written, expected) in [
            ("H₂O", "H2O"),
            ("x²", "x^2"),
            ("x⁻¹", "x^-1"),
            ("x⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ", "x^0123456789n"),
            ("Fe³⁺", "Fe3+"),
            ("Fe^3+", "Fe3+"),
            ("SO₄²⁻", "SO42-"),
            ("x^2+1", "x^2+1"),
            ("¹⁴C", "14C"),
            ("1½", "1 1/2"),
            ("½", "1/2"),
            ("a\u{a0}\u{2009} b\u{200b}", "a b"),
            ("“don’t”", "\"don't\""),
            ("A → B", "A -> B"),
            ("5 ºC", "5 °C"),
            ("６", "6"),
            ("ｶﾞ", "ガ"),
            ("‘a’ ‚b‛ cʼdʻeʹf′g´", "'a' 'b' c'd'e'f'g'"),
            ("“a” „b‟ 5″ «c» `d`", "\"a\" \"b\" 5\" \"c\" d"),
            ("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"),
            ("→⟶➔➜ ←⟵ ↔⇌⇄⟷ ⇒⟹", "->->->-> <-<- <-><-><-><-> =>=>"),
            ("≤⩽ ≥⩾ ≠ ×·⋅∙ 1⁄2 ∕÷ ≈", "<=<= >=>= != **** 1/2 // ~"),
            ("。｡ ، ؛ ؟", ".. , ; ?"),
        ] {
            assert_eq!(plain(written), expected);
        }
    }
}
