//! What an article does not say: the rule for what `check --against` finds. It is found where an article is
//! at hand; here is what it is called, and why it is told.

use crate::report::{Finding, Rule};
use crate::text::printable_line;
use std::ops::Range;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NOT_IN_ARTICLE];

const NOT_IN_ARTICLE: Rule = Rule::warning(
    "not-in-article",
    "a date, number or name that the article does not have",
    "What an answer or an explanation says and the article does not is a slip, or comes from \
     another source, which the explanation had better name. It can be seen only against the \
     article (`check --against ARTICLE`), so it has no example of one file.",
    "",
);

/// The finding for what stands under a key and not in the article.
pub fn not_in_article(span: Range<usize>, text: &str, key: &str) -> Finding {
    let message = format!("the article does not have \"{}\" (in `{key}`)", printable_line(text));
    let help = "correct it; or name the other source, and write allow = [\"not-in-article\"]";
    NOT_IN_ARTICLE.finding(span, message, help)
}
