//! The brief for another program: what is wanted of it, how questions are written, the article, and what
//! the deck asks already.

use crate::deck::Deck;
use crate::kind::KINDS;
use crate::text::printable_line;
use std::fmt::Write;

/// So many of the questions that the deck asks already are named.
const MOST: usize = 1000;

/// What is wanted.
const WANTED: &str = "\
Write quiz questions about the article below, as TOML and nothing else.

- Each question is a table [[question]] with `source`: the sentence of the article that it rests on,
  copied word for word. A question without it, or with another text, is thrown away.
- Ask only for what that sentence says. No number, date or name that the article does not have may stand
  in a prompt, an answer, an option or an explanation.
- Each prompt must be clear to someone who does not see the article: no \"it\", \"this\", \"the author\"
  without what is meant, and it must not hold its own answer.
- Ask what matters; spread over the whole article; ask nothing twice. Wrong options are of the same sort
  as the right one, and surely wrong.
- Texts stand in quotes; numbers are bare. Do not use `image`, `audio`, `id` or `allow`.
";

/// The text for a program that is to propose so many questions.
pub fn brief(article: &str, deck: &Deck, count: usize) -> String {
    let mut text = format!("{WANTED}\nAt most {count} questions.\n\n# How each kind is written\n");
    for row in KINDS {
        let _ = write!(text, "\n{}: {}\n[[question]]{}", row.name, row.summary, row.example);
    }
    text.push_str("\nEach may have `explain`, a sentence shown after the answer, and `tags`.\n");
    let questions = deck.questions();
    if !questions.is_empty() {
        text.push_str("\n# What is asked already\n\n");
        for question in questions.iter().take(MOST) {
            let _ = writeln!(text, "- {}", printable_line(&question.known_by()));
        }
        if questions.len() > MOST {
            let _ = writeln!(text, "- and {} more", questions.len() - MOST);
        }
    }
    let _ = write!(text, "\n# The article\n\n{}\n", article.trim_end());
    text
}
