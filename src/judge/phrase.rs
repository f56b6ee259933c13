//! Numbers inside a text (rule 4): "twenty-eight days" and "28 days" are the same.

use super::number::{self, Hand};
use super::script::is_wordy;

/// Writes each number within a folded text in one way; none if there is none to rewrite.
pub(super) fn canonical(folded: &str, english: bool) -> Option<String> {
    const LONGEST: usize = 9;
    if folded.len() > 1_000 || !(english || folded.contains(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let tokens = tokens(folded);
    let mut out = String::with_capacity(folded.len() + 8);
    let mut found = false;
    let mut at = 0;
    while at < tokens.len() {
        let run = tokens[at..]
            .iter()
            .take(LONGEST)
            .take_while(|token| is_number_like(token.text))
            .count();
        let number = (1..=run).rev().find_map(|count| {
            let run = &tokens[at..at + count];
            let end = run[count - 1].from + run[count - 1].text.len();
            let number = number::unsigned(&folded[run[0].from..end], Hand::English, english).pop();
            Some((number?, count))
        });
        let digits = tokens[at].text.starts_with(|c: char| c.is_ascii_digit()) || number.is_some();
        // A space between a digit and a letter does not count.
        let after_digit = out.ends_with(|c: char| c.is_ascii_digit());
        let letters = tokens[at].text.starts_with(char::is_alphabetic) && number.is_none();
        let joined = (digits && out.ends_with(char::is_alphabetic)) || (after_digit && letters);
        if at > 0 && folded[..tokens[at].from].ends_with(' ') && !joined {
            out.push(' ');
        }
        if english && after_digit && found && tokens[at].text == "percent" {
            out.push('%');
            at += 1;
            continue;
        }
        let Some((number, count)) = number else {
            out.push_str(tokens[at].text);
            at += 1;
            continue;
        };
        out.push_str(&number.written());
        found = true;
        at += count;
    }
    found.then_some(out)
}

struct Token<'t> {
    from: usize,
    text: &'t str,
}

/// Cuts a text into words, digits with what separates them, and symbols.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let class = |at: usize| -> u8 {
        let digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
        match chars[at].1 {
            ' ' => 0,
            c if c.is_ascii_digit() => 1,
            ',' | '.' | '\'' if at > 0 && digit(at - 1) && digit(at + 1) => 1,
            c if is_wordy(c) => 2,
            _ => 3,
        }
    };
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let kind = class(at);
        let mut end = at + 1;
        while end < chars.len() && class(end) == kind && kind != 3 {
            end += 1;
        }
        if kind != 0 {
            let to = chars.get(end).map_or(text.len(), |&(to, _)| to);
            tokens.push(Token { from: chars[at].0, text: &text[chars[at].0..to] });
        }
        at = end;
    }
    tokens
}

fn is_number_like(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_digit())
        || token.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn numbers_in_a_text_are_written_in_one_way() {
        for (one, other) in [
            ("twenty eight days", "28days"),
            ("1,000km", "1000km"),
            ("1 000km", "1000km"),
            ("world war one", "world war1"),
            ("one hundred and five people", "105people"),
            ("$1.5 million", "$1500000"),
            ("12 angry men", "twelve angry men"),
            ("50%", "fifty percent"),
        ] {
            assert_eq!(canonical(one, true), canonical(other, true), "{one}");
            assert!(canonical(one, true).is_some());
        }
        assert_eq!(canonical("two and three", true), canonical("2and3", true));
        assert_ne!(canonical("12 angry men", true), canonical("12 angrymen", true));
        assert_eq!(canonical("james bond 007", true), None);
        assert_eq!(canonical("seis perros", false), None);
    }
}
