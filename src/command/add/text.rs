//! Many questions at once, as quick text: all of it comes into the deck or, while there is a mistake in
//! it, nothing, and each mistake is shown in the lines of that text.

use super::leftover::{Leftover, end_kept, or_kept};
use super::proof::findings_between;
use crate::command::settle::settle;
use crate::deck::Deck;
use crate::deck::edit::{Draft, append, set_passages};
use crate::env::{self, Global, file};
use crate::error::{Exit, Result};
use crate::format::{Bundle, Carried, ForeignFile, QuickText, quick_text, told};
use crate::report::{Finding, Severity, Source};
use crate::shelf::{Place, Revision, refusal};
use crate::text::{Look, plural, shell_word, to_type};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;

/// How many findings are shown at most: more nobody reads at once.
const MOST: usize = 100;

/// What files of quick text end with.
const EXTENSION: &str = "quick";

/// What became of a text.
pub enum Yield {
    /// So many questions were added; what is said of that.
    Added(usize, String),
    /// There was none in it.
    Nothing,
    /// Something is wrong with it, by place.
    Wrong,
}

/// A text of questions, and what it is called.
pub struct TypedText {
    /// What it is called in messages.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Whether it is nowhere else.
    pub is_loose: bool,
}

/// Reads a text from a file, or from standard input for `-`.
pub fn read(from: &OsStr, global: &Global) -> Result<TypedText> {
    let is_loose = from == "-";
    let path = Path::new(from);
    let bytes = if is_loose {
        file::standard_input(global.max_size)?
    } else {
        file::read(path, global.max_size)?
    };
    let name = if is_loose { "standard input".to_owned() } else { path.display().to_string() };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(TypedText { name, text, is_loose }),
        Err(error) => {
            let bytes = error.as_bytes();
            let failed = Err(file::no_utf8(Path::new(&name), bytes, error.utf8_error()));
            or_kept(failed, if is_loose { bytes } else { &[] }, EXTENSION, global)
        }
    }
}

impl TypedText {
    /// Keeps the text where it is nowhere else and could not be used.
    pub fn or_kept<T>(&self, done: Result<T>, global: &Global) -> Result<T> {
        let text = if self.is_loose { &*self.text } else { "" };
        or_kept(done, text.as_bytes(), EXTENSION, global)
    }

    /// Says that nothing was written, and where the text is now; an exit for findings.
    pub fn refuse(&self, place: &Place, command: &str, global: &Global) -> Result<Exit> {
        let mut out = env::remarks();
        writeln!(out, "Nothing was written.")?;
        if self.is_loose {
            let kept = Leftover::of_text(place, &self.text, global)?;
            kept.keep(&self.text)?;
            let word = shell_word(kept.path().as_os_str());
            writeln!(out, "The text is kept: mend it, then {command} --from {word}")?;
        }
        let file = ForeignFile { name: &self.name, bytes: self.text.as_bytes() };
        if let Some(other) = told(&file).filter(|format| format.name != "quick") {
            let file = if self.is_loose { "FILE" } else { &self.name };
            let import = to_type("import", [file]);
            writeln!(out, "If it is meant as {}: {import} --to DECK", other.name)?;
        }
        Ok(Exit::Findings)
    }

    /// Takes the text away where it was kept for this deck and is in it now.
    pub fn end(&self, place: &Place, global: &Global) -> Result<()> {
        let kept = Leftover::of_text(place, &self.text, global)?;
        if kept.path() == Path::new(&self.name) {
            return kept.forget();
        }
        end_kept(Path::new(&self.name), global)
    }
}

/// Adds the questions of a text to a deck; what there is to say of them comes back, by place.
pub fn add(place: &Place, text: &str, revision: &Revision) -> Result<(Yield, Vec<Finding>)> {
    let quick = quick_text(text);
    if quick.drafts().is_empty() && quick.findings.is_empty() {
        return Ok((Yield::Nothing, Vec::new()));
    }
    let name = place.name();
    revision.change(place, |old| {
        let refused = |refused| refusal(&name, refused);
        let mut bundle = bundle(&quick);
        let passages = settle(&mut bundle, old);
        let passages = passages.iter().map(|(name, text)| (name.as_str(), Some(text.as_str())));
        let base = set_passages(old, passages).map_err(refused)?;
        let drafts: Vec<_> = bundle.questions.iter().map(|question| &question.draft).collect();
        let new = append(&base, &drafts).map_err(refused)?;
        let (found, deck) = findings_between(place, old, &base, &new);
        let findings = all(&quick, text, &new, found, false);
        if is_wrong(&findings) {
            return Ok((old.to_owned(), (Yield::Wrong, findings)));
        }
        let count = drafts.len();
        Ok((new, (Yield::Added(count, said(&name, &deck, count)), findings)))
    })
}

/// The questions of a text with its head.
fn bundle(quick: &QuickText) -> Bundle {
    let carried = |draft: &Draft| Carried { draft: draft.clone(), ..Carried::default() };
    let questions = quick.drafts().into_iter().map(carried).collect();
    Bundle { front: quick.front().clone(), questions, ..Bundle::default() }
}

/// What is wrong with a text and with the deck that it becomes, by place.
pub fn all(
    quick: &QuickText,
    text: &str,
    deck: &str,
    found: Vec<Finding>,
    whole: bool,
) -> Vec<Finding> {
    let mut findings = quick.told(text, deck, found, whole);
    findings.extend(quick.findings.iter().cloned());
    findings.sort_by_key(|finding| finding.span.start);
    findings
}

/// Whether something must be mended.
pub fn is_wrong(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Shows what there is to say of a text.
pub fn tell(
    name: &str,
    text: &str,
    findings: &[Finding],
    look: Look,
    out: &mut impl Write,
) -> Result<()> {
    let source = Source::new(name, text);
    for finding in findings.iter().take(MOST) {
        writeln!(out, "{}\n", source.render(finding, look))?;
    }
    if findings.len() > MOST {
        writeln!(out, "... and {} more\n", plural(findings.len() - MOST, "finding"))?;
    }
    Ok(())
}

/// Which questions were added.
fn said(name: &str, deck: &Deck, count: usize) -> String {
    let questions = deck.questions();
    let new = &questions[questions.len().saturating_sub(count)..];
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for question in new {
        *kinds.entry(question.kind.name()).or_default() += 1;
    }
    let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let numbers = match new {
        [] => String::new(),
        [one] => format!(", number {}", one.number),
        [first, .., last] => format!(", numbers {} to {}", first.number, last.number),
    };
    format!("{name}: {} added ({}){numbers}", plural(count, "question"), kinds.join(", "))
}
