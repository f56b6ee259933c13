//! What is asked beside the questions: menus, confirmations, and the lines that a wizard asks for.
//! Menus are the chooser of questions, and text is typed in the editor of answers.

use super::Screen;
use crate::form::{Answer, Grouping};
use crate::text::{Look, printable, printable_line};
use crate::ui::area::Page;
use crate::ui::chooser::One;
use crate::ui::field::{Field, Step};
use crate::ui::keys::Keystroke;
use crate::ui::legend::Hotkey;
use crate::ui::look::{Ink, width, wrap};
use crate::ui::tty::Terminal;
use crate::ui::typed::Typed;
use crate::ui::{Inspect, NEEDED, NOTHING_LEFT, Wanted};
use dialoguer::theme::Theme;
use std::io::{self, Write};

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Lets one of some items be chosen; nothing of it is left on the screen.
    fn choose(&mut self, question: &str, items: &[String], at: usize) -> io::Result<Option<usize>> {
        let mut menu = One::new(items).standing_at(at);
        let chosen = loop {
            let key = self.key(&|look, _| {
                let keys = ["a letter picks", "arrows and Enter", "Esc goes back"];
                let keys = keys.map(Hotkey::must).to_vec();
                let head = head(question, look);
                Page { pinned: head.len(), ..menu.draw(look).below(head, None, keys, look) }
            })?;
            match menu.press(&key) {
                Step::Answered(Answer::One(place)) => break Some(place),
                Step::Pause | Step::Ended => break None,
                Step::Stay
                | Step::Refused(_)
                | Step::Lacking(_)
                | Step::Hint
                | Step::Answered(_) => {}
            }
        };
        self.area.clear()?;
        Ok(chosen)
    }

    /// Lets an item be picked, and leaves on the screen which one; nothing where it was left.
    pub(super) fn pick_item(
        &mut self,
        question: &str,
        items: &[String],
        at: usize,
    ) -> io::Result<Option<usize>> {
        let picked = self.prompt(|screen| screen.choose(question, items, at))?;
        if let Some(item) = picked.and_then(|at| items.get(at)) {
            let (look, _) = self.now();
            let mut record = head(question, look);
            record.extend(wrap(&printable_line(item), look.columns, look.sign("❯ ", "> "), "  "));
            self.area.finish(&record)?;
        }
        Ok(picked)
    }

    /// Asks for yes or no, and leaves on the screen what was said.
    pub(super) fn ask_yes_no(&mut self, question: &str, usual: bool) -> io::Result<Option<bool>> {
        let question = printable_line(question);
        let said = loop {
            match self.key(&|look, _| confirmation(&question, usual, look))? {
                Keystroke::Char('y' | 'Y') => break Some(true),
                Keystroke::Char('n' | 'N') => break Some(false),
                Keystroke::Enter => break Some(usual),
                Keystroke::Esc | Keystroke::Char('q' | 'Q') | Keystroke::EndOfInput => break None,
                _ => {}
            }
        };
        let (look, _) = self.now();
        let answer = said.map_or("", |said| if said { "yes" } else { "no" });
        let record = format!("{} {answer}", look.paint(Ink::Bold, &question));
        self.area.finish(&wrap(record.trim_end(), look.columns, "", ""))?;
        Ok(said)
    }

    /// Says that nothing is left to ask, until that is the end or is taken back; which it is.
    pub(super) fn take_end(&mut self) -> io::Result<bool> {
        let keys = ["Enter ends", "u undo"].map(Hotkey::must);
        let lines = |look: Look| wrap(NOTHING_LEFT, look.columns, "", "");
        let is_back = loop {
            let page =
                |look, _| Page { lines: lines(look), keys: keys.to_vec(), ..Page::default() };
            match self.key(&page)? {
                Keystroke::Char('u' | 'U') | Keystroke::Ctrl('_') => break true,
                Keystroke::Enter | Keystroke::Char(' ' | 'q' | 'Q') | Keystroke::EndOfInput => {
                    break false;
                }
                _ => {}
            }
        };
        let (look, _) = self.now();
        self.area.finish(&lines(look))?;
        Ok(is_back)
    }

    /// Lets lines be typed, until `inspect` has nothing to say against them.
    pub(super) fn take_lines(
        &mut self,
        wanted: &Wanted<'_>,
        inspect: Inspect<'_>,
    ) -> io::Result<Option<Vec<String>>> {
        let grouping = if wanted.several { Grouping::List } else { Grouping::Each };
        let mut field = Typed::new(&[String::new()], grouping, &[]);
        if !wanted.initial.is_empty() {
            field.press(&Keystroke::Paste(wanted.initial.join("\n")));
            if wanted.several && !wanted.is_open {
                field.press(&Keystroke::Enter);
            }
        }
        let taken = self.fill_in(wanted, &mut field, inspect);
        if !matches!(taken, Ok(Some(_))) {
            wanted.leave(field.entries(), field.is_open());
        }
        taken
    }

    fn fill_in(
        &mut self,
        wanted: &Wanted<'_>,
        field: &mut Typed,
        inspect: Inspect<'_>,
    ) -> io::Result<Option<Vec<String>>> {
        let mut refused: Option<String> = None;
        loop {
            let key = self.key(&|look, _| asked(wanted, field, refused.as_deref(), look))?;
            let typed = match field.press(&key) {
                Step::Answered(Answer::Lines(lines)) => lines,
                Step::Lacking(_) if wanted.optional => Vec::new(),
                Step::Lacking(_) => {
                    refused = Some(NEEDED.to_owned());
                    continue;
                }
                Step::Refused(reason) => {
                    refused = Some(reason);
                    continue;
                }
                Step::Pause | Step::Ended => {
                    self.area.clear()?;
                    return Ok(None);
                }
                Step::Stay | Step::Hint | Step::Answered(_) => {
                    refused = None;
                    continue;
                }
            };
            refused = inspect(&typed).err();
            if refused.is_none() {
                let (look, _) = self.now();
                let mut record = head(wanted.question, look);
                record.extend(field.record(look, !typed.is_empty()));
                if typed.is_empty() {
                    let nothing = wanted.nothing.unwrap_or("left out");
                    record.push(look.paint(Ink::Dim, &format!("  {nothing}")));
                }
                self.area.finish(&record)?;
                return Ok(Some(typed));
            }
        }
    }
}

