//! What a title names: the thing that an article is about, if it is one and not a headline that says something.

use super::amount::is_plural;
use super::article::Article;
use super::lexicon::{Inflection, inflected};

/// What stands before the name in the title of a history or the like.
const ABOUT: &[&str] = &[
    "a brief history of ",
    "brief history of ",
    "a short history of ",
    "short history of ",
    "the history of ",
    "a history of ",
    "history of ",
    "the story of ",
    "story of ",
    "about ",
    "the origins of ",
    "origins of ",
    "the life of ",
    "biography of ",
    "a biography of ",
    "introduction to ",
    "an introduction to ",
];

/// The name in the title of an article, without what is behind a colon and without "A Brief History of".
pub fn title(article: &Article) -> Option<String> {
    let whole = article.title()?;
    let title = whole.split([':', '(', '|', '—']).next().unwrap_or(whole);
    let title = match title.rsplit_once(", ") {
        Some((name, year)) if year.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => title.trim(),
    };
    let lower = title.to_lowercase();
    let about = ABOUT.iter().find(|about| lower.starts_with(**about));
    let behind = about.and_then(|about| title.get(about.len()..)).map(|name| {
        name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
    });
    if let Some(name) = behind.filter(|name| is_said(article, whole, name)) {
        return Some(name.to_owned());
    }
    let is_name = is_said(article, whole, title)
        || is_nominal(title) && is_borne_out(body(article, whole), title)
        || is_full_name(article, whole, title);
    is_name.then(|| title.to_owned())
}

/// Whether a title has the name in full of whom the text calls by the last one: "Dmitri Mendeleev".
fn is_full_name(article: &Article, whole: &str, title: &str) -> bool {
    let words: Vec<&str> = title.split(' ').collect();
    let is_capital = words.iter().all(|word| word.starts_with(char::is_uppercase));
    let last = words.last().copied().unwrap_or_default();
    (2..4).contains(&words.len()) && is_capital && is_said(article, whole, last)
}

/// The text below the title.
fn body<'a>(article: &'a Article, title: &str) -> &'a str {
    let text = article.text();
    text.find(title).map_or(text, |at| &text[at + title.len()..])
}

/// A word of a title with fewer letters tells nothing.
const TELLING: usize = 4;

/// Whether the text has most of the words of a title: "Builder Spotlight" stands above what is about Lind.
fn is_borne_out(body: &str, title: &str) -> bool {
    let body = body.to_lowercase();
    let words = title.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let telling: Vec<String> = words.filter(|word| word.chars().count() >= TELLING).collect();
    let there = telling.iter().filter(|word| body.contains(word.trim_end_matches('s'))).count();
    2 * there > telling.len() || telling.is_empty()
}

/// The most words of a title that is a name because the text has it.
const NAME: usize = 5;

/// Whether the text below the title uses a name as one.
fn is_said(article: &Article, title: &str, name: &str) -> bool {
    let body = body(article, title);
    let is_name = name.split(' ').count() <= NAME && name.starts_with(char::is_uppercase);
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    is_name
        && body.match_indices(name).any(|(at, found)| {
            is_edge(body[..at].chars().next_back())
                && is_edge(body[at + found.len()..].chars().next())
        })
}

/// The most words of a title that is put before a question.
const TITLE: usize = 9;

/// What only headlines say of somebody or something.
const HEADLINES: &[&str] = &[
    "dies", "died", "dead", "aged", "killed", "emerge", "emerges", "poised", "unveils", "unveiled",
    "backs", "slams", "hits", "vows", "faces", "eyes", "set", "nears", "sues", "axed", "found",
    "discovered", "revealed", "born",
];

/// Whether a title names something: not a headline that says something, nor a count of years.
fn is_nominal(title: &str) -> bool {
    let words: Vec<String> = title.split(' ').map(str::to_lowercase).collect();
    let says = (1..words.len().saturating_sub(1)).any(|at| {
        let before = words[at - 1].as_str();
        let joins = ["and", "or", "of", "the", "a", "to", "for", "in", "on", "&"];
        let form = inflected(&words[at]).map(|form| form.inflection);
        // "opens a mill" says something, "acts of war" does not.
        let behind = words[at + 1].as_str();
        let is_free = !joins.contains(&before)
            && (["a", "the"].contains(&behind) || !joins.contains(&behind));
        let is_verb = match form {
            Some(Inflection::Base) => is_plural(before) && !before.contains(['\'', '’']),
            Some(Inflection::Third | Inflection::Past) => true,
            _ => {
                HEADLINES.contains(&words[at].as_str())
                    || ["is", "are", "was", "were", "will", "has", "have"]
                        .contains(&words[at].as_str())
            }
        };
        is_verb && is_free
    });
    let is_shouted = words.len() > 1 && !title.contains(char::is_lowercase);
    let is_count = title.starts_with(|c: char| c.is_ascii_digit()) && title.contains(" Ago");
    words.len() <= TITLE && !says && !is_count && !is_shouted && !title.ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::article::ArticleSort;

    #[test]
    fn a_title_is_a_name_where_it_says_nothing_or_the_text_has_it() {
        let table = [
            ("A Brief History of Orbo\n\nOrbo is a tool of Bern.", Some("Orbo")),
            ("The History of the Lindau Mill\n\nThe Lindau Mill burned.", Some("Lindau Mill")),
            (
                "Civic Services Hall\n\nIt was renamed Civic Services Hall.",
                Some("Civic Services Hall"),
            ),
            ("Bern Services Hall Fees\n\nThe hall burned.", None),
            ("Orbo opens a mill in Bern\n\nThe mill is old.", None),
            ("Mills of Lindau\n\nThe mill of Lindau is old.", Some("Mills of Lindau")),
            ("Dmitri Lind\n\nThough Lind was honoured, he left.", Some("Dmitri Lind")),
            ("Builder Spotlight\n\nLind is a builder of mills.", None),
        ];
        for (text, name) in table {
            let article = Article::read(text, ArticleSort::Plain);
            assert_eq!(title(&article).as_deref(), name, "{text}");
        }
    }
}
