//! A table as it becomes decks: which row names the columns, what stands in each, and which deck a row
//! belongs to.

use super::columns::{Column, TableHead, column, head};
use super::marked::Marks;
use super::record::TableRecord;
use super::rows::TableRow;
use super::sniff::{ABOVE, width};
use crate::deck::edit::Literal;
use crate::format::html::{Dress, dressed};
use crate::format::{Bundle, Carried, Intake, Loss, Style, Wishes};
use crate::text::is_printable;
use std::collections::{BTreeSet, HashMap};

/// A table that is to become decks.
pub struct ForeignTable<'t> {
    /// Its rows.
    pub rows: Vec<TableRow<'t>>,
    /// What its first lines say of it.
    pub marks: Marks<'t>,
    /// What sets cells apart where they are put together again.
    pub cell: &'t str,
    /// What its deck may be called.
    pub name: &'t str,
}

/// How the columns of a table are understood.
struct ColumnPlan {
    columns: Vec<Column>,
    /// The row that names them.
    head: Option<usize>,
    languages: Option<[&'static str; 2]>,
    /// Whether there are two cells a row, and what is more belongs to the second.
    is_pair: bool,
}

impl ForeignTable<'_> {
    /// Its decks, and what of it is lost.
    pub fn intake(self, wishes: &Wishes) -> Intake {
        let mut losses = Vec::new();
        let layout = self.layout(wishes, &mut losses);
        let begin = layout.head.map_or(0, |at| at + 1);
        let decks = self.decks(&layout.columns, begin);
        let mut unknown = BTreeSet::new();
        let mut bundles: Vec<(String, Bundle)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for row in self.rows.iter().skip(begin).filter(|row| !row.is_blank()) {
            let cells = if layout.is_pair { self.joined(row) } else { cleaned_row(row) };
            losses.extend(dropped(row));
            let (mut record, mut deck) =
                self.record(row, cells, &layout, &mut unknown, &mut losses);
            if !wishes.is_split {
                if decks.len() > 1 && !deck.is_empty() {
                    record.put(Column::Key("tags"), deck.replace(',', " "));
                }
                deck.clear();
            }
            match record.question(wishes, &mut losses) {
                Ok(draft) => {
                    let at = *places.entry(deck).or_insert_with_key(|deck| {
                        bundles.push((deck.clone(), Bundle::default()));
                        bundles.len() - 1
                    });
                    let place = row.place.clone();
                    bundles[at].1.questions.push(Carried { place, draft });
                }
                Err(reason) => losses.push(Loss::question(&row.place, reason)),
            }
        }
        losses.extend(unknown.into_iter().map(|at| self.not_known(at, layout.head)));
        let only = decks.first().filter(|_| decks.len() == 1).map(String::as_str);
        let own = only.or_else(|| self.marks.value("deck")).unwrap_or(self.name);
        let named = bundles.into_iter().map(|(deck, mut bundle)| {
            bundle.name = if deck.is_empty() { own.to_owned() } else { deck };
            if let Some(languages) = layout.languages.filter(|_| wishes.style == Style::Card) {
                bundle.front.set("language", Literal::texts(&languages.map(str::to_owned)));
            }
            bundle
        });
        Intake { bundles: named.collect(), losses }
    }