/// A question of yes or no as dialoguer has it, but wrapped, and the cursor where the answer stands.
fn confirmation(question: &str, usual: bool, look: Look) -> Page {
    let theme = look.theme();
    let mut lines = wrap(
        &theme.prompt_style.apply_to(question).to_string(),
        look.columns,
        &format!("{} ", theme.prompt_prefix),
        "  ",
    );
    let mut choice = String::new();
    let _ = theme.format_confirm_prompt(&mut choice, "", Some(usual)); // a string takes all
    match lines.last_mut() {
        Some(line) if width(line) + 1 + width(&choice) <= look.columns => {
            line.push(' ');
            line.push_str(&choice);
        }
        _ => lines.push(format!("  {choice}")),
    }
    let enter = format!("Enter says {}", if usual { "yes" } else { "no" });
    let keys = [enter, "y or n".to_owned(), "Esc leaves".to_owned()].map(Hotkey::must).to_vec();
    let last = lines.len().saturating_sub(1);
    let answer = if usual { "yes" } else { "no" };
    let column = lines.last().map_or(0, |line| width(line)).saturating_sub(answer.len());
    Page { active: last..lines.len(), cursor: Some((last, column)), lines, keys, ..Page::default() }
}

/// What is asked, in bold.
fn head(question: &str, look: Look) -> Vec<String> {
    if question.is_empty() {
        return Vec::new();
    }
    wrap(&look.paint(Ink::Bold, &printable_line(question)), look.columns, "", "")
}

/// What is wanted of an author, and what was typed so far.
fn asked(wanted: &Wanted<'_>, field: &Typed, refused: Option<&str>, look: Look) -> Page {
    let mut lines = head(wanted.question, look);
    for note in wanted.notes {
        let note = look.paint(Ink::Dim, &printable(note));
        lines.extend(wrap(&note, look.columns, "  ", "  "));
    }
    let enter = match (wanted.several, wanted.optional) {
        (true, _) => "An empty line ends",
        (false, true) => "Enter goes on, also empty",
        (false, false) => "Enter goes on",
    };
    let leave = if wanted.is_first { "leaves" } else { "goes back" };
    let keys = vec![Hotkey::must(enter), Hotkey::must(format!("Esc {leave}"))];
    field.draw(look).below(lines, refused, keys, look)
}
