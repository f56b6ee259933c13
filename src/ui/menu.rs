//! Menus and confirmations: the only place that calls dialoguer's own prompts. Its lists count
//! bytes for columns and lose lines with long or non-ASCII items, and panic in a window of fewer
//! than three rows; so items are cut short here and the window is looked at first.

use super::look::cut;
use super::tty::Size;
use crate::text;
use crate::text::Look;
use console::Term;
use dialoguer::{Confirm, Error, Select};
use std::io;

/// What a person did with a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Picked the item at this place.
    Picked(usize),
    /// Left it without a choice, or the window is too small for one.
    Left,
    /// Ctrl-C or a signal.
    Interrupted,
}

/// Lets a person pick one of a few items; what is asked stands above already.
pub(super) fn select(look: Look, size: Size, items: &[String]) -> io::Result<Choice> {
    if size.rows < 3 || size.columns < 8 || items.is_empty() {
        return Ok(Choice::Left);
    }
    let items: Vec<String> = items.iter().map(|item| short(item, look, size)).collect();
    let theme = look.theme();
    let mut menu = Select::with_theme(&theme).items(&items).default(0);
    if items.len() + 3 > size.rows {
        // What was asked stays in sight, and behind the prompt stands which page is shown.
        let most = size.rows.saturating_sub(5).max(1);
        menu = menu.with_prompt("There are more").max_length(most);
    }
    // A prompt turns the report on again, so it is turned off last.
    let picked = menu.report(false).interact_on_opt(&Term::stderr());
    match picked {
        Ok(Some(place)) => Ok(Choice::Picked(place)),
        Ok(None) => Ok(Choice::Left),
        Err(Error::IO(error)) => interrupted(error).map(|()| Choice::Interrupted),
    }
}

/// Asks for yes or no; none when interrupted.
pub(super) fn confirm(look: Look, size: Size, question: &str) -> io::Result<Option<bool>> {
    let question = short(question, look, Size { columns: size.columns.saturating_sub(8), ..size });
    let answer = Confirm::with_theme(&look.theme())
        .with_prompt(question)
        .default(false)
        .report(false)
        .interact_on_opt(&Term::stderr());
    match answer {
        Ok(answer) => Ok(Some(answer.unwrap_or(false))),
        Err(Error::IO(error)) => interrupted(error).map(|()| None),
    }
}

/// Puts the cursor back, which an interrupted prompt leaves hidden.
fn interrupted(error: io::Error) -> io::Result<()> {
    Term::stderr().show_cursor()?;
    match error.kind() {
        io::ErrorKind::Interrupted => Ok(()),
        _ => Err(error),
    }
}

/// An item cut so that neither its columns nor its bytes reach the window's width.
fn short(item: &str, look: Look, size: Size) -> String {
    let item = text::printable_line(item);
    let most = size.columns.saturating_sub(4).max(2);
    let mut columns = most;
    loop {
        let tried = cut(&item, look.with_columns(columns));
        if tried.len() <= most || columns == 0 {
            return tried;
        }
        columns -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_never_has_more_bytes_than_the_window_has_columns() {
        let look = Look { columns: 80, colour: false, unicode: true };
        let long = "Организация Договора о коллективной безопасности";
        for columns in [8, 20, 40, 80] {
            let size = Size { rows: 10, columns };
            assert!(short(long, look, size).len() < columns, "{columns}");
            assert!(short("東京都の首都はどこですか", look, size).len() < columns, "{columns}");
        }
        let size = Size { rows: 10, columns: 80 };
        assert_eq!(short("Capitals\u{1b}[2J of\nEurope", look, size), "Capitals[2J of Europe");
    }
}
