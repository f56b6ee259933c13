//! Tables written: a header row of key names, a question a row. What a cell cannot say is told.

use super::cells::{are_same, entries, key, together, value};
use crate::deck::COMMON;
use crate::deck::edit::{Draft, Front, Literal};
use crate::format::asked::Exercise;
use crate::format::keys::TakenKeys;
use crate::format::{Bundle, Carried, Loss, Unfit};
use crate::kind::{self, Key, Need, Role, Row};
use std::collections::HashSet;

/// Columns that come first, in this order; the others follow as their keys stand in a deck.
const FIRST: &[&str] =
    &["kind", "prompt", "answer", "accept", "wrong", "options", "explain", "hint", "tags"];

/// What is wrong has a column an entry, up to so many; beyond, all of it stands in one, a line each.
const MOST: usize = 26;

/// What `wrong` has in every row.
const WRONG: &str = "wrong";

/// The cells of a question by the names of their columns.
type Cells = Vec<(&'static str, Vec<String>)>;

/// Writes decks with a separator between cells.
pub fn write(bundles: &[Bundle], separator: char) -> Result<(Vec<u8>, Vec<Loss>), Unfit> {
    let mut losses = Vec::new();
    // A second column shows that each cell is an entry of its own.
    let columns = bundles.iter().flat_map(|bundle| &bundle.questions).map(most_wrong).max();
    let columns = columns.filter(|most| *most > 0).map_or(0, |most| most.max(2));
    let columns = if columns > MOST { 1 } else { columns };
    let mut rows: Vec<Cells> = Vec::new();
    for bundle in bundles {
        losses.extend(head_losses(bundle));
        for Carried { place, draft } in &bundle.questions {
            match cells(place, draft, &bundle.front, columns, &mut losses) {
                Ok(cells) => rows.push(cells),
                Err(reason) => losses.push(Loss::question(place, reason)),
            }
        }
    }
    if rows.is_empty() {
        return Err(Unfit::new(
            "no question of the deck fits in cells",
            "export to another format",
        ));
    }
    let used: HashSet<&str> = rows.iter().flatten().map(|(name, _)| *name).collect();
    let common = COMMON.iter().chain(kind::keys()).map(|key| key.name);
    let mut names: Vec<&str> = Vec::new();
    for name in FIRST.iter().copied().chain(common) {
        if used.contains(name) && !names.contains(&name) {
            names.push(name);
        }
    }
    let count = |name: &str| if name == WRONG { columns } else { 1 };
    let header = names.iter().flat_map(|name| std::iter::repeat_n(*name, count(name)));
    let mut text = String::new();
    line(header, separator, &mut text);
    for row in rows {
        let cells = names.iter().flat_map(|name| {
            let cells = row.iter().find(|(known, _)| known == name).map(|(_, cells)| &**cells);
            let cells = cells.unwrap_or_default();
            (0..count(name)).map(move |at| cells.get(at).map_or("", String::as_str))
        });
        line(cells, separator, &mut text);
    }
    Ok((text.into_bytes(), losses))
}

fn most_wrong(question: &Carried) -> usize {
    let wrong = question.draft.keys.iter().find(|(name, _)| *name == WRONG);
    wrong.map_or(0, |(_, value)| if let Literal::List(all) = value { all.len() } else { 1 })
}

/// What the head of a deck says and no row can.
fn head_losses(bundle: &Bundle) -> Vec<Loss> {
    let place = format!("the head of {}", bundle.name);
    let header = bundle.front.header.iter().map(|(name, _)| *name);
    let lost = header.filter(|name| !["id", "title", "format", "tags", "allow"].contains(name));
    let exam = Some("exam").filter(|_| !bundle.front.exam.is_empty());
    let lost = lost.chain(exam);
    lost.map(|name| Loss::part(&place, format!("`{name}` cannot be said there"))).collect()
}

/// The cells of a question; the error says why it has none.
fn cells(
    place: &str,
    draft: &Draft,
    front: &Front,
    columns: usize,
    losses: &mut Vec<Loss>,
) -> Result<Cells, &'static str> {
    let taken = TakenKeys::new(draft, front);
    let asked = Exercise::of(&taken).ok_or("what it asks cannot be told from its keys")?;
    let row = kind::row(kind_of(&asked)).ok_or("what it asks cannot be told from its keys")?;
    let mut cells: Cells = vec![("kind", vec![row.name.to_owned()])];
    for (name, literal) in said(draft, front, row) {
        let Some(key) = row.key(name).or_else(|| key(name)) else { continue };
        let literal = match name {
            "passage" => {
                losses.push(Loss::part(place, "its passage stands in what is asked"));
                continue;
            }
            "allow" => continue,
            name if name == row.asks() => with_passage(literal, &taken),
            _ => literal,
        };
        match fitting(key, &literal, columns) {
            Some((texts, is_whole)) => {
                if !is_whole {
                    let reason = format!("what an entry of `{name}` is worth or may be off");
                    losses.push(Loss::part(place, format!("{reason} cannot be said there")));
                }
                cells.push((column(row, key), texts));
            }
            None if key.role == Role::Setting => {
                let reason = format!("`{name}` has lines or signs that a cell cannot hold");
                losses.push(Loss::part(place, reason));
            }
            None => return Err("it has lines or signs in its answers that a cell cannot hold"),
        }
    }
    Ok(cells)
}

