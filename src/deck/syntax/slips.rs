//! Slips of the hand on a line that is not TOML: a table, of which the first row that fits counts.

use super::numbers;
use crate::text::closing_quotes;

/// How a line shows it, also from where the parser gave up; what is wrong, and what to do.
type Slip = (fn(&str, &str) -> bool, &'static str, &'static str);

/// Whether a text begins with a quote that is none in TOML.
fn is_quoted_otherwise(text: &str) -> bool {
    text.starts_with(|c| c == '`' || closing_quotes(c).is_some())
}

const SLIPS: &[Slip] = &[
    (
        |line, _| ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)),
        "a merge conflict was left in",
        "keep one of the two versions, and delete the other with the marks",
    ),
    (
        |line, _| outside(line).contains(['\u{a0}', '\u{200b}', '\u{3000}', '\u{202f}']),
        "a blank that is none to TOML stands outside quotes",
        "type the blanks of this line anew",
    ),
    (
        |line, _| outside(line).contains(['＝', '：']),
        "this equals sign is another character",
        "write key = value",
    ),
    (
        |line, rest| is_quoted_otherwise(rest) || is_quoted_otherwise(value(line)),
        "a text does not begin with this quote",
        "write straight quotes: \"...\"",
    ),
    (
        |line, rest| line.trim_start().starts_with("//") || rest.trim_start().starts_with("//"),
        "a comment does not begin with //",
        "begin it with #",
    ),
    (
        |line, _| has_leading_zero(line),
        "a number cannot begin with a zero",
        "with its zero it is text, so put it in quotes: \"007\"",
    ),
    (
        |line, _| has_equals(line) && outside(line).split('=').next().is_some_and(has_blank_inside),
        "a key is one word",
        "leave out the blank, or see which key is meant",
    ),
    (
        |line, _| has_equals(line) && line.split('=').next().is_some_and(|key| !key.is_ascii()),
        "a key has plain letters only",
        "write one of the keys of a question; the name of a passage stands in quotes",
    ),
    (
        |line, _| line.contains('\\') && line.contains('"'),
        "the backslash does not begin an escape that TOML knows",
        "write the text in single quotes, '...', where a backslash is a backslash",
    ),
    (
        |line, _| line.trim_start().starts_with('[') && !line.contains(']'),
        "the bracket is not closed",
        "write [[question]], or [deck]",
    ),
    (
        |line, _| line.trim_start().starts_with("[[") && !line.contains("]]"),
        "the second bracket is not closed",
        "write [[question]]",
    ),
    (
        |line, rest| line.trim_start().starts_with("[[") && line.contains("]]") && !rest.is_empty(),
        "something follows the header",
        "write nothing behind ]], but a comment that begins with #",
    ),
    (
        |line, _| value(line).starts_with('='),
        "two equals signs stand here",
        "write one: key = value",
    ),
    (
        |line, _| has_equals(line) && value(line).is_empty(),
        "there is nothing behind the `=`",
        "write a value, or delete the line",
    ),
    (
        |line, _| ["null", "nil", "None", "~"].contains(&value(line)),
        "TOML has no word for nothing",
        "delete the line",
    ),
    (
        |line, _| ["True", "TRUE", "False", "FALSE", "yes", "no"].contains(&value(line)),
        "TOML does not know this word",
        "write true or false, in small letters",
    ),
    (
        |line, _| {
            let value = value(line);
            value.starts_with(|c: char| c.is_alphabetic() || c == '\\') && !is_word(value)
        },
        "text stands here without quotes",
        "put it in quotes: \"...\"",
    ),
    (
        |line, _| is_quoted(value(line)) && value(line).ends_with([',', ';']),
        "something follows the value",
        "delete what stands behind its last quote",
    ),
    (
        |line, _| is_quoted(value(line)) && value(line).ends_with(']'),
        "a list ends here that does not begin",
        "write [ before its first entry",
    ),
    (
        |line, _| is_quoted(value(line)) && line.contains("\", \""),
        "several texts stand here without brackets",
        "write a list: [\"...\", \"...\"]",
    ),
    (
        |line, _| {
            let value = value(line);
            value.starts_with('\'') && !value.starts_with("''") && value.matches('\'').count() > 2
        },
        "the text ends at its apostrophe",
        "write it in double quotes: \"...\"",
    ),
    (
        |line, _| line.contains('{') && outside(line.replace('"', " ").as_str()).contains(": "),
        "within braces, too, a key and its value are joined by `=`",
        "write { text = \"...\", why = \"...\" }",
    ),
    (
        |line, _| line.trim_start().starts_with("- "),
        "the entries of a list do not stand behind hyphens",
        "write them in brackets: [\"...\", \"...\"]",
    ),
    (
        |line, _| !line.contains('=') && line.contains(':'),
        "a key and its value are joined by `=`, not by a colon",
        "write key = value",
    ),
    (
        |line, _| {
            is_quoted(value(line))
                && value(line)[1..].contains("\" ")
                && value(line).contains(" = ")
        },
        "two keys stand on one line",
        "write each key on a line of its own",
    ),
    (
        |line, _| ends_early(value(line)),
        "the text ends at its second quote, and something follows",
        "write it as '''...''', where quotes may stand inside",
    ),
    (
        |line, _| line.matches('"').count() % 2 == 1 || line.matches('\'').count() % 2 == 1,
        "the quote is not closed",
        "close it; a text of several lines stands in '''...'''",
    ),
    (
        |line, _| !has_equals(line) && !line.trim_start().starts_with(['[', '"', '\'', '{', ']']),
        "this is neither a key with its value nor a header",
        "write key = value; a text of several lines stands in '''...'''",
    ),
];

