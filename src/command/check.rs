//! `check`: reports every mistake in some decks, and mends those that are certain.

mod against;
mod digest;
mod explain;
mod format;
mod sarif;
mod watch;

use super::draft::intake;
use crate::deck::{Reading, read_bytes};
use crate::draft::Article;
use crate::env::{self, Global, file};
use crate::error::{Exit, Result};
use crate::lint::{self, Beside, Outside};
use crate::report::{Rigour, Severity, Source};
use crate::shelf::{self, Place, Revision};
use crate::text::{Look, plural, printable_line};
use digest::{Faulty, Say, entries};
use format::Layout;
use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{self, Write};

/// How many findings are told in full to people; the rest is counted.
const MOST: usize = 100;

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Args {
    /// Decks: files, folders of them, or names; all files that are known, those in ./decks first,
    /// when none is given
    decks: Vec<OsString>,

    /// Let warnings fail too
    #[arg(long)]
    strict: bool,

    /// How findings are told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Layout,

    /// Tell every finding in full: not three of each code, not the first hundred
    #[arg(long)]
    all: bool,

    /// Tell also what authors may well disagree with
    #[arg(long)]
    pedantic: bool,

    /// Tell each finding of this code, and no others
    #[arg(long, value_name = "CODE")]
    code: Vec<String>,

    /// Mend what is certain: misspelt keys, those of other programs, curly quotes around values
    #[arg(long)]
    fix: bool,

    /// Check again each time a deck is saved, until Ctrl-C
    #[arg(long)]
    watch: bool,

    /// Tell also what answers and explanations say and this article does not: plain text, Markdown,
    /// HTML, or `-` for standard input
    #[arg(long, value_name = "ARTICLE")]
    against: Option<OsString>,

    /// Tell what a rule is for, with a bad and a good example
    #[arg(long, value_name = "CODE", exclusive = true)]
    explain: Option<String>,

    /// List the rules
    #[arg(long, exclusive = true)]
    list: bool,
}

/// Reads the decks and tells what there is to say: of all decks what keeps them from being asked
/// first.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let rigour = rigour(args)?;
    let against = args.against.as_deref().map(|path| intake::read(path, None, global));
    let article = against.transpose()?.map(|intake| intake.article);
    let article = article.as_ref();
    let mut out = env::output(args.format.is_for_people());
    if args.list || args.explain.is_some() {
        match &args.explain {
            Some(code) => explain::explain(code, &mut out)?,
            None => explain::list(&mut out)?,
        }
        out.flush()?;
        return Ok(Exit::Done);
    }
    if args.watch {
        return watch::watch(
            || decks(args, global),
            || check(args, rigour, article, global, env::output(args.format.is_for_people())),
        );
    }
    check(args, rigour, article, global, out)
}

/// The decks that are asked about.
fn decks(args: &Args, global: &Global) -> Result<Vec<Place>> {
    if args.decks.is_empty() { shelf::found(global) } else { shelf::find(&args.decks, global) }
}

/// Which rules are applied: who names a rule asks for it.
fn rigour(args: &Args) -> Result<Rigour> {
    let mut rigour = if args.pedantic { Rigour::Pedantic } else { Rigour::Usual };
    for code in &args.code {
        rigour = rigour.max(explain::find(code)?.rigour);
    }
    Ok(rigour)
}

/// Checks all decks once.
fn check(
    args: &Args,
    rigour: Rigour,
    article: Option<&Article>,
    global: &Global,
    out: impl Write,
) -> Result<Exit> {
    let places = decks(args, global)?;
    let look = env::look(global.color, &io::stdout());
    let mut check = Check {
        args,
        revision: Revision::new("check --fix", global),
        rigour,
        article,
        look,
        out,
        ids: HashMap::new(),
        checked: Vec::new(),
        count: Tally::default(),
    };
    for place in &places {
        check.deck(place)?;
    }
    check.tell()?;
    check.finish(places.len())
}

/// How much was found.
#[derive(Default)]
struct Tally {
    errors: usize,
    warnings: usize,
    questions: usize,
    mended: usize,
    /// Findings that were told, one by one or in a group.
    told: usize,
    /// Findings of codes that are not asked for.
    others: usize,
}

/// A run over some decks.
struct Check<'a, W> {
    args: &'a Args,
    /// What is put right is taken back together.
    revision: Revision,
    rigour: Rigour,
    /// What the decks are compared with.
    article: Option<&'a Article>,
    look: Look,
    out: W,
    /// The name of the first deck with each id.
    ids: HashMap<String, String>,
    /// The decks that have findings.
    checked: Vec<Faulty>,
    count: Tally,
}

