//! Suggestions: what another program proposes as a piece of a deck. It is taken only where its evidence
//! stands in the article word for word, and as a question that reads without an error; what points
//! outside of it is left out, and all that is not taken is counted with its reason.

use super::article::Article;
use super::asked::AlreadyAsked;
use super::coverage::folded;
use super::kinds::gaps;
use super::mention::{Mention, mentions};
use super::proposal::{Motive, Proposal};
use super::vocabulary::Vocabulary;
use crate::deck::edit::{Draft, Literal, Manuscript, append};
use crate::deck::read;
use crate::report::Severity;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Keys that name files, or what a deck gives its questions itself.
const FOREIGN: [&str; 4] = ["image", "audio", "id", "allow"];

/// Keys whose texts say nothing of what the article says.
const BESIDE: [&str; 3] = ["source", "tags", "language"];

/// So many questions are looked at; nobody reviews more at a time.
const MOST: usize = 500;

/// Fewer words are no evidence.
const EVIDENCE: usize = 3;

/// What another program proposed.
#[derive(Debug, Default)]
pub struct Suggestions {
    /// What is taken.
    pub proposals: Vec<Proposal>,
    /// Why others are not, and how many.
    pub losses: BTreeMap<String, usize>,
}

impl Suggestions {
    /// Reads what a program said to an article.
    pub fn read(said: &str, article: &Article, asked: &AlreadyAsked) -> Self {
        let mut suggestions = Self::default();
        let text = without_fences(said);
        let questions = Manuscript::of(&text).questions;
        let written = text.lines().filter(|line| line.trim() == "[[question]]").count();
        suggestions.lose("it is no TOML", written.saturating_sub(questions.len()));
        suggestions.lose("beyond the first 500", questions.len().saturating_sub(MOST));
        let evidence = Evidence::of(article.text());
        let mut seen = HashSet::new();
        for (_, draft) in questions.into_iter().take(MOST) {
            match suggestions.take(draft, article, &evidence) {
                Ok(proposal) if asked.has(&proposal.question) => {
                    suggestions.lose("the deck asks it already", 1);
                }
                Ok(proposal) => {
                    let text = proposal.question.written("\n");
                    if seen.insert(text) {
                        suggestions.proposals.push(proposal);
                    } else {
                        suggestions.lose("it is there twice", 1);
                    }
                }
                Err(reason) => suggestions.lose(&reason, 1),
            }
        }
        suggestions
    }

    fn lose(&mut self, reason: &str, count: usize) {
        if count > 0 {
            *self.losses.entry(reason.to_owned()).or_default() += count;
        }
    }

    /// A question as a proposal, or why it is none.
    fn take(
        &mut self,
        mut draft: Draft,
        article: &Article,
        evidence: &Evidence,
    ) -> Result<Proposal, String> {
        for key in FOREIGN.iter().filter(|key| draft.has(key)) {
            self.lose(&format!("`{key}` is left out, and the question taken"), 1);
        }
        draft.keys.retain(|(key, _)| !FOREIGN.contains(key));
        let source = draft.text("source").ok_or("it has no `source`")?;
        if source.split_whitespace().count() < EVIDENCE {
            return Err("its `source` is too short to be evidence".to_owned());
        }
        let found = evidence.find(source).ok_or("its `source` does not stand in the article")?;
        let text = article.text();
        for (key, value) in &mut draft.keys {
            if *key == "source" {
                *value = Literal::Text(text[found.clone()].to_owned());
            }
        }
        let whole = append("", &[&draft]).map_err(|refused| refused.reason)?;
        let findings = read(&whole, "deck").findings;
        if let Some(wrong) = findings.iter().find(|one| one.severity == Severity::Error) {
            return Err(format!("{}: {}", wrong.code, wrong.message));
        }
        let fact = fact(&draft, &text[found.clone()]);
        let fact = found.start + fact.start..found.start + fact.end;
        let motive = Motive::Suggested;
        Ok(Proposal { question: draft, sentence: found, fact, motive, others: Vec::new() })
    }
}

/// Where the answer of a question stands in its sentence, in these words or as the same number; an empty
/// place where it does not.
fn fact(draft: &Draft, sentence: &str) -> Range<usize> {
    let answers = ["answer", "answers", "back"].iter().flat_map(|key| draft.texts(key));
    let gaps = draft.text("cloze").map(gaps).unwrap_or_default();
    let answers: Vec<&str> = answers.chain(gaps.iter().map(String::as_str)).collect();
    let in_words = answers.iter().filter(|answer| !answer.is_empty());
    let mut in_words = in_words.filter_map(|one| Some((sentence.find(*one)?, one.len())));
    if let Some((at, length)) = in_words.next() {
        return at..at + length;
    }
    let meant: Vec<Mention> = answers.iter().flat_map(|answer| mentions(answer)).collect();
    let mut said = mentions(sentence).into_iter();
    let same = said.find(|one| meant.iter().any(|other| other.parts == one.parts));
    same.map_or(0..0, |one| one.range)
}

/// Dates, numbers and names in a question that an article does not have, as they are written.
pub fn strangers(draft: &Draft, article: &Vocabulary) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let said = draft.keys.iter().filter(|(key, _)| !BESIDE.contains(key));
    for text in said.flat_map(|(_, value)| texts(value)) {
        for mention in article.strangers(text) {
            let stranger = text[mention.range].to_owned();
            if !found.contains(&stranger) {
                found.push(stranger);
            }
        }
    }
    found
}

