//! Tables: rows of cells in columns as wide as what is in them; one column takes what is left of the
//! line, and is folded and cut between words where that is too little.

use super::layout::{pad, shorten_between_words, width, wrap};

/// What stands between columns.
const GAP: &str = "  ";

/// The least that is left to the column that is cut.
const LEAST: usize = 10;

/// Lays rows out on lines of at most so many columns, as far as all but the column at `flexible`
/// allow that. What is too wide in that column goes on below, on `most` lines at most.
pub fn table(rows: &[Vec<String>], flexible: usize, columns: usize, most: usize) -> Vec<String> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &[String], at: usize| row.get(at).map_or(0, |cell| width(cell));
    let widest = |at: usize| rows.iter().map(|row| cell(row, at)).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..count).map(widest).collect();
    let others: usize =
        widths.iter().enumerate().filter(|(at, _)| *at != flexible).map(|(_, w)| w).sum();
    let left = columns.saturating_sub(others + GAP.len() * count.saturating_sub(1)).max(LEAST);
    if let Some(width) = widths.get_mut(flexible) {
        *width = (*width).min(left);
    }
    let lines = |row: &Vec<String>| {
        let cell = row.get(flexible).map_or("", String::as_str);
        let room = widths.get(flexible).copied().unwrap_or(LEAST);
        let pieces = folded(cell, room, most);
        let line = |at: usize, piece: &String| {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, columns))| {
                let is_first = at == 0;
                let cell = if column == flexible { piece } else { cell };
                let is_there = is_first || column == flexible;
                pad(if is_there { cell } else { "" }, *columns)
            });
            cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
        };
        pieces.iter().enumerate().map(|(at, piece)| line(at, piece)).collect::<Vec<_>>()
    };
    rows.iter().flat_map(lines).collect()
}

/// A cell on so many lines at most, broken between words; what is too much is cut from the last.
fn folded(cell: &str, columns: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(cell, columns);
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(shorten_between_words(&rest, columns));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_wide_is_cut_between_words() {
        let rows = [["deck", "due"], ["Capitals of the world", "7"], ["b", "120"]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(table(&rows, 0, 80, 1)[1], "Capitals of the world  7");
        let expected = ["deck             due", "Capitals of...   7", "b                120"];
        assert_eq!(table(&rows, 0, 20, 1), expected);
        let expected =
            ["deck             due", "Capitals of the  7", "world", "b                120"];
        assert_eq!(table(&rows, 0, 20, 2), expected);
        assert!(table(&[], 0, 20, 1).is_empty());
    }
}