/// The keys that a question has, its deck's defaults among them, and its deck's tags.
fn said(draft: &Draft, front: &Front, row: &Row) -> Vec<(&'static str, Literal)> {
    let mut keys = draft.keys.clone();
    let is_own = |name: &str| row.key(name).is_some() || COMMON.iter().any(|key| key.name == name);
    for (name, value) in &front.defaults {
        if is_own(name) && !keys.iter().any(|(own, _)| own == name) {
            keys.push((name, value.clone()));
        }
    }
    let inherited = front.header.iter().find(|(name, _)| *name == "tags");
    if let Some((_, inherited)) = inherited {
        let listed = |value: &Literal| match value {
            Literal::List(all) => all.clone(),
            one => vec![one.clone()],
        };
        let own = keys.iter().position(|(name, _)| *name == "tags").map(|at| keys.remove(at).1);
        let mut tags = listed(inherited);
        let mut known: HashSet<Literal> = tags.iter().cloned().collect();
        tags.extend(own.iter().flat_map(listed).filter(|tag| known.insert(tag.clone())));
        keys.push(("tags", Literal::List(tags)));
    }
    keys
}

fn with_passage(asks: Literal, taken: &TakenKeys<'_>) -> Literal {
    let Some(passage) = taken.passage() else { return asks };
    match asks.text() {
        Some(text) => Literal::Text(format!("{passage}\n\n{text}")),
        None => asks,
    }
}

/// The texts that hold a value, and whether all of it; none where it does not come back from them.
fn fitting(key: &Key, literal: &Literal, columns: usize) -> Option<(Vec<String>, bool)> {
    let of = |literal: &Literal| {
        let entries = entries(key, literal);
        let several = key.name == WRONG && columns > 1 && entries.len() <= columns;
        let texts = if several { entries } else { vec![together(key, &entries)] };
        // Blank columns tell a reader nothing, but that there are several.
        let mut read = texts.clone();
        if several && read.len() == 1 {
            read.push(String::new());
        }
        value(key, &read).filter(|again| are_same(again, literal)).map(|_| texts)
    };
    if let Some(texts) = of(literal) {
        return Some((texts, true));
    }
    let Literal::List(entries) = literal else { return None };
    let bare = |entry: &Literal| match entry {
        Literal::Table(_) => {
            let text = entry.text().unwrap_or_default();
            let why = entry.get("why").and_then(Literal::text);
            why.map_or_else(|| Literal::Text(text.to_owned()), |why| Literal::noted(text, why))
        }
        other => other.clone(),
    };
    of(&Literal::List(entries.iter().map(bare).collect())).map(|texts| (texts, false))
}

/// The column of a key: what is asked and what is right have the same ones in every kind.
fn column(row: &Row, key: &Key) -> &'static str {
    match key.need {
        _ if key.name == row.asks() => "prompt",
        Need::Makes => "answer",
        Need::Either | Need::Must | Need::May => key.name,
    }
}

const fn kind_of(asked: &Exercise<'_>) -> &'static str {
    match asked {
        Exercise::Options { is_many: false, .. } => "choice",
        Exercise::Options { is_many: true, .. } => "select",
        Exercise::Truth(_) => "truth",
        Exercise::Typed { .. } => "short",
        Exercise::Number { .. } => "number",
        Exercise::List { .. } => "list",
        Exercise::Gaps { .. } => "cloze",
        Exercise::Order(_) => "order",
        Exercise::Pairs { .. } => "match",
        Exercise::Card { .. } => "card",
    }
}

/// A row as it is written: quotes where a cell could not stand without them.
fn line<'c>(cells: impl Iterator<Item = &'c str>, separator: char, text: &mut String) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(separator);
        }
        let needs = cell.contains([separator, '"', '\n', '\r']) || cell.trim() != cell;
        if needs {
            text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}