/// All texts of a value, however deep.
fn texts(value: &Literal) -> Vec<&str> {
    match value {
        Literal::Text(text) | Literal::Bare(text) => vec![text],
        Literal::List(entries) => entries.iter().flat_map(texts).collect(),
        Literal::Table(entries) => entries.iter().flat_map(|(_, value)| texts(value)).collect(),
    }
}

/// What stands between fences of Markdown, where there are some; else all of it.
fn without_fences(said: &str) -> String {
    let is_fence = |line: &str| line.trim_start().starts_with("```");
    if !said.lines().any(is_fence) {
        return said.to_owned();
    }
    let (mut text, mut is_inside) = (String::new(), false);
    for line in said.lines() {
        if is_fence(line) {
            is_inside = !is_inside;
        } else if is_inside {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

/// A text in which evidence is looked for: folded, with the places of its characters.
struct Evidence {
    folded: String,
    /// Each byte of the folded text with that of the text.
    places: Vec<usize>,
}

impl Evidence {
    fn of(text: &str) -> Self {
        let (mut folded_text, mut places) = (String::new(), Vec::new());
        let mut is_spaced = true;
        for (at, c) in text.char_indices() {
            if c.is_whitespace() {
                if !is_spaced {
                    folded_text.push(' ');
                    places.push(at);
                }
                is_spaced = true;
                continue;
            }
            is_spaced = false;
            let mut buffer = [0; 4];
            let piece = folded(c.encode_utf8(&mut buffer));
            places.extend(std::iter::repeat_n(at, piece.len()));
            folded_text.push_str(&piece);
        }
        places.push(text.len());
        Self { folded: folded_text, places }
    }

    /// Where a text stands, from the beginning of a word to the end of one.
    fn find(&self, text: &str) -> Option<Range<usize>> {
        let wanted = folded(&text.nfc().collect::<String>());
        let is_edge = |at: usize| {
            let (before, after) = self.folded.split_at(at);
            let inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !(inner(before.chars().next_back()) && inner(after.chars().next()))
        };
        let starts = self.folded.match_indices(&wanted).map(|(at, _)| at);
        let at = starts.into_iter().find(|at| is_edge(*at) && is_edge(at + wanted.len()))?;
        let (start, end) = (self.places.get(at)?, self.places.get(at + wanted.len())?);
        Some(*start..*end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::article::ArticleSort;
    use super::*;

    const ARTICLE: &str =
        "The treaty, “old” as it is, was signed in  Tashkent\nin 1992. It has six members.";

    fn read_said(said: &str) -> Suggestions {
        let article = Article::read(ARTICLE, ArticleSort::Plain);
        Suggestions::read(said, &article, &AlreadyAsked::default())
    }

    fn question(keys: &str) -> String {
        format!("[[question]]\n{keys}\n")
    }

    #[test]
    fn only_what_stands_in_the_article_is_taken() {
        let sources = [
            ("It has six members.", true),
            ("The treaty, \\\"old\\\" as it  is", true),
            ("signed in Tashkent in 1992", true),
            ("It has six member", false),
            ("it has six members.", false),
            ("It has seven members.", false),
            ("members", false),
        ];
        for (source, is_taken) in sources {
            let said = question(&format!("prompt = \"?\"\nanswer = \"x\"\nsource = \"{source}\""));
            assert_eq!(read_said(&said).proposals.len(), usize::from(is_taken), "{source}");
        }
    }

    #[test]
    fn what_is_not_taken_is_counted_with_its_reason() {
        let source = "source = \"It has six members.\"";
        let said = [
            question(&format!(
                "prompt = \"How many?\"\nanswer = 6\nid = \"x\"\nimage = \"a.png\"\n{source}"
            )),
            question("prompt = \"How many?\"\nanswer = 6"),
            question(&format!("prompt = \"How many?\"\nanswer = \"a\"\nwrong = [\"a\"]\n{source}")),
            question(&format!("prompt = \"How many?\"\nanswer = 6\n{source}")),
            question("prompt = How many?"),
        ];
        let said = format!("Here they are:\n```toml\n{}```\nThat is all.", said.concat());
        let suggestions = read_said(&said);
        let [proposal] = &suggestions.proposals[..] else { panic!("{suggestions:#?}") };
        assert!(!proposal.question.has("id") && !proposal.question.has("image"));
        let losses: Vec<(&str, usize)> =
            suggestions.losses.iter().map(|(reason, count)| (reason.as_str(), *count)).collect();
        let expected = [
            "`id` is left out",
            "`image` is left out",
            "it has no `source`",
            "it is no TOML",
            "it is there twice",
            "right-and-wrong: ",
        ];
        assert_eq!(losses.len(), expected.len(), "{losses:?}");
        for (begin, (reason, count)) in expected.iter().zip(&losses) {
            assert!(reason.starts_with(begin) && *count == 1, "{losses:?}");
        }
    }

    #[test]
    fn babble_is_nothing() {
        for said in ["", "I cannot do that.", "```\n```", "[[question]]", "\u{0}\u{1b}", "[deck]\n"]
        {
            assert!(read_said(said).proposals.is_empty(), "{said}");
        }
    }

    #[test]
    fn what_the_article_does_not_have_is_found_in_every_text() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add(ARTICLE);
        let draft = Manuscript::of(
            "[[question]]\nprompt = 'When was it signed in Minsk?'\nanswer = 1992\n\
             wrong = [1993, { text = '1994', why = 'as Oslo says' }]\nsource = 'It has 7.'\n",
        );
        let found = strangers(&draft.questions[0].1, &vocabulary);
        assert_eq!(found, ["Minsk", "1993", "1994", "Oslo"]);
    }
}