/// What a line shows, and what to do.
pub fn slip(line: &str, rest: &str) -> Option<(&'static str, &'static str)> {
    let number = numbers::slip(value(line));
    let slip = || SLIPS.iter().find(|(shows, ..)| shows(line, rest));
    number.or_else(|| slip().map(|(_, wrong, help)| (*wrong, *help)))
}

/// What stands before the first quote or comment.
fn outside(line: &str) -> &str {
    line.split(['"', '\'', '#']).next().unwrap_or_default()
}

fn has_equals(line: &str) -> bool {
    outside(line).contains('=')
}

fn has_blank_inside(key: &str) -> bool {
    let mut words = key.split_whitespace();
    let is_word = |word: &str| word.chars().all(char::is_alphanumeric);
    words.clone().count() > 1 && words.all(is_word)
}

/// What stands behind the first `=`.
fn value(line: &str) -> &str {
    line.split_once('=').map_or("", |(_, value)| value.trim())
}

fn is_quoted(value: &str) -> bool {
    value.starts_with('"') && !value.starts_with("\"\"")
}

/// Whether a value is a word of TOML.
fn is_word(value: &str) -> bool {
    let word = value.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ["true", "false", "inf", "nan"].contains(&word)
}

/// Whether a text in double quotes ends before its line does, with a letter behind it.
fn ends_early(value: &str) -> bool {
    let Some(rest) = value.strip_prefix('"') else { return false };
    !rest.starts_with('"')
        && rest.split_once('"').is_some_and(|(_, after)| {
            after.trim_start().starts_with(|c: char| c.is_alphanumeric()) || after.contains('"')
        })
}

fn has_leading_zero(line: &str) -> bool {
    if value(line).starts_with(['"', '\'']) {
        return false;
    }
    let mut words = value(line).split([' ', ',', '[', ']']);
    words.any(|word| {
        let mut digits = word.trim_start_matches(['+', '-']).chars();
        let is_date = word.get(4..5) == Some("-") || word.get(2..3) == Some(":");
        !is_date && digits.next() == Some('0') && digits.next().is_some_and(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_has_its_remedy() {
        for (line, expected) in [
            ("prompt = “What?”", "straight quotes"),
            ("answer = 007", "in quotes: \"007\""),
            (r#"answer = "\d+""#, "single quotes"),
            ("answer = Minsk", "in quotes"),
            ("answer = \\d+", "in quotes"),
            ("answer = True", "small letters"),
            ("hint = null", "delete the line"),
            ("prompt: \"What?\"", "key = value"),
            ("prompt =", "write a value"),
            ("prompt == \"What?\"", "write one"),
            (r#"prompt = "It is "big", no?""#, "'''...'''"),
            ("prompt = \"What?", "close it"),
            ("prompt = 'It's what?'", "double quotes"),
            ("prompt = \"What?\",", "behind its last quote"),
            ("wrong = \"b\", \"c\"]", "before its first entry"),
            ("wrong = \"b\", \"c\"", "write a list"),
            ("wrong = [{ text: \"b\" }]", "{ text = "),
            ("prompt = \"What?\" answer = \"b\"", "line of its own"),
            ("right answer = \"b\"", "leave out the blank"),
            ("prompt\u{a0}= \"What?\"", "type the blanks"),
            ("prompt ＝ \"What?\"", "key = value"),
            ("// Which one?", "begin it with #"),
            ("- \"b\"", "in brackets"),
            ("<<<<<<< HEAD", "one of the two versions"),
            ("[[question", "[[question]]"),
            ("[[question]", "[[question]]"),
            ("and so on", "key = value"),
        ] {
            let (_, help) = slip(line, "").unwrap();
            assert!(help.contains(expected), "{line}: {help}");
        }
        assert_eq!(
            slip("[[question]]: second", ": second").unwrap().0,
            "something follows the header"
        );
        assert_eq!(slip("wrong = [“b”]", "“b”]").unwrap().1, "write straight quotes: \"...\"");
        assert_eq!(slip("a = 1 // why", "// why").unwrap().1, "begin it with #");
    }
}
