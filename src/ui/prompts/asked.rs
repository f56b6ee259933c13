//! A question as the terminal shows it.

use crate::engine::Turn;
use crate::text::Look;
use crate::ui::area::Page;
use crate::ui::field::Field;
use crate::ui::look::{Ink, wrap};
use crate::ui::{markdown, page};
use std::ops::Range;

/// A question as it is drawn while it waits.
pub(super) fn asked(turn: &Turn, field: &dyn Field, look: Look, refused: Option<&str>) -> Page {
    let mut lines = vec![look.paint(Ink::Dim, &page::heading(turn, look))];
    lines.extend(passage(turn, look));
    lines.extend(page::question(turn, look));
    lines.push(String::new());
    let block = field.draw(look);
    let start = lines.len();
    let shift = |line: usize| start + line;
    lines.extend(block.lines);
    let group = start..lines.len();
    let mut active = shift(block.active.start)..shift(block.active.end);
    if let Some(refused) = refused {
        lines.extend(wrap(refused, look.columns, &look.paint(Ink::Fair, "! "), "  "));
        active.end = lines.len();
    }
    let cursor = block.cursor.map(|(line, column)| (shift(line), column));
    let dot = look.sign(" · ", " - ");
    let hint = match (cursor, turn.hints_left) {
        (Some(_), _) | (None, 0) => String::new(),
        (None, left) => format!("{dot}? hint ({left})"),
    };
    Page { lines, group, active, cursor, keys: format!("{}{hint}{dot}Esc menu", field.keys()) }
}

/// The lines of the last hint and of the reason to ask again, as they stand in [`asked`].
pub(super) fn latest(turn: &Turn, look: Look) -> Range<usize> {
    let mut before = Turn { notice: None, ..turn.clone() };
    if turn.notice.is_none() {
        before.hints.pop();
    }
    let head = 1 + passage(turn, look).len();
    head + page::question(&before, look).len()..head + page::question(turn, look).len()
}

pub(super) fn passage(turn: &Turn, look: Look) -> Vec<String> {
    let Some(passage) = &turn.passage else { return Vec::new() };
    let bar = look.sign("│ ", "| ");
    let inner = look.with_columns(look.columns.saturating_sub(2).max(2));
    let lines = markdown::render(passage, inner);
    lines.iter().map(|line| format!("{bar}{line}").trim_end().to_owned()).collect()
}
