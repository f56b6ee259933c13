//! `coverage`: what of an article a deck asks, what it only explains, and what nothing of it knows; and
//! the other way round, what the deck says and the article does not.

mod json;

use super::draft::intake::{self, ReadArticle};
use crate::deck::Deck;
use crate::draft::{
    ArticleSort, BlockSort, Coverage, CoveredSentence, MentionSort, Stranger, strangers_of,
};
use crate::env::{self, Global, program};
use crate::error::{Exit, Result};
use crate::report::Source;
use crate::shelf;
use crate::text::{Look, pad, plural, printable_line, width, wrap};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The arguments of `coverage`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    /// The article: a file of plain text, Markdown or HTML, or `-` for standard input
    article: OsString,

    /// How the article is written [default: as its name, or its beginning, tells]
    #[arg(long, value_name = "FORMAT", value_parser = intake::sort_parser())]
    format: Option<ArticleSort>,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// How many questions are named beside a sentence; the rest is counted.
const NAMED: usize = 3;

/// What a deck and an article have of each other.
pub(super) struct Comparison<'c> {
    pub deck: &'c Deck,
    pub intake: &'c ReadArticle,
    pub coverage: &'c Coverage,
    pub strangers: &'c [Stranger],
    pub name: &'c str,
    /// The deck's text.
    pub source: &'c Source<'c>,
}

/// Compares the two and tells it.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let place = shelf::find_deck(&args.deck, global)?;
    let intake = intake::read(&args.article, args.format, global)?;
    let look = env::look(global.color, &io::stderr());
    let shelved = shelf::read(&place)?;
    shelf::tell([&shelved], look, &mut env::remarks())?;
    let exit = if shelved.errors() > 0 { Exit::Findings } else { Exit::Done };
    let deck = &shelved.reading.deck;
    let coverage = Coverage::of(deck, &intake.article);
    let strangers = strangers_of(shelved.text(), &place.stem(), &intake.article);
    let name = place.name();
    let source = Source::new(&name, shelved.text());
    let comparison = Comparison {
        deck,
        intake: &intake,
        coverage: &coverage,
        strangers: &strangers,
        name: &name,
        source: &source,
    };
    if args.json {
        write!(io::stdout(), "{}", comparison.json()?)?;
        return Ok(exit);
    }
    let look = env::look(global.color, &io::stdout());
    program::page(&comparison.text(look.with_columns(look.columns.saturating_sub(1).max(20))))?;
    Ok(exit)
}

impl Comparison<'_> {
    /// The article sentence by sentence, then what is unknown on either side, then the sums.
    fn text(&self, look: Look) -> String {
        let mut text = String::new();
        let marks: Vec<String> =
            self.coverage.sentences.iter().map(|one| mark(one, look)).collect();
        let margin = marks.iter().map(|mark| width(mark)).max().unwrap_or(0) + 2;
        let columns = look.columns.saturating_sub(margin).max(10);
        let article = &self.intake.article;
        let mut block = None;
        for (sentence, mark) in self.coverage.sentences.iter().zip(&marks) {
            if block.replace(sentence.block).is_some_and(|before| before != sentence.block) {
                text.push('\n');
            }
            let said = printable_line(&article.text()[sentence.range.clone()]);
            for (number, line) in wrap(&said, columns).iter().enumerate() {
                let begin = if number == 0 { pad(mark, margin) } else { " ".repeat(margin) };
                let _ = writeln!(text, "{begin}{line}");
            }
        }
        for paragraph in [self.unknown(), self.strangers(), vec![self.sums()]] {
            if !paragraph.is_empty() {
                text.push('\n');
            }
            for line in paragraph.iter().flat_map(|line| wrap(line, look.columns)) {
                let _ = writeln!(text, "{line}");
            }
        }
        text
    }

    /// What of the article no question has, sort by sort.
    fn unknown(&self) -> Vec<String> {
        let text = self.intake.article.text();
        let sorts = [
            (MentionSort::Date, "Dates"),
            (MentionSort::Number, "Numbers"),
            (MentionSort::Name, "Names"),
        ];
        let lines = sorts.into_iter().filter_map(|(sort, name)| {
            let found = self.coverage.unknown.iter().filter(|(_, one)| one.sort == sort);
            let found: Vec<String> =
                found.map(|(_, one)| printable_line(&text[one.range.clone()])).collect();
            (!found.is_empty())
                .then(|| format!("{name} that no question has: {}", found.join("; ")))
        });
        lines.collect()
    }

    /// What of the deck the article does not have, with its places.
    fn strangers(&self) -> Vec<String> {
        let line = |one: &Stranger| {
            let (line, column) = self.source.position(one.span.start);
            let (text, key) = (printable_line(&one.text), &one.key);
            format!("{}:{line}:{column}: {text} ({key})", self.name)
        };
        let mut lines: Vec<String> = self.strangers.iter().map(line).collect();
        if !lines.is_empty() {
            lines.insert(0, "In answers and explanations, and not in the article:".to_owned());
        }
        lines
    }

    fn sums(&self) -> String {
        let counted =
            || self.coverage.sentences.iter().filter(|one| one.sort != BlockSort::Heading);
        let count = |is: fn(&CoveredSentence) -> bool| counted().filter(|one| is(one)).count();
        let asked = count(|one| !one.asked.is_empty());
        let explained = count(|one| one.asked.is_empty() && !one.explained.is_empty());
        let of = counted().count();
        let bylines = match count(|one| one.sort == BlockSort::Byline) {
            0 => String::new(),
            count => format!(" and {}", plural(count, "byline")),
        };
        let drafts = self.deck.questions().iter().filter(|one| one.draft).count();
        let drafts = match drafts {
            0 => String::new(),
            1 => ", 1 of them a draft".to_owned(),
            count => format!(", {count} of them drafts"),
        };
        format!(
            "{}{bylines}: {asked} asked, {explained} explained, {} nothing yet; {}{drafts}",
            plural(of - count(|one| one.sort == BlockSort::Byline), "sentence"),
            of - asked - explained,
            plural(self.deck.questions().len(), "question"),
        )
    }
}

/// What stands beside a sentence: a sign and a word for what it is, and the questions. Nothing is owed of
/// a heading.
fn mark(sentence: &CoveredSentence, look: Look) -> String {
    let (sign, word, numbers) = match (sentence.asked.is_empty(), sentence.explained.is_empty()) {
        (false, _) => (look.sign("✔", "+"), "asked", &sentence.asked),
        (true, false) => (look.sign("≈", "~"), "explained", &sentence.explained),
        (true, true) if sentence.sort == BlockSort::Heading => return String::new(),
        (true, true) => return look.sign("·", "-").to_owned(),
    };
    format!("{sign} {word} {}", list(numbers))
}

fn list(numbers: &BTreeSet<usize>) -> String {
    let named: Vec<String> = numbers.iter().take(NAMED).map(usize::to_string).collect();
    let more = numbers.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    named.join(",") + &more
}
