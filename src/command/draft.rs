//! `draft`: proposes questions from an article, each with the sentence that it rests on, and takes those
//! that the author keeps into a deck.

mod brief;
pub mod intake;
mod memo;
mod nearby;
mod offered;
mod page;
mod review;
mod rework;
mod target;
mod turn;
mod unseen;
mod with;

use crate::command::add::end_kept;
use crate::deck::Deck;
use crate::draft::{AlreadyAsked, Article, ArticleSort, Proposal, Withheld, propose, withheld};
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::kind::KINDS;
use crate::shelf;
use crate::sitting::editor;
use crate::sitting::naming;
use crate::sitting::surface::{is_drawn, lines, surface};
use crate::text::{plural, printable_line, shell_word, to_type};
use brief::brief;
use clap::builder::PossibleValuesParser;
use intake::ReadArticle;
use memo::Memo;
use offered::OfferedProposal;
use review::{ProposalReview, ReviewTally};
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;
use target::Recipient;
use unseen::{print, take_all};
use with::{Request, WithOptions};

/// How many questions are proposed at least, unless it is told how many.
const COUNT: usize = 20;

/// A longer article is asked one question for so many of its words: of dates and numbers alone a text of
/// an encyclopedia has twice as many.
const WORDS_A_QUESTION: usize = 35;

/// More are not proposed at once, unless it is told: nobody looks through them in one sitting.
const MOST: usize = 100;

/// The arguments of `draft`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct Args {
    /// The article: a file of plain text, Markdown or HTML, or `-` for standard input
    article: OsString,

    /// The deck that takes what is kept, begun where there is none [default: named after the article]
    #[arg(long, value_name = "DECK")]
    to: Option<OsString>,

    /// How many questions to propose at most [default: 20, and of an article of more than 700 words one
    /// for every 35 words, up to 100]
    #[arg(long, short = 'n', value_name = "N")]
    count: Option<usize>,

    /// Only questions of this kind
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(KINDS.iter().map(|row| row.name)))]
    kind: Option<String>,

    /// Put all into the deck without asking, as drafts, which are not asked before `draft` is taken out
    #[arg(long)]
    all: bool,

    /// Offer again what was dropped before
    #[arg(long)]
    anew: bool,

    /// How the article is written [default: as its name, or its beginning, tells]
    #[arg(long, value_name = "FORMAT", value_parser = intake::sort_parser())]
    format: Option<ArticleSort>,

    /// Ask by plain lines, without drawing: for scripts and screen readers
    #[arg(long)]
    plain: bool,

    #[command(flatten)]
    with: WithOptions,

    /// Tell what is not proposed, and which rule removed it, instead of proposing
    #[arg(long)]
    why: bool,
}

impl Args {
    /// How many questions are proposed of an article at most.
    fn most(&self, article: &Article) -> usize {
        let words = article.text().split_whitespace().count();
        self.count.unwrap_or_else(|| (words / WORDS_A_QUESTION).clamp(COUNT, MOST))
    }
}

/// Proposes questions, and does with them what is wished. What came in by standard input is kept while
/// there is something to decide.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let mut intake = intake::read(&args.article, args.format, global)?;
    if args.why {
        return tell_why(&intake.article);
    }
    let is_reviewed = !args.all && !args.with.brief && (args.plain || env::has_person());
    if is_reviewed {
        intake.keep(global)?;
    }
    let done = take(args, &intake, is_reviewed, global);
    let Held { exit, left } = intake.or_kept(done, global)?;
    if left == 0 && !args.with.brief {
        end_kept(Path::new(&intake.word), global)?;
    }
    exit
}

/// What became of proposals.
struct Held {
    /// How it ended; that was told.
    exit: Result<Exit>,
    /// How many are not decided.
    left: usize,
}

impl Held {
    /// All is decided.
    const fn all(exit: Exit) -> Self {
        Self { exit: Ok(exit), left: 0 }
    }
}

/// Proposes questions of an article, and does with them what is wished.
fn take(args: &Args, intake: &ReadArticle, is_reviewed: bool, global: &Global) -> Result<Held> {
    let count = args.most(&intake.article);
    let mut target = match &args.to {
        Some(deck) => Recipient::named_or_new(deck, intake, global)?,
        None => Recipient::after(intake, global)?,
    };
    let deck = target.deck(global)?;
    if args.with.brief {
        let text = brief(intake.article.text(), &deck, count);
        io::stdout().write_all(text.as_bytes())?;
        return Ok(Held::all(Exit::Done));
    }
    let mut memo = Memo::of(&target.place, global)?;
    let article = &intake.article;
    let asked = AlreadyAsked::of(&deck);
    let proposals: Box<dyn Iterator<Item = Proposal>> = match &args.with.with {
        Some(command) => {
            let request = Request { command, article, deck: &deck, count, anew: args.anew };
            let found = args.with.suggestions(&request, &memo)?;
            Box::new(found.proposals.into_iter())
        }
        None => Box::new(propose(article, &asked)),
    };
    let offered = offered(proposals, article, &deck, &memo, args);
    let mut out = env::remarks();
    for remark in offered.remarks(intake, args) {
        writeln!(out, "{remark}")?;
    }
    if offered.proposals.is_empty() {
        return Ok(Held::all(Exit::Done));
    }
    if args.all {
        let taken = take_all(offered.proposals, intake, &mut target, &mut memo, global);
        return taken.map(Held::all);
    }
    if !is_reviewed {
        let left = offered.proposals.len();
        let exit = print(offered.proposals, intake, &target);
        return Ok(Held { exit, left });
    }
    let mut ui = if args.plain { lines(global)? } else { surface(false, false, global)? };
    let has_editor = is_drawn(args.plain, global) && editor::is_there();
    let text = intake.article.text();
    let mut review =
        ProposalReview::new(text, &mut target, &mut memo, &deck, offered.proposals, has_editor);
    let held = review.hold(ui.as_mut());
    let tally = review.tally();
    if tally.kept > 0 && held.is_ok() {
        naming::offer(&target.place, &target.revision, ui.as_mut(), global)?;
    }
    if !target.is_new {
        shelf::meet(&target.place, global, &mut env::remarks())?;
    }
    let told = tell(tally, args, intake, &target, global);
    Ok(Held { exit: held.and(told).map(|()| Exit::Done), left: tally.left })
}

