//! Lines of a text that is being read from HTML, put together as Markdown or as plain text.

use super::Dress;
use super::emphasis::{CODE, RAW, StyledRun, code, marked};

/// What a line is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LineSort {
    /// Text, or what goes on below an entry of a list.
    #[default]
    Text,
    /// An entry of a list, with its number in one that has some.
    Entry(Option<u32>),
    /// A row of a table.
    Row(Vec<Vec<StyledRun>>),
    /// A block of code.
    Code(String),
}

/// A line of a text.
#[derive(Clone, Debug, Default)]
pub struct LaidLine {
    /// What it is.
    pub sort: LineSort,
    /// Its pieces.
    pub runs: Vec<StyledRun>,
    /// Whether a blank line stands before it.
    pub is_apart: bool,
    /// How many columns it stands to the right, within lists.
    pub indent: usize,
    /// In how many quotations it stands.
    pub quoted: usize,
}

impl LaidLine {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        let is_blank = |runs: &[StyledRun]| runs.iter().all(|run| run.text.trim().is_empty());
        match &self.sort {
            LineSort::Text | LineSort::Entry(_) => is_blank(&self.runs),
            LineSort::Row(cells) => cells.iter().all(|cell| is_blank(cell)),
            LineSort::Code(code) => code.trim().is_empty(),
        }
    }

    /// What an entry of a list begins with.
    pub fn bullet(&self) -> String {
        match self.sort {
            LineSort::Entry(Some(number)) => format!("{number}. "),
            LineSort::Entry(None) => "- ".to_owned(),
            _ => String::new(),
        }
    }

    /// Its text, and whether all emphasis could be kept.
    fn text(&self, dress: Dress) -> (String, bool) {
        match &self.sort {
            LineSort::Code(code) => {
                let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
                let fence = "`".repeat(longest.max(2) + 1);
                (format!("{fence}\n{}\n{fence}", code.trim_matches('\n')), true)
            }
            LineSort::Row(cells) => {
                let cells = cells.iter().map(|cell| words(cell, dress, true));
                let (cells, kept): (Vec<String>, Vec<bool>) = cells.unzip();
                let row = cells.join(" | ");
                let row = if dress == Dress::Markdown { format!("| {row} |") } else { row };
                (row, !kept.contains(&false))
            }
            LineSort::Text | LineSort::Entry(_) => {
                let (words, is_kept) = words(&self.runs, dress, false);
                (self.bullet() + &words, is_kept)
            }
        }
    }
}

/// Pieces as a text on a line.
fn words(runs: &[StyledRun], dress: Dress, is_cell: bool) -> (String, bool) {
    if dress == Dress::Markdown {
        return marked(runs, is_cell);
    }
    let mut text = String::new();
    for run in runs {
        if run.style & CODE != 0 && run.style & RAW == 0 {
            code(&run.text, &mut text);
        } else {
            text.push_str(&run.text);
        }
    }
    let is_kept = runs.iter().all(|run| run.style & !(CODE | RAW) == 0);
    (text, is_kept)
}

/// Lines as one text, and whether all emphasis could be kept.
pub fn together(lines: &[LaidLine], dress: Dress) -> (String, bool) {
    let (mut text, mut is_kept) = (String::new(), true);
    let mut before: Option<&LaidLine> = None;
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let (own, kept) = line.text(dress);
        is_kept &= kept;
        let lead = "> ".repeat(line.quoted) + &" ".repeat(line.indent);
        if let Some(before) = before {
            text.push_str(between(before, line, dress));
            if is_far(before, line) && dress == Dress::Markdown {
                text.push_str(
                    ("> ".repeat(line.quoted.min(before.quoted)) + "\n").trim_start_matches(' '),
                );
            }
        }
        for (at, physical) in own.split('\n').enumerate() {
            if at > 0 {
                text.push('\n');
            }
            text.push_str(&lead);
            text.push_str(physical);
        }
        if let (LineSort::Row(cells), Dress::Markdown) = (&line.sort, dress)
            && !before.is_some_and(|before| is_row(before) && !is_far(before, line))
        {
            text.push('\n');
            text.push_str(&lead);
            text.push_str(&"|---".repeat(cells.len()));
            text.push('|');
        }
        before = Some(line);
    }
    (text, is_kept)
}

fn is_row(line: &LaidLine) -> bool {
    matches!(line.sort, LineSort::Row(_))
}

/// What ends a line before the next one.
fn between(before: &LaidLine, line: &LaidLine, dress: Dress) -> &'static str {
    let is_broken = matches!(line.sort, LineSort::Text) && !is_far(before, line);
    if is_broken && dress == Dress::Markdown { "\\\n" } else { "\n" }
}

/// Whether a blank line stands between two.
fn is_far(before: &LaidLine, line: &LaidLine) -> bool {
    let is_same = match (&before.sort, &line.sort) {
        (LineSort::Text, LineSort::Text) => before.indent == line.indent,
        (LineSort::Entry(_), LineSort::Text) => line.indent > before.indent,
        (LineSort::Text | LineSort::Entry(_), LineSort::Entry(_)) => {
            before.indent > 0 || !matches!(before.sort, LineSort::Text)
        }
        (LineSort::Row(one), LineSort::Row(two)) => {
            one.len() == two.len() || before.indent == line.indent
        }
        _ => false,
    };
    !is_same
        || before.quoted != line.quoted
        || line.is_apart && !matches!(line.sort, LineSort::Entry(_) | LineSort::Row(_))
}