impl<W: Write> Check<'_, W> {
    fn deck(&mut self, place: &Place) -> Result<()> {
        let name = place.name();
        let mut bytes = place.bytes()?;
        if self.args.fix
            && let Some(mended) = self.mend(place, &bytes)?
        {
            bytes = mended.into_bytes();
        }
        let file = |path: &str| place.folder().map_or(Beside::Here, |at| file::beside(at, path));
        let outside = Outside { file: &file };
        let lossy;
        let (text, mut reading) = if let Ok(text) = std::str::from_utf8(&bytes) {
            (text, lint::lint(text, &place.stem(), &outside, self.rigour))
        } else {
            let (text, reading) = read_bytes(&bytes, &place.stem());
            lossy = text;
            (lossy.as_ref(), reading)
        };
        self.same_id(&name, &mut reading);
        self.count.questions += reading.count();
        let mut findings = std::mem::take(&mut reading.findings);
        if let Some(article) = self.article {
            findings.extend(against::findings(text, &place.stem(), article));
            findings.sort_by_key(|finding| finding.span.start);
        }
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        self.count.errors += errors;
        self.count.warnings += findings.len() - errors;
        if !findings.is_empty() {
            self.checked.push(Faulty { name, text: text.to_owned(), findings });
        }
        Ok(())
    }

    /// Tells what was found, errors first.
    fn tell(&mut self) -> Result<()> {
        let Self { args, look, out, checked, count, .. } = self;
        if !args.code.is_empty() {
            for one in &mut *checked {
                one.findings.retain(|finding| args.code.iter().any(|code| code == finding.code));
            }
            let left: usize = checked.iter().map(|one| one.findings.len()).sum();
            count.others = count.errors + count.warnings - left;
        }
        let is_limited = args.format.is_for_people() && !args.all && args.code.is_empty();
        let sources: Vec<Source<'_>> =
            checked.iter().map(|one| Source::new(&one.name, &one.text)).collect();
        args.format.begin(out)?;
        let mut entry_count = 0;
        for severity in [Severity::Error, Severity::Warning] {
            for (one, source) in checked.iter().zip(&sources) {
                for entry in entries(one, severity, source, is_limited) {
                    if is_limited && entry_count == MOST {
                        return Ok(());
                    }
                    let place = (one.name.as_str(), source);
                    match entry {
                        Say::Finding(finding) => {
                            args.format.tell(finding, place, *look, entry_count, out)?;
                            count.told += 1;
                        }
                        Say::Rest(group) => {
                            args.format.group(&group, place, *look, out)?;
                            count.told += group.count;
                        }
                    }
                    entry_count += 1;
                }
            }
        }
        args.format.end(entry_count, out)
    }

    /// Tells of a deck whose id an earlier one has.
    fn same_id(&mut self, name: &str, reading: &mut Reading) {
        let id = &reading.deck.id;
        match self.ids.get(id) {
            Some(first) => {
                let finding = lint::duplicate_deck_id(reading, first);
                let findings = &mut reading.findings;
                let at = findings.partition_point(|other| other.span.start < finding.span.start);
                findings.insert(at, finding);
            }
            None => {
                self.ids.insert(id.clone(), name.to_owned());
            }
        }
    }

    /// Puts right what is certain and saves the deck; nothing when there is nothing to put right.
    fn mend(&mut self, place: &Place, bytes: &[u8]) -> Result<Option<String>> {
        let (Place::File { .. }, Ok(_)) = (place, std::str::from_utf8(bytes)) else {
            return Ok(None);
        };
        let mended = self.revision.change(place, |text| {
            let mended = lint::mend(text);
            Ok((mended.text.clone(), mended))
        })?;
        if mended.corrections.is_empty() {
            return Ok(None);
        }
        self.count.mended += mended.corrections.len();
        let name = place.name();
        let mut report = env::remarks();
        for change in &mended.corrections {
            let (from, to) = (printable_line(&change.from), printable_line(&change.to));
            let line = change.line;
            match (from.trim(), to.trim()) {
                (from, "") => writeln!(report, "{name}:{line}: mended: {from} is deleted")?,
                ("", to) => writeln!(report, "{name}:{line}: mended: {to} is added")?,
                (from, to) => writeln!(report, "{name}:{line}: mended: {from} is now {to}")?,
            }
        }
        Ok(Some(mended.text))
    }

    fn finish(mut self, decks: usize) -> Result<Exit> {
        let Tally { errors, warnings, questions, mended, told, others } = self.count;
        let format = self.args.format;
        if others > 0 && format.is_for_people() {
            writeln!(self.out, "... and {} of other codes\n", plural(others, "finding"))?;
        } else if told + others < errors + warnings {
            let more = plural(errors + warnings - told - others, "more finding");
            writeln!(self.out, "... and {more}; --all tells every one\n")?;
        }
        if format.has_summary() {
            let mended = if mended > 0 { format!(", {mended} mended") } else { String::new() };
            writeln!(
                self.out,
                "{}, {} in {}, {}{mended}",
                plural(errors, "error"),
                plural(warnings, "warning"),
                plural(decks, "deck"),
                plural(questions, "question"),
            )?;
        }
        self.out.flush()?;
        let failed = errors > 0 || (self.args.strict && warnings > 0);
        Ok(if failed { Exit::Findings } else { Exit::Done })
    }
}