/// Tells what is not proposed, a line each, in the order of the article.
fn tell_why(article: &Article) -> Result<Exit> {
    let mut out = io::stdout().lock();
    for Withheld { proposal, guard } in withheld(article) {
        let text = proposal.question.asks().unwrap_or_default();
        writeln!(out, "{guard}: {}", printable_line(text))?;
    }
    Ok(Exit::Done)
}

/// What is proposed, and what is not.
struct Offered {
    proposals: Vec<OfferedProposal>,
    /// How many there are beyond what was asked for.
    more: usize,
    /// How many were dropped before.
    dropped: usize,
    /// Whether the deck asks nothing yet.
    is_fresh: bool,
}

/// The proposals that are neither in the deck nor dropped, as many as are wanted.
fn offered(
    proposals: impl Iterator<Item = Proposal>,
    article: &Article,
    deck: &Deck,
    memo: &Memo,
    args: &Args,
) -> Offered {
    let questions = deck.questions().iter().map(|one| one.key.as_str()).collect();
    let is_fresh = deck.total() == 0;
    let mut offered = Offered { proposals: Vec::new(), more: 0, dropped: 0, is_fresh };
    let most = args.most(article);
    for proposal in proposals {
        if args.kind.as_ref().is_some_and(|kind| *kind != turn::row(&proposal.question).name) {
            continue;
        }
        let key = memo::key(&proposal, article.text());
        if memo.is_kept(&key, &questions) {
            continue;
        }
        if memo.has(&key) && !args.anew {
            offered.dropped += 1;
        } else if offered.proposals.len() < most {
            offered.proposals.push(OfferedProposal::new(key, proposal, memo));
        } else {
            offered.more += 1;
        }
    }
    offered
}

impl Offered {
    /// What there is to say of how many there are.
    fn remarks(&self, intake: &ReadArticle, args: &Args) -> Vec<String> {
        let mut remarks = Vec::new();
        let mended = intake.article.mended();
        if !mended.is_empty() {
            remarks.push(format!(
                "{}: letters of another script that look alike are read as they are meant: {}",
                intake.name,
                mended.join(", ")
            ));
        }
        let (count, kind) = (self.proposals.len(), args.kind.as_deref());
        let what =
            kind.map_or_else(|| "question".to_owned(), |kind| format!("question of kind {kind}"));
        if count == 0 {
            let is_fresh = self.is_fresh && self.dropped == 0;
            let rest = if is_fresh { "" } else { " that is not kept or dropped" };
            remarks.push(format!("{}: no {what} is found{rest}.", intake.name));
        } else if self.more == 0 {
            let what = plural(count, "question");
            let asked = args.count.filter(|asked| count < *asked);
            let rest = asked.map_or_else(String::new, |asked| format!(", not {asked}"));
            remarks.push(format!("{}: {what} to propose{rest}.", intake.name));
        }
        if self.more > 0 {
            let (name, all) = (&intake.name, plural(count + self.more, "question"));
            remarks.push(format!(
                "{name}: {all} to propose; the first {count} now, --count sets how many."
            ));
        }
        if self.dropped > 0 {
            let dropped = plural(self.dropped, "proposal");
            remarks.push(format!("{dropped} dropped before: left out; --anew offers them again."));
        }
        remarks
    }
}

/// Tells what a review came to, and how it goes on.
fn tell(
    tally: ReviewTally,
    args: &Args,
    intake: &ReadArticle,
    target: &Recipient,
    global: &Global,
) -> Result<()> {
    let mut out = env::sentences();
    let ReviewTally { kept, dropped, left } = tally;
    let name = target.place.name();
    let left_over = if left > 0 { format!(", {left} not decided") } else { String::new() };
    writeln!(out, "{name}: {kept} kept, {dropped} dropped{left_over}")?;
    if dropped > 0 {
        writeln!(out, "What was dropped is not offered again for this deck, unless with --anew.")?;
    }
    if left > 0 {
        writeln!(out, "Go on: {}", to_go_on(args, intake, target, global))?;
    }
    if kept > 0 {
        writeln!(out, "Next: {}", target.place.command("quiz", global))?;
    }
    Ok(())
}

/// The command that offers what is not decided yet: the same with its options, into the same deck.
fn to_go_on(args: &Args, intake: &ReadArticle, target: &Recipient, global: &Global) -> String {
    let mut doing = "draft".to_owned();
    if !target.is_new {
        doing = doing + " --to " + &shell_word(&target.place.called(global));
    }
    if let Some(count) = args.count {
        let _ = write!(doing, " --count {count}");
    }
    if let Some(kind) = &args.kind {
        doing = doing + " --kind " + kind;
    }
    if let Some(sort) = args.format {
        doing = doing + " --format " + intake::names(sort)[0];
    }
    if let Some(command) = &args.with.with {
        doing = doing + " --with " + &shell_word(OsStr::new(command));
    }
    to_type(&doing, [&intake.word])
}