    /// What a row says, and the deck that it names.
    fn record(
        &self,
        row: &TableRow<'_>,
        cells: Vec<String>,
        layout: &ColumnPlan,
        unknown: &mut BTreeSet<usize>,
        losses: &mut Vec<Loss>,
    ) -> (TableRecord, String) {
        let mut record = TableRecord { place: row.place.clone(), ..TableRecord::default() };
        let mut deck = String::new();
        let spaced = |tags: &str| tags.split_whitespace().collect::<Vec<_>>().join(",");
        for (at, text) in cells.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            match layout.columns.get(at).copied().unwrap_or(Column::Unknown) {
                Column::Unknown => drop(unknown.insert(at)),
                Column::Deck => deck = text,
                Column::Key("tags") if self.marks.are_there() => {
                    record.put(Column::Key("tags"), spaced(&text));
                }
                column if self.marks.html() == Some(true) => {
                    losses.extend(put_html(&mut record, column, text));
                }
                column => record.put(column, text),
            }
        }
        if let Some(tags) = self.marks.value("tags") {
            record.put(Column::Key("tags"), spaced(tags));
        }
        (record, deck)
    }

    /// The column in which something stands that nothing names.
    fn not_known(&self, at: usize, head: Option<usize>) -> Loss {
        let name = head.and_then(|head| self.rows.get(head)?.cells.get(at));
        let name = name.filter(|name| !name.trim().is_empty());
        let place =
            name.map_or_else(|| format!("column {}", at + 1), |name| format!("column \"{name}\""));
        Loss::part(place, "what stands in it is not known: --columns names it")
    }

    fn layout(&self, wishes: &Wishes, losses: &mut Vec<Loss>) -> ColumnPlan {
        let told = self.head();
        let (head, told) = told.map_or((None, None), |(at, told)| (Some(at), Some(told)));
        for row in self.rows.iter().take(head.unwrap_or_default()).filter(|row| !row.is_blank()) {
            losses.push(Loss::question(&row.place, "it stands above the names of the columns"));
        }
        let is_named = head.is_some() || self.marks.are_there() || !wishes.columns.is_empty();
        ColumnPlan {
            languages: told.as_ref().and_then(|told| told.languages),
            columns: self.columns(told, wishes),
            head,
            is_pair: !is_named && width(&self.rows) <= 2,
        }
    }

    /// The header row and where it is.
    fn head(&self) -> Option<(usize, TableHead)> {
        if self.marks.are_there() {
            return None;
        }
        let mut rows = self.rows.iter().enumerate().take(ABOVE);
        rows.find_map(|(at, row)| Some((at, head(row.cells.iter().map(|cell| &**cell))?)))
    }

    /// What stands in each column: as is wished, as the header says, else two sides.
    fn columns(&self, told: Option<TableHead>, wishes: &Wishes) -> Vec<Column> {
        if !wishes.columns.is_empty() {
            return wishes.columns.iter().map(|name| column(name)).collect();
        }
        if let Some(told) = told {
            return told.columns;
        }
        let wide = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let mut columns = vec![Column::Unknown; wide];
        let marks = [
            ("notetype column", Column::NoteType),
            ("deck column", Column::Deck),
            ("tags column", Column::Key("tags")),
            ("guid column", Column::Guid),
        ];
        for (name, column) in marks {
            if let Some(slot) = self.marks.place(name).and_then(|at| columns.get_mut(at)) {
                *slot = column;
            }
        }
        let named = self.marks.value("columns").and_then(|names| head(names.split(self.cell)));
        let named = named.map_or_else(|| vec![Column::Asks, Column::Right], |head| head.columns);
        let is_by_place = self.marks.value("columns").is_none();
        let mut named = named.into_iter();
        for slot in &mut columns {
            // Names are those of all columns; without them fields stand in the columns that are left.
            if *slot == Column::Unknown {
                *slot = named.next().unwrap_or(Column::Unknown);
            } else if !is_by_place {
                named.next();
            }
        }
        columns
    }

    /// The decks that the rows name.
    fn decks(&self, columns: &[Column], begin: usize) -> BTreeSet<String> {
        let Some(at) = columns.iter().position(|column| *column == Column::Deck) else {
            return BTreeSet::new();
        };
        let named = self.rows.iter().skip(begin).filter_map(|row| row.cells.get(at));
        named.map(|name| cleaned(name)).filter(|name| !name.is_empty()).collect()
    }

    /// A row of two cells: what has more separators is all of the second.
    fn joined(&self, row: &TableRow<'_>) -> Vec<String> {
        let (first, rest) = row.cells.split_at(row.cells.len().min(1));
        let rest = rest.join(self.cell);
        [first.concat(), rest].iter().map(|cell| cleaned(cell.trim_end())).collect()
    }
}

/// Puts what a cell of HTML says where it belongs, with its picture and its sound; what of it is lost.
fn put_html(record: &mut TableRecord, column: Column, html: String) -> Vec<Loss> {
    let dress = match column {
        Column::Asks | Column::Key("explain" | "hint" | "cloze") => Dress::Markdown,
        Column::Guid | Column::NoteType | Column::Kind => {
            record.put(column, html);
            return Vec::new();
        }
        _ => Dress::Plain,
    };
    let dressed = dressed(&html, dress);
    record.put(column, dressed.text);
    let mut losses: Vec<Loss> =
        dressed.lost.into_iter().map(|lost| Loss::part(&record.place, lost)).collect();
    for (key, files) in [("image", dressed.pictures), ("audio", dressed.sounds)] {
        for file in files {
            if record.keys.iter().any(|(known, _)| *known == key) {
                let reason = "only the first picture and the first sound are kept";
                losses.push(Loss::part(&record.place, reason));
            } else {
                record.put(Column::Key(key), file);
            }
        }
    }
    losses
}

/// What is lost of a row before it is understood.
fn dropped(row: &TableRow<'_>) -> Option<Loss> {
    let is_dropped = row.cells.iter().any(|cell| cell.contains(moves));
    is_dropped.then(|| Loss::part(&row.place, "control characters in it are dropped"))
}

fn cleaned_row(row: &TableRow<'_>) -> Vec<String> {
    row.cells.iter().map(|cell| cleaned(cell)).collect()
}

/// A text without what moves a cursor; its line ends are plain.
fn cleaned(cell: &str) -> String {
    if !cell.contains(|c: char| c == '\r' || moves(c)) {
        return cell.to_owned();
    }
    let text = cell.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| !moves(*c)).collect()
}

/// Whether a character does something else than to show itself or to end a line.
fn moves(c: char) -> bool {
    !is_printable(c) && !['\n', '\t', '\r', '\u{2028}', '\u{2029}'].contains(&c)
}
