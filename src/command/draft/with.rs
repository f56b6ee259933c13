//! Proposals of another program: it is started without a shell, given the brief, and heard to its end.
//! Nothing is sent anywhere by this program; what the other one does is its own affair.

use super::brief::brief;
use super::memo::Memo;
use crate::deck::Deck;
use crate::draft::{AlreadyAsked, Article, Suggestions};
use crate::env::file::MEGABYTE;
use crate::env::{self, Leash, program};
use crate::error::{Error, Result};
use crate::text::{plural, printable_line};
use std::io::Write;
use std::time::Duration;

/// The options for another program.
#[derive(Debug, clap::Args)]
pub struct WithOptions {
    /// Take the proposals of this program, which reads the text of --brief and writes questions
    #[arg(long, value_name = "COMMAND")]
    pub with: Option<String>,

    /// Print what such a program is given: the format, the article, and what is asked already
    #[arg(long, conflicts_with_all = ["with", "all"])]
    pub brief: bool,

    /// How long that program may take, in seconds
    #[arg(long, value_name = "SECONDS", requires = "with", default_value_t = 600, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,

    /// How much it may write, in megabytes
    #[arg(long, value_name = "MB", requires = "with", default_value_t = 4, value_parser = clap::value_parser!(u64).range(1..=1000))]
    limit: u64,
}

/// What another program is asked for.
pub struct Request<'r> {
    /// The program and its arguments, as they were written.
    pub command: &'r str,
    /// The article.
    pub article: &'r Article,
    /// The deck that it is for.
    pub deck: &'r Deck,
    /// How many questions are wanted.
    pub count: usize,
    /// Whether it is to be asked again, whatever it said before.
    pub anew: bool,
}

impl WithOptions {
    /// Asks a program for questions, or takes what it said before and was not reviewed to its end; what
    /// is not taken of what it says is told.
    ///
    /// # Errors
    /// When the program cannot be started, fails, or is ended.
    pub fn suggestions(&self, request: &Request<'_>, memo: &Memo) -> Result<Suggestions> {
        let Request { command, article, deck, count, anew } = *request;
        let words = program::split(command).ok_or_else(|| {
            let command = printable_line(command);
            Error::new(format!("cannot read --with: \"{command}\" has an open quote"))
                .hint("write it as in a shell: the program and its arguments")
        })?;
        let name = printable_line(words.first().map_or("", String::as_str));
        let mut out = env::remarks();
        let asked = AlreadyAsked::of(deck);
        let key = [command, article.text()];
        if let Some(said) = memo.said(&key)?.filter(|_| !anew) {
            let suggestions = Suggestions::read(&said, article, &asked);
            if !suggestions.proposals.is_empty() {
                writeln!(out, "{name}: what it said before is gone on with; --anew asks it again")?;
                return Ok(suggestions);
            }
        }
        let limit = usize::try_from(self.limit * MEGABYTE).unwrap_or(usize::MAX);
        let leash = Leash { time: Duration::from_secs(self.timeout), bytes: limit };
        if env::has_person() {
            writeln!(out, "Waiting for {name}; Ctrl-C ends it.")?;
        }
        let text = brief(article.text(), deck, count);
        let said = env::converse(&words, &text, leash, &env::signals()?)?;
        let said = String::from_utf8_lossy(&said);
        let suggestions = Suggestions::read(&said, article, &asked);
        let taken = suggestions.proposals.len();
        writeln!(out, "{name}: {} taken", plural(taken, "question"))?;
        for (reason, count) in &suggestions.losses {
            writeln!(out, "  {}: {}", plural(*count, "time"), printable_line(reason))?;
        }
        let kept = memo.note_said(&key, &said)?;
        if taken == 0 && !said.trim().is_empty() {
            writeln!(out, "  What it said is in {}", printable_line(&kept.display().to_string()))?;
        }
        Ok(suggestions)
    }
}
