//! How findings are told: to people, one a line, as JSON, as SARIF, or as a forge's annotations.

use super::digest::{Rest, severity};
use super::sarif;
use crate::error::Result;
use crate::report::{Finding, Source};
use crate::text::{Look, json, printable_line};
use serde::Serialize;
use std::io::Write;

/// A way to tell findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Layout {
    /// Each with its line of the deck, a caret and the remedy.
    #[default]
    Human,
    /// Each on one line.
    Short,
    /// One object for programs to read.
    Json,
    /// Annotations for GitHub Actions.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

/// One finding with its place, as programs read it.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    severity: &'static str,
    code: &'static str,
    message: String,
    help: String,
}

impl Layout {
    /// Whether people read it, so that there should not be too much of it.
    pub const fn is_for_people(self) -> bool {
        match self {
            Self::Human | Self::Short => true,
            Self::Json | Self::Github | Self::Sarif => false,
        }
    }

    /// Whether what was found is counted at the end.
    pub const fn has_summary(self) -> bool {
        match self {
            Self::Human | Self::Short | Self::Github => true,
            Self::Json | Self::Sarif => false,
        }
    }

    /// What stands before all findings.
    pub fn begin(self, out: &mut impl Write) -> Result<()> {
        match self {
            Self::Json => write!(out, "{{\"findings\":[")?,
            Self::Sarif => sarif::begin(out)?,
            Self::Human | Self::Short | Self::Github => {}
        }
        Ok(())
    }

    /// Tells one finding; `told` is how many were told before.
    pub fn tell(
        self,
        finding: &Finding,
        (file, source): (&str, &Source<'_>),
        look: Look,
        told: usize,
        out: &mut impl Write,
    ) -> Result<()> {
        let (line, column) = source.position(finding.span.start);
        let end = source.position(finding.span.end);
        let (severity, code) = (severity(finding.severity), finding.code);
        let (message, help) = (printable_line(&finding.message), printable_line(&finding.help));
        match self {
            Self::Human => writeln!(out, "{}\n", source.render(finding, look))?,
            Self::Short => {
                writeln!(out, "{file}:{line}:{column}: {severity}[{code}]: {message}; {help}")?;
            }
            Self::Json => {
                let separator = if told == 0 { "\n" } else { ",\n" };
                let finding = Told { file, line, column, severity, code, message, help };
                write!(out, "{separator}{}", json(&finding)?)?;
            }
            Self::Sarif => {
                let separator = if told == 0 { "\n" } else { ",\n" };
                let region = sarif::Region::new((line, column), end);
                let text = format!("{message}; {help}");
                let result = sarif::Located::new((code, severity), &text, file, &region);
                write!(out, "{separator}{}", json(&result)?)?;
            }
            Self::Github => {
                let (file, message) = (property(file), escaped(&format!("{message}; {help}")));
                let place = format!("file={file},line={line},col={column},title={code}");
                writeln!(out, "::{severity} {place}::{message}")?;
            }
        }
        Ok(())
    }

    /// Tells findings of one code together, to people.
    pub fn group(
        self,
        group: &Rest,
        (file, source): (&str, &Source<'_>),
        look: Look,
        out: &mut impl Write,
    ) -> Result<()> {
        let (message, help) = (group.message(), group.help());
        if self == Self::Short {
            let (severity, code) = (severity(group.severity), group.code);
            writeln!(out, "{file}: {severity}[{code}]: {message}; {help}")?;
        } else {
            let of = (group.severity, group.code);
            writeln!(out, "{}\n", source.render_group(of, &message, &help, look))?;
        }
        Ok(())
    }

    /// What stands behind all findings.
    pub fn end(self, told: usize, out: &mut impl Write) -> Result<()> {
        let line_end = if told == 0 { "" } else { "\n" };
        match self {
            Self::Json => writeln!(out, "{line_end}]}}")?,
            Self::Sarif => writeln!(out, "{line_end}]}}]}}")?,
            Self::Human | Self::Short | Self::Github => {}
        }
        Ok(())
    }
}

/// A text in a workflow command, which ends at a line end.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of one, which ends at a comma too.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
