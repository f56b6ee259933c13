//! Tables as lines of text.

use crate::text::Look;
use crate::ui::look::{width, wrap};

/// A table in columns, or a line for each cell where the columns don't fit.
pub(super) fn table(rows: &[Vec<String>], room: usize, look: Look) -> Vec<String> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(widest).collect();
    let bar = look.sign(" │ ", " | ");
    if widths.iter().sum::<usize>() + 3 * count.saturating_sub(1) > room {
        return narrow(rows, room);
    }
    let mut lines = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, widest)| format!("{cell}{}", " ".repeat(widest - width(cell))));
        lines.push(cells.collect::<Vec<_>>().join(bar).trim_end().to_owned());
        if number == 0 {
            let dash = look.sign("─", "-");
            let rules: Vec<String> = widths.iter().map(|width| dash.repeat(*width)).collect();
            lines.push(rules.join(look.sign("─┼─", "-+-")));
        }
    }
    lines
}

/// A line for each cell, with the name of its column.
fn narrow(rows: &[Vec<String>], room: usize) -> Vec<String> {
    let Some((head, rows)) = rows.split_first() else { return Vec::new() };
    let mut lines = Vec::new();
    for row in rows {
        for (number, cell) in row.iter().enumerate() {
            let name = head.get(number).map_or("", String::as_str);
            lines.extend(wrap(&format!("{name}: {cell}"), room, "", "  "));
        }
        lines.push(String::new());
    }
    lines.pop();
    lines
}
